/** Coded events as files of them have them, those that readers have judged among them (docs/accuracy/events-judged.jsonl). */
import { existsSync, readFileSync } from 'node:fs';
import type { Actor, Event } from '../../src/model/reading.js';
import type { Span } from '../../src/model/span.js';

/** A coded event: spans and codes, and no word of the text. */
export interface CodedRow {
  readonly evidence: readonly Span[];
  readonly type: string;
  readonly mode: string;
  readonly cameo: string;
  readonly status: string;
  /** `party or country:sector` */
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** A coded event as it was judged. */
export interface JudgedRow extends CodedRow {
  readonly corpus: string;
  readonly document: string;
  /** What tells the same codes of other actors apart: the beginning of the hash of their ids. */
  readonly sides: string;
  readonly rule: string;
  readonly verdict: 'right' | 'wrong';
  /** `deed` (none), `type`, `mode`, `cameo`, `status`, `source`, `target`, `source-sector`, `target-sector` */
  readonly faults: readonly string[];
  readonly reason: string;
}

/** Where the texts stand that events are judged in, below ../shared. */
export const CORPORA = {
  'polnear-train': 'eval/polnear/train.jsonl',
  readouts: 'articles/readouts.jsonl',
  'plv-train': 'eval/plv/train.jsonl',
} as const;

export const linesOf = <T>(path: string): readonly T[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as T)
    : [];

const codeOf = (actor: Actor | undefined): string =>
  `${actor?.party || actor?.country || '?'}:${actor?.sector ?? 'UNK'}`;

export const codedOf = (event: Event, actors: ReadonlyMap<string, Actor>): CodedRow => ({
  evidence: event.evidence,
  type: event.plover,
  mode: event.mode ?? '',
  cameo: event.cameo,
  status: event.status,
  source: event.source.map((id) => codeOf(actors.get(id))),
  target: event.target.map((id) => codeOf(actors.get(id))),
});

/** Alike for events that are coded alike. */
export const codedKey = ({ evidence, type, mode, cameo, status, source, target }: CodedRow): string =>
  JSON.stringify([evidence, type, mode, cameo, status, source, target]);

/** How much of the stretches of two items, 0 to 1, is common to both, in characters. */
export function shareOf(some: readonly Span[], others: readonly Span[]): number {
  const size = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);
  const common = some.reduce(
    (sum, [from, to]) => others.reduce((all, [a, b]) => all + Math.max(0, Math.min(to, b) - Math.max(from, a)), sum),
    0,
  );
  return common / Math.max(1, size(some) + size(others) - common);
}
