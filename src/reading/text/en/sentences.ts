/**
 * Ends of sentences. Rules say where one cannot end (behind Gen., before a comma, in the middle of a word) and where one
 * must (a missing space: `talks.The`); between the two the model decides, and without a model a plain rule does.
 */
import { CAPITAL, classOf, SMALL } from './characters.js';
import { Kind, type WordColumns } from './columns.js';
import type { Lexicon } from './lexicon.js';
import { Features, type Place, type Splitter } from './splitter.js';

/** What is decided of a place before the model is asked. */
const NO = 0;
export const YES = 1;
export const ASK = 2;
export type Ruling = typeof NO | typeof YES | typeof ASK;

const of = (...kinds: readonly Kind[]): number => kinds.reduce((bits: number, kind) => bits | (1 << kind), 0);
const has = (bits: number, kind: number): boolean => ((bits >>> kind) & 1) === 1;

const FULL = of(Kind.stop, Kind.question, Kind.exclamation);
const PAUSES = of(Kind.colon, Kind.semicolon);
const DASHES = of(Kind.dash, Kind.hyphen);
const SHORT = of(Kind.abbreviation, Kind.initial);
const CLOSED = of(Kind.closeQuote, Kind.closeBracket);
const THINGS = of(Kind.address, Kind.rule, Kind.symbol, Kind.bullet);
/** Kinds that do not begin a sentence. */
const CLOSING = FULL | PAUSES | CLOSED | of(Kind.comma, Kind.clitic);
/** Kinds behind which a sentence may end whatever follows. */
const ENDING = FULL | PAUSES | DASHES | SHORT | CLOSED | THINGS | of(Kind.ellipsis);
/** Kinds that may begin a sentence behind a word without any punctuation: headings, greetings, lists. */
const NAMES = of(Kind.title, Kind.upper, Kind.number);
const BEGINNING = NAMES | DASHES | SHORT | THINGS | of(Kind.openQuote, Kind.openBracket, Kind.ellipsis);
/** A bracket that is not closed within so many words was forgotten. */
const LONGEST_ASIDE = 60;
/** Words of the longest dateline: ST. PETERSBURG, Russia, June 18, 2023 (Reuters) -. */
const LONGEST_DATELINE = 16;
/** Words from the comma behind a town to the dash: ', Bosnia and Herzegovina -' . */
const LONGEST_STATE = 6;
/**
 * Behind a word, a bracket, a colon or a comma an end is the exception outside the mails and forums of the training texts: there the
 * model must be surer by one unit of its sum.
 */
const MARGIN = 32;
const PLAIN = NAMES | PAUSES | SHORT | of(Kind.lower, Kind.comma, Kind.closeBracket, Kind.dash);
const NEVER_LAST = of(Kind.openQuote, Kind.openBracket, Kind.currency);

const NOWHERE: Place = { word: 0, from: 0, to: 0, sentence: 0, quoted: 0, bracketed: 0, bracket: 0, small: 0 };

export class Sentences {
  private readonly features: Features;
  private place: Place = NOWHERE;

  constructor(
    private readonly text: string,
    private readonly words: WordColumns,
    private readonly lexicon: Lexicon,
    private readonly splitter: Splitter | undefined,
  ) {
    this.features = new Features(text, words, splitter?.bits ?? 0);
  }

  /** Calls `ends` with the first word behind each sentence of the paragraph, but for its last one. */
  paragraph(from: number, to: number, ends: (word: number) => void): void {
    this.walk(from, to, (place, ruling) => {
      const end = ruling === YES || (ruling === ASK && this.decide(place));
      if (end) ends(place.word);
      return end;
    });
  }

  private decide(place: Place): boolean {
    const { splitter, features } = this;
    if (splitter === undefined) return has(FULL, this.words.kinds[place.word - 1] as number);
    features.look(place);
    const margin = has(PLAIN, this.words.kinds[place.word - 1] as number) ? MARGIN : 0;
    return features.sum(splitter.weights) > splitter.threshold + margin;
  }

  /** Goes through the places of a paragraph that rules leave open or decide; `visit` says whether a sentence ends there. */
  walk(from: number, to: number, visit: (place: Place, ruling: Ruling, features: Features) => boolean): void {
    const { kinds } = this.words;
    const { features } = this;
    const place = { ...NOWHERE, from, to, sentence: from };
    this.place = place;
    for (let i = from; i < to; i++) {
      const kind = kinds[i] as number;
      if (i > from) {
        const ruling = this.ruling(i, kinds[i - 1] as number, kind);
        if (ruling !== NO) {
          place.word = i;
          if (visit(place, ruling, features)) {
            place.sentence = i;
            place.small = 0;
            place.bracketed = 0;
          }
        }
      }
      if (kind === Kind.lower) place.small++;
      else if (kind === Kind.openQuote) place.quoted = 1;
      else if (kind === Kind.closeQuote) place.quoted = 0;
      else if (kind === Kind.openBracket) {
        place.bracketed = 1;
        place.bracket = i;
      } else if (kind === Kind.closeBracket) place.bracketed = 0;
    }
  }

