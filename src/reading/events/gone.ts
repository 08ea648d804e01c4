/** Withdrawals that are told as what will be then: 'there will be no Danish troops in Chad', 'no soldiers will remain'. */
import type { Grammar } from '../text/grammar.js';
import { lowerAt, type Tokens } from '../text/tokens.js';
import type { Match } from './match.js';
import type { Standing } from './status.js';

/** Verbs of staying somewhere. */
const STAYING = new Set(['be', 'remain', 'stay', 'leave']);

const isOfStaying = ({ pattern }: Match): boolean =>
  pattern.mode === 'withdraw' && STAYING.has(pattern.lemma) && pattern.source.includes('subject');

/**
 * The standing of a withdrawal by who is no longer there; of other deeds the one given.
 *
 * @returns undefined where somebody stays, or where nobody is said to go: 'there are no troops in Chad'
 */
export function goneFrom(tokens: Tokens, grammar: Grammar, match: Match, standing: Standing): Standing | undefined {
  if (!isOfStaying(match)) return standing;
  const isNobody = grammar
    .subjects(match.token)
    .some((subject) => lowerAt(tokens, grammar.name(subject).from) === 'no');
  return isNobody && standing.status === 'refused'
    ? { ...standing, status: 'planned', why: ['status/future'] }
    : undefined;
}
