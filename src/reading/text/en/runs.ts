/**
 * Runs that are one word with the signs within them: numbers, addresses. Each function is given where a word
 * begins and gives where the run ends, or -1. None looks further than the run it describes and a few signs more.
 */
import { CAPITAL, classOf, DIGIT, isDigit, isLetterClass, isWordClass, OTHER, SMALL } from './characters.js';

const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const AT = 64;
/** More than any number that has hyphens: +1-800-555-0123. */
const LONGEST_DIALLED = 24;

const digitsEnd = (text: string, from: number, end: number): number => {
  let at = from;
  while (at < end && isDigit(text.charCodeAt(at))) at++;
  return at;
};

/**
 * End of the number that begins with a digit at `start`: 1,250.75, 7:30, 9/11, 12/05/2001, 2001-12-05, 713-555-0123. A comma
 * needs three digits after it ([25,26] are two numbers) and one hyphen needs the shape of a telephone number (10-15 are two).
 */
export const numberEnd = (text: string, start: number, end: number): number => {
  const dialled = dialledEnd(text, start, end);
  if (dialled !== -1) return dialled;
  let at = digitsEnd(text, start, end);
  for (;;) {
    const sign = text.charCodeAt(at);
    const next = digitsEnd(text, at + 1, end);
    const count = next - at - 1;
    if (at >= end || count === 0) return at;
    if (sign === 44 ? count === 3 : sign === DOT || sign === COLON || (sign === SLASH && count <= 4)) at = next;
    else return at;
  }
};

/** Digits with hyphens that are one word, dates and telephone numbers: two hyphens, or 555-0123, or 12345-6789. */
const dialledEnd = (text: string, start: number, end: number): number => {
  const last = Math.min(end, start + LONGEST_DIALLED);
  let hyphens = 0;
  let group = 0;
  let before = 0;
  let slashed = false;
  let at = start;
  for (; at < last; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) group++;
    else if ((code === HYPHEN || code === SLASH) && group > 0 && isDigit(text.charCodeAt(at + 1))) {
      if (code === HYPHEN) hyphens++;
      else slashed = true;
      before = group;
      group = 0;
    } else break;
  }
  if (hyphens === 0 || at - start >= LONGEST_DIALLED || isWordClass(classOf(text.charCodeAt(at)))) return -1;
  const dialled = group === 4 && (before === 3 || before === 5);
  return dialled || (hyphens > 1 && !slashed) ? at : -1;
};

const isLocal = (code: number): boolean =>
  isWordClass(classOf(code)) || code === DOT || code === HYPHEN || code === 95 || code === 43 || code === 37;

/** Where the signs that may stand before the `@` of a mail address end. */
export const localEnd = (text: string, start: number, end: number): number => {
  let at = start;
  while (at < end && isLocal(text.charCodeAt(at))) at++;
  return at;
};

/** End of the mail address whose `@` stands at `at`; -1 where no name of a host follows. */
export const mailEnd = (text: string, at: number, end: number): number => {
  if (text.charCodeAt(at) !== AT || !isWordClass(classOf(text.charCodeAt(at + 1)))) return -1;
  let last = at + 1;
  while (last < end) {
    const code = text.charCodeAt(last);
    const inside = code === DOT || code === HYPHEN || code === 95;
    if (!(isWordClass(classOf(code)) || (inside && isWordClass(classOf(text.charCodeAt(last + 1)))))) break;
    last++;
  }
  return last;
};

const PROTOCOLS = ['http://', 'https://', 'ftp://', 'mailto:', 'www.'];

/** End of the address that begins at `start` with a protocol or `www.`, without the punctuation of the sentence after it. */
export const urlEnd = (text: string, start: number, end: number): number => {
  const first = text.charCodeAt(start) | 32;
  if (first !== 104 && first !== 119 && first !== 102 && first !== 109) return -1;
  const head = text.slice(start, start + 8).toLowerCase();
  const protocol = PROTOCOLS.find((one) => head.startsWith(one));
  if (protocol === undefined || start + protocol.length >= end) return -1;
  return pathEnd(text, start + protocol.length, end);
};

/** End of what remains of an address, up to a quotation mark, an angle bracket or the end of the run. */
export const pathEnd = (text: string, start: number, end: number): number => {
  let last = start;
  let opened = 0;
  while (last < end) {
    const code = text.charCodeAt(last);
    if (code === 34 || code === 60 || code === 62 || code === 0x201c || code === 0x201d || code === 0x2019) break;
    if (code === 40) opened++;
    else if (code === 41 && --opened < 0) break;
    last++;
  }
  while (last > start) {
    const code = text.charCodeAt(last - 1);
    // . , ; : ! ? ' ] } * are the sentence's, not the address's
    if (code !== DOT && code !== 44 && code !== 59 && code !== COLON && code !== 33 && code !== 63 && code !== 39)
      if (code !== 93 && code !== 125 && code !== 42) break;
    last--;
  }
  return last;
};

/** End of the run of letters, digits, dots and hyphens that may name a host or a file. */
export const hostEnd = (text: string, start: number, end: number): number => {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    const inside = code === DOT || code === HYPHEN || code === 95;
    if (!(isWordClass(classOf(code)) || (inside && isWordClass(classOf(text.charCodeAt(at + 1)))))) break;
    at++;
  }
  return at;
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
