/**
 * The record of the demo documents against their right grouping: what the reading found, and how what was found stands
 * together; and families of copies that our own tools make of real readouts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompareWords } from '../../src/desk/compare.js';
import { loadLedgerWords } from '../../src/desk/over-time.js';
import { DATA_FOLDER, loadTables } from '../../src/desk/resources.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { Entry, ItemKind } from '../../src/model/record.js';
import { read } from '../../src/reading/read.js';
import type { Resources } from '../../src/reading/resources.js';
import { rebuild } from '../../src/record/record.js';
import { copiesOf } from '../record/copies.js';
import { readGold } from '../record/gold.js';
import { recordedOf } from '../record/read.js';
import { f1, type RecordScore, scoreRecord } from '../record/score.js';
import { spinDictionary } from '../spin/spinner.js';
import { readWordNet, wordNetFolder } from '../spin/wordnet.js';
import { type OverTimeScore, scoreOverTime } from './over-time.js';

/** Scores of the whole demo record, of the part that nothing was learned from, and of what became of things over time. */
export function measureDemo(
  root: string,
  resources: Resources,
): { readonly all: RecordScore; readonly kept: RecordScore; readonly overTime: OverTimeScore } {
  const gold = readGold(root);
  const { items, facts } = recordedOf(gold.documents.map((document) => [document, read(document, resources)] as const));
  return {
    all: scoreRecord(gold, items, facts),
    kept: scoreRecord(gold, items, facts, 'kept'),
    overTime: scoreOverTime(gold, items, facts, loadLedgerWords(loadCompareWords())),
  };
}

export interface CopiesScore {
  readonly families: number;
  /** Entries of the originals with their copies that are as they are without these, of the latter. */
  readonly equal: number;
  readonly entries: number;
}

/** @param count of readouts, each with nine copies; undefined where WordNet is missing */
export function measureCopies(shared: string, resources: Resources, count: number): CopiesScore | undefined {
  const folder = wordNetFolder();
  if (folder === undefined) return undefined;
  const dictionary = spinDictionary(readWordNet(folder), loadTables(DATA_FOLDER, ['en/']).tables);
  const readouts = readFileSync(join(shared, 'articles/readouts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => toDocument(JSON.parse(line) as DocumentInput));
  const step = Math.max(1, Math.floor(readouts.length / count));
  const originals = readouts.filter((_, i) => i % step === 0).slice(0, count);
  const copies = originals.flatMap((document, i) =>
    copiesOf(document, resources, dictionary, i + 1).map((copy) => ({ of: document.id, document: copy.document })),
  );
  const readAll = (documents: readonly Document[]) =>
    documents.map((document) => [document, read(document, resources)] as const);
  const alone = readAll(originals);
  const before = recordedOf(alone);
  const after = recordedOf([...alone, ...readAll(copies.map(({ document }) => document))]);
  const entries = rebuild(before.items, before.facts, []);
  const now = new Set(rebuild(after.items, after.facts, []).map(told));
  const origin = new Map([
    ...originals.map(({ id }) => [id, id] as const),
    ...copies.map(({ of, document }) => [document.id, of] as const),
  ]);
  return {
    families: familyF1([...origin], (id) => after.facts.get(id)?.family ?? id),
    equal: entries.filter((entry) => now.has(told(entry))).length / Math.max(entries.length, now.size),
    entries: entries.length,
  };
}

/** What an entry says, without who reports it. */
const told = ({ kind, parties, date, value }: Entry): string => {
  const { id: _, evidence: __, confidence: ___, why: ____, ...rest } = value as Readonly<Record<string, unknown>>;
  return JSON.stringify([kind, parties, date, rest]);
};

const familyF1 = (origins: readonly (readonly [string, string])[], familyOf: (id: string) => string): number => {
  const pairs = (groups: Iterable<number>): number => [...groups].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const counted = (key: (id: string, origin: string) => string): number => {
    const groups = new Map<string, number>();
    for (const [id, origin] of origins) groups.set(key(id, origin), (groups.get(key(id, origin)) ?? 0) + 1);
    return pairs(groups.values());
  };
  const right = counted((id, origin) => JSON.stringify([familyOf(id), origin]));
  return f1({ right, made: counted((id) => familyOf(id)), wanted: counted((_, origin) => origin) });
};

/** Rows of the table: by kind what was found of what is told, and pairs of what was found. */
export const rowsOf = ({ kinds, families }: RecordScore): [measure: string, value: number][] => [
  ...(Object.entries(kinds) as [ItemKind, RecordScore['kinds'][ItemKind]][]).flatMap(
    ([kind, score]): [string, number][] => [
      [`${kind}: reports of which an item was read`, score.reports === 0 ? 1 : score.found / score.reports],
      [`${kind}: pairs of what was read, F1 (${score.right} of ${score.wanted}, ${score.made} made)`, f1(score)],
    ],
  ),
  ['families, F1', f1(families)],
];
