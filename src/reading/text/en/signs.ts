/**
 * Words that begin with a sign: quotation marks and apostrophes, dots and dashes, brackets, hashtags, pictures. A straight
 * quotation mark opens or closes by the white space around it, and where that does not say, by whether one stands open.
 */
import { classOf, folded, isApostrophe, isDigit, isWordClass, OTHER, SPACE } from './characters.js';
import { Kind, type WordColumns } from './columns.js';
import type { Lexicon } from './lexicon.js';
import { numberEnd, tagEnd } from './runs.js';

const DOT = 46;
const ELLIPSIS = 0x2026;

const SIGNS: readonly (readonly [kind: Kind, signs: string])[] = [
  [Kind.stop, '.\u3002'],
  [Kind.question, '?\uff1f\u061f'],
  [Kind.exclamation, '!\uff01'],
  [Kind.ellipsis, '\u2026'],
  [Kind.colon, ':'],
  [Kind.semicolon, ';'],
  [Kind.comma, ','],
  [Kind.hyphen, '-\u2010\u2011\u2212'],
  [Kind.dash, '\u2013\u2014\u2015'],
  [Kind.openBracket, '([{<'],
  [Kind.closeBracket, ')]}>'],
  [Kind.openQuote, '\u00ab\u201c\u201e'],
  [Kind.closeQuote, '\u00bb\u201d'],
  [Kind.bullet, '*\u2022\u25cf\u25aa\u00b7'],
];
const KINDS: ReadonlyMap<number, Kind> = new Map(
  SIGNS.flatMap(([kind, signs]) => Array.from(signs, (sign) => [sign.charCodeAt(0), kind] as const)),
);

/** Signs that stand together when they are repeated: -- == ** << . */
const REPEATED = new Set([45, 0x2013, 0x2014, 61, 42, 95, 126, 43, 60, 62, 124, 35, ELLIPSIS]);
/** A sign, or the two letters of a flag, with variants, tones of skin, and pictures joined to it. */
const PICTURE = /(?:\p{Regional_Indicator}{2}|.)(?:[\ufe0e\ufe0f\u20e3]|\p{Emoji_Modifier}|\u200d[^\p{L}\p{N}\s])*/uy;
/** From this many of one sign on, the run is a line across the page. */
const LINE = 4;
/** Full stops, marks of question and exclamation: those of one run are one word, and so are two dots and more. */
const STOPS = /\.{2,}|[.!?]+/y;
const CLITIC = /^(?:[smd]|ll|re|ve)$/i;

const CURRENCY = /[$£¥\u20a0-\u20cf]/;

export class Signs {
  private single = false;
  private double = false;

  constructor(
    private readonly text: string,
    private readonly words: WordColumns,
    private readonly lexicon: Lexicon,
  ) {}

  /** Quotation marks that stand open are forgotten: those of one paragraph say nothing of the next. */
  newParagraph(): void {
    this.single = false;
    this.double = false;
  }

  private add(start: number, end: number, kind: Kind): number {
    this.words.add(start, end, kind, 0);
    return end;
  }

  /** Adds the word that begins with a sign at an offset, and gives where it ends. */
  next(at: number, end: number, first: boolean): number {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (isApostrophe(code)) return this.apostrophe(at, end, first);
    if (code === 34) return this.quote(at, end, first);
    if (code === DOT || code === 33 || code === 63) return this.stops(at, first);
    if (code === 91 && text.startsWith('[...]', at)) return this.add(at, at + 5, Kind.ellipsis);
    if ((code === 35 || code === 64) && this.isTag(at, code)) return this.add(at, tagEnd(text, at + 1), Kind.address);
    if (code === 43 && first && isDigit(text.charCodeAt(at + 1)))
      return this.add(at, numberEnd(text, at + 1), Kind.number);
    if (REPEATED.has(code)) return this.repeated(at, end, code);
    if (CURRENCY.test(text.charAt(at))) return this.add(at, at + 1, Kind.currency);
    const kind = KINDS.get(code);
    if (kind !== undefined) return this.add(at, at + 1, kind);
    return this.picture(at, end);
  }

  private isTag(at: number, code: number): boolean {
    const next = this.text.charCodeAt(at + 1);
    if (!isWordClass(classOf(next)) || (code === 35 && isDigit(next))) return false;
    return at === 0 || !isWordClass(classOf(this.text.charCodeAt(at - 1)));
  }

