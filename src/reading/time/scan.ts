/** The tokens of a text with their senses of time: one look into the table of words for each token. */
import { lowerAt, sentenceAt, type Tokens, type Upos, uposOf } from '../text/tokens.js';
import type { Times, TimeWord } from './words.js';

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

  /** A whole number in digits alone, up to four. */
  digits(i: number): number | undefined {
    return digitsIn(this.lower(i), 0, this.lower(i).length);
  }

  /** 1 to 31, '18' or '18th'. */
  dayOfMonth(i: number): number | undefined {
    const value = this.digits(i) ?? this.ordinal(i);
    return value !== undefined && value >= 1 && value <= 31 && this.lower(i).length <= 4 ? value : undefined;
  }

  /** '18th' in digits. */
  ordinal(i: number): number | undefined {
    const lower = this.lower(i);
    const end = lower.slice(-2);
    if (end !== 'th' && end !== 'st' && end !== 'nd' && end !== 'rd') return undefined;
    return digitsIn(lower, 0, lower.length - 2);
  }

  year(i: number): number | undefined {
    const lower = this.lower(i);
    if (lower.length !== 4) return undefined;
    const value = digitsIn(lower, 0, 4);
    return value !== undefined && value >= FIRST_YEAR && value <= LAST_YEAR ? value : undefined;
  }
}

/** The number that the characters `from` to `to` of a word spell, at most four digits. */
export const digitsIn = (word: string, from: number, to: number): number | undefined => {
  if (to <= from || to - from > 4) return undefined;
  let value = 0;
  for (let k = from; k < to; k++) {
    const digit = word.charCodeAt(k) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
};
