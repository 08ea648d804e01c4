/** The people whom a document names in full, by their surnames: 'Blinken' after 'Antony Blinken', before it in a headline. */

import { listed } from '../../lists.js';
import { foldMarks } from '../../text/phrases.js';
import { formAt, type Language, lowerAt, type Tokens, uposOf } from '../../text/tokens.js';
import { PARTICLES, SUFFIXES, withoutArticle } from '../names.js';
import { type ActorTable, FAMILY_FIRST, surnameOf } from '../table.js';
import type { MentionWords } from './lexicon.js';
import { isCapitalized, type SignInput } from './name-signs.js';
import type { Who } from './types.js';

export interface Named {
  /** The words of the surname as the tokenizer parts them. */
  readonly words: readonly string[];
  readonly who: Who;
  /** Number of the first token of the full name. */
  readonly from: number;
  /** The words are a given name. */
  readonly isGiven: boolean;
}

export class Surnames {
  private readonly byFirst = new Map<string, Named[]>();
  private readonly added = new Set<string>();

  /**
   * @param bears whether the table has a word for the surname of somebody
   * @param alone words that are the whole of somebody's name somewhere: 'Louisa' of Louisa Lim
   */
  constructor(
    private readonly split: Language['split'],
    private readonly bears: (id: string, surname: string) => boolean,
    private readonly alone: ReadonlySet<string>,
  ) {}

  /**
   * @param name as it is printed, in parts
   * @param familyFirst whether the family name is the first part, where the country does not say
   */
  add(who: Who, name: string, from: number, familyFirst: boolean): void {
    const seen = `${who.id}|${name}`;
    if (this.added.has(seen)) return;
    this.added.add(seen);
    const parts = name.split(' ').filter((part) => !SUFFIXES.has(part));
    const last = parts.at(-1) ?? '';
    const own = surnameOf(who.name, familyFirst ? 'CHN' : who.country);
    // 'Joseph Wu' of Taiwan has his family name last.
    const isWestern = own !== last && this.bears(who.id, last) && !this.bears(who.id, own);
    const keys = new Set([isWestern ? last : own]);
    // Vietnamese are called by the last part, Spanish by the last but one; 'von der Leyen' by 'Leyen', too.
    if (!FAMILY_FIRST.has(who.country) || who.country === 'VNM') keys.add(last);
    if (familyFirst && FAMILY_FIRST.has(who.country) === false) keys.add(parts[0] ?? '');
    if (parts.length > 2 && !FAMILY_FIRST.has(who.country) && !familyFirst) keys.add(parts.at(-2) ?? '');
    const long = FAMILY_FIRST.has(who.country) || familyFirst ? '' : longSurname(parts);
    if (long !== '') keys.add(long);
    // 'Sheikh Hamad': who is called after a father is known by the name of his own.
    if (parts.slice(1, -1).some((part) => PATRONYMICS.has(part))) keys.add(parts[0] ?? '');
    for (const key of [...keys]) keys.add(withoutArticle(key));
    const [given = ''] = parts;
    const isCalled = !keys.has(given) && this.alone.has(given);
    for (const key of isCalled ? [...keys, given] : keys) {
      const words = (PLAIN.test(key) ? [key] : this.split(key)).map(foldMarks).map(asInside);
      const [first] = words;
      if (first === undefined || !/^\p{L}[\p{L}'’]/u.test(key)) continue;
      const list = listed(this.byFirst, first);
      if (!list.some((one) => one.who.id === who.id && one.words.length === words.length))
        list.push({ words, who, from, isGiven: isCalled && key === given });
    }
  }

  /** Everybody whose surname the words are that begin a list, the longest surnames first and of those the last introduced. */
  at(words: (offset: number) => string, token: number): readonly Named[] {
    const list = this.byFirst.get(asInside(foldMarks(words(0)), 0));
    if (!list) return [];
    const fitting = list.filter((one) =>
      one.words.every((word, offset) => asInside(foldMarks(words(offset)), offset) === word),
    );
    const surnames = fitting.filter(({ isGiven }) => !isGiven);
    const found = surnames.length > 0 ? surnames : fitting;
    const before = ({ from }: Named): number => (from <= token ? 1 : 0);
    return found.sort(
      (a, b) =>
        b.words.length - a.words.length || before(b) - before(a) || (before(a) ? b.from - a.from : a.from - b.from),
    );
  }
}

/** 'Suu Kyi', 'van der Brug', 'Moreno Prat': what is left of a longer name without the given one. */
const longSurname = (parts: readonly string[]): string => {
  if (parts.length < 3) return '';
  const particle = parts.findIndex((part, index) => index > 0 && PARTICLES.has(part.toLowerCase()));
  return parts.slice(particle > 0 && particle < parts.length - 1 ? particle : -2).join(' ');
};

/** 'Van der Brug' at the head of a sentence is 'van der Brug' within one. */
const asInside = (word: string, index: number): string =>
  index === 0 && PARTICLES.has(word.toLowerCase()) ? word.toLowerCase() : word;

/** 'son of', 'daughter of' */
const PATRONYMICS: ReadonlySet<string> = new Set(['bin', 'bint', 'ibn']);

/** One word that any tokenizer leaves whole. */
const PLAIN = /^\p{L}+$/u;

/** Whether the first part of a name is a family name of a state where it stands first. */
export const isFamilyFirst = (
  table: ActorTable,
  { givenNames }: MentionWords,
  { tokens, numbered }: Pick<SignInput, 'tokens' | 'numbered'>,
  i: number,
): boolean => {
  const found = table.surnames.longest(i, i + 1, numbered.forms);
  if (!found || givenNames.has(formAt(tokens, i))) return false;
  const first = found.values.filter(
    ({ country, name }) => FAMILY_FIRST.has(country) && surnameOf(name, country) === name.split(' ')[0],
  );
  return first.length * 2 > found.values.length;
};

/**
 * Words in capitals that speak alone somewhere in a document ('Ali said'), no article, title or further part of a name at them:
 * the last part of a name so used is a surname.
 *
 * @param isSaying whether a token is such a verb
 * @param isOther whether a name that is no person's begins at a token: 'Jordan said'
 */
export const speakingAlone = (
  tokens: Tokens,
  isSaying: (token: number) => boolean,
  isOther: (token: number) => boolean,
): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let i = 1; i + 1 < tokens.size; i++) {
    const form = formAt(tokens, i);
    if (uposOf(tokens, i) !== 'PROPN' || !isCapitalized(form) || found.has(form) || isOther(i)) continue;
    if (!isSaying(i + 1) || !BEFORE.has(uposOf(tokens, i - 1)) || lowerAt(tokens, i - 1) === 'of') continue;
    found.add(form);
  }
  return found;
};

/** What may stand before a name that is the whole of a subject. */
const BEFORE: ReadonlySet<string> = new Set(['PUNCT', 'SCONJ', 'CCONJ', 'ADV', 'VERB', 'NOUN']);
