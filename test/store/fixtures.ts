/** Small documents, readings, items and entries for the tests of the store: only what the store looks at is real. */
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { Party } from '../../src/model/generated/parties.js';
import type { Reading } from '../../src/model/reading.js';
import type { Correction, DocumentFacts, Entry, Item, ItemKind, ItemOf } from '../../src/model/record.js';
import type { Days, NewVersion, PlacedItem, Put, Store, StoreWriter } from '../../src/store/store.js';

export const RECORDED = '2024-05-01T10:00:00Z';

export const documentOf = (id: string, text = `Text of ${id}.`, rest: Partial<DocumentInput> = {}): Document =>
  toDocument({ id, text, ...rest });

export const factsOf = (id: string, rest: Partial<DocumentFacts> = {}): DocumentFacts => ({
  id,
  family: `family of ${id}`,
  sentences: [],
  spun: false,
  ...rest,
});

export const readingOf = (document: Document, release = '1.0.0'): Reading => ({
  schema: 'chancery/reading@1',
  made: { release, data: 'sha256:0' },
  document: {
    id: document.id,
    text: document.hash,
    kind: 'report',
    language: 'en',
    characters: document.text.length,
  },
  provenance: { spun: { score: 0, verdict: 'clean' } },
  notes: ['of “quotation”'],
  repairs: [],
  actors: [],
  statements: [],
  events: [],
  meetings: [],
  commitments: [],
  channels: [],
  incidents: [],
  relations: [],
});

const incident = (id: string): ItemOf<'incident'>['value'] => ({
  id,
  kind: 'border',
  parties: [],
  evidence: [[0, 4]],
  confidence: 1,
  why: ['test'],
});

export const placed = (
  id: string,
  document: string,
  key: string,
  days: Days | null,
  words: readonly string[] = [],
): PlacedItem => {
  const item: Item = {
    id,
    document,
    kind: 'incident',
    parties: [],
    words,
    sentences: [],
    days,
    published: null,
    value: incident(id),
  };
  return { item, key, days };
};

export const entryOf = (
  items: readonly string[],
  rest: { readonly kind?: ItemKind; readonly day?: string; readonly parties?: readonly Party[] } = {},
): Entry => {
  const [id = ''] = items;
  return {
    id,
    kind: rest.kind ?? 'incident',
    parties: rest.parties ?? [],
    date: null,
    day: rest.day ?? '',
    items,
    value: incident(id),
    givenBy: {},
    contradictions: [],
    reports: [],
    independent: 1,
    why: ['test'],
  } as Entry;
};

export const correctionOf = (id: string, time: string, document: string, other?: string): Correction => {
  const anchor = (of: string) => ({ document: of, kind: 'incident' as const, evidence: [], words: [], parties: [] });
  const head = { id, author: 'desk', time, reason: 'seen twice', item: anchor(document) };
  return other === undefined ? { ...head, is: 'reject' } : { ...head, is: 'same', other: anchor(other) };
};

/** Puts one text. */
export const putVersion = async (writer: StoreWriter, version: NewVersion): Promise<Put> => {
  const [put] = await writer.putVersions([version]);
  if (!put) throw new Error('nothing came of a text');
  return put;
};

/** Puts documents of these ids, with a text each. */
export const putDocuments = (store: Store, ...ids: readonly string[]): Promise<void> =>
  store.transaction(async (writer) => {
    await writer.putVersions(ids.map((id) => ({ document: documentOf(id), recorded: RECORDED })));
  });

export const putItems = (writer: StoreWriter, document: string, ...items: readonly PlacedItem[]) =>
  writer.replaceItems([{ facts: factsOf(document), items }]);

export const collect = async <T>(list: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const one of list) all.push(one);
  return all;
};

/** All lines of a list, by pages of two. */
export const allPages = async <T>(
  page: (options: { limit: number; after?: { day: string; id: string } }) => Promise<{
    readonly lines: readonly T[];
    readonly next: { readonly day: string; readonly id: string } | null;
  }>,
): Promise<readonly T[]> => {
  const lines: T[] = [];
  let next: { readonly day: string; readonly id: string } | null = null;
  do {
    const got: Awaited<ReturnType<typeof page>> = await page({ limit: 2, ...(next ? { after: next } : {}) });
    lines.push(...got.lines);
    next = got.next;
  } while (next);
  return lines;
};

/** All orders of a short list. */
export const orders = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length < 2
    ? [list]
    : list.flatMap((one, at) => orders(list.filter((_, index) => index !== at)).map((rest) => [one, ...rest]));
