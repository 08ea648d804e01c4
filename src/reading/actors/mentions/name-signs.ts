/**
 * How far a name goes that no table knows ('Rodrigo Almeyda-Soto', 'Faisal bin Farhan', 'London Breed'), and whether a word in
 * capitals is somebody's surname where it stands, or another word, a month, a part of a longer name.
 */
import type { Grammar } from '../../text/grammar.js';
import type { Numbered } from '../../text/phrases.js';
import { at, formAt, sentenceEndAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../../text/tokens.js';
import { PARTICLES } from '../names.js';
import type { ActorTable } from '../table.js';
import { isHyphen } from './chunks.js';
import type { MentionWords } from './lexicon.js';

/** A name has at most this many parts, hyphens apart. */
const LONGEST_NAME = 5;
/** Tags that a name may be given by mistake: 'He' is never one. */
const OPEN_TAGS: ReadonlySet<string> = new Set(['NOUN', 'VERB', 'AUX', 'ADJ', 'INTJ']);

const QUOTES = /^(?:["\u201c\u201d\u2018\u2019']|''|``)$/;

export interface SignInput {
  readonly tokens: Tokens;
  readonly grammar: Grammar;
  readonly numbered: Numbered;
  /** Tokens that a repair covers: no unknown person is made of a garbled institution. */
  readonly repaired: ReadonlySet<number>;
  /** Tokens that name a place where something is. */
  readonly isPlace: (token: number) => boolean;
  /** Tokens of a date: 'Friday', 'May' as a month. */
  readonly isDate: (token: number) => boolean;
  /** Sentences written in capitals as headlines are. */
  readonly isHeadline: (token: number) => boolean;
  /** Whether a name of the table that is no person's begins at a token. */
  readonly isOtherName: (token: number) => boolean;
}

export class NameSigns {
  private readonly tokens: Tokens;
  private readonly numbered: Numbered;

  constructor(
    private readonly input: SignInput,
    private readonly table: ActorTable,
    private readonly words: MentionWords,
  ) {
    this.tokens = input.tokens;
    this.numbered = input.numbered;
  }

  nameEnd(i: number): number {
    const limit = sentenceEndAt(this.tokens, i);
    let parts = 0;
    let end = i;
    while (end < limit && parts < LONGEST_NAME) {
      if (
        (this.isNamePart(end) || this.isSurnameBehind(end, i)) &&
        (end === i || !this.input.isOtherName(end) || this.words.givenNames.has(formAt(this.tokens, i)))
      ) {
        parts++;
        end++;
      } else if (end > i && isHyphen(this.tokens, end) && this.touches(end) && end + 1 < limit && this.touches(end + 1))
        end += 2;
      else if (
        end > i &&
        PARTICLES.has(formAt(this.tokens, end)) &&
        end + 1 < limit &&
        (this.isNamePart(this.pastParticle(end)) || isHyphen(this.tokens, end + 1))
      )
        end = this.pastParticle(end);
      else if (end > i && parts === 1 && this.pastNickname(end) > end) end = this.pastNickname(end);
      else if (end > i && parts === 1 && /^\p{Lu}\.$/u.test(formAt(this.tokens, end))) end++;
      else break;
    }
    return end;
  }

  /** Where a name goes on that has what somebody is called between quotes: 'Ada “Addie” | Quill'; elsewhere the token itself. */
  pastNickname(token: number): number {
    const isQuote = (i: number): boolean => QUOTES.test(formAt(this.tokens, i));
    const end = token + 3;
    const isCalled = isQuote(token) && isQuote(token + 2) && isCapitalized(formAt(this.tokens, token + 1));
    return isCalled && end < sentenceEndAt(this.tokens, token) && this.isNamePart(end) ? end : token;
  }

  /** The word behind a particle or, in 'van der Brug', two. */
  private pastParticle(token: number): number {
    return PARTICLES.has(formAt(this.tokens, token + 1)) && token + 2 < this.tokens.size ? token + 2 : token + 1;
  }

  /** A word in capitals right behind a given name: 'London Breed', 'Mark Cuban'. */
  private isSurnameBehind(token: number, first: number): boolean {
    if (token !== first + 1 || !isCapitalized(formAt(this.tokens, token)) || this.input.isHeadline(token)) return false;
    const tag = uposOf(this.tokens, token);
    const isFollowed = token + 1 < sentenceEndAt(this.tokens, token) && /^NN/.test(xposAt(this.tokens, token + 1));
    const may = tag === 'NOUN' || (tag === 'ADJ' && xposAt(this.tokens, token) === 'NNP' && !isFollowed);
    return may && this.words.givenNames.has(formAt(this.tokens, first));
  }

  /** Whether a token stands right behind the one before it. */
  private touches(token: number): boolean {
    return at(this.tokens.starts, token) === at(this.tokens.ends, token - 1);
  }

  mayBegin(i: number): boolean {
    return (
      isCapitalized(formAt(this.tokens, i)) && !isAbbreviated(formAt(this.tokens, i)) && !this.input.repaired.has(i)
    );
  }

  isNamePart(i: number): boolean {
    if (!isCapitalized(formAt(this.tokens, i)) || this.input.repaired.has(i)) return false;
    return uposOf(this.tokens, i) === 'PROPN' || this.words.givenNames.has(formAt(this.tokens, i));
  }

  /** 'in mid May', but not 'May met'. */
  isMonth(i: number): boolean {
    // 'May said' is who bears the name, 'the letter sent Friday said' is a day.
    return this.input.isDate(i) && (/day$/.test(formAt(this.tokens, i)) || !this.isDoer(i));
  }

  /** 'The Hilton in Paris', 'Brown bread', 'Austin, Texas': a surname that is another word here. */
  isOtherThing(i: number): boolean {
    if (this.input.isPlace(i)) return true;
    // 'King of Morocco', 'Major of the Guard': a title that is also a surname.
    if (i + 1 < sentenceEndAt(this.tokens, i) && formAt(this.tokens, i + 1) === 'of' && this.isTitleEnd(i)) return true;
    const tag = uposOf(this.tokens, i);
    const next = i + 1 < sentenceEndAt(this.tokens, i) ? uposOf(this.tokens, i + 1) : 'PUNCT';
    if (tag === 'ADJ' && next === 'NOUN') return true;
    // 'West African envoys'
    if (next === 'ADJ' && isCapitalized(formAt(this.tokens, i + 1)) && !this.input.isHeadline(i)) return true;
    // 'Weighs Ban on Travel'.
    if (tag === 'NOUN' && next === 'ADP' && this.input.isHeadline(i)) return true;
    const isArticle = i > 0 && /^(?:the|a|an)$/i.test(formAt(this.tokens, i - 1));
    return isArticle && next !== 'NOUN' && next !== 'PROPN' && next !== 'ADJ';
  }

  /** Tagged as a name; or a word in capitals that does what only somebody does: 'May met'. */
  mayBeName(i: number, isTitled: boolean): boolean {
    const tag = uposOf(this.tokens, i);
    if (tag === 'PROPN') return true;
    if (!OPEN_TAGS.has(tag)) return false;
    if (isTitled) return true;
    if (this.input.isHeadline(i)) return i === sentenceStartAt(this.tokens, i);
    return this.isDoer(i);
  }

  /** Before a verb that no modal has behind it: 'May met'. */
  private isDoer(i: number): boolean {
    return i + 1 < sentenceEndAt(this.tokens, i) && /^VB[DNZ]$/.test(xposAt(this.tokens, i + 1));
  }

  /** A longer name that no table knows is not the one known bearer of its last word. */
  isPart(i: number, length = 1, isTitled = false): boolean {
    return (!isTitled && this.isBehind(i)) || this.isFollowed(i, length);
  }

  /** 'National Park': a word before it belongs to one name with it. */
  private isBehind(i: number): boolean {
    if (i === sentenceStartAt(this.tokens, i) || !isCapitalized(formAt(this.tokens, i - 1))) return false;
    if (
      /^ex-/i.test(formAt(this.tokens, i - 1)) ||
      isAbbreviated(formAt(this.tokens, i - 1)) ||
      this.input.isHeadline(i) ||
      this.input.isDate(i - 1) ||
      this.isTitleEnd(i - 1)
    )
      return false;
    return this.input.grammar.name(i).from < i || this.input.grammar.name(i - 1).to > i;
  }

  private isFollowed(i: number, length: number): boolean {
    const next = i + length;
    if (this.input.isHeadline(i) || this.input.isDate(next)) return false;
    return next < sentenceEndAt(this.tokens, i) && this.isNamePart(next) && !this.input.isOtherName(next);
  }

  private isTitleEnd(token: number): boolean {
    return this.table.titles.longest(token, token + 1, this.numbered.forms) !== undefined;
  }
}

/** 'Sec.' of 'Sec. Pompeo': a title that is written short. */
const isAbbreviated = (form: string): boolean => /^\p{Lu}\p{Ll}+\.$/u.test(form);

/** 'TrumpGOP', 'SandersBill': two words of a page that run into one; 'MacArthur' and 'DeSantis' are whole. */
export const isGlued = (form: string): boolean =>
  /\p{Ll}\p{Lu}{2}|^(?!Mac|Fitz|Vander)\p{Lu}\p{Ll}{3,}\p{Lu}\p{Ll}/u.test(form);

/** Begins with a capital and is no abbreviation. */
export const isCapitalized = (form: string): boolean => {
  // Most words begin with a small letter.
  const code = form.charCodeAt(0);
  if (code < 0x41 || (code > 0x5a && code < 0x80)) return false;
  return /^\p{Lu}.*\p{Ll}/u.test(form);
};
