/** How many came on a side: 'a delegation of seven', 'a ten-member team'. */
import { around, type Context } from '../context.js';
import { lemmaAt, uposOf } from '../text/tokens.js';
import { numberAt } from './numbers.js';
import type { Named } from './tools.js';

/** Words before and behind a side in which its number is told. */
const BEFORE = 8;
const BEHIND = 6;

/** @returns the number of people on a side, as far as the words beside its naming tell it */
export const delegationOf = (context: Context, side: Named): number | undefined => {
  const { tokens } = context;
  if (side.to <= side.from) return undefined;
  const { from: start, to: end } = around(tokens, side, BEFORE, BEHIND);
  for (let i = start; i < end; i++) {
    const number = uposOf(tokens, i) === 'NUM' ? numberAt(context, i, 3) : undefined;
    if (number !== undefined && Number.isInteger(number) && isOfDelegation(context, i)) return number;
  }
  return undefined;
};

/** 'a delegation of seven', 'a five-member team', 'a ten-strong party'. */
const isOfDelegation = ({ tokens, resources }: Context, i: number): boolean => {
  const { delegation, member } = resources.dealings;
  const lemma = (k: number): string => lemmaAt(tokens, k);
  if (lemma(i - 1) === 'of' && delegation.has(lemma(i - 2))) return true;
  return lemma(i + 1) === '-' ? member.has(lemma(i + 2)) : member.has(lemma(i + 1)) && delegation.has(lemma(i + 2));
};
