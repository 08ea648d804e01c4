/**
 * Cuts a stretch of English into words as the treebanks of Universal Dependencies do (EWT, GUM): hyphened words are parted
 * except behind the prefixes of the table, clitics are words of their own, numbers, addresses and dotted abbreviations stay
 * whole. One pass from left to right; what was looked at in vain is remembered, so that time is in proportion to length.
 */
import {
  CAPITAL,
  classOf,
  classOfPair,
  DIGIT,
  folded,
  HIGH,
  IDEOGRAPH,
  isApostrophe,
  isDigit,
  isLetterClass,
  isWordClass,
  OTHER,
  SMALL,
  SPACE,
} from './characters.js';
import { Kind, type WordColumns } from './columns.js';
import type { Lexicon } from './lexicon.js';
import { hostEnd, letteredEnd, localEnd, mailEnd, numberEnd, pathEnd, urlEnd, wordEnd } from './runs.js';
import { Signs } from './signs.js';

/** A run of ideographs that is longer is cut into its signs: a name is one word, a sentence is not. */
const LONGEST_NAME = 4;

export class Scanner {
  private readonly signs: Signs;
  /** End of the run without white space that is being cut. */
  private end = 0;
  /** Before these offsets no mail address and no name of a host begins. */
  private noMailBefore = 0;
  private noHostBefore = 0;

  constructor(
    private readonly text: string,
    private readonly words: WordColumns,
    private readonly lexicon: Lexicon,
  ) {
    this.signs = new Signs(text, words, lexicon);
  }

  /** Adds the words of one paragraph. */
  paragraph(from: number, to: number): void {
    const { text } = this;
    this.signs.newParagraph();
    for (let at = from, last = from; at < to; at = Math.max(last, at + 1)) {
      let seen = 0;
      for (last = at; last < to; last++) {
        const kind = classOf(text.charCodeAt(last));
        if (kind === SPACE) break;
        seen |= 1 << kind;
      }
      // Most runs are letters only, and need no more than a look at the contractions.
      if (seen & ~((1 << SMALL) | (1 << CAPITAL))) this.run(at, last);
      else if (last > at) this.addWord(at, last, this.shape(at, last));
    }
  }

  private run(start: number, end: number): void {
    this.end = end;
    let at = start;
    while (at < end) at = this.next(at, at === start);
  }

  /** Adds the word at an offset, or the few that hang together there, and gives where the next begins. */
  private next(at: number, first: boolean): number {
    const kind = classOf(this.text.charCodeAt(at));
    if (kind === DIGIT) return this.digits(at, first);
    if (kind === SMALL || kind === CAPITAL) return this.letters(at);
    if (kind === IDEOGRAPH) return this.ideographs(at);
    if (kind === HIGH) return this.pair(at);
    return this.signs.next(at, this.end, first);
  }

  private add(start: number, end: number, kind: Kind): number {
    this.words.add(start, end, kind, 0);
    return end;
  }

  /** Adds a word of letters, in its parts where it is a contraction. */
  private addWord(start: number, end: number, kind: Kind): number {
    return this.words.addParts(start, end, kind, this.lexicon.contraction(this.text, start, end));
  }

  private shape(start: number, end: number): Kind {
    if (classOf(this.text.charCodeAt(start)) !== CAPITAL) return Kind.lower;
    if (end - start === 1) return Kind.title;
    for (let i = start + 1; i < end; i++) if (classOf(this.text.charCodeAt(i)) === SMALL) return Kind.title;
    return Kind.upper;
  }

  private address(at: number): number {
    const { text, end } = this;
    const url = urlEnd(text, at, end);
    if (url !== -1) return url;
    if (at >= this.noMailBefore) {
      const local = localEnd(text, at);
      const mail = mailEnd(text, local);
      if (mail !== -1) return mail;
      this.noMailBefore = local;
    }
    return -1;
  }

