/**
 * Which texts are equal, whatever their day and publisher, after case, punctuation and a dateline are folded. Two
 * outlets that print one report of a wire set it under headings of their own, so the heading does not count. Pure.
 */
import { createHash } from 'node:crypto';
import type { Document } from '../../model/document.js';
import { fold } from '../words.js';

/** Paragraphs at whose beginning a dateline may stand: behind a heading and a byline. */
const PARAGRAPHS = 3;

/**
 * A place in capitals, then words that begin in capitals or digits and what stands in brackets, then a dash:
 * 'TOKYO, March 12 (Kyodo) — '.
 */
const DATELINE =
  /^\s*\p{Lu}[\p{Lu}.'’-]{3,}(?:[\s,/]{1,3}(?:\([^)\n]{1,40}\)|[\p{Lu}\d][^\s—]{0,20})){0,10}(?:\s?—|\s--|\s[–-])\s?/u;

/** A body of fewer words is what many documents may hold: 'Read more', a transcript that is to come. */
const LEAST_WORDS = 12;

/** The text without the dateline at its beginning. */
const withoutDateline = (text: string): string => {
  const paragraphs = text.split(/\n\s*\n/, PARAGRAPHS + 1);
  const at = paragraphs.slice(0, PARAGRAPHS).findIndex((paragraph) => DATELINE.test(paragraph));
  if (at === -1) return text;
  let seen = -1;
  return text.replace(/(?:^|\n\s*\n)[^\n]*/g, (start) => {
    seen++;
    if (seen !== at) return start;
    const blank = /^\s*/.exec(start)?.[0] ?? '';
    return blank + start.slice(blank.length).replace(DATELINE, '');
  });
};

/** The same for copies of one text, else different: a hash of the words of the body. */
export function equalityOf({ text, body = 0 }: Pick<Document, 'text' | 'body'>): string {
  const words = fold(withoutDateline(text.slice(body)));
  const counted = words.split(' ').length < LEAST_WORDS ? fold(text) : words;
  // A text of signs alone has no words to compare.
  return `text:${createHash('sha256')
    .update(counted === '' ? text : counted)
    .digest('hex')}`;
}
