/**
 * Pairs of items of which is known whether they are the same, to learn from: those that readers have judged
 * (docs/accuracy/pairs-judged.jsonl), and those of the demo documents' train part, by the right record.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { Item, ItemKind } from '../../src/model/record.js';
import type { Span } from '../../src/model/span.js';
import { evidenceOf } from '../../src/record/corrections.js';
import { linesOf } from '../likelihood/rows.js';
import { belonging, type Gold, typeOf } from './gold.js';

export interface Pair {
  readonly a: Item;
  readonly b: Item;
  readonly same: boolean;
}

/** A passage that is named, not repeated. */
interface Passage {
  /** Of ../shared: `readouts`, `unlabelled` or `train`. */
  readonly corpus: Corpus;
  readonly document: string;
  readonly evidence: readonly Span[];
  /** What it was read as: the PLOVER type of an event, the kind of a meeting, channel or incident. */
  readonly type?: string;
}

/** Two passages that a reader has judged; `neither`: one of the two tells of no such thing. */
export interface JudgedPair {
  readonly kind: ItemKind;
  readonly a: Passage;
  readonly b: Passage;
  readonly verdict: 'same' | 'different' | 'neither';
}

const FILES = { readouts: 'articles/readouts.jsonl', unlabelled: 'corpus/unlabelled.jsonl', train: 'corpus/train' };
type Corpus = keyof typeof FILES;
export const CORPORA = Object.keys(FILES) as Corpus[];

/** The documents of a corpus; a day that is none is left out. @param ids only these, of `train`, whose documents are files */
export function documentsOf(shared: string, corpus: Corpus, ids: ReadonlySet<string>): Document[] {
  const day = (published: string | undefined) =>
    /^\d{4}-/.test(published ?? '') ? { published: published ?? '' } : {};
  if (corpus !== 'train')
    return linesOf<DocumentInput>(join(shared, FILES[corpus]))
      .filter(({ id }) => ids.has(id ?? ''))
      .map(({ published, ...input }) => toDocument({ ...input, ...day(published) }));
  return [...ids].map((id) => {
    const { published } = JSON.parse(
      readFileSync(join(shared, FILES.train, `${id}.raw.json`), 'utf8'),
    ) as DocumentInput;
    return toDocument({ id, text: readFileSync(join(shared, FILES.train, `${id}.txt`), 'utf8'), ...day(published) });
  });
}

/** Least share of the passage that an item must have in common with it. */
const LEAST = 0.5;

/** The judged pairs whose passages are still read as such items. */
export function judgedPairs(judged: readonly JudgedPair[], items: readonly Item[]): Pair[] {
  const byDocument = new Map<string, Item[]>();
  for (const item of items) byDocument.set(item.document, [...(byDocument.get(item.document) ?? []), item]);
  const find = (kind: ItemKind, { document, evidence, type = '' }: Passage): Item | undefined => {
    const length = evidence.reduce((sum, [start, end]) => sum + end - start, 0);
    return (byDocument.get(document) ?? [])
      .filter((item) => item.kind === kind && typeOf(item) === type)
      .map((item) => ({ item, share: commonOf(evidence, evidenceOf(item)) / length }))
      .sort((p, q) => q.share - p.share)
      .find(({ share }) => share >= LEAST)?.item;
  };
  return judged.flatMap(({ kind, a, b, verdict }) => {
    const [x, y] = [find(kind, a), find(kind, b)];
    return verdict === 'neither' || !x || !y ? [] : [{ a: x, b: y, same: verdict === 'same' }];
  });
}

const commonOf = (some: readonly Span[], others: readonly Span[]): number =>
  some
    .flatMap((one) => others.map((other) => Math.min(one[1], other[1]) - Math.max(one[0], other[0])))
    .reduce((sum, length) => sum + Math.max(0, length), 0);

/** All pairs of the demo documents' train part that belong to reports of the right record. */
export function demoPairs(gold: Gold, items: readonly Item[]): Pair[] {
  const copies = new Set(gold.families.flatMap(([, ...others]) => others));
  const found = [...belonging(gold, items)].filter(
    ([item]) => gold.part.get(item.document) === 'train' && !copies.has(item.document),
  );
  return found.flatMap(([a, x], i) =>
    found
      .slice(i + 1)
      .filter(([b]) => a.kind === b.kind && a.document !== b.document)
      .map(([b, y]) => ({ a, b, same: x === y })),
  );
}
