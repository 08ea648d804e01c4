/**
 * Runs that are one word with the signs within them: numbers, addresses. Each function is given where a word
 * begins and gives where the run ends, or -1. None looks further than the run it describes and a few signs more.
 */
import { CAPITAL, classOf, DIGIT, isLetterClass, isWordClass, OTHER, SMALL } from './characters.js';

const DOT = 46;
/** More than any number that has hyphens: +1-800-555-0123. */
const LONGEST_DIALLED = 24;

/** A letter or digit that is no ideograph; one of the first plane, as `isWordClass` has them. */
const ANY_WORD = String.raw`(?![\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc])[\p{L}\p{M}\p{Cf}\p{N}]`;
const WORD = String.raw`(?![\u{10000}-\u{10ffff}])${ANY_WORD}`;
const sticky = (pattern: string): RegExp => new RegExp(pattern, 'uy');

/** Where what a pattern matches at an offset ends; -1 where it matches nothing there. */
const endOf = (pattern: RegExp, text: string, start: number): number => {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** A comma needs three digits after it: [25,26] are two numbers. */
const NUMBER = /\d+(?:,\d{3}(?!\d)|[.:]\d+|\/\d{1,4}(?!\d))*/y;
const DIALLED = /\d{1,24}(?:[-/]\d{1,24}){1,12}/y;

/**
 * End of the number that begins with a digit at `start`: 1,250.75, 7:30, 9/11, 12/05/2001, 2001-12-05, 713-555-0123. One hyphen
 * needs the shape of a telephone number (10-15 are two).
 */
export const numberEnd = (text: string, start: number): number => {
  const dialled = endOf(DIALLED, text, start);
  if (dialled !== -1 && isDialled(text.slice(start, dialled)) && !isWordClass(classOf(text.charCodeAt(dialled))))
    return dialled;
  return Math.max(endOf(NUMBER, text, start), start);
};

/** Digits with hyphens that are one word, dates and telephone numbers: two hyphens, or 555-0123, or 12345-6789. */
const isDialled = (digits: string): boolean => {
  const hyphens = digits.split('-').length - 1;
  if (hyphens === 0 || digits.length >= LONGEST_DIALLED) return false;
  return (hyphens > 1 && !digits.includes('/')) || /(?:^|\D)(?:\d{3}|\d{5})\D\d{4}$/.test(digits);
};

const LETTERS = sticky(`(?:${ANY_WORD}|_(?=${WORD}))*`);
const TAG = sticky(`(?:${WORD}|_)*`);

/** End of the letters, digits and low lines at an offset. */
export const wordEnd = (text: string, start: number): number => endOf(LETTERS, text, start);

/** The same, where a low line may be the last. */
export const tagEnd = (text: string, start: number): number => endOf(TAG, text, start);

const LOCAL = sticky(`(?:${WORD}|[.\\-_+%])*`);
const HOST = sticky(`(?:${WORD}|[.\\-_](?=${WORD}))*`);

/** Where the signs that may stand before the `@` of a mail address end. */
export const localEnd = (text: string, start: number): number => endOf(LOCAL, text, start);

/** End of the letters, digits, dots and hyphens that may name a host or a file. */
export const hostEnd = (text: string, start: number): number => endOf(HOST, text, start);

/** End of the mail address whose `@` stands at `at`; -1 where no name of a host follows. */
export const mailEnd = (text: string, at: number): number =>
  text.charAt(at) === '@' && isWordClass(classOf(text.charCodeAt(at + 1))) ? hostEnd(text, at + 1) : -1;

const PROTOCOL = /(?:https?:\/\/|ftp:\/\/|mailto:|www\.)/iy;

/** End of the address that begins at `start` with a protocol or `www.`, without the punctuation of the sentence after it. */
export const urlEnd = (text: string, start: number, end: number): number => {
  const protocol = endOf(PROTOCOL, text, start);
  return protocol === -1 || protocol >= end ? -1 : pathEnd(text, protocol, end);
};

/** End of what remains of an address, up to a quotation mark, an angle bracket or the end of the run. */
export const pathEnd = (text: string, start: number, end: number): number => {
  let last = start;
  let opened = 0;
  for (; last < end && !'"<>\u201c\u201d\u2019'.includes(text.charAt(last)); last++) {
    if (text.charAt(last) === '(') opened++;
    else if (text.charAt(last) === ')' && --opened < 0) break;
  }
  // These are the sentence's, not the address's.
  while (last > start && ".,;:!?']}*".includes(text.charAt(last - 1))) last--;
  return last;
};

/**
 * End of single letters with full stops at `start`: U.S., a.m., U.S.A (without a last stop), J. (one letter). -1 where there
 * are none, or where the second stop belongs to three dots.
 */
export const letteredEnd = (text: string, start: number, end: number): number => {
  let at = start;
  while (at + 1 < end && isLetterClass(classOf(text.charCodeAt(at))) && text.charCodeAt(at + 1) === DOT) at += 2;
  if (at === start) return -1;
  if (text.charCodeAt(at) === DOT && at < end) return at - start > 2 ? at - 1 : -1;
  const more = at < end ? classOf(text.charCodeAt(at)) : OTHER;
  if (more === OTHER) return at;
  const after = at + 1 < end ? classOf(text.charCodeAt(at + 1)) : OTHER;
  if ((more === SMALL || more === CAPITAL) && after === OTHER) return at + 1;
  return more === DIGIT || at - start > 2 || more === CAPITAL ? at : -1;
};
