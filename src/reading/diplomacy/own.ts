/** Which words of a sentence are told of a deed, and not of the talk in which somebody speaks of it. */
import type { Context } from '../context.js';
import type { Frame } from '../frames/frame.js';
import { uposOf } from '../text/tokens.js';

/** What stands behind a word of these parts need not be told of what stands before it. */
const BREAKS = new Set(['VERB', 'AUX', 'PUNCT', 'CCONJ', 'SCONJ']);

/**
 * 'On Friday Canada deplored the arrests': Friday is of the deploring. A word is told of a deed where it hangs on that or stands
 * right behind it ('the attack on the mission in 2012'), or in a clause of which the deed or one of its sides is the subject:
 * 'On Friday the rebels launched attacks'.
 */
export const isTold = (
  { grammar, tokens }: Context,
  deed: Pick<Frame, 'token' | 'source' | 'target'>,
  word: number,
): boolean => {
  const { token, source, target } = deed;
  const { from, to } = grammar.isPredicate(token) ? grammar.whole(token) : grammar.phrase(token);
  if (from <= word && word < to) return true;
  const clause = grammar.clauseOf(word);
  const own = [token, ...source, ...target];
  if (clause === token || grammar.subjects(clause).some((subject) => own.includes(subject))) return true;
  for (let i = token + 1; i < word; i++) if (BREAKS.has(uposOf(tokens, i))) return false;
  return word > token;
};
