/** How words and the ways between them are called in marks. */
import type { Context } from '../context.js';
import { lowerAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

/** Steps by which numbers of words are told apart. */
const LENGTHS = [0, 1, 2, 4, 8, 16, 32];
export const lengthOf = (words: number): string => `${LENGTHS.find((most) => words <= most) ?? 'more'}`;

/** Words of grammar by themselves, quotation marks alike, all other words by their tags. */
export const wordOf = (tokens: Tokens, token: number): string => {
  const tag = uposOf(tokens, token);
  if (tag === 'PUNCT') return isMark(tokens, token) ? 'a quotation mark' : lowerAt(tokens, token);
  const isGrammar = tag === 'SCONJ' || tag === 'PART' || tag === 'ADP' || tag === 'CCONJ';
  return isGrammar || xposAt(tokens, token).startsWith('W') ? lowerAt(tokens, token) : xposAt(tokens, token);
};
const isMark = (tokens: Tokens, token: number): boolean => /^["“”'‘’«»]/.test(lowerAt(tokens, token));

/** The way through the tree, where it is short. */
export const nearWay = ({ grammar }: Context, from: number, to: number, most = 2): string => {
  const way = grammar.way(from, to);
  return way.split(/[<>]/).length > most + 1 ? 'far' : way;
};

export const compared = (one: number, other: number): string =>
  one < other ? 'before' : one > other ? 'behind' : 'at';
