/**
 * Words as names and nouns are compared here: lower case without accents, points and apostrophes, parted at hyphens, the
 * possessive 's a word of its own. 'U.S.-led' is 'us', 'led'; 'Kim Jong-un's' is 'kim', 'jong', 'un', ''s'.
 */
import { foldMarks } from '../../text/phrases.js';

/** The words of a phrase: as they stand, and as they are compared. */
export interface PhraseWords {
  readonly forms: readonly string[];
  readonly folded: readonly string[];
}

export const POSSESSIVE = "'s";
export const COMMA = ',';

/** Nothing to fold but capitals, nothing to part but blanks: most phrases and names of the tables. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;
const APOSTROPHES = /['’‘`ʼʻ]/g;
const BREAKS = /[-‐‑‒–—/]+/;

/** Parts words at blanks, hyphens and possessives. Any string gives a result; time is in proportion to its length. */
export function phraseWords(words: readonly string[]): PhraseWords {
  const forms: string[] = [];
  const folded: string[] = [];
  const add = (form: string, word: string): void => {
    if (word === '') return;
    forms.push(form);
    folded.push(word);
  };
  for (const word of words) {
    if (word === '&') {
      add(word, 'and');
      continue;
    }
    const bare = word.replace(/^[("“[]+/u, '');
    const end = endOfWord(bare);
    for (const part of bare.slice(0, end).split(BREAKS)) {
      const own = possessiveStart(part);
      add(part.slice(0, own), foldWord(part.slice(0, own)));
      if (own < part.length) add(part.slice(own), POSSESSIVE);
    }
    // Brackets and semicolons part a phrase as commas do.
    if (/[,;:()]/.test(bare.slice(end))) add(COMMA, COMMA);
  }
  return { forms, folded };
}

/** The words of a string, parted at blanks. */
export const wordsOfString = (phrase: string): PhraseWords => {
  if (!PLAIN.test(phrase)) return phraseWords(phrase.split(/\s+/u).filter(Boolean));
  return { forms: phrase.split(' '), folded: phrase.toLowerCase().split(' ') };
};

/** Index behind the last sign that is not punctuation. */
const endOfWord = (word: string): number => {
  let end = word.length;
  while (end > 0 && ',;:()[]"“”!?'.includes(word.charAt(end - 1))) end--;
  return end;
};

/** Where the possessive of a word begins: 'China|'s', 'the Houthis|''. */
const possessiveStart = (word: string): number => {
  const { length } = word;
  const isApostrophe = (index: number): boolean => index >= 0 && "'’".includes(word.charAt(index));
  if (/s/i.test(word.charAt(length - 1)) && isApostrophe(length - 2)) return length - 2;
  if (isApostrophe(length - 1) && (length === 1 || /s/i.test(word.charAt(length - 2)))) return length - 1;
  return length;
};

/** A word as it is compared; '' for one of points and signs alone. */
export const foldWord = (word: string): string =>
  foldMarks(word.toLowerCase().replace(APOSTROPHES, '').replaceAll('.', ''));

export const isCapitalized = (form: string): boolean => /^\p{Lu}/u.test(form);
