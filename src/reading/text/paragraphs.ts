/**
 * Where paragraphs end. A blank line always ends one. A single line break does, unless it looks like the hard wrap of a mail or a wire: a line of fifty
 * to a hundred characters that ends in mid-sentence, before one of no more. The first line is a heading where the next one's first word had room in it.
 */
import type { Span } from '../../model/span.js';

const LINE = /[^\r\n\u2028\u2029]+/g;
const BREAK = /\r\n|[\r\n\u2028\u2029]/g;
const SENTENCE_END = /[.!?:;…]["'”’»)\]]*\s*$/u;
const WRAP_MIN = 50;
const WRAP_MAX = 100;

/** Spans of the paragraphs, in order, without the white space around them. Linear in the length of the text. */
export function findParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  let start = -1;
  let end = 0;
  let wrapped = false;
  for (const match of text.matchAll(LINE)) {
    const line = match[0].trimEnd();
    if (line.trimStart() === '') continue;
    const from = match.index + (line.length - line.trimStart().length);
    const blankBetween = start !== -1 && breaksBetween(text, end, from) > 1;
    const isWrap = wrapped && line.length <= WRAP_MAX && !(paragraphs.length === 0 && hasRoom(text, start, end, line));
    if (start !== -1 && (blankBetween || !isWrap)) {
      paragraphs.push([start, end]);
      start = -1;
    }
    if (start === -1) start = from;
    end = match.index + line.length;
    wrapped = line.length >= WRAP_MIN && line.length <= WRAP_MAX && !SENTENCE_END.test(line.slice(-8));
  }
  if (start !== -1) paragraphs.push([start, end]);
  return paragraphs;
}

/** Whether the first word of a line had room in the first one before it, by the measure of its own. */
const hasRoom = (text: string, start: number, end: number, line: string): boolean =>
  !text.slice(start, end).includes('\n') && end - start + 1 + line.trimStart().search(/ |$/) <= line.length;

/** Number of line breaks between two offsets; `\r\n` is one. */
const breaksBetween = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(BREAK)?.length ?? 0;
