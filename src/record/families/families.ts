/**
 * Families: documents that are copies of one text, reprinted, cut, edited or paraphrased by a machine. Two documents are
 * near-copies by their texts, publishers and days alone; a family is a connected set of them, called by its smallest id.
 * So neither order nor what else is there has a say, and a change touches the families next to it, no other.
 *
 * Candidates share a mark (`print.ts`) and came within a fortnight: formulas come back for years, so that without the days
 * each text had more candidates the more the record holds. Two kinds are sought in all years: texts whose day is not known,
 * and equal ones, which are few.
 */
import type { Interval } from '../days.js';
import { isOfEquals, likenessOf, type Print } from './print.js';

/** What of a document decides with whom it is a family. */
export interface Text {
  readonly id: string;
  readonly print: Print;
  /** The same for texts that are equal once folded (`equal.ts`): copies whatever their days. */
  readonly equal: string;
  readonly marks: readonly number[];
  /** Folded; undefined where not known. */
  readonly publisher: string | undefined;
  /** Day of publication, as days since 1970-01-01, or null. */
  readonly published: number | null;
}

/** Days after which a text is no copy any more, but a template filled in anew; copies come within `FRESH` days. */
const LONGEST = 14;
const FRESH = 2;
/** Runs of words from which equal texts are one text, whenever they come. */
const SEVERAL = 40;

/**
 * Shares of the shorter text that must stand in the longer: of what survives rewording, or of all words. More where days
 * lie between, and where both are of one publisher, who does not copy himself but may correct or complete what he wrote: of
 * 1,658 readouts no two that are not one share more than 0.73 with another of their office (calls to both sides of a war).
 */
const SHARES = {
  fresh: { survivors: 0.5, words: 0.7 },
  later: { survivors: 0.75, words: 0.85 },
  own: { survivors: 0.8, words: 0.8 },
  ownLater: { survivors: 0.9, words: 0.9 },
} as const;

/** True where one of two documents is a copy of the other, or both of a third; the same whichever comes first. */
export function areCopies(a: Text, b: Text): boolean {
  const apart = a.published === null || b.published === null ? 0 : Math.abs(a.published - b.published);
  // A line or two may be filled in alike for every call: 'The remarks follow.'
  if (a.equal === b.equal && (apart <= FRESH || (isLong(a) && isLong(b)))) return true;
  if (apart > LONGEST) return false;
  const own = a.publisher !== undefined && a.publisher === b.publisher;
  const isLater = apart > FRESH;
  const share = own ? SHARES[isLater ? 'ownLater' : 'own'] : SHARES[isLater ? 'later' : 'fresh'];
  const { survivors, words } = likenessOf(a.print, b.print);
  return survivors >= share.survivors || words >= share.words;
}

/** Those without a day come first, all at one time. */
const NO_DAY = -1e9;
const timeOf = (text: Text | undefined): number => text?.published ?? NO_DAY;
const isLong = ({ print }: Text): boolean => print.words.hashes.length >= SEVERAL;

/** The family of each document among some that hold whole families: by id the smallest id of its family. */
export function familiesOf(texts: readonly Text[]): Map<string, string> {
  const sorted = [...texts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parent = sorted.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? root] ?? root;
      root = parent[root] ?? root;
    }
    return root;
  };
  // By days, those without one first: what lies more than a fortnight behind is looked at no more.
  const inTime = sorted.map((_, i) => i).sort((i, k) => timeOf(sorted[i]) - timeOf(sorted[k]));
  const marked = new Map<number, number[]>();
  for (const i of inTime) {
    const text = sorted[i];
    if (!text) continue;
    const tried = new Set<number>();
    for (const mark of text.marks) {
      const since = isOfEquals(mark) ? NO_DAY : timeOf(text) - LONGEST;
      const others = (marked.get(mark) ?? []).filter((k) => timeOf(sorted[k]) >= since || timeOf(sorted[k]) === NO_DAY);
      for (const other of others) {
        if (tried.has(other)) continue;
        tried.add(other);
        const [x, y] = [find(i), find(other)];
        const copied = sorted[other];
        if (x !== y && copied && areCopies(text, copied)) parent[Math.max(x, y)] = Math.min(x, y);
      }
      marked.set(mark, [...others, i]);
    }
  }
  return new Map(sorted.map(({ id }, i) => [id, sorted[find(i)]?.id ?? id]));
}

/** Texts that have one of these marks, and were published within these days or on a day that is not known; null for all days. */
export interface Near {
  readonly marks: readonly number[];
  readonly days: Interval | null;
}

/** A question about families: texts that are near in one of these ways; all texts of these families. */
export type FamilyAsk =
  | { readonly ask: 'near'; readonly near: readonly Near[] }
  | { readonly ask: 'families'; readonly families: readonly string[] };

/** A text with the family that it has in the store; '' where it has none yet. */
export interface Grouped extends Text {
  readonly family: string;
}

/**
 * Which documents are in which family after some have changed. Asks for what it needs of the store as it is after the
 * change: texts that are new stand in it, those that are gone do not.
 *
 * @param changed present documents that are new or have another text, publisher or day
 * @param before families that had a changed or removed document
 * @returns of each document of each family that was touched its family now
 */
export function* regroup(
  changed: readonly Text[],
  before: readonly string[],
): Generator<FamilyAsk, Map<string, string>, readonly Grouped[]> {
  const asked = nearOf(changed);
  const near = asked.length === 0 ? [] : yield { ask: 'near', near: asked };
  // Only families that a changed document may belong to: most that share a mark with it are no copies of it.
  const touched = new Set(before);
  const own = new Set(changed.map((text) => text.id));
  const marked = new Map<number, Text[]>();
  for (const text of changed) for (const mark of text.marks) put(marked, mark, text);
  for (const other of near) {
    if (own.has(other.id) || touched.has(other.family)) continue;
    const sharing = new Set(other.marks.flatMap((mark) => marked.get(mark) ?? []));
    if ([...sharing].some((text) => areCopies(text, other))) touched.add(other.family);
  }
  touched.delete('');
  const members = touched.size === 0 ? [] : yield { ask: 'families', families: [...touched].sort() };
  const all = new Map<string, Text>([...members, ...changed].map((text) => [text.id, text]));
  return familiesOf([...all.values()]);
}

/** Where every text stands that `areCopies` may find to be a copy of one of these. */
const nearOf = (texts: readonly Text[]): Near[] => {
  const byDay = new Map<number | null, number[]>();
  const equal: number[] = [];
  for (const text of texts) {
    put(byDay, text.published, ...text.marks);
    if (text.published !== null && isLong(text)) equal.push(...text.marks.filter(isOfEquals));
  }
  const days = [...byDay].map(
    ([day, marks]): Near => ({
      marks: [...new Set(marks)],
      days: day === null ? null : [day - LONGEST, day + LONGEST],
    }),
  );
  return equal.length === 0 ? days : [...days, { marks: [...new Set(equal)], days: null }];
};

const put = <K, V>(lists: Map<K, V[]>, key: K, ...values: readonly V[]): void => {
  const list = lists.get(key);
  if (list) list.push(...values);
  else lists.set(key, [...values]);
};
