/**
 * Within a family a passage is read once, in the fullest clean text that has it. What the other texts of the family say in
 * the same sentences, or in ones of which an editor changed a word, is a copy of what was read there: it joins its original, or says nothing where it has none, as a reading
 * of the same words that differs tells of the reading, not of the world. A garbled text beside a clean one says nothing of
 * its own. Only what a text adds in sentences that no other has is a report. Pure.
 */
import type { DocumentFacts, Item } from '../../model/record.js';
import type { Attached } from '../corrections.js';
import { fold, numbersOf, withoutDatelines } from '../words.js';

export interface Copies {
  /** Of each item that repeats another, that other. */
  readonly originals: ReadonlyMap<string, string>;
  /** Items that repeat a passage of which its first text has no such item. */
  readonly silent: ReadonlySet<string>;
}

export const NO_COPIES: Copies = { originals: new Map(), silent: new Set() };

/** The copies among the items of many documents, family by family. */
export function copiesAmong(items: readonly Item[], facts: ReadonlyMap<string, DocumentFacts>): Copies {
  const families = new Map<string, DocumentFacts[]>();
  for (const one of facts.values()) families.set(one.family, [...(families.get(one.family) ?? []), one]);
  const several = [...families.values()].filter((family) => family.length > 1);
  const byDocument = new Map<string, Item[]>(several.flatMap((family) => family.map(({ id }) => [id, []])));
  for (const item of items) byDocument.get(item.document)?.push(item);
  const all = several.map((family) =>
    copiesIn(family.map((one) => ({ facts: one, items: byDocument.get(one.id) ?? [] }))),
  );
  return {
    originals: new Map(all.flatMap(({ originals }) => [...originals])),
    silent: new Set(all.flatMap(({ silent }) => [...silent])),
  };
}

/** True for an item that tells of nothing in the record: rejected, a copy of one that is, or silent and not spoken of. */
export const isOut = (
  id: string,
  { rejected, named }: Pick<Attached, 'rejected' | 'named'>,
  { originals, silent }: Copies,
): boolean => rejected.has(id) || (!named.has(id) && (silent.has(id) || rejected.has(originals.get(id) ?? '')));

/** A document of a family with its items. */
export interface Relative {
  readonly facts: DocumentFacts;
  readonly items: readonly Item[];
}

/** @param family all documents of one family, in any order */
export function copiesIn(family: readonly Relative[]): Copies {
  if (family.length < 2) return NO_COPIES;
  const relatives = new Map(family.map((one) => [one.facts.id, one]));
  const ordered = originalFirst(family.map(({ facts }) => facts)).flatMap(({ id }) => relatives.get(id) ?? []);
  const read = new Set<number>();
  const voices: Item[] = [];
  const originals = new Map<string, string>();
  const silent = new Set<string>();
  let clean = false;
  const passages = new Map(family.flatMap(({ items }) => items.map((item) => [item, passageOf(item)] as const)));
  for (const { facts, items } of ordered) {
    const garbled = facts.spun && clean;
    const isRepeated = (item: Item): boolean =>
      garbled ||
      item.sentences.every((one) => read.has(one)) ||
      voices.some((voice) => isEdited(passages.get(item), passages.get(voice)));
    const repeated = read.size === 0 ? [] : items.filter(isRepeated);
    const found = originalsOf(repeated, voices, garbled, passages);
    for (const item of items) {
      const original = found.get(item);
      if (original) originals.set(item.id, original.id);
      else if (repeated.includes(item)) silent.add(item.id);
      else voices.push(item);
    }
    for (const sentence of facts.sentences) read.add(sentence);
    clean ||= !facts.spun;
  }
  return { originals, silent };
}

/** The documents of a family in the order in which they are read: the first is the original, whatever its id. */
export const originalFirst = (family: readonly DocumentFacts[]): DocumentFacts[] => {
  const fullest = Math.max(...family.map(({ sentences }) => sentences.length));
  return [...family].sort(
    (a, b) =>
      Number(a.spun) - Number(b.spun) ||
      lackOf(a, fullest) - lackOf(b, fullest) ||
      compare(a.published ?? '9999', b.published ?? '9999') ||
      compare(a.id, b.id),
  );
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Steps by which a text is shorter than the fullest; of those about as long as it the first published is the original. */
const STEP = Math.log(1.3);
const lackOf = ({ sentences }: DocumentFacts, fullest: number): number =>
  Math.floor(Math.log((fullest + 1) / (sentences.length + 1)) / STEP);

/** Share of the words that a copy must have in common with its original; a machine leaves half of them. */
const LEAST = 0.4;

/** Share of the words in common from which one passage is the other with a word changed. */
const EDITED = 0.7;

interface Passage {
  readonly words: ReadonlySet<string>;
  readonly numbers: string;
}

const passageOf = ({ words }: Item): Passage => {
  const said = withoutDatelines(words.join('\n'));
  return { words: new Set(fold(said).split(' ')), numbers: numbersOf(said).join(' ') };
};

/** What has other numbers is a correction, not a copy. */
const isEdited = (a: Passage | undefined, b: Passage | undefined): boolean =>
  a !== undefined && b !== undefined && a.numbers === b.numbers && dice(a.words, b.words) >= EDITED;

/**
 * For each copy the original most like it, each original once; those of the same days first, as one sentence may tell of a
 * call and of the meeting before it, then the most alike, ties by ids.
 */
const originalsOf = (
  copies: readonly Item[],
  voices: readonly Item[],
  garbled: boolean,
  passages: ReadonlyMap<Item, Passage>,
): Map<Item, Item> => {
  const pairs: { copy: Item; original: Item; ofDays: boolean; alike: number }[] = [];
  for (const copy of copies) {
    const [seen, sentences] = [seenIn(copy), new Set(copy.sentences)];
    for (const original of voices) {
      if (original.kind !== copy.kind || seenIn(original) !== seen) continue;
      const [a, b] = [passages.get(copy), passages.get(original)];
      if (!garbled && !original.sentences.some((one) => sentences.has(one)) && !isEdited(a, b)) continue;
      const alike = dice(a?.words, b?.words);
      if (alike >= LEAST) pairs.push({ copy, original, ofDays: areOfDays(copy, original), alike });
    }
  }
  pairs.sort(
    (a, b) =>
      Number(b.ofDays) - Number(a.ofDays) ||
      b.alike - a.alike ||
      compare(a.copy.id, b.copy.id) ||
      compare(a.original.id, b.original.id),
  );
  const found = new Map<Item, Item>();
  const taken = new Set<string>();
  for (const { copy, original } of pairs) {
    const once = `${copy.document}\n${original.id}`;
    if (found.has(copy) || taken.has(once)) continue;
    found.set(copy, original);
    taken.add(once);
  }
  return found;
};

const areOfDays = ({ days: a }: Item, { days: b }: Item): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

const dice = (a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number => {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return (2 * common) / (a.size + b.size);
};

/** One passage may hold several: an agreement to meet, and the meeting planned. */
const seenIn = (item: Item): string => {
  switch (item.kind) {
    case 'meeting':
      return JSON.stringify([item.value.kind, item.value.status]);
    case 'event':
      return JSON.stringify([item.value.plover, item.value.status]);
    case 'statement':
      return '';
    case 'commitment':
      return item.value.status;
    case 'channel':
      return JSON.stringify([item.value.kind, item.value.state]);
    case 'incident':
      return item.value.kind;
  }
};