  private digits(at: number, first: boolean): number {
    const { text, end } = this;
    const address = this.address(at);
    if (address !== -1) return this.add(at, address, Kind.address);
    const last = numberEnd(text, at);
    // Numerals beyond ASCII: ½, ², ٣.
    if (last === at) return this.add(at, wordEnd(text, at), Kind.number);
    const after = classOf(text.charCodeAt(last));
    if (last < end && (after === SMALL || after === CAPITAL)) {
      let letters = last;
      while (letters < end && isLetterClass(classOf(text.charCodeAt(letters)))) letters++;
      if (text.charCodeAt(letters) === 46 && isLetterClass(classOf(text.charCodeAt(letters + 1)))) {
        const dotted = letteredEnd(text, last, end);
        if (dotted !== -1 && dotted > letters + 1) {
          this.add(at, last, Kind.number);
          return this.add(last, dotted, text.charCodeAt(dotted - 1) === 46 ? Kind.abbreviation : Kind.lower);
        }
      }
      const alone = letters >= end || !isWordClass(classOf(text.charCodeAt(letters)));
      if (alone && this.lexicon.has('unit', text, last, letters)) return this.add(at, last, Kind.number);
    }
    const mixed = wordEnd(text, at);
    if (mixed <= last) return this.decade(at, last);
    return this.joinedWord(at, mixed, Kind.number, first);
  }

  /** 1990's is one word, as 1990s is; 2023's is two. */
  private decade(at: number, last: number): number {
    const { text, end } = this;
    const s = last + 1;
    if (
      isApostrophe(text.charCodeAt(last)) &&
      text.charCodeAt(last - 1) === 48 &&
      last - at <= 4 &&
      folded(text.charCodeAt(s)) === 115 &&
      (s + 1 >= end || !isWordClass(classOf(text.charCodeAt(s + 1))))
    )
      return this.add(at, s + 1, Kind.number);
    return this.add(at, last, Kind.number);
  }

  private letters(at: number): number {
    const { text, end } = this;
    const address = this.address(at);
    if (address !== -1) return this.add(at, address, Kind.address);
    const lettered = letteredEnd(text, at, end);
    if (lettered !== -1) return this.lettered(at, lettered);
    const last = wordEnd(text, at);
    return this.joinedWord(at, last, this.shape(at, last), true);
  }

  private lettered(at: number, last: number): number {
    const { text } = this;
    if (last - at > 2)
      return this.add(at, last, text.charCodeAt(last - 1) === 46 ? Kind.abbreviation : this.shape(at, last));
    if (this.isAbbreviation(at, last)) return this.add(at, last, Kind.abbreviation);
    if (classOf(text.charCodeAt(at)) === CAPITAL) return this.add(at, last, Kind.initial);
    return this.add(at, at + 1, Kind.lower);
  }

  /** `No.` is an abbreviation where a number follows, else it is an answer. */
  private isAbbreviation(at: number, last: number): boolean {
    const { text } = this;
    const kind = this.lexicon.abbreviation(text, at, last);
    if (kind !== 'number') return kind !== undefined;
    let next = last;
    while (next < last + 3 && classOf(text.charCodeAt(next)) === SPACE && next < text.length) next++;
    return isDigit(text.charCodeAt(next)) || text.charCodeAt(next) === 35;
  }

  /** The word from `at`, of which letters up to `last` are known, with the signs that may join more to it. */
  private joinedWord(at: number, last: number, kind: Kind, first: boolean): number {
    const { text, end } = this;
    let until = last;
    let segment = at;
    while (until < end) {
      const code = text.charCodeAt(until);
      const next = classOf(text.charCodeAt(until + 1));
      const more = until + 1 < end && isWordClass(next);
      if (isApostrophe(code)) {
        const cut = this.apostrophe(at, until, more);
        if (cut <= until)
          return cut === until ? this.addWord(at, until, kind) : this.words.addParts(at, until + 2, kind, [cut - at]);
        until = cut;
      } else if (code === 46) {
        const stop = this.dot(at, until, more);
        if (stop === -1) break;
        return this.add(at, stop, text.charCodeAt(stop - 1) === 46 ? Kind.abbreviation : Kind.address);
      } else if (code === 45 && more) {
        const joined = this.hyphen(at, segment, until);
        if (joined === -1) break;
        segment = until + 1;
        until = joined;
      } else if (code === 36 && kind === Kind.upper && until - at <= 3 && first) {
        return this.add(at, until + 1, Kind.currency);
      } else {
        if (!more || !this.joins(code, at, until)) break;
        until = wordEnd(text, until + 1);
      }
    }
    return this.addWord(at, until, kind);
  }

