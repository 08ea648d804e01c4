/**
 * The words of a text and of a search, the same for every store. Pure.
 *
 * A text is folded into tokens before it reaches a search engine, so that the engine has nothing left to decide: each
 * token holds letters and digits alone, in lower case. There is no stemming. A search is a list of phrases, all of
 * which a text must hold: 'talks "South China Sea"' is the phrase of one word and the phrase of three.
 */
import type { Span } from '../model/span.js';

/** A token of a text with the place of the run of letters and digits that it is from. */
export interface Token {
  readonly token: string;
  readonly span: Span;
}

/** Tokens that stand one after another; a text holds a query when it holds every phrase. */
export type Phrase = readonly string[];

/** Letters, digits and what stands within a word without being seen: soft hyphen, joiners. */
const RUN = /[\p{L}\p{N}\p{M}\u00ad\u200c-\u200d\u2060]+/gu;

/** Accents and unseen joiners: not the vowel signs of Indian scripts, which are no accents. */
const DROPPED = /[\p{Script=Inherited}\u00ad\u200c-\u200d\u2060]+/gu;

/** Apostrophes that Unicode counts among the letters ('Sanaʼa'): they part a word as the common one does. */
const APOSTROPHES = /[\u02b9-\u02bf\u02c8\u02ee]/gu;

/** Scripts written without spaces are taken by the character, so that a name within a sentence is found as a phrase. */
const PART =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu;

/** Letters that no normal form takes apart, though names are written without them: 'Wałęsa', 'Kılıçdaroğlu'. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

const ASCII = /^[0-9A-Za-z]+$/;

/** Longer ones are no words but data; engines have limits of their own, and these must not show. */
const LONGEST = 100;

const capped = (token: string): string =>
  token.length <= LONGEST ? token : token.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');

const fold = (run: string): readonly string[] => {
  if (ASCII.test(run)) return [capped(run.toLowerCase())];
  const folded = run
    .normalize('NFKD')
    .replace(APOSTROPHES, ' ')
    .replace(DROPPED, '')
    .toLowerCase()
    // Lower case can bring accents of its own: 'İ' is 'i' and a dot above.
    .replace(DROPPED, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
  return (folded.match(PART) ?? []).map(capped);
};

/** The tokens of a text in its order, each with its place. */
export function* placedTokens(text: string): Generator<Token> {
  for (const match of text.matchAll(RUN)) {
    const span: Span = [match.index, match.index + match[0].length];
    for (const token of fold(match[0])) yield { token, span };
  }
}

/** The tokens of a text in its order: `searchTokens('The U.S. — Wałęsa’s')` is `the u s walesa s`. */
export function searchTokens(text: string): readonly string[] {
  return (text.match(RUN) ?? []).flatMap(fold);
}

const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb]/;

/**
 * The phrases of a search: what stands in quotation marks is one, else each word. A word of several tokens
 * ('U.S.', 'COVID-19') is a phrase too. A mark without its partner reaches to the end. None where nothing is searched.
 */
export function parseQuery(query: string): readonly Phrase[] {
  const phrases = query
    .split(QUOTES)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/u)))
    .map(searchTokens)
    .filter((phrase) => phrase.length > 0);
  const once = new Map(phrases.map((phrase) => [phrase.join(' '), phrase]));
  return [...once.values()];
}
