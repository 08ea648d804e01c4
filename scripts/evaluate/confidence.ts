/** How often events are right whose confidence is alike: a reliability table (DeGroot and Fienberg 1983). */
import { join } from 'node:path';
import { type Resources, read } from '../../src/index.js';
import type { DocumentInput } from '../../src/model/document.js';
import { type CodedRow, codedKey, codedOf, linesOf } from '../likelihood/rows.js';

/** An event's confidence, 0 to 1, and whether it is right. */
interface Sure {
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface Band {
  readonly name: string;
  readonly count: number;
  /** 0 to 1 */
  readonly share: number;
}

const WIDTH = 0.2;

/** Bands of confidence that hold events, from the lowest. */
export const bandsOf = (events: readonly Sure[]): readonly Band[] => {
  const bands: Band[] = [];
  for (let i = 0; i * WIDTH < 1; i++) {
    const inside = events.filter(({ confidence }) => Math.min(Math.floor(confidence / WIDTH), 1 / WIDTH - 1) === i);
    if (inside.length === 0) continue;
    bands.push({
      name: `${(i * WIDTH).toFixed(1)} to ${((i + 1) * WIDTH).toFixed(1)}`,
      count: inside.length,
      share: inside.filter(({ isRight }) => isRight).length / inside.length,
    });
  }
  return bands;
};

interface Row extends CodedRow {
  readonly corpus: string;
  readonly document: string;
  readonly verdict: string;
}

/** The judged events of docs/accuracy/events-200.jsonl that still stand. */
export function sampledEvents(root: string, shared: string, resources: Resources): readonly Sure[] {
  const rows = linesOf<Row>(join(root, 'docs/accuracy/events-200.jsonl'));
  const asked = new Set(rows.map(({ document }) => document));
  const found: Sure[] = [];
  for (const path of ['eval/polnear/dev.jsonl', 'articles/readouts.jsonl'])
    for (const input of linesOf<DocumentInput & { readonly date?: string }>(join(shared, path))) {
      if (!asked.has(input.id ?? '')) continue;
      const published = input.published ?? input.date;
      const reading = read({ ...input, ...(published ? { published } : {}) }, resources);
      const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
      const events = new Map(reading.events.map((event) => [codedKey(codedOf(event, actors)), event]));
      for (const row of rows) {
        if (row.document !== reading.document.id || row.verdict === '') continue;
        const event = events.get(codedKey(row));
        if (event) found.push({ confidence: event.confidence, isRight: row.verdict === 'right' });
      }
    }
  return found;
}

/** What the records of 2016 call otherwise than the ontology does, as score-events.mjs has it. */
const TODAY: Readonly<Record<string, string>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
};

/** The events of the records of PLOVER that happened; right is the type of a record. A sentence may hold further true events. */
export function codedRecords(shared: string, resources: Resources): readonly Sure[] {
  const records = linesOf<DocumentInput & { readonly event: string }>(join(shared, 'eval/plover-gsr/dev.jsonl'));
  const types = new Map<string, Set<string>>();
  for (const { text, event } of records) types.set(text, (types.get(text) ?? new Set()).add(TODAY[event] ?? event));
  return [...types].flatMap(([text, gold]) =>
    read({ text }, resources)
      .events.filter(({ status }) => status === 'happened')
      .map(({ confidence, plover }) => ({ confidence, isRight: gold.has(plover) })),
  );
}
