/** Words as the scanner finds them, in columns that grow, and the kinds it knows them by. */

/** What a word is for whoever looks for ends of sentences; the model knows the numbers. */
export const Kind = {
  lower: 0,
  title: 1,
  upper: 2,
  number: 3,
  /** With its full stop: `Gen.`, `U.S.`, `etc.`. */
  abbreviation: 4,
  /** One capital with its full stop. */
  initial: 5,
  stop: 6,
  question: 7,
  exclamation: 8,
  ellipsis: 9,
  colon: 10,
  semicolon: 11,
  comma: 12,
  dash: 13,
  hyphen: 14,
  openQuote: 15,
  closeQuote: 16,
  openBracket: 17,
  closeBracket: 18,
  bullet: 19,
  symbol: 20,
  address: 21,
  /** A line of one sign: `=====`. */
  rule: 23,
  currency: 24,
  /** `'s`, `n't`. */
  clitic: 25,
  /** Beyond the text or the paragraph. */
  none: 26,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];
export const KINDS = 27;

export class WordColumns {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly kinds: number[] = [];
  readonly joined: number[] = [];

  get size(): number {
    return this.starts.length;
  }

  add(start: number, end: number, kind: Kind, joined: 0 | 1): void {
    this.starts.push(start);
    this.ends.push(end);
    this.kinds.push(kind);
    this.joined.push(joined);
  }

  /** Adds a word, in its parts where it is a contraction, and gives where it ends; `cuts` are offsets within the word. */
  addParts(start: number, end: number, kind: Kind, cuts: readonly number[] = []): number {
    for (let k = 0; k <= cuts.length; k++) {
      const [from, to] = [start + (cuts[k - 1] ?? 0), start + (cuts[k] ?? end - start)];
      this.add(from, to, k === 0 ? kind : Kind.clitic, k === 0 ? 0 : 1);
    }
    return end;
  }
}
