/**
 * A text with what was understood of it: each layer told apart by its line as well as its colour, chosen by layer; pointing
 * at a mark, tapping it or coming to it with the keyboard opens what was understood and the rule behind it.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Layer, Mark } from '../types.js';
import { entryLink } from '../words.js';
import { cut, placesOf } from './cut.js';
import { Sure } from './marks.js';

const LAYERS: readonly (readonly [layer: Layer, name: string])[] = [
  ['statement', 'Statements'],
  ['event', 'Deeds'],
  ['meeting', 'Meetings'],
  ['commitment', 'Commitments'],
  ['channel', 'Channels'],
  ['incident', 'Incidents'],
  ['actor', 'Names'],
  ['repair', 'Garbled'],
];
const AT_FIRST: readonly Layer[] = ['statement', 'meeting', 'commitment', 'repair'];

export function Marked({
  text,
  marks,
  layers,
  onLayers,
  at,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Those shown; none given are those shown at first. */
  readonly layers: readonly string[];
  readonly onLayers: (layers: readonly string[]) => void;
  /** The place at which it begins, as a character of the text. */
  readonly at?: number;
}) {
  const there = LAYERS.filter(([layer]) => marks.some((mark) => mark.layer === layer));
  const first = AT_FIRST.filter((layer) => there.some(([one]) => one === layer));
  const shown = new Set(layers.length > 0 ? layers : first.length > 0 ? first : there.map(([layer]) => layer));
  const key = [...shown].sort().join();
  const pieces = useMemo(() => cut(text, placesOf(marks.filter(({ layer }) => shown.has(layer)))), [text, marks, key]);
  const [open, setOpen] = useState<readonly Mark[]>([]);
  const [pinned, setPinned] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at === undefined) return;
    const target = [...(body.current?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].find(
      (one) => Number(one.dataset.start) >= at,
    );
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, []);
  const seen = new Set<Mark>();
  const active = new Set(open.map(({ id }) => id));
  return (
    <div class="reading">
      <div class="sheet">
        <fieldset class="layers">
          <legend>Marked in the text</legend>
          {there.map(([layer, name]) => (
            <label key={layer} class={shown.has(layer) ? 'on' : ''}>
              <input
                type="checkbox"
                checked={shown.has(layer)}
                onChange={() => {
                  const now = there.flatMap(([one]) => ((one === layer) !== shown.has(one) ? [one] : []));
                  onLayers(now.length === 0 ? first : now);
                }}
              />
              <span class={`l ${layer}`}>{name}</span>{' '}
              <span class="dim">{marks.filter((mark) => mark.layer === layer).length}</span>
            </label>
          ))}
        </fieldset>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: pointing opens what focus opens, too */}
        <div ref={body} class="text" onMouseLeave={() => pinned || setOpen([])}>
          {pieces.map(({ start, text: words, marks: over }) => {
            if (over.length === 0) return words;
            const begins = over.some((mark) => !seen.has(mark));
            for (const mark of over) seen.add(mark);
            const inner = layered(words, over);
            const name = `piece ${over.some(({ id }) => active.has(id)) ? 'active' : ''}`;
            const show = (pin: boolean) => (): void => {
              if (pinned && !pin) return;
              setOpen(over);
              setPinned(pin);
            };
            return begins ? (
              <span
                key={start}
                role="button"
                tabIndex={0}
                data-start={start}
                class={name}
                aria-label={`${words}: ${over.map(({ title }) => title).join('; ')}`}
                onMouseEnter={show(false)}
                onFocus={show(false)}
                onClick={show(true)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  show(true)();
                }}
              >
                {inner}
              </span>
            ) : (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the button at the beginning of the mark does the same
              // biome-ignore lint/a11y/noStaticElementInteractions: as above
              // biome-ignore lint/a11y/useKeyWithMouseEvents: as above
              <span key={start} class={name} onMouseOver={show(false)} onClick={show(true)}>
                {inner}
              </span>
            );
          })}
        </div>
      </div>
      <aside class={`understood ${open.length > 0 ? 'open' : ''}`} aria-label="What was understood" aria-live="polite">
        {open.length === 0 ? (
          <>
            <p class="dim">Point at a mark or tap it to see what was understood of the words, and by which rule.</p>
            <Listed
              marks={marks.filter(({ layer }) => shown.has(layer))}
              onOpen={(mark) => {
                setOpen([mark]);
                setPinned(true);
                const first = mark.spans[0]?.[0] ?? 0;
                body.current?.querySelector(`[data-start="${first}"]`)?.scrollIntoView({ block: 'center' });
              }}
            />
          </>
        ) : (
          <>
            <button
              type="button"
              class="tool close"
              onClick={() => {
                setOpen([]);
                setPinned(false);
              }}
            >
              Close
            </button>
            {[...new Map(open.map((mark) => [mark.layer + mark.id, mark])).values()].map((mark) => (
              <Understood key={mark.layer + mark.id} mark={mark} />
            ))}
          </>
        )}
      </aside>
    </div>
  );
}

/** All that is marked, in the order of the text. */
function Listed({ marks, onOpen }: { readonly marks: readonly Mark[]; readonly onOpen: (mark: Mark) => void }) {
  const sorted = [...marks].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
  return (
    <ol class="listed">
      {sorted.map((mark) => (
        <li key={mark.layer + mark.id}>
          <button type="button" onClick={() => onOpen(mark)}>
            <span class={`l ${mark.layer}`}>
              {LAYERS.find(([layer]) => layer === mark.layer)?.[1].replace(/s$/, '')}
            </span>{' '}
            {mark.title}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** One line for each layer over the words. */
const layered = (words: string, over: readonly Mark[]): preact.ComponentChildren => {
  let inner: preact.ComponentChildren = words;
  for (const [layer] of LAYERS)
    if (over.some((mark) => mark.layer === layer)) inner = <span class={`l ${layer}`}>{inner}</span>;
  return inner;
};

function Understood({ mark }: { readonly mark: Mark }) {
  const name = LAYERS.find(([layer]) => layer === mark.layer)?.[1] ?? '';
  return (
    <article>
      <p class="over">
        <span class={`l ${mark.layer}`}>{name.replace(/s$/, '')}</span>
        {mark.confidence === null ? null : <Sure value={mark.confidence} />}
      </p>
      <h3>{mark.entry ? <Link href={entryLink(mark.entry)}>{mark.title}</Link> : mark.title}</h3>
      <Facts facts={mark.facts} />
      <p class="why">
        By{' '}
        {mark.why.map((rule, i) => (
          <span key={rule}>
            {i > 0 ? ', ' : ''}
            <Link href={`/rules?rule=${encodeURIComponent(rule)}`}>{rule}</Link>
          </span>
        ))}
      </p>
    </article>
  );
}

export function Facts({ facts }: { readonly facts: readonly { readonly name: string; readonly value: string }[] }) {
  return (
    <dl class="facts-list">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
