/**
 * Phrases of words, found in one pass: a trie over word numbers. The cost of a token that begins no phrase is one look
 * into a table, however many phrases there are.
 */
import { at, foldQuotes, formAt, lowerAt, type Tokens } from './tokens.js';

/** Words that have their numbers already, from 1 to `size`: those of a compiled table. */
export interface NumberedWords {
  readonly size: number;
  /** @returns 0 for a word that it does not have */
  readonly number: (word: string) => number;
}

/** Numbers of words; 0 is any word that no table knows. */
export class Words {
  private readonly numbers = new Map<string, number>();

  /** @param split gives the words of a phrase as the language's tools part them: "china's" is two */
  constructor(
    readonly split: (phrase: string) => string[],
    private readonly base: NumberedWords = NO_WORDS,
  ) {}

  /** The number of a word, given to it now if it has none. */
  add(word: string): number {
    const known = this.known(word);
    if (known !== 0) return known;
    const number = this.base.size + this.numbers.size + 1;
    this.numbers.set(word, number);
    return number;
  }

  /** Where no table has the word as it stands, that of the word without its diacritics. */
  number(word: string): number {
    const known = this.known(word);
    if (known !== 0) return known;
    const plain = foldMarks(word);
    return plain === word ? 0 : this.known(plain);
  }

  private known(word: string): number {
    return this.numbers.get(word) ?? this.base.number(word);
  }
}

const NO_WORDS: NumberedWords = { size: 0, number: () => 0 };

/** The tokens of a text as word numbers: as they stand, in lower case, as lemmas. */
export interface Numbered {
  readonly forms: Int32Array;
  readonly lowers: Int32Array;
  readonly lemmas: Int32Array;
}

export function numberTokens(tokens: Tokens, words: Words): Numbered {
  const forms = new Int32Array(tokens.size);
  const lowers = new Int32Array(tokens.size);
  const lemmas = new Int32Array(tokens.size);
  for (let i = 0; i < tokens.size; i++) {
    const form = foldQuotes(formAt(tokens, i));
    const lower = lowerAt(tokens, i);
    const lemma = foldQuotes(tokens.lemmas[i] as string);
    const number = words.number(form);
    const small = lower === form ? number : words.number(lower);
    forms[i] = number;
    lowers[i] = small;
    lemmas[i] = lemma === lower ? small : words.number(lemma);
    // At the end of a sentence an abbreviation has left its full stop to it: 'in the U.S' and '.'.
    if (!endsWithStop(tokens, i)) continue;
    const whole = words.number(`${form}.`);
    if (whole !== 0) forms[i] = whole;
    const smallWhole = words.number(`${lower}.`);
    if (smallWhole !== 0) lowers[i] = smallWhole;
  }
  return { forms, lowers, lemmas };
}

const endsWithStop = (tokens: Tokens, i: number): boolean =>
  i + 1 < tokens.size && formAt(tokens, i + 1) === '.' && at(tokens.starts, i + 1) === at(tokens.ends, i);

/** Words of letters alone are parted at their spaces by any tokenizer: most phrases need no analysis. */
const PLAIN_WORDS = /^\p{L}+(?: \p{L}+)*$/u;

/** The words of a phrase as a text would have them, with one apostrophe and one hyphen for all. */
export const phraseParts = (phrase: string, split: (phrase: string) => string[]): string[] =>
  PLAIN_WORDS.test(phrase) ? phrase.split(' ') : split(phrase).map(foldQuotes);

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  ə: 'a',
  Ə: 'A',
};

/** A word without its diacritics: 'Erdoğan' is 'Erdogan', as most of the press writes it. */
export const foldMarks = (word: string): string => {
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) >= 0xc0)
      return word
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^\x20-\x7e]/g, (letter) => LETTERS[letter] ?? letter);
  return word;
};

export interface Found<T> {
  /** Index after the last token. */
  readonly end: number;
  readonly values: readonly T[];
}

/** More than any word number: node and word share one key. */
const WIDTH = 2 ** 24;

/** Sequences of word numbers, each step a node; 0 is the root, and no node. */
export class Trie {
  private readonly next = new Map<number, number>();

  /** The node after a word, or 0. */
  after(node: number, word: number): number {
    return this.next.get(node * WIDTH + word) ?? 0;
  }

  /** The node of a sequence; `pass` is told of each step. */
  add(words: readonly number[], pass?: (node: number, word: number) => void): number {
    let node = 0;
    for (const word of words) {
      pass?.(node, word);
      const known = this.after(node, word);
      const after = known === 0 ? this.next.size + 1 : known;
      if (known === 0) this.next.set(node * WIDTH + word, after);
      node = after;
    }
    return node;
  }
}

export class Phrases<T> {
  private readonly trie = new Trie();
  private readonly values: (T[] | undefined)[] = [];
  private readonly begins = new Set<number>();

  add(phrase: readonly number[], value: T): void {
    const [first] = phrase;
    if (first === undefined) return;
    this.begins.add(first);
    const node = this.trie.add(phrase);
    const list = this.values[node];
    if (list) list.push(value);
    else this.values[node] = [value];
  }

  /**
   * The longest phrase that begins at token `from` and ends before `limit`. With two columns a token may be either
   * word: its form in lower case or its lemma.
   */
  longest(from: number, limit: number, column: Int32Array, other: Int32Array = column): Found<T> | undefined {
    const first = column[from] as number;
    const second = other[from] as number;
    if (!(first !== 0 && this.begins.has(first)) && !(second !== 0 && second !== first && this.begins.has(second)))
      return undefined;
    return this.descend(0, from, limit, column, other);
  }

  private descend(
    node: number,
    token: number,
    limit: number,
    column: Int32Array,
    other: Int32Array,
  ): Found<T> | undefined {
    let best: Found<T> | undefined;
    if (token < limit) {
      const a = column[token] as number;
      const b = other[token] as number;
      for (const word of a === b ? [a] : [a, b]) {
        if (word === 0) continue;
        const next = this.trie.after(node, word);
        if (next === 0) continue;
        const found = this.descend(next, token + 1, limit, column, other);
        if (found && (!best || found.end > best.end)) best = found;
      }
    }
    const values = this.values[node];
    if (!best && values) best = { end: token, values };
    return best;
  }
}

/**
 * The word sequences of a pattern: words by spaces, alternatives by '|', and '?' after a word that may be missing.
 * `hold|have talk with?` stands for four.
 */
export function expandPattern(pattern: string, split: (phrase: string) => string[]): string[][] {
  let sequences: string[][] = [[]];
  for (const element of pattern.trim().split(/\s+/)) {
    const optional = element.endsWith('?') && element.length > 1;
    const words = (optional ? element.slice(0, -1) : element).split('|');
    sequences = sequences.flatMap((sequence) => [
      ...(optional ? [sequence] : []),
      ...words.map((word) => [...sequence, ...phraseParts(word, split)]),
    ]);
  }
  return sequences.filter((sequence) => sequence.length > 0);
}
