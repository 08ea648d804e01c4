/**
 * The index of names as bare phrases are looked up (who/): words without case, accents, points and hyphens, and the people
 * by each part of a surname that is used alone.
 */
import type { NumberedWords, Words } from '../text/phrases.js';
import type { KnownActor, PhraseIndex } from './compiled.js';
import { FOLDED_OF, type PackedTrie } from './packed.js';

/** What a folded name stands for; `people` is the noun of a people ('Afghans'), which is no adjective. */
export interface Named {
  readonly is: 'actor' | 'adjective' | 'people';
  readonly actor: KnownActor;
  /** An abbreviation of a word that is written in small letters, too: 'US', 'WHO'. */
  readonly capitals: boolean;
}

/** The index of one file, or of several laid over each other. */
export interface FoldedNames extends PhraseIndex<Named> {
  /** The people who bear a surname, which is all the words. */
  readonly bearers: (numbers: Int32Array) => readonly KnownActor[];
}

const NAMES = FOLDED_OF.actor | FOLDED_OF.adjective | FOLDED_OF.people;
const SENSES: Readonly<Record<number, Named['is']>> = {
  [FOLDED_OF.actor]: 'actor',
  [FOLDED_OF.adjective]: 'adjective',
  [FOLDED_OF.people]: 'people',
};

/**
 * @param own numbers in this file by those of the columns, where the two differ
 * @param actor by its number in the file
 */
export const foldedNames = (
  trie: PackedTrie,
  own: ReadonlyMap<number, number> | undefined,
  actor: (i: number) => KnownActor,
): FoldedNames => ({
  longest: (from, limit, numbers) => {
    const found = trie.longest(NAMES, from, limit, numbers, own);
    if (!found) return undefined;
    const values = Array.from(
      trie.values(found.node, NAMES),
      ({ of, value }): Named => ({
        is: SENSES[of] ?? 'actor',
        actor: actor(value >>> 1),
        capitals: (value & 1) === 1,
      }),
    );
    return { end: found.end, values };
  },
  bearers: (numbers) => {
    const found = trie.longest(FOLDED_OF.surname, 0, numbers.length, numbers, own);
    if (found?.end !== numbers.length) return [];
    return Array.from(trie.values(found.node, FOLDED_OF.surname), ({ value }) => actor(value >>> 1));
  },
});

/** What a table offers of its folded names: the words of the file first, then the index in the numbers of a reader. */
export interface FoldedTable {
  /** The words of the release's file, with which a reader's `Words` begin. */
  readonly words: () => NumberedWords;
  readonly names: (words: Words) => FoldedNames;
}
