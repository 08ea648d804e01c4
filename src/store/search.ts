/**
 * The words of a text and of a search, the same for every store. Pure.
 *
 * A text is folded into tokens before it reaches a search engine, so that the engine has nothing left to decide: each
 * token holds letters and digits alone, in lower case. There is no stemming. A search is a list of choices of phrases, of
 * each of which a text must hold one: 'talks "South China Sea"' is the phrase of one word and the phrase of three.
 */
import type { Span } from '../model/span.js';

/** A token of a text with the place of the run of letters and digits that it is from. */
export interface Token {
  readonly token: string;
  readonly span: Span;
}

/** Tokens that stand one after another. */
export interface Phrase {
  readonly tokens: readonly string[];
  /** The last of them may be the beginning of a word only: `sanction*`. */
  readonly open: boolean;
}

/** Phrases of which a text holds one: a name in all its spellings. */
export type Choice = readonly Phrase[];

/** A text is found that holds one phrase of every choice. */
export type Query = readonly Choice[];

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

/** True of the code of a letter or digit of ASCII. */
const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** The tokens of a text in its order, each with its place. Runs of ASCII are most of all, and found twice as fast without `RUN`. */
export function* placedTokens(text: string): Generator<Token> {
  const run = new RegExp(RUN);
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (isPlain(text.charCodeAt(end))) end++;
    if (end < text.length && text.charCodeAt(end) >= 128) {
      // What is not ASCII may go on with a run, or part two.
      run.lastIndex = at;
      const match = run.exec(text);
      if (!match) return;
      const span: Span = [match.index, run.lastIndex];
      for (const token of fold(match[0])) yield { token, span };
      at = run.lastIndex;
    } else {
      if (end > at) yield { token: capped(text.slice(at, end).toLowerCase()), span: [at, end] };
      at = end + 1;
    }
  }
}

/** The tokens of a text in its order: `searchTokens('The U.S. — Wałęsa’s')` is `the u s walesa s`. */
export function searchTokens(text: string): readonly string[] {
  if (PLAIN.test(text)) return (text.toLowerCase().match(/[0-9a-z]+/g) ?? []).map(capped);
  return (text.match(RUN) ?? []).flatMap(fold);
}

/** A text of ASCII alone, which is folded several times as fast. */
const PLAIN = /^[\0-\x7f]*$/;

const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb]/;

/** A piece of a search: words in quotation marks, or one word. */
export interface QueryPart {
  readonly text: string;
  readonly quoted: boolean;
}

/** The pieces of a search in its order: what stands in quotation marks, else each word. A mark without its partner reaches to the end. */
export const queryParts = (query: string): readonly QueryPart[] =>
  query
    .split(QUOTES)
    .flatMap((text, index): readonly QueryPart[] =>
      index % 2 === 1 ? [{ text, quoted: true }] : text.split(/\s+/u).map((word) => ({ text: word, quoted: false })),
    );

/** The phrase of some words, open where a star stands behind the last; undefined where they hold no token. */
export const phraseOf = (words: string): Phrase | undefined => {
  const tokens = searchTokens(words);
  return tokens.length > 0 ? { tokens, open: /\*\s*$/u.test(words) } : undefined;
};

/**
 * A search as it is typed: what stands in quotation marks is a phrase, else each word. A word of several tokens ('U.S.',
 * 'COVID-19') is a phrase, too, and a star behind a word takes all that begin so. None where nothing is searched.
 */
export const parseQuery = (query: string): Query =>
  onceEach(
    queryParts(query).flatMap(({ text }) => {
      const phrase = phraseOf(text);
      return phrase ? [[phrase]] : [];
    }),
  );

/** The choices of a search, each once. */
export const onceEach = (query: Query): Query => [
  ...new Map(query.map((choice) => [JSON.stringify(choice), choice])).values(),
];
