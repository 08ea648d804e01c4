/**
 * Somebody in the middle of a ring of those with whom they had to do: a line as wide as that was often, and thin lines on the
 * ring between those who were there together. Each node is a link. The list beside it says the same in words.
 */
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { CHARACTER, fitted, ringLayout } from './ring-layout.js';
import { useWidth } from './width.js';

export interface RingNode {
  readonly key: string;
  readonly name: string;
  /** A second line under the name, where there is room. */
  readonly note: string;
  /** All of it in words. */
  readonly says: string;
  readonly href: string;
  /** How often. */
  readonly times: number;
  /** Dashed: by call alone. */
  readonly look: 'plain' | 'dashed';
}

/** Pixels from which there is room for notes. */
const ROOMY = 520;

export function Ring({
  middle,
  label,
  nodes,
  ties = [],
}: {
  readonly middle: string;
  readonly label: string;
  readonly nodes: readonly RingNode[];
  /** Between nodes, by their keys. */
  readonly ties?: readonly { readonly a: string; readonly b: string }[];
}) {
  const [box, width] = useWidth<HTMLDivElement>(560, 280);
  const [active, setActive] = useState('');
  const { height, centre, spots, room } = ringLayout(width, nodes.length);
  const [cx, cy] = centre;
  const most = Math.max(1, ...nodes.map(({ times }) => times));
  const places = new Map(nodes.map(({ key }, i) => [key, spots[i]]));
  return (
    <div ref={box} class="ring">
      <svg width={width} height={height} role="group" aria-label={label}>
        <g>
          {ties.map(({ a, b }) => {
            const [from, to] = [places.get(a), places.get(b)];
            return from && to ? (
              <path
                key={`${a}|${b}`}
                class={`tie ${active === a || active === b ? 'active' : ''}`}
                d={`M${from.x} ${from.y}Q${(from.x + to.x + cx) / 3} ${(from.y + to.y + cy) / 3} ${to.x} ${to.y}`}
              />
            ) : null;
          })}
          {nodes.map(({ key, times, look }, i) => (
            <line
              key={key}
              class={`spoke ${look} ${active === key ? 'active' : ''}`}
              x1={cx}
              y1={cy}
              x2={spots[i]?.x}
              y2={spots[i]?.y}
              stroke-width={1.5 + 6 * Math.sqrt(times / most)}
            />
          ))}
          <circle class="middle" cx={cx} cy={cy} r="7" />
          <text class="middle" x={cx} y={cy - 13} text-anchor="middle">
            {middle}
          </text>
        </g>
        {nodes.map(({ key, name, note, says, href, look }, i) => {
          const { x, y, anchor } = spots[i] ?? { x: 0, y: 0, anchor: 'start' };
          const at = x + (anchor === 'start' ? 11 : -11);
          const shown = fitted(name, room[i] ?? 8, true);
          const isRoomy = note !== '' && width >= ROOMY;
          const long = CHARACTER * Math.max(shown.length, isRoomy ? note.length : 0) + 26;
          return (
            <g key={key} class={`node ${look} ${active === key ? 'active' : ''}`}>
              {/* The name may be cut short: the link is called by the whole of it, and takes up the ground under it. */}
              <Link
                href={href}
                aria-label={says}
                onFocus={() => setActive(key)}
                onBlur={() => setActive('')}
                onMouseEnter={() => setActive(key)}
                onMouseLeave={() => setActive('')}
              >
                <rect x={anchor === 'start' ? x - 13 : x + 13 - long} y={y - 13} width={long} height={26} />
                <circle cx={x} cy={y} r="6" />
              </Link>
              <text x={at} y={y + (isRoomy ? -1 : 4)} text-anchor={anchor}>
                {shown}
              </text>
              {isRoomy ? (
                <text class="note-line" x={at} y={y + 14} text-anchor={anchor}>
                  {fitted(note, (room[i] ?? 8) + 2, false)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