  private ruling(i: number, before: number, kind: number): Ruling {
    if (has(CLOSING, kind) || has(NEVER_LAST, before)) return NO;
    if (!has(ENDING, before) && !has(BEGINNING, kind)) return NO;
    const { starts, ends } = this.words;
    const end = ends[i - 1] as number;
    if (starts[i] === end) return this.glued(i, before, kind);
    if (before === Kind.abbreviation || before === Kind.initial) {
      if (this.leadsOn(i, before, kind)) return NO;
      if (this.lexicon.opens(this.text, starts[i] as number, ends[i] as number)) return YES;
    }
    if (before === Kind.hyphen && i > 1 && starts[i - 1] === ends[i - 2]) return NO;
    if (has(FULL, before) && this.isPlainEnd(i)) return YES;
    if (has(DASHES, before)) {
      const dateline = this.dateline(i);
      if (dateline !== ASK) return dateline;
    }
    return this.text.charCodeAt(end) !== 32 && this.isItem(i, end) ? YES : ASK;
  }

  /** True where a full stop stands between a word of some length and a capital: hardly ever anything but an end. */
  private isPlainEnd(i: number): boolean {
    const { starts, ends, kinds } = this.words;
    const { place, text } = this;
    if (place.bracketed === 1 && i - place.bracket < LONGEST_ASIDE) return false;
    if (i - place.sentence < 3 || (ends[i - 1] as number) - (starts[i - 1] as number) > 1) return false;
    if (classOf(text.charCodeAt(starts[i] as number)) !== CAPITAL) return false;
    const last = kinds[i - 2] as number;
    const length = (ends[i - 2] as number) - (starts[i - 2] as number);
    if (last === Kind.number) return length > 2;
    return length > 3 ? last <= Kind.upper : last === Kind.lower && length > 1;
  }

  /**
   * Behind the dash of a dateline at the head of a paragraph a sentence ends, as the treebanks have it: PARIS (AP) - ,
   * BEIJING, June 18 - , LONDON — . Before a hyphen a name in capitals alone may be anything: NATO - Russia relations.
   */
  private dateline(i: number): Ruling {
    const { starts, ends, kinds } = this.words;
    const { from, sentence } = this.place;
    if (sentence !== from || i - from > LONGEST_DATELINE || i - from < 2 || starts[i - 1] === ends[i - 2]) return ASK;
    const last = kinds[i - 2];
    const upper = kinds[from] === Kind.upper;
    if (last === Kind.closeBracket || (upper && last === Kind.number)) return YES;
    if (!upper) return ASK;
    if (kinds[i - 1] === Kind.dash) return YES;
    // A town in capitals with its state or country: WOODSIDE, California - .
    let town = from + 1;
    while (town < i && kinds[town] === Kind.upper) town++;
    return kinds[town] === Kind.comma && i - town <= LONGEST_STATE ? YES : NO;
  }

  /** Two words with no space between: an end only where somebody forgot it. */
  private glued(i: number, before: number, kind: number): Ruling {
    const { starts, ends, kinds } = this.words;
    if (!has(FULL, before)) {
      // ."He and .)He: the model knows them as it knows the same with a space.
      if (before !== Kind.closeQuote || i < 2 || !has(FULL, kinds[i - 2] as number)) return NO;
      return kind === Kind.title || kind === Kind.upper ? ASK : NO;
    }
    if (kind === Kind.openQuote) return ASK;
    if (kind !== Kind.title || i < 2 || ends[i - 2] !== starts[i - 1]) return NO;
    const last = classOf(this.text.charCodeAt((ends[i - 2] as number) - 1));
    return last === SMALL && (ends[i - 2] as number) - (starts[i - 2] as number) > 1 ? YES : NO;
  }

  /** True where the abbreviation before word `i` has more behind it: Gen. Smith, No. 5, p. 12, J. Smith. */
  private leadsOn(i: number, before: number, kind: number): boolean {
    const { text, lexicon } = this;
    const { starts, ends } = this.words;
    if (kind === Kind.lower) return true;
    const name = kind === Kind.title || kind === Kind.upper || kind === Kind.initial;
    if (before === Kind.initial) return name && !lexicon.opens(text, starts[i] as number, ends[i] as number);
    const found = lexicon.abbreviation(text, starts[i - 1] as number, ends[i - 1] as number);
    return found === 'number' || found === 'title';
  }

  /** True where a line break stands before word `i` and the line begins as one of a list does: a bullet, `2.`, `b)`. */
  private isItem(i: number, end: number): boolean {
    const { starts, ends, kinds, size } = this.words;
    const start = starts[i] as number;
    if (i + 1 >= size || !/[\n\r]/.test(this.text.slice(end, start))) return false;
    const kind = kinds[i] as number;
    const follows = starts[i + 1] as number;
    if (kind === Kind.bullet || kind === Kind.hyphen || kind === Kind.dash) return follows > (ends[i] as number);
    const short = (ends[i] as number) - start <= 2;
    const next = kinds[i + 1] as number;
    if (!short || follows !== ends[i] || (next !== Kind.stop && next !== Kind.closeBracket)) return false;
    return kind === Kind.number || ((kind === Kind.lower || kind === Kind.title) && next === Kind.closeBracket);
  }

  /**
   * The abbreviation with which a sentence ends (behind it stand quotation marks and brackets at most), or -1. Its full stop
   * is the sentence's, too, and a word of its own, as the treebanks have it.
   */
  lastStop(from: number, to: number): number {
    const { kinds } = this.words;
    let last = to - 1;
    while (last > from && has(CLOSED, kinds[last] as number)) last--;
    const kind = kinds[last] as number;
    if (kind !== Kind.abbreviation && kind !== Kind.initial) return -1;
    return last > from ? last : -1;
  }
}
