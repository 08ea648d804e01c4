/** The words that say an item: from those that carry it to the end of their clause. */
import type { Span } from '../../model/span.js';
import type { Context } from '../context.js';
import { formAt, sentenceAt, sentenceEnd, spanOf } from '../text/tokens.js';

/** Tokens behind the words that are looked at. */
const REACH = 40;
const STOPS = new Set([',', ';', ':', '.', '—', '–', '(', ')', '”', '“', '"', '?', '!']);

/** @param from first token of the words that carry the item; @param to after their last */
export const clauseSpan = ({ tokens }: Context, from: number, to: number): Span => {
  const last = sentenceEnd(tokens, sentenceAt(tokens, from));
  let end = to;
  while (end < Math.min(last, to + REACH) && !STOPS.has(formAt(tokens, end))) end++;
  return spanOf(tokens, from, end);
};
