/** Small signs that stand beside words: the state of something by shape and word, how sure it is, who tells it. */
import type { Line } from '../types.js';
import { reportsText, sureText, words } from '../words.js';

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
const SIGNS = { good: '●', going: '◐', bad: '✕', idle: '○' } as const;

export function State({ state }: { readonly state: string }) {
  if (state === '') return null;
  const look = LOOKS[state] ?? 'idle';
  return (
    <span class={`state ${look}`}>
      <span aria-hidden="true">{SIGNS[look]}</span> {words(state)}
    </span>
  );
}

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

/** The sign of a kind: the same shape in lists, lanes and texts. */
export function KindSign({ kind }: { readonly kind: string }) {
  return (
    <svg class={`sign ${kind}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {kind === 'meeting' ? (
        <circle cx="6" cy="6" r="5" />
      ) : kind === 'incident' ? (
        <path d="M6 0.5 11.5 11H0.5Z" />
      ) : kind === 'commitment' ? (
        <rect x="1" y="1" width="10" height="10" />
      ) : kind === 'channel' ? (
        <path d="M1 4h10v4H1z" />
      ) : kind === 'statement' ? (
        <path d="M1 1h10v7H6l-3 3V8H1z" />
      ) : (
        <path d="M6 0 12 6 6 12 0 6Z" />
      )}
    </svg>
  );
}

export function Told({ line }: { readonly line: Pick<Line, 'reports' | 'independent' | 'publisher'> }) {
  return <span class="told">{line.publisher && line.reports === 1 ? line.publisher : reportsText(line)}</span>;
}
