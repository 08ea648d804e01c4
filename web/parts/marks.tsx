/** Small signs that stand beside words: the state of something by shape and word, how sure it is, who tells it. */
import { Link } from 'wouter-preact';
import { sureText } from '../../src/export/sure-text.js';
import type { Line } from '../types.js';
import { entryLink, reportsText, titled, words } from '../words.js';
import { SIGNS } from './signs.js';

/** How a state looks: done or open, under way, broken, or only spoken of. */
const LOOKS: Readonly<Record<string, 'good' | 'going' | 'bad' | 'idle'>> = {
  happened: 'good',
  met: 'good',
  open: 'good',
  agreed: 'going',
  planned: 'going',
  promised: 'going',
  reopening: 'going',
  repeated: 'going',
  proposed: 'idle',
  discussed: 'idle',
  prospective: 'idle',
  hypothetical: 'idle',
  refused: 'bad',
  denied: 'bad',
  cancelled: 'bad',
  suspended: 'bad',
  closed: 'bad',
  broken: 'bad',
  overdue: 'bad',
};
const STATES = { good: '●', going: '◐', bad: '✕', idle: '○' } as const;

export function State({ state }: { readonly state: string }) {
  if (state === '') return null;
  const look = LOOKS[state] ?? 'idle';
  return (
    <span class={`state ${look}`}>
      <span aria-hidden="true">{STATES[look]}</span> {words(state)}
    </span>
  );
}

/** The title of an entry as a link to it; that its wording is unclear stands behind. */
export function Title({ line }: { readonly line: Pick<Line, 'id' | 'title' | 'words' | 'unclear'> }) {
  return (
    <>
      <Link href={entryLink(line.id)}>{titled(line)}</Link>
      {line.unclear ? <Unclear /> : null}
    </>
  );
}

export const Unclear = () => <span class="unclear"> wording unclear</span>;

/** How sure: three bars and the figure. */
export function Sure({ value }: { readonly value: number }) {
  const bars = value >= 0.8 ? 3 : value >= 0.5 ? 2 : 1;
  return (
    <span class="sure" title="How sure the reading of the words is">
      <svg viewBox="0 0 14 10" width="14" height="10" aria-hidden="true">
        {[0, 1, 2].map((i) => (
          <rect key={i} x={i * 5} y={7 - i * 3} width="3.4" height={3 + i * 3} class={i < bars ? 'on' : 'off'} />
        ))}
      </svg>{' '}
      {sureText(value)}
    </span>
  );
}

/** The sign of a kind: the same shape in lists, lanes and texts. Hollow, dashed: as a key to the lanes. */
export function KindSign({
  kind,
  look = '',
}: {
  readonly kind: Line['kind'];
  readonly look?: '' | 'hollow' | 'dashed' | 'hollow dashed';
}) {
  return (
    <svg class={`sign ${kind} ${look}`} viewBox="-1 -1 14 14" width="13" height="13" aria-hidden="true">
      <path d={SIGNS[kind]} />
    </svg>
  );
}

/** A bar as long as a share of the longest; the figure stands beside it. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <span class="share" aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}

export function Told({ line }: { readonly line: Pick<Line, 'reports' | 'independent' | 'publisher'> }) {
  return <span class="told">{line.publisher && line.reports === 1 ? line.publisher : reportsText(line)}</span>;
}
