/**
 * WordNet as far as garbling needs it, in one file of typed arrays: for each word the words in whose place it may have
 * been put. `scripts/build-synonyms.ts` makes the file.
 */
import { columnOf16, columnOf32, openModel } from '../container.js';
import { at, firstWhere, type Upos } from '../text/tokens.js';

/** Name in the head of the file. */
export const NAME = 'synonyms-en';

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

export type Thesaurus = ReturnType<typeof openThesaurus>;

/** @throws ModelError when the file is damaged or of another kind */
export function openThesaurus(file: Uint8Array) {
  const { bytes } = openModel(file, NAME);
  const words = new TextDecoder().decode(bytes('words')).split('\n');
  const starts = columnOf32(bytes('starts'));
  const relations = columnOf16(bytes('relations'));
  const flags = bytes('flags');
  const counts = new Uint16Array(words.length);
  relations.forEach((word, k) => {
    if (at(flags, k) % 2 === 0) counts[word] = at(counts, word) + 1;
  });
  const find = (word: string): number => {
    const first = firstWhere(words.length, (i) => (words[i] as string) < word);
    return words[first] === word ? first : -1;
  };
  return {
    /** @param word a dictionary form in lower case, several words by spaces */
    originals: (word: string): readonly Original[] => {
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
    /** The entries of several words, or of one with a hyphen. */
    phrases: words.filter((word) => /[ -]/.test(word)),
  };
}