  /**
   * What an apostrophe at `until` does to the word before it: the offset itself where the word ends there, one less where
   * `n't` begins before it, a later offset where the word goes on (O'Connor).
   */
  private apostrophe(at: number, until: number, more: boolean): number {
    const { text } = this;
    if (!more) return until;
    const after = wordEnd(text, until + 1);
    if (folded(text.charCodeAt(until + 1)) === 116 && after === until + 2)
      return folded(text.charCodeAt(until - 1)) === 110 && until - at > 1 ? until - 1 : after;
    if (this.signs.isClitic(until, after)) return until;
    return isDigit(text.charCodeAt(until + 1)) ? until : after;
  }

  /** End of the word where the full stop at `until` belongs to it, else -1. */
  private dot(at: number, until: number, more: boolean): number {
    const { text, end } = this;
    const next = text.charCodeAt(until + 1);
    if (next !== 46 || until + 1 >= end) {
      if (this.isAbbreviation(at, until + 1)) return until + 1;
    }
    if (!more) return -1;
    const after = wordEnd(text, until + 1);
    // Ph.D. and its kin are in the table with their inner stop.
    if (text.charCodeAt(after) === 46 && this.lexicon.abbreviation(text, at, after + 1) !== undefined) return after + 1;
    if (isDigit(text.charCodeAt(until - 1)) && isDigit(next)) return numberEnd(text, until + 1);
    if (at < this.noHostBefore) return -1;
    const host = hostEnd(text, at);
    // n'tx.com: an apostrophe is no part of a name of a host.
    if (host <= until) return -1;
    let dot = host;
    while (text.charCodeAt(dot - 1) !== 46) dot--;
    const small = classOf(text.charCodeAt(dot)) === SMALL || classOf(text.charCodeAt(at)) === CAPITAL;
    const shouted = this.shape(dot, host) === Kind.upper && this.shape(at, until) !== Kind.upper;
    if (
      small &&
      !shouted &&
      classOf(text.charCodeAt(dot + 1)) !== OTHER &&
      this.lexicon.has('ending', text, dot, host)
    ) {
      if (classOf(text.charCodeAt(dot)) === SMALL || this.shape(dot, host) === Kind.upper)
        return text.charCodeAt(host) === 47 ? pathEnd(text, host, end) : host;
    }
    this.noHostBefore = host;
    return -1;
  }

  /** End of what the hyphen at `until` joins to the word, -1 where it parts. */
  private hyphen(at: number, segment: number, until: number): number {
    const { text, lexicon } = this;
    const after = wordEnd(text, until + 1);
    if (lexicon.has('whole', text, at, after)) return after;
    if (lexicon.has('prefix', text, segment, until)) {
      const shouted = until - segment > 1 && this.shape(segment, until) === Kind.upper;
      // UN-led is no un-word.
      if (!shouted || (until - segment > 2 && this.shape(until + 1, after) === Kind.upper)) return after;
    }
    return lexicon.has('suffix', text, until + 1, after) ? after : -1;
  }

  /** Signs that join what stands on both sides: AT&T, n/a, name@place, P5+1. */
  private joins(code: number, at: number, until: number): boolean {
    const { text } = this;
    if (code === 64) return true;
    if (code === 42) return isLetterClass(classOf(text.charCodeAt(until + 1)));
    // P5+1, ASEAN+3
    if (code === 43) return isDigit(text.charCodeAt(until + 1)) && isLetterClass(classOf(text.charCodeAt(at)));
    const after = wordEnd(text, until + 1) - until - 1;
    if (code === 38) return until - at <= 3 && after <= 3;
    return code === 47 && until - at === 1 && after === 1 && !isDigit(text.charCodeAt(at));
  }

  private ideographs(at: number): number {
    const { text, end } = this;
    let last = at;
    while (last < end && classOf(text.charCodeAt(last)) === IDEOGRAPH) last++;
    if (last - at <= LONGEST_NAME) return this.add(at, last, Kind.title);
    for (let i = at; i < last; i++) this.add(i, i + 1, Kind.title);
    return last;
  }

  private pair(at: number): number {
    const kind = classOfPair(this.text, at);
    if (kind === IDEOGRAPH) return this.add(at, at + 2, Kind.title);
    if (kind === OTHER) return this.signs.picture(at, this.end);
    return this.addWord(at, wordEnd(this.text, at), kind === DIGIT ? Kind.number : Kind.title);
  }
}
