/**
 * A text as the search for places sees it: forms in small letters, classes of words, and the names of the actor table
 * that begin at a token. Nothing here decides anything.
 */
import type { Party } from '../../model/generated/parties.js';
import type { ActorTable } from '../actors/table.js';
import { onceForEach } from '../once.js';
import type { Numbered } from '../text/phrases.js';
import { at, formAt, lemmaAt, sentenceEndAt, sentenceStartAt, type Tokens } from '../text/tokens.js';
import { foldWord } from './places-fold.js';
import { CLASS_BITS, type PlaceTable, type Sense, type WordClass } from './places-table.js';
import { Scan } from './scan.js';
import type { Times } from './words.js';

/** A name of the actor table: a state's adjective, or somebody who is no state. */
export interface ActorName {
  readonly to: number;
  readonly kind: 'adjective' | 'person' | 'other';
  readonly country: Party | '';
}

/** A name of places and what it may stand for. */
export interface PlaceName {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
}

/** The longest name of a place has at most so many words. */
const LONGEST = 8;
const CAPITAL = /^\p{Lu}/u;
const CAPITALS = /^[\p{Lu}\p{M}'.\u2019-]+$/u;
const DASHES = new Set(['-', '\u2010', '\u2011', '\u2013']);
/** Classes of small words that a place may begin with: 'northern Mali', 'border between', 'sea of Japan'. */
const BEGINNING = CLASS_BITS.direction | CLASS_BITS.border | CLASS_BITS.beginning;
/** Classes of small words that may stand within a name: 'Rio de Janeiro', 'Rafah border crossing', '38th parallel'. */
const WITHIN =
  CLASS_BITS.within |
  CLASS_BITS.venue |
  CLASS_BITS.site |
  CLASS_BITS.border |
  CLASS_BITS.crossing |
  CLASS_BITS.province |
  CLASS_BITS.land |
  CLASS_BITS['gathering-of-states'];

export class PlaceText extends Scan {
  /** The longest name of a place that begins at a token. */
  readonly placeAt: (i: number) => PlaceName | undefined;
  /** The longest name of the actor table that begins at a token and is no state's own. */
  readonly actorAt: (i: number) => ActorName | undefined;
  private readonly capitals: Uint8Array;
  /** Bits of the classes of a word and its lemma. */
  private readonly classesOf: (i: number) => number;

  constructor(
    tokens: Tokens,
    private readonly numbered: Numbered,
    readonly table: PlaceTable,
    private readonly actors: ActorTable,
    times: Times,
  ) {
    super(tokens, times);
    const { size, forms } = tokens;
    this.capitals = Uint8Array.from(forms, (form) => (CAPITAL.test(form) ? 1 : 0));
    this.classesOf = onceForEach(size, (i) => table.classes(this.lower(i)) | table.classes(lemmaAt(tokens, i)));
    const within = <T>(find: (i: number) => T | null) => {
      const known = onceForEach(size, find);
      return (i: number): T | undefined => (i < 0 || i >= size ? undefined : (known(i) ?? undefined));
    };
    this.placeAt = within((i) => this.findPlace(i) ?? null);
    this.actorAt = within((i) => this.findActor(i) ?? null);
  }

  /** End of the sentence of a token. */
  limit(i: number): number {
    return sentenceEndAt(this.tokens, i);
  }

  start(i: number): number {
    return sentenceStartAt(this.tokens, i);
  }

  form(i: number): string {
    return formAt(this.tokens, i);
  }

  lemma(i: number): string {
    return lemmaAt(this.tokens, i);
  }

  /** Whether a word, or its lemma, is of a class. */
  is(i: number, of: WordClass): boolean {
    return (this.classesOf(i) & CLASS_BITS[of]) !== 0;
  }

  isCapitalized(i: number): boolean {
    return this.capitals[i] === 1;
  }

  /** 'KYIV', not 'U.N' or 'A': a word of two letters or more in capitals. */
  isShouted(i: number): boolean {
    const form = this.form(i);
    return form.length > 1 && CAPITALS.test(form);
  }

  /** A month, a weekday, 'last', 'today': no part of a name. */
  isTime(i: number): boolean {
    const { month, weekday, day, relative, unit } = this.word(i);
    return [month, weekday, day, relative, unit].some((sense) => sense !== undefined);
  }

  isDash(i: number): boolean {
    return DASHES.has(this.form(i));
  }

  /** Whether nothing stands between a token and the one before it. */
  touches(i: number): boolean {
    return i > 0 && i < this.tokens.size && at(this.tokens.starts, i) === at(this.tokens.ends, i - 1);
  }

  isPossessive(i: number): boolean {
    const form = this.lower(i);
    return (form === "'s" || form === "'") && this.touches(i);
  }

  /** Whether a name or pattern may begin at a token: capitals, digits, 'northern', 'border'. */
  mayBegin(i: number): boolean {
    if (this.capitals[i] === 1) return true;
    const form = formAt(this.tokens, i);
    const code = form.charCodeAt(0);
    return (code >= 48 && code <= 57) || (this.table.classes(form) & BEGINNING) !== 0;
  }

  private findPlace(i: number): PlaceName | undefined {
    const form = this.form(i);
    const first = form.charCodeAt(0);
    const digit = first >= 48 && first <= 57;
    if (!digit && !this.isCapitalized(i) && (this.table.classes(form) & CLASS_BITS.beginning) === 0) return undefined;
    if (!digit && this.isTime(i) && !this.isCapitalized(i + 1)) return undefined;
    const limit = Math.min(this.limit(i), i + LONGEST);
    let key = foldWord(form);
    // 'N' of 'N'Djamena', 'Mar' of 'Mar-a-Lago': what is written together is folded together.
    if (!this.touches(i + 1) && !this.table.begins(key)) return undefined;
    let best = this.named(key, i, i + 1);
    for (let j = i + 1; j < limit; j++) {
      if (this.isDash(j)) continue;
      if (!this.isCapitalized(j) && !this.mayStandWithin(j)) break;
      const longer = this.extended(key, j);
      if (longer !== key) best = this.named(longer, i, j + 1) ?? best;
      key = longer;
    }
    return best;
  }

  private named(key: string, from: number, to: number): PlaceName | undefined {
    const senses = this.sensesOf(key, from, to);
    return senses.length > 0 ? { from, to, senses } : undefined;
  }

  private mayStandWithin(j: number): boolean {
    if (this.isDash(j - 1)) return true;
    const form = this.form(j);
    if (form.charCodeAt(0) === 39 || form.charCodeAt(0) === 0x2019) return form.length > 2;
    return (this.classesOf(j) & WITHIN) !== 0;
  }

  private sensesOf(key: string, from: number, to: number): readonly Sense[] {
    const senses = this.table.senses(key);
    if (senses.length === 0 || to - from > 1) return senses;
    const form = this.form(from);
    // 'US', not 'Us': a short form is a name of a state only in capitals; 'U.N.' is no town of three letters.
    if (key.length > 3) return form.includes('.') ? senses.filter((sense) => sense.kind !== 'city') : senses;
    const short = CAPITALS.test(form);
    return senses.filter((sense) => (sense.kind === 'city') !== short);
  }

  /** The folded name that some tokens make. */
  keyOf(from: number, to: number): string {
    let key = this.isDash(from) ? '' : foldWord(this.form(from));
    for (let j = from + 1; j < to; j++) if (!this.isDash(j)) key = this.extended(key, j);
    return key;
  }

  /** A folded name with one more word. */
  private extended(key: string, j: number): string {
    const folded = foldWord(this.form(j));
    return folded !== '' && (!this.touches(j) || this.isDash(j - 1)) ? `${key} ${folded}` : key + folded;
  }

  /** Tokens as they stand in the text. */
  spelled(from: number, to: number): string {
    return this.tokens.text.slice(at(this.tokens.starts, from), at(this.tokens.ends, to - 1));
  }

  private findActor(i: number): ActorName | undefined {
    const found = this.actors.names.longest(i, this.limit(i), this.numbered.forms);
    if (!found) return undefined;
    const adjective = found.values.find((value) => value.is === 'adjective');
    const named = found.values.find((value) => value.is === 'actor' && value.actor.kind !== 'state');
    if (named) return { to: found.end, kind: named.actor.kind === 'person' ? 'person' : 'other', country: '' };
    if (!adjective) return undefined;
    return { to: found.end, kind: 'adjective', country: adjective.actor.party };
  }

  titleAt(i: number): boolean {
    return i < this.tokens.size && this.actors.titles.longest(i, this.limit(i), this.numbered.forms) !== undefined;
  }

  /** A surname that somebody of the actor table bears. */
  isSurname(i: number): boolean {
    return this.actors.surnames.longest(i, i + 1, this.numbered.forms) !== undefined;
  }
}
