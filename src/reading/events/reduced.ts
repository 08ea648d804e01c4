/** 'nationals wrongfully detained in': participles behind a noun that the tree, for an adverb between, has for a clause of its own. */
import type { Grammar } from '../text/grammar.js';
import { formAt, lowerAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { NONE } from './surface.js';

/** What goes on behind such a participle: where it is done, and by whom. */
const BEHIND = new Set(['in', 'by', 'at', 'since', 'for']);

/** The noun to which it is done, NONE where a participle has an argument of its own or stands otherwise. */
export function reducedOn(tokens: Tokens, grammar: Grammar, token: number): number {
  const next = token + 1;
  if (!/^VB[DN]$/.test(xposAt(tokens, token)) || uposOf(tokens, token) !== 'VERB' || next >= tokens.size) return NONE;
  if (!BEHIND.has(lowerAt(tokens, next))) return NONE;
  const start = sentenceStartAt(tokens, token);
  let noun = token - 1;
  while (noun > start && /ly$/.test(formAt(tokens, noun)) && uposOf(tokens, noun) === 'ADV') noun--;
  if (noun === token - 1 || !/^NN/.test(xposAt(tokens, noun))) return NONE;
  // 'the case of the citizens | arbitrarily held': what stands under a preposition is no subject of what follows.
  const isUnder = grammar.preposition(noun) !== '' || grammar.patient(grammar.clauseOf(noun)).includes(noun);
  return isUnder && grammar.subjects(token).every((one) => one < noun) ? noun : NONE;
}
