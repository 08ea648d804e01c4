/** Stretches of tokens, and the small questions about words that every part of this layer asks. */
import type { TokenRange } from '../text/grammar/ranges.js';
import type { Quotes } from '../text/quotes.js';
import { at, formAt, lowerAt, type Tokens, uposOf } from '../text/tokens.js';

export type Stretch = TokenRange;

/** Words of all stretches together, and words that two lists of them share. */
export const sizeOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from, 0);
export const shared = (some: readonly Stretch[], others: readonly Stretch[]): number =>
  some.reduce(
    (sum, a) => others.reduce((all, b) => all + Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from)), sum),
    0,
  );

const EDGE = /^[.,;:!?—–-]+$/;

/** The stretch without punctuation at its edges, quotation marks and brackets apart; undefined where nothing is left. */
export const trimmed = (tokens: Tokens, from: number, to: number): Stretch | undefined => {
  let a = from;
  let b = to;
  while (a < b && EDGE.test(formAt(tokens, a))) a++;
  while (b > a && EDGE.test(formAt(tokens, b - 1))) b--;
  return b > a ? { from: a, to: b } : undefined;
};

/** With the marks at its edges that belong to quotations within it, and the point that closes *U.S.* */
export const withMarks = ({ quotes }: { readonly quotes: Quotes }, { from, to }: Stretch): Stretch => {
  const before = quotes.list[quotes.of[from - 1] ?? -1];
  const start = before?.from === from - 1 && from < before.to ? from - 1 : from;
  const last = quotes.list[at(quotes.of, to - 1)];
  // What is quoted in a clause is one with it to its last word.
  return { from: start, to: last && last.from >= start ? Math.max(to, last.to) : to };
};

export const isComma = (tokens: Tokens, token: number): boolean => {
  const form = lowerAt(tokens, token);
  return form === ',' || form === '—' || form === '–' || form === '--';
};

export const isVerbal = (tokens: Tokens, token: number): boolean => {
  const tag = uposOf(tokens, token);
  return tag === 'VERB' || tag === 'AUX';
};
