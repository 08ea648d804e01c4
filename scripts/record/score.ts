/**
 * How well the record groups the demo documents, kind by kind: what share of the reports the reading found, and of what it
 * found which pairs stand together that should. Copies of a family count as their original, so only it is asked.
 */
import { type DocumentFacts, ITEM_KINDS, type Item, type ItemKind } from '../../src/model/record.js';
import { rebuild } from '../../src/record/record.js';
import { belonging, type Gold } from './gold.js';

export interface KindScore {
  /** Reports of which an item was found, of all that are told. */
  readonly found: number;
  readonly reports: number;
  /** Pairs of found reports: right ones, those that the record has, those that it should have. */
  readonly right: number;
  readonly made: number;
  readonly wanted: number;
  /** Pairs of all reports, found or not. */
  readonly told: number;
}

export interface RecordScore {
  readonly kinds: Readonly<Record<ItemKind, KindScore>>;
  readonly families: Pick<KindScore, 'right' | 'made' | 'wanted'>;
  /** Pairs that are wrong or missing, for people. */
  readonly misses: readonly string[];
}

/**
 * @param families of the documents, as the record found them
 * @param part only pairs within this part count
 */
export function scoreRecord(
  gold: Gold,
  items: readonly Item[],
  facts: ReadonlyMap<string, DocumentFacts>,
  part?: 'train' | 'kept',
): RecordScore {
  const entries = rebuild(items, facts, []);
  const home = new Map(entries.flatMap((entry) => entry.items.map((id) => [id, entry.id] as const)));
  const copies = new Set(gold.families.flatMap(([, ...others]) => others));
  const counts = (document: string): boolean =>
    !copies.has(document) && (part === undefined || gold.part.get(document) === part);
  const belongs = [...belonging(gold, items)].filter(([item]) => counts(item.document));
  const misses: string[] = [];
  const scoreOf = (kind: ItemKind): KindScore => {
    const own = belongs.filter(([item]) => item.kind === kind);
    const told = gold.entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => new Set(entry.reports.map((report) => report.document).filter(counts)));
    const reported = new Set(own.map(([item, entry]) => `${entry.key} ${item.document}`));
    let [right, made, wanted] = [0, 0, 0];
    own.forEach(([a, x], i) => {
      for (const [b, y] of own.slice(i + 1)) {
        if (a.document === b.document) continue;
        const [is, should] = [home.get(a.id) !== undefined && home.get(a.id) === home.get(b.id), x === y];
        if (is) made++;
        if (should) wanted++;
        if (is && should) right++;
        if (is !== should)
          misses.push(`${is ? 'wrong' : 'missing'} ${kind} ${x.key} ${y.key} | ${shown(a)} | ${shown(b)}`);
      }
    });
    const pairs = (n: number): number => (n * (n - 1)) / 2;
    return {
      found: reported.size,
      reports: told.reduce((sum, documents) => sum + documents.size, 0),
      right,
      made,
      wanted,
      told: told.reduce((sum, documents) => sum + pairs(documents.size), 0),
    };
  };
  const kinds = Object.fromEntries(ITEM_KINDS.map((kind) => [kind, scoreOf(kind)])) as Record<ItemKind, KindScore>;
  return { kinds, families: familyScore(gold, facts), misses };
}

const shown = (item: Item): string =>
  `${item.document} ${JSON.stringify(item.days)} ${item.parties.join()} “${item.words.join(' … ').slice(0, 110)}”`;

const familyScore = (gold: Gold, facts: ReadonlyMap<string, DocumentFacts>) => {
  const family = new Map(gold.families.flatMap((documents, i) => documents.map((id) => [id, i] as const)));
  let [right, made, wanted] = [0, 0, 0];
  gold.documents.forEach(({ id: a }, i) => {
    for (const { id: b } of gold.documents.slice(i + 1)) {
      const is = facts.get(a)?.family === facts.get(b)?.family;
      const should = family.has(a) && family.get(a) === family.get(b);
      if (is) made++;
      if (should) wanted++;
      if (is && should) right++;
    }
  });
  return { right, made, wanted };
};

/** F1 of pairs, 0 to 1; 1 where there is nothing to pair and nothing was paired. */
export const f1 = ({ right, made, wanted }: Pick<KindScore, 'right' | 'made' | 'wanted'>): number =>
  made + wanted === 0 ? 1 : (2 * right) / (made + wanted);
