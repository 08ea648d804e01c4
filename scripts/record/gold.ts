/**
 * The right record of the demo documents (test/cases/record/demo.jsonl) beside items that were read of them: which item
 * belongs to which report. As test/cases/record/README.md says: of one kind, in one document, with evidence that touches
 * the words; where several entries have such words, that whose parties, people and date agree best.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { DateValue } from '../../src/model/reading.js';
import { ITEM_KINDS, type Item, type ItemKind, type NamedActor } from '../../src/model/record.js';
import type { Span } from '../../src/model/span.js';
import { evidenceOf } from '../../src/record/corrections.js';
import { distance, intervalOf } from '../../src/record/days.js';

interface GoldReport {
  readonly document: string;
  readonly words: string;
}

/** One thing of the right record; fields that only some kinds have are empty elsewhere. */
export interface GoldEntry {
  readonly key: string;
  readonly kind: ItemKind;
  readonly types: readonly string[];
  readonly parties: readonly string[];
  readonly people: readonly string[];
  readonly date: DateValue | undefined;
  readonly reports: readonly GoldReport[];
  /** A reader may leave it out. */
  readonly isOptional: boolean;
  /** States in which a commitment may be said to stand at the end; none for other kinds. */
  readonly finals: readonly string[];
  /** Changes of a channel, the oldest first; none for other kinds. */
  readonly history: readonly GoldChange[];
  /** The day on which a channel was last used; undefined where the right record names none. */
  readonly lastUse: string | undefined;
}

/** What became of a channel on a day; any of the states on any of the dates is right. */
interface GoldChange {
  readonly dates: readonly string[];
  readonly states: readonly string[];
}

export interface Gold {
  readonly documents: readonly Document[];
  readonly entries: readonly GoldEntry[];
  /** Documents of each family, the original first. */
  readonly families: readonly (readonly string[])[];
  readonly part: ReadonlyMap<string, 'train' | 'kept'>;
}

interface Line {
  readonly key: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : typeof value === 'string' ? [value] : [];

/** @param root of the project */
export function readGold(root: string): Gold {
  const documents = lines<DocumentInput>(join(root, 'demo/record/documents.ndjson')).map(toDocument);
  const all = lines<Line>(join(root, 'test/cases/record/demo.jsonl'));
  const families = all.filter((line) => line.kind === 'family').map((line) => texts(line.documents));
  const original = new Map(families.flatMap(([first = '', ...copies]) => copies.map((copy) => [copy, first] as const)));
  const partOf = (id: string): 'train' | 'kept' => {
    const [byte = 0] = createHash('sha256')
      .update(original.get(id) ?? id)
      .digest();
    return byte % 2 === 0 ? 'train' : 'kept';
  };
  return {
    documents,
    families,
    part: new Map(documents.map(({ id }) => [id, partOf(id)])),
    entries: all
      .filter((line) => (ITEM_KINDS as readonly string[]).includes(line.kind))
      .map((line) => {
        const others = (line.alternatives ?? {}) as Readonly<Record<string, unknown>>;
        const sides = ['parties', 'source', 'target', 'by', 'to', 'party'];
        return {
          key: line.key,
          kind: line.kind as ItemKind,
          types: [...texts(line.type), ...texts(others.type)],
          parties: sides.flatMap((field) => texts(line[field])),
          people: [...texts(line.people), ...texts(line.speaker)],
          date: line.date as DateValue | undefined,
          reports: line.reports as GoldReport[],
          isOptional: line.optional === true,
          finals: [...texts(line.final), ...texts(others.final)],
          history: ((line.history ?? []) as Line[]).map((change) => {
            const other = (change.alternatives ?? {}) as Readonly<Record<string, unknown>>;
            return {
              dates: [...texts(change.date), ...texts(other.date)],
              states: [...texts(change.state), ...texts(other.state)],
            };
          }),
          lastUse: texts(line.lastUse)[0],
        };
      }),
  };
}

const touch = (spans: readonly Span[], [start, end]: Span): boolean =>
  spans.some((span) => span[0] < end && span[1] > start);

const actorsOf = (item: Item): readonly NamedActor[] => {
  if (item.kind === 'meeting') return item.value.participants;
  if (item.kind === 'event') return [...item.value.source, ...item.value.target];
  return item.kind === 'statement' && item.value.speaker ? [item.value.speaker] : [];
};

/** The type that a gold entry names for items of its kind; '' where it names none. */
export const typeOf = (item: Item): string => {
  switch (item.kind) {
    case 'event':
      return item.value.plover;
    case 'meeting':
    case 'channel':
    case 'incident':
      return item.value.kind;
    default:
      return '';
  }
};

const agreement = (item: Item, entry: GoldEntry): number => {
  const share = (a: readonly string[], b: readonly string[]): number =>
    a.length === 0 || b.length === 0 ? 0.5 : a.filter((one) => b.includes(one)).length / Math.max(a.length, b.length);
  const days = entry.date === undefined ? null : intervalOf(entry.date);
  const day = !days || !item.days ? 0.5 : Math.max(0, 1 - distance(days, item.days) / 3);
  const type = entry.types.length === 0 || entry.types.includes(typeOf(item)) ? 1 : 0;
  const people = share(
    actorsOf(item).map((one) => one.name),
    entry.people,
  );
  return 2 * type + share(item.parties, entry.parties) + people + day;
};

/**
 * The entry that each item belongs to; items that belong to none are left out, as are CONSULT events, which are the
 * meetings, and events of another type than the entry has.
 */
export function belonging(gold: Gold, items: readonly Item[]): Map<Item, GoldEntry> {
  const text = new Map(gold.documents.map((document) => [document.id, document.text]));
  const places = new Map<string, { entry: GoldEntry; span: Span }[]>();
  for (const entry of gold.entries)
    for (const { document, words } of entry.reports) {
      const start = text.get(document)?.indexOf(words) ?? -1;
      const key = `${entry.kind} ${document}`;
      if (start >= 0) places.set(key, [...(places.get(key) ?? []), { entry, span: [start, start + words.length] }]);
    }
  const found = new Map<Item, GoldEntry>();
  for (const item of items) {
    const touching = (places.get(`${item.kind} ${item.document}`) ?? [])
      .filter(({ span }) => touch(evidenceOf(item), span))
      .map(({ entry }) => ({ entry, score: agreement(item, entry) }))
      .sort((a, b) => b.score - a.score || (a.entry.key < b.entry.key ? -1 : 1));
    const [best] = touching;
    if (best && (item.kind !== 'event' || best.entry.types.includes(item.value.plover))) found.set(item, best.entry);
  }
  return found;
}
