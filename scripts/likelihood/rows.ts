/** Events that readers have judged (docs/accuracy/events-judged.jsonl), and the readings that they are of. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resources } from '../../src/index.js';
import { toDocument } from '../../src/index.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { Actor, Event } from '../../src/model/reading.js';
import type { Span } from '../../src/model/span.js';
import type { Told } from '../../src/reading/events/find.js';
import { issuerOf } from '../../src/reading/issuer.js';
import { itemsOf } from '../../src/reading/items.js';
import { contextOf } from '../../src/reading/layers.js';

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

export const codeOf = (actor: Actor | undefined): string =>
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

/** What is judged of an event. */
export const rowOf = (
  event: Event,
  actors: ReadonlyMap<string, Actor>,
): CodedRow & Pick<JudgedRow, 'sides' | 'rule'> => ({
  ...codedOf(event, actors),
  sides: createHash('sha256').update(`${event.source.join()}>${event.target.join()}`).digest('hex').slice(0, 8),
  rule: event.why[0] ?? '',
});

/** Whether an event is still as it was judged, but for the rule that gives it. */
export const keyOf = (row: ReturnType<typeof rowOf>): string => `${codedKey(row)} ${row.sides}`;

/** A document with its events. */
export interface Coded {
  readonly id: string;
  readonly document: Document;
  readonly issuer: string;
  readonly told: readonly Told[];
  readonly actors: ReadonlyMap<string, Actor>;
}

/** The documents of a corpus that are asked for, with their events. */
export function* readingsOf(
  shared: string,
  corpus: keyof typeof CORPORA,
  resources: Resources,
  isAsked: (id: string) => boolean,
): Generator<Coded> {
  for (const input of linesOf<DocumentInput & { readonly date?: string }>(join(shared, CORPORA[corpus]))) {
    const published = input.published ?? input.date;
    const document = toDocument({ ...input, ...(published ? { published } : {}) });
    if (!isAsked(document.id)) continue;
    const context = contextOf(document, resources.language.analyse(document.text), false, resources);
    const { told, sides } = itemsOf(context);
    const actors = new Map(sides.cast.all().map((actor) => [actor.id, actor]));
    yield { id: document.id, document, issuer: issuerOf(context), told, actors };
  }
}
