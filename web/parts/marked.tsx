/**
 * A text with what was understood of it: each layer told apart by its line as well as its colour, chosen by layer, one line at
 * most under any words; pointing at a mark, tapping it or coming to it with the keyboard opens all that was understood of it.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Layer, Mark } from '../types.js';
import { entryLink, quoted } from '../words.js';
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
  const marksIn = (layer: Layer): number => marks.filter((mark) => mark.layer === layer).length;
  const rank = there.map(([layer]) => layer).sort((a, b) => marksIn(a) - marksIn(b));
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
              <span class={`l ${layer}`}>{name}</span> <span class="dim">{marksIn(layer)}</span>
            </label>
          ))}
        </fieldset>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: pointing opens what focus opens, too */}
        <div ref={body} class="text" onMouseLeave={() => pinned || setOpen([])}>
          {pieces.map(({ start, text: words, marks: over }) => {
            if (over.length === 0) return words;
            const begins = over.some((mark) => !seen.has(mark));
            for (const mark of over) seen.add(mark);
            const inner = layered(words, over, rank);
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
            <p class="dim">Choose underlined words to see how they were read, and by which rule.</p>
            <details open={!matchMedia('(max-width: 60rem)').matches}>
              <summary>All that is marked</summary>
              <Listed
                text={text}
                marks={marks.filter(({ layer }) => shown.has(layer))}
                onOpen={(mark) => {
                  setOpen([mark]);
                  setPinned(true);
                  const first = mark.spans[0]?.[0] ?? 0;
                  body.current?.querySelector(`[data-start="${first}"]`)?.scrollIntoView({ block: 'center' });
                }}
              />
            </details>
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

/** Layers whose titles are alike: 'Xi Jinping said'. */
const BEGUN: ReadonlySet<Layer> = new Set(['statement', 'meeting', 'event']);

/** The first eight words of a mark. */
const beginning = (text: string, { spans: [span] }: Mark): string => {
  const words = text.slice(...(span ?? [0, 0])).split(/\s+/);
  return quoted(words.slice(0, 8).join(' ') + (words.length > 8 ? ' …' : ''));
};

/** All that is marked, in the order of the text. */
function Listed({
  text,
  marks,
  onOpen,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly onOpen: (mark: Mark) => void;
}) {
  const sorted = [...marks].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
  return (
    <ol class="listed">
      {sorted.map((mark) => (
        <li key={mark.layer + mark.id}>
          <button type="button" onClick={() => onOpen(mark)}>
            <span class={`l ${mark.layer}`}>
              {LAYERS.find(([layer]) => layer === mark.layer)?.[1].replace(/s$/, '')}
            </span>{' '}
            {mark.title} {BEGUN.has(mark.layer) ? <span class="dim">{beginning(text, mark)}</span> : null}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Layers that have a look beside a line: a name may stand in a statement, and be garbled. */
const BESIDE: ReadonlySet<Layer> = new Set(['actor', 'repair']);

/** One line under the words, that of the layer with fewest marks; pointing at them tells of the others. */
const layered = (words: string, over: readonly Mark[], rank: readonly Layer[]): preact.ComponentChildren => {
  const all = new Set(over.map(({ layer }) => layer));
  const line = rank.find((layer) => all.has(layer) && !BESIDE.has(layer));
  const shown = [...all].filter((layer) => layer === line || BESIDE.has(layer));
  return shown.length > 0 ? <span class={shown.map((layer) => `l ${layer}`).join(' ')}>{words}</span> : words;
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

/** Facts that only those who count want to see. */
const DETAILS: ReadonlySet<string> = new Set(['Codes', 'Weight']);

type Told = readonly { readonly name: string; readonly value: string }[];

export function Facts({ facts }: { readonly facts: Told }) {
  const details = facts.filter(({ name }) => DETAILS.has(name));
  return (
    <>
      <FactList facts={facts.filter(({ name }) => !DETAILS.has(name))} />
      {details.length > 0 ? (
        <details class="details">
          <summary>Details</summary>
          <FactList facts={details} />
        </details>
      ) : null}
    </>
  );
}

function FactList({ facts }: { readonly facts: Told }) {
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
