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
  size = 0;
  starts: Int32Array;
  ends: Int32Array;
  kinds: Uint8Array;
  joined: Uint8Array;

  constructor(capacity: number) {
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.kinds = new Uint8Array(capacity);
    this.joined = new Uint8Array(capacity);
  }

  add(start: number, end: number, kind: Kind, joined: 0 | 1): void {
    const at = this.size;
    if (at === this.starts.length) this.grow();
    this.starts[at] = start;
    this.ends[at] = end;
    this.kinds[at] = kind;
    this.joined[at] = joined;
    this.size = at + 1;
  }

  private grow(): void {
    const capacity = this.starts.length * 2 + 16;
    const wider = <T extends Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    this.starts = wider(this.starts, new Int32Array(capacity));
    this.ends = wider(this.ends, new Int32Array(capacity));
    this.kinds = wider(this.kinds, new Uint8Array(capacity));
    this.joined = wider(this.joined, new Uint8Array(capacity));
  }
}
