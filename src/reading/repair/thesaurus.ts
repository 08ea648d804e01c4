/**
 * WordNet as far as garbling needs it, in one file of typed arrays: for each word the words in whose place it may have
 * been put. `scripts/build-synonyms.ts` makes the file.
 */
import { openModel, packModel } from '../container.js';
import { at, type Upos } from '../text/tokens.js';

/** Name in the head of the file. */
const NAME = 'synonyms-en';
const VERSION = '2';

/** Parts of speech of a relation, one bit each. */
export const POS = { noun: 1, verb: 2, adj: 4, adv: 8 } as const;
/** What garbling exchanges; a participle may be tagged as a verb or as an adjective. */
export const EXCHANGED: Readonly<Partial<Record<Upos, number>>> = {
  VERB: POS.verb,
  NOUN: POS.noun,
  ADJ: POS.adj | POS.verb,
  ADV: POS.adv,
};

/** A word in whose place another may stand. */
export interface Relation {
  /** A dictionary form in lower case. */
  readonly word: string;
  /** Not of one synset, but the next wider, the next narrower or a similar one. */
  readonly near: boolean;
  /** Sum of the parts of speech (`POS`) as which both words have the meaning. */
  readonly pos: number;
}

interface Original extends Relation {
  /** Number of words that may stand in its place, at least 1. */
  readonly ways: number;
}

export interface Thesaurus {
  /** @param word a dictionary form in lower case, several words by spaces */
  readonly originals: (word: string) => readonly Original[];
  /** The entries of several words, or of one with a hyphen. */
  readonly phrases: readonly string[];
}

/**
 * @param relations found word to the words it may stand for
 * @returns the file, the same bytes for the same relations
 */
export function packThesaurus(relations: ReadonlyMap<string, readonly Relation[]>, source: string): Uint8Array {
  const words = new Set<string>();
  for (const [found, list] of relations) {
    words.add(found);
    for (const { word } of list) words.add(word);
  }
  const sorted = [...words].sort((a, b) => (a < b ? -1 : 1));
  const numbers = new Map(sorted.map((word, i) => [word, i]));
  const starts = new Uint32Array(sorted.length + 1);
  const packed: number[] = [];
  const flags: number[] = [];
  sorted.forEach((word, i) => {
    const own = (relations.get(word) ?? []).map((one) => ({ ...one, number: numbers.get(one.word) ?? 0 }));
    for (const { number, near, pos } of own.sort((a, b) => a.number - b.number)) {
      packed.push(number);
      flags.push(pos * 2 + (near ? 1 : 0));
    }
    starts[i + 1] = packed.length;
  });
  if (sorted.length > 2 ** 16) throw new Error(`${sorted.length} words are more than a row can number`);
  return packModel({ name: NAME, version: VERSION, trainedOn: source, licence: 'WordNet licence, see NOTICE' }, [
    ['words', new TextEncoder().encode(sorted.join('\n'))],
    ['starts', new Uint8Array(starts.buffer)],
    ['relations', new Uint8Array(Uint16Array.from(packed).buffer)],
    ['flags', Uint8Array.from(flags)],
  ]);
}

/** @throws ModelError when the file is damaged or of another kind */
export function openThesaurus(file: Uint8Array): Thesaurus {
  const { bytes } = openModel(file, NAME);
  const words = new TextDecoder().decode(bytes('words')).split('\n');
  const numbers = (section: string): readonly [ArrayBufferLike, number, number] => {
    const { buffer, byteOffset, byteLength } = bytes(section);
    return [buffer, byteOffset, byteLength];
  };
  const [buffer, offset, length] = numbers('starts');
  const starts = new Uint32Array(buffer, offset, length / 4);
  const [rowBuffer, rowOffset, rowLength] = numbers('relations');
  const relations = new Uint16Array(rowBuffer, rowOffset, rowLength / 2);
  const flags = bytes('flags');
  const counts = new Uint16Array(words.length);
  relations.forEach((word, k) => {
    if (at(flags, k) % 2 === 0) counts[word] = at(counts, word) + 1;
  });
  const find = (word: string): number => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((words[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    return words[low] === word ? low : -1;
  };
  return {
    originals: (word) => {
      const i = find(word);
      if (i < 0) return [];
      const list: Original[] = [];
      for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
        const flag = flags[k] as number;
        const original = relations[k] as number;
        const ways = Math.max(1, counts[original] as number);
        list.push({ word: words[original] as string, near: flag % 2 === 1, pos: flag >>> 1, ways });
      }
      return list;
    },
    phrases: words.filter((word) => /[ -]/.test(word)),
  };
}
