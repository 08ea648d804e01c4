/** The words that say an item: its clause from who does it on, never more than a sentence or two. */
import type { Span } from '../../model/span.js';
import type { Context } from '../context.js';
import { at, formAt, sentenceAt, sentenceEnd, sentenceStart, spanOf } from '../text/tokens.js';

/** Characters of the longest evidence, and tokens looked at for it. */
const LONGEST = 380;
const REACH = 40;
const STOPS = new Set([',', ';', ':', '.', '—', '–', '(', ')', '”', '“', '"', '?', '!']);

/**
 * @param from first token of the words that carry the item
 * @param to after their last
 * @param others first tokens and ends of what belongs to it: who takes part, where and when
 */
export const clauseSpan = (
  { tokens }: Context,
  from: number,
  to: number,
  others: readonly { readonly from: number; readonly to: number }[],
): Span => {
  const sentence = sentenceAt(tokens, from);
  const [first, last] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
  const near = others.filter(
    (one) => one.from >= Math.max(first, from - REACH) && one.to <= Math.min(last, to + REACH),
  );
  let start = Math.min(from, ...near.map((one) => one.from));
  const end = clauseEnd(tokens, Math.max(to, ...near.map((one) => one.to)), last);
  while (start < from && at(tokens.ends, end - 1) - at(tokens.starts, start) > LONGEST) start++;
  return spanOf(tokens, start, end);
};

const clauseEnd = (tokens: Context['tokens'], from: number, last: number): number => {
  let end = from;
  while (end < Math.min(last, from + REACH) && !STOPS.has(formAt(tokens, end))) end++;
  return end;
};
