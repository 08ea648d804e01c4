/** WordNet's lists of words and irregular forms (https://wordnet.princeton.edu), as examples to learn inflection from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Upos } from '../../src/reading/text/tokens.js';

/** One inflected or uninflected form of a dictionary word. */
export interface DictionaryForm {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** How often WordNet's tagged texts have the lemma. */
  readonly count: number;
  /** From a list of irregular forms, so not made up by rule. */
  readonly listed: boolean;
}

const FILES = [
  ['noun', 'NOUN', 1],
  ['verb', 'VERB', 2],
  ['adj', 'ADJ', 3],
  ['adv', 'ADV', 4],
] as const;

const WORD = /^[a-z][a-z-]+$/;
const VOWEL = /[aeiou]/;

/** All single words of the lists with their forms; `exceptions` is the folder of the `.exc` files. */
export function readWordNet(folder: string, exceptions: string): DictionaryForm[] {
  const counts = senseCounts(join(folder, 'index.sense'));
  return FILES.flatMap(([name, upos, number]) => {
    const words = new Map<string, number>();
    for (const line of readFileSync(join(folder, `index.${name}`), 'utf8').split('\n')) {
      const word = line.slice(0, line.indexOf(' '));
      if (WORD.test(word)) words.set(word, counts.get(`${number} ${word}`) ?? 0);
    }
    const listed = readFileSync(join(exceptions, `${name}.exc`), 'utf8')
      .split('\n')
      .map((line) => line.trim().split(' '))
      .filter((cells) => cells.length >= 2 && WORD.test(cells[0] ?? '') && WORD.test(cells[1] ?? ''))
      .map(([form = '', lemma = '']) => ({ form, lemma, upos, count: words.get(lemma) ?? 0, listed: true }));
    return [...listed, ...regular(words, listed, upos)];
  });
}

const senseCounts = (file: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const match = /^([^%]+)%(\d)\S* \S+ \S+ (\d+)/.exec(line);
    if (!match) continue;
    const [, word, number, count] = match;
    // Satellite adjectives (5) are adjectives (3).
    const key = `${number === '5' ? 3 : number} ${word}`;
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
};

const regular = (
  words: ReadonlyMap<string, number>,
  listed: readonly DictionaryForm[],
  upos: Upos,
): DictionaryForm[] => {
  const forms = new Map<string, DictionaryForm>();
  const taken = new Set(listed.map(({ form }) => form));
  const irregular = new Set(listed.map(({ lemma }) => lemma));
  const put = (form: string, lemma: string, count: number): void => {
    // 'hoped' is of hope, not of hop: a longer lemma leaves less to be guessed.
    const known = forms.get(form);
    if (taken.has(form) || (known && known.lemma.length >= lemma.length)) return;
    forms.set(form, { form, lemma, upos, count, listed: false });
  };
  for (const [word, count] of words) {
    if (upos === 'NOUN') {
      if (!word.endsWith('s') || count > 0) put(plural(word), word, count);
      // No list has 'spokesmen'; 'humen' does no harm.
      if (word.endsWith('man')) put(`${word.slice(0, -2)}en`, word, count);
      // 'talks' and 'sanctions' have entries of their own but are plurals all the same.
      if (!word.endsWith('s') || !words.has(word.slice(0, -1))) put(word, word, count);
    } else if (upos === 'VERB') {
      put(word, word, count);
      put(plural(word), word, count);
      if (!irregular.has(word)) {
        put(past(word), word, count);
        put(participle(word), word, count);
      }
    } else {
      put(word, word, count);
      if (upos === 'ADJ' && count > 3 && word.length < 8 && !irregular.has(word)) {
        const stem = word.endsWith('e') ? word.slice(0, -1) : word;
        if (!words.has(`${stem}er`)) put(`${stem}er`, word, count);
        if (!words.has(`${stem}est`)) put(`${stem}est`, word, count);
      }
    }
  }
  return [...forms.values()];
};

const consonantY = (word: string): boolean => word.endsWith('y') && !VOWEL.test(word.charAt(word.length - 2));

const plural = (word: string): string => {
  if (consonantY(word)) return `${word.slice(0, -1)}ies`;
  return /(?:[sxz]|ch|sh|[^aeiou]o)$/.test(word) ? `${word}es` : `${word}s`;
};

const past = (word: string): string => {
  if (consonantY(word)) return `${word.slice(0, -1)}ied`;
  return word.endsWith('e') ? `${word}d` : `${word}ed`;
};

const participle = (word: string): string => {
  if (word.endsWith('ie')) return `${word.slice(0, -2)}ying`;
  return word.endsWith('e') && !/[eoy]e$/.test(word) ? `${word.slice(0, -1)}ing` : `${word}ing`;
};
