/** Stretches of tokens, and the small questions about words that every part of this layer asks. */
import { foldQuotes } from '../text/phrases.js';
import { at, type Tokens, uposOf } from '../text/tokens.js';

/** Tokens `from` to `to` (exclusive). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const EDGE = /^[.,;:!?—–-]+$/;

/** The stretch without punctuation at its edges, quotation marks and brackets apart; undefined where nothing is left. */
export const trimmed = (tokens: Tokens, from: number, to: number): Stretch | undefined => {
  let a = from;
  let b = to;
  while (a < b && EDGE.test(at(tokens.forms, a))) a++;
  while (b > a && EDGE.test(at(tokens.forms, b - 1))) b--;
  return b > a ? { from: a, to: b } : undefined;
};

/** The word in lower case with one apostrophe for all; '' outside the text. */
export const wordAt = (tokens: Tokens, token: number): string =>
  token >= 0 && token < tokens.size ? foldQuotes(at(tokens.forms, token)).toLowerCase() : '';

export const isComma = (tokens: Tokens, token: number): boolean => {
  const form = wordAt(tokens, token);
  return form === ',' || form === '—' || form === '–' || form === '--';
};

export const isVerbal = (tokens: Tokens, token: number): boolean => {
  const tag = uposOf(tokens, token);
  return tag === 'VERB' || tag === 'AUX';
};
