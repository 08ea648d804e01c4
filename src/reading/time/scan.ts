/** The tokens of a text with their senses of time: one look into the table of words for each token. */
import { lowerAt, sentenceAt, type Tokens, type Upos, uposOf } from '../text/tokens.js';
import type { Times, TimeWord, Unit } from './words.js';

/** No sense: what is not in the table. */
const NONE: TimeWord = {};

/** Years that a bare number may name. */
const FIRST_YEAR = 1400;
const LAST_YEAR = 2100;

export class Scan {
  private readonly senses: readonly TimeWord[];

  constructor(
    readonly tokens: Tokens,
    readonly times: Times,
  ) {
    this.senses = tokens.lowers.map((lower) => times.words.get(lower) ?? NONE);
  }

  /** The word in lower case, '' outside the text. */
  lower(i: number): string {
    return lowerAt(this.tokens, i);
  }

  /** Senses of the word; none outside the text. */
  word(i: number): TimeWord {
    return this.senses[i] ?? NONE;
  }

  knows(i: number): boolean {
    return this.senses[i] !== NONE;
  }

  upos(i: number): Upos {
    return i >= 0 && i < this.tokens.size ? uposOf(this.tokens, i) : 'X';
  }

  /** Begins with a capital letter. */
  capital(i: number): boolean {
    const code = (this.tokens.forms[i] ?? '').charCodeAt(0);
    return code >= 65 && code <= 90;
  }

  relation(i: number): string {
    return this.tokens.tree.relations[i] ?? '';
  }

  head(i: number): number {
    return this.tokens.tree.heads[i] ?? -1;
  }

  same(i: number, j: number): boolean {
    return j >= 0 && j < this.tokens.size && sentenceAt(this.tokens, i) === sentenceAt(this.tokens, j);
  }

  hyphen(i: number): boolean {
    const lower = this.lower(i);
    return lower === '-' || lower === '–';
  }

  /** -1, 0 or 1 for 'last week', 'this week', 'next week' at a token, where nothing behind belongs to that. */
  turnOf(i: number, unit: Unit): number | undefined {
    const turn = ['last', 'this', 'next'].indexOf(this.lower(i)) - 1;
    return turn >= -1 && this.lower(i + 1) === unit && this.lower(i + 2) !== "'s" ? turn : undefined;
  }

  /** A whole number in digits alone, up to four. */
  digits(i: number): number | undefined {
    return numberIn(DIGITS, this.lower(i));
  }

  /** 1 to 31, '18' or '18th'. */
  dayOfMonth(i: number): number | undefined {
    const value = this.digits(i) ?? this.ordinal(i);
    return value !== undefined && value >= 1 && value <= 31 && this.lower(i).length <= 4 ? value : undefined;
  }

  /** '18th' in digits. */
  ordinal(i: number): number | undefined {
    return numberIn(ORDINAL, this.lower(i));
  }

  year(i: number): number | undefined {
    const value = this.lower(i).length === 4 ? this.digits(i) : undefined;
    return value !== undefined && value >= FIRST_YEAR && value <= LAST_YEAR ? value : undefined;
  }
}

const DIGITS = /^(\d{1,4})$/;
const ORDINAL = /^(\d{1,4})(?:st|nd|rd|th)$/;

/** The number that a pattern finds in a word. */
export const numberIn = (pattern: RegExp, word: string): number | undefined => {
  const found = pattern.exec(word)?.[1];
  return found === undefined ? undefined : Number(found);
};
