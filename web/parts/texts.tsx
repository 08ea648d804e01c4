/**
 * Two accounts whole, side by side: where one is scrolled the other goes along, sentence by sentence as the comparison aligns
 * them. Each is a region that scrolls with the arrow keys and that Tab leaves; steps lead from one point to the next.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import type { Compared } from '../types.js';
import { capital, documentLink, words } from '../words.js';
import { cut } from './cut.js';
import { type Anchor, otherTop } from './scroll.js';

type Side = 'a' | 'b';
type Point = Compared['points'][number];
const SIDES = ['a', 'b'] as const;

export function Texts({
  shown,
  names,
  named,
}: {
  readonly shown: Compared;
  readonly names: Readonly<Record<Side, string>>;
  /** A note with the names of the two in it. */
  readonly named: (note: string) => string;
}) {
  const at = useAddress();
  const panes = { a: useRef<HTMLDivElement>(null), b: useRef<HTMLDivElement>(null) };
  const [joined, setJoined] = useState(true);
  // Who is being scrolled by a person: what the other does then is an answer, and asks for none.
  const leader = useRef<Side>();
  const shared = useMemo(
    () => shown.points.flatMap(({ relation }, i) => (relation === 'both' || relation === 'conflict' ? [i] : [])),
    [shown],
  );
  const asked = at.get('point') === '' ? -1 : Number(at.get('point'));
  const chosen = shown.points[asked] ? asked : -1;
  const place = shared.indexOf(chosen);

  const spotOf = (side: Side, point: number): HTMLElement | null =>
    panes[side].current?.querySelector<HTMLElement>(`[data-point~="${point}"]`) ?? null;
  const follow = (side: Side): void => {
    const other = side === 'a' ? 'b' : 'a';
    const [own, beside] = [panes[side].current, panes[other].current];
    if (!joined || leader.current !== side || !own || !beside) return;
    const anchors = shared.flatMap((point): Anchor[] => {
      const [one, two] = [spotOf(side, point), spotOf(other, point)];
      return one && two ? [[one.offsetTop, two.offsetTop]] : [];
    });
    beside.scrollTop = otherTop(own, beside, anchors);
  };
  useEffect(() => {
    if (chosen < 0) return;
    leader.current = undefined;
    for (const side of SIDES) {
      const pane = panes[side].current;
      const spot = spotOf(side, chosen);
      if (pane && spot) pane.scrollTop = spot.offsetTop - pane.clientHeight / 3;
    }
  }, [chosen, shown]);

  const choose = (point: number): void => at.set({ point: String(point) }, { replace: true });
  const step = (by: number): void => {
    const next = place < 0 ? (by > 0 ? 0 : shared.length - 1) : place + by;
    const point = shared[Math.min(shared.length - 1, Math.max(0, next))];
    if (point !== undefined) choose(point);
  };
  const point = shown.points[chosen];
  return (
    <div class="texts">
      <div class="tools">
        <button type="button" class="tool" onClick={() => step(-1)} disabled={shared.length === 0 || place === 0}>
          ← Point before
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => step(1)}
          disabled={shared.length === 0 || place === shared.length - 1}
        >
          Next point →
        </button>
        <label class="check">
          <input type="checkbox" checked={joined} onChange={() => setJoined(!joined)} /> Scroll together
        </label>
        <span class="keys-to">
          <span class="piece both">in both</span> <span class="piece conflict">in conflict</span>{' '}
          <span class="piece alone">in one alone</span>
        </span>
      </div>
      <p class="note" role="status">
        {point
          ? said(point, place, shared.length, names, named)
          : `${shared.length} points are in both: step to them, or choose a sentence.`}
      </p>
      <div class="panes">
        {SIDES.map((side) => (
          <div key={side}>
            <h3>
              <Link href={documentLink(shown[side].document)}>{names[side]}</Link>{' '}
              <span class="dim">{shown[side].kind ? words(shown[side].kind) : ''}</span>
            </h3>
            <div
              ref={panes[side]}
              class="pane"
              role="region"
              tabIndex={0}
              aria-label={`${names[side]}, the whole text; arrow keys scroll both`}
              onScroll={() => follow(side)}
              onWheel={() => (leader.current = side)}
              onPointerDown={() => (leader.current = side)}
              onKeyDown={() => (leader.current = side)}
            >
              <Text account={shown[side].text} side={side} points={shown.points} chosen={chosen} onChoose={choose} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

const said = (
  { relation, topic, note }: Point,
  place: number,
  all: number,
  names: Readonly<Record<Side, string>>,
  named: (note: string) => string,
): string =>
  [
    place < 0
      ? `Told by ${relation === 'only-a' ? names.a : names.b} alone`
      : `Point ${place + 1} of ${all}, ${relation === 'conflict' ? 'in conflict' : 'in both'}`,
    topic ? capital(words(topic)) : '',
    note ? named(note) : '',
  ]
    .filter(Boolean)
    .join(': ');

const LOOKS = { both: 'both', conflict: 'conflict', 'only-a': 'alone', 'only-b': 'alone' } as const;

/** A text cut at its points; pointing at one chooses it, as the steps do for who has no mouse. */
function Text({
  account,
  side,
  points,
  chosen,
  onChoose,
}: {
  readonly account: string;
  readonly side: Side;
  readonly points: readonly Point[];
  readonly chosen: number;
  readonly onChoose: (point: number) => void;
}) {
  const pieces = useMemo(
    () =>
      cut(
        account,
        points.flatMap((point, i) => point[side].map((span) => ({ mark: i, span }))),
      ),
    [account, points, side],
  );
  return (
    <>
      {pieces.map(({ start, text, marks }) => {
        const [first] = marks;
        if (first === undefined) return text;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the steps above lead to it by the keyboard
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <span
            key={start}
            data-point={marks.join(' ')}
            class={`piece ${LOOKS[points[first]?.relation ?? 'both']} ${marks.includes(chosen) ? 'active' : ''}`}
            onClick={() => onChoose(first)}
          >
            {text}
          </span>
        );
      })}
    </>
  );
}
