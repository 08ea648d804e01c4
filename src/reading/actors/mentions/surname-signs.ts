/** Whether a word in capitals is somebody's surname where it stands, or another word, a month, a part of a longer name. */
import type { Grammar } from '../../text/grammar.js';
import type { Numbered } from '../../text/phrases.js';
import { formAt, sentenceEndAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../../text/tokens.js';
import type { ActorTable } from '../table.js';
import { type Extents, isAbbreviated, isCapitalized, isGlued } from './extents.js';

/** Tags that a name may be given by mistake: 'He' is never one. */
const OPEN_TAGS: ReadonlySet<string> = new Set(['NOUN', 'VERB', 'AUX', 'ADJ', 'INTJ']);

/** Words of a name that a page tells behind a link. */
const RUN = 5;

export interface SignInput {
  readonly tokens: Tokens;
  readonly grammar: Grammar;
  readonly numbered: Numbered;
  /** Tokens that name a place where something is. */
  readonly isPlace: (token: number) => boolean;
  /** Tokens of a date: 'Friday', 'May' as a month. */
  readonly isDate: (token: number) => boolean;
  /** Sentences written in capitals as headlines are. */
  readonly isHeadline: (token: number) => boolean;
  /** Whether a name of the table that is no person's begins at a token. */
  readonly isOtherName: (token: number) => boolean;
}

export class SurnameSigns {
  private readonly tokens: Tokens;
  private readonly numbered: Numbered;

  constructor(
    private readonly input: SignInput,
    private readonly table: ActorTable,
    private readonly extents: Extents,
  ) {
    this.tokens = input.tokens;
    this.numbered = input.numbered;
  }

  /** 'in mid May', but not 'May met'. */
  isMonth(i: number): boolean {
    // 'May said' is who bears the name, 'the letter sent Friday said' is a day.
    return this.input.isDate(i) && (/day$/.test(this.form(i)) || !this.isDoer(i));
  }

  /** 'The Hilton in Paris', 'Brown bread', 'Austin, Texas': a surname that is another word here. */
  isOtherThing(i: number): boolean {
    if (this.input.isPlace(i)) return true;
    // 'King of Morocco', 'Major of the Guard': a title that is also a surname.
    if (i + 1 < this.limit(i) && this.form(i + 1) === 'of' && this.isTitleEnd(i)) return true;
    const tag = uposOf(this.tokens, i);
    const next = i + 1 < this.limit(i) ? uposOf(this.tokens, i + 1) : 'PUNCT';
    if (tag === 'ADJ' && next === 'NOUN') return true;
    // 'West African envoys'
    if (next === 'ADJ' && isCapitalized(this.form(i + 1)) && !this.input.isHeadline(i)) return true;
    // 'Weighs Ban on Travel'.
    if (tag === 'NOUN' && next === 'ADP' && this.input.isHeadline(i)) return true;
    const isArticle = i > 0 && /^(?:the|a|an)$/i.test(this.form(i - 1));
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
    return i + 1 < this.limit(i) && /^VB[DNZ]$/.test(xposAt(this.tokens, i + 1));
  }

  /** A longer name that no table knows is not the one known bearer of its last word. */
  isPart(i: number, length = 1, isTitled = false): boolean {
    return (!isTitled && this.isBehind(i)) || this.isFollowed(i, length);
  }

  /** 'National Park': a word before it belongs to one name with it. */
  private isBehind(i: number): boolean {
    if (i === sentenceStartAt(this.tokens, i) || !isCapitalized(this.form(i - 1))) return false;
    if (
      /^ex-/i.test(this.form(i - 1)) ||
      isAbbreviated(this.form(i - 1)) ||
      this.input.isHeadline(i) ||
      this.input.isDate(i - 1) ||
      this.isTitleEnd(i - 1)
    )
      return false;
    return this.input.grammar.name(i).from < i || this.input.grammar.name(i - 1).to > i;
  }

  private isFollowed(i: number, length: number): boolean {
    const next = i + length;
    if (this.input.isHeadline(i) || this.input.isDate(next) || this.runsOn(next)) return false;
    return next < this.limit(i) && this.extents.isNamePart(next) && !this.input.isOtherName(next);
  }

  /** 'Trump | Donald John TrumpGOP': behind the name the words of a page run into one. */
  private runsOn(from: number): boolean {
    for (let i = from; i < Math.min(this.limit(from - 1), from + RUN) && isCapitalized(this.form(i)); i++)
      if (isGlued(this.form(i))) return true;
    return false;
  }

  private isTitleEnd(token: number): boolean {
    return this.table.titles.longest(token, token + 1, this.numbered.forms) !== undefined;
  }

  private limit(i: number): number {
    return sentenceEndAt(this.tokens, i);
  }

  private form(i: number): string {
    return formAt(this.tokens, i);
  }
}