  private repeated(at: number, end: number, code: number): number {
    let last = at + 1;
    while (last < end && this.text.charCodeAt(last) === code) last++;
    const length = last - at;
    if (code === 45) return this.add(at, last, length === 1 ? Kind.hyphen : length < LINE ? Kind.dash : Kind.rule);
    return this.add(at, last, length >= LINE ? Kind.rule : (KINDS.get(code) ?? Kind.symbol));
  }

  private stops(at: number, first: boolean): number {
    const { text } = this;
    if (first && text.charCodeAt(at) === DOT && isDigit(text.charCodeAt(at + 1)))
      return this.add(at, numberEnd(text, at + 1), Kind.number);
    STOPS.lastIndex = at;
    const [run = ''] = STOPS.exec(text) ?? [];
    const kind = run.startsWith('..')
      ? Kind.ellipsis
      : run.includes('?')
        ? Kind.question
        : run.includes('!')
          ? Kind.exclamation
          : Kind.stop;
    return this.add(at, at + run.length, kind);
  }

  private quote(at: number, end: number, first: boolean): number {
    const opens = this.opens(at, at + 1, end, first, this.double);
    this.double = opens;
    return this.add(at, at + 1, opens ? Kind.openQuote : Kind.closeQuote);
  }

  private opens(at: number, after: number, end: number, first: boolean, open: boolean): boolean {
    const before = first ? SPACE : classOf(this.text.charCodeAt(at - 1));
    const behind = after >= end ? SPACE : classOf(this.text.charCodeAt(after));
    if (before === SPACE && behind !== SPACE) return true;
    if (before !== SPACE && behind === SPACE) return false;
    if (isWordClass(behind) && !isWordClass(before)) {
      // (" opens, ." does not say.
      const kind = KINDS.get(this.text.charCodeAt(at - 1));
      if (kind === Kind.openBracket || kind === Kind.dash || kind === Kind.hyphen) return true;
    }
    return !open;
  }

  private apostrophe(at: number, end: number, first: boolean): number {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (at + 1 < end && isApostrophe(text.charCodeAt(at + 1))) {
      const opens = this.opens(at, at + 2, end, first, this.double);
      this.double = opens;
      return this.add(at, at + 2, opens ? Kind.openQuote : Kind.closeQuote);
    }
    const after = Math.min(tagEnd(text, at + 1), end, at + 6);
    const before = first ? OTHER : classOf(text.charCodeAt(at - 1));
    const afterWord = !first && (isWordClass(before) || this.afterStop(at));
    if (afterWord && after > at + 1 && this.isClitic(at, after)) {
      this.words.add(at, after, Kind.clitic, 1);
      return after;
    }
    if (!afterWord && after > at + 1) {
      const cuts = this.lexicon.contraction(text, at, after);
      if (cuts !== undefined) return this.words.addParts(at, after, Kind.lower, cuts);
      if (isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at + 2)) && after <= at + 4)
        if (after === at + 3 || folded(text.charCodeAt(at + 3)) === 115) return this.add(at, after, Kind.number);
    }
    if (code === 0x2018 || code === 96 || (!afterWord && after > at + 1)) {
      this.single = code !== 0x2019;
      return this.add(at, at + 1, Kind.openQuote);
    }
    if (isWordClass(before) && folded(text.charCodeAt(at - 1)) === 115 && !this.single) {
      this.words.add(at, at + 1, Kind.clitic, 1);
      return at + 1;
    }
    this.single = first && at + 1 < end && !this.single;
    return this.add(at, at + 1, this.single ? Kind.openQuote : Kind.closeQuote);
  }

  /** True behind the full stop of an abbreviation: U.S.'s. */
  private afterStop(at: number): boolean {
    const { size, ends, kinds } = this.words;
    const last = size - 1;
    return last >= 0 && ends[last] === at && (kinds[last] === Kind.abbreviation || kinds[last] === Kind.initial);
  }

  /** True where the apostrophe and the letters up to `after` are 's, 'm, 'd, 'll, 're or 've. */
  isClitic(at: number, after: number): boolean {
    return after - at <= 3 && CLITIC.test(this.text.slice(at + 1, after));
  }

  /** Adds a symbol or a picture with the signs that change its look; two letters of a flag are one word. */
  picture(at: number, end: number): number {
    PICTURE.lastIndex = at;
    PICTURE.test(this.text);
    return this.add(at, Math.min(PICTURE.lastIndex, end), Kind.symbol);
  }
}
