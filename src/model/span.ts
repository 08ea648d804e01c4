/**
 * Spans: `[start, end)` in UTF-16 code units of the text of a document.
 */

export type Span = readonly [start: number, end: number];

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** True where the code point at `index` belongs to a word; a low surrogate counts as its pair does. */
const inWord = (text: string, index: number): boolean => {
  if (index < 0 || index >= text.length) return false;
  const code = text.charCodeAt(index);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  const low = code >= 0xdc00 && code <= 0xdfff && index > 0;
  return WORD.test(String.fromCodePoint(text.codePointAt(low ? index - 1 : index) ?? 0));
};

/** True where a boundary at `index` would part a word, or a surrogate pair, in two. */
export const splitsWord = (text: string, index: number): boolean => {
  if (index <= 0 || index >= text.length) return false;
  const code = text.charCodeAt(index);
  const before = text.charCodeAt(index - 1);
  if (code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return true;
  return inWord(text, index - 1) && inWord(text, index);
};

/** The span widened until neither end stands within a word ('do' of "don't" becomes the whole). */
export const wholeWords = (text: string, [start, end]: Span): Span => {
  let from = start;
  let to = end;
  while (splitsWord(text, from)) from--;
  while (splitsWord(text, to)) to++;
  return [from, to];
};

export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];
