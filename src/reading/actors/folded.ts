/**
 * The index of names as bare phrases are looked up (who/): words without case, accents, points and hyphens, and the people
 * by each part of a surname that is used alone.
 */
import type { NumberedWords, Words } from '../text/phrases.js';
import type { KnownActor, PhraseIndex } from './compiled.js';
import { surnameOf } from './names.js';
import { FOLDED_OF, type PackedTrie, type PhraseWriter, phraseWords } from './packed.js';
import type { ActorRow } from './rows.js';
import { wordsOfString } from './who/words.js';

/** What a folded name stands for; `people` is the noun of a people ('Afghans'), which is no adjective. */
export interface Named {
  readonly is: 'actor' | 'adjective' | 'people';
  readonly actor: KnownActor;
  /** An abbreviation of a word that is written in small letters, too: 'US', 'WHO'. */
  readonly capitals: boolean;
}

/** A longer word is no abbreviation. */
const LONGEST_ABBREVIATION = 4;

/** Adds the names of one actor, number `i` of the file. */
export function addFolded(
  writer: PhraseWriter,
  actor: Pick<ActorRow, 'kind' | 'country'> & {
    readonly phrases: readonly string[];
    readonly adjectives: readonly string[];
    readonly people: readonly string[];
  },
  i: number,
  split: (phrase: string) => string[],
): void {
  const add = (given: string, of: (typeof FOLDED_OF)[keyof typeof FOLDED_OF]): void => {
    const phrase = phraseWords(given, split).join(' ');
    const { forms, folded } = wordsOfString(phrase);
    writer.add(folded, of, i * 2 + (folded.length === 1 && isAbbreviation(forms[0] ?? '') ? 1 : 0));
    if (of !== FOLDED_OF.actor || actor.kind !== 'person' || folded.length < 2) return;
    for (const surname of surnamesOf(phrase, actor.country)) writer.add(surname, FOLDED_OF.surname, i * 2);
  };
  for (const phrase of actor.phrases) add(phrase, FOLDED_OF.actor);
  for (const phrase of actor.adjectives) add(phrase, FOLDED_OF.adjective);
  for (const phrase of actor.people) add(phrase, FOLDED_OF.people);
}

/** Whoever is called 'el-Sisi' is called 'Sisi', too; 'von der Leyen' 'Leyen', 'Lopez Obrador' by both names or the last. */
const surnamesOf = (name: string, country: ActorRow['country']): readonly (readonly string[])[] => {
  const { folded } = wordsOfString(name);
  const surname = wordsOfString(surnameOf(name, country)).folded;
  const last = folded.slice(-1);
  if (surname.at(-1) !== last[0]) return [surname];
  return [surname, last, ...(folded.length > 2 ? [folded.slice(-2)] : [])];
};

const isAbbreviation = (form: string): boolean => {
  const letters = form.replaceAll('.', '');
  return letters.length > 1 && letters.length <= LONGEST_ABBREVIATION && /^\p{Lu}+$/u.test(letters);
};

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
