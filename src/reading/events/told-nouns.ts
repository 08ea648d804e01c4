/** Nouns of deeds that a sentence tells by the way: 'fears since the expulsion of envoys by Chad', 'in cooperation with Peru'. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Grammar } from '../text/grammar.js';
import { formAt, lowerAt, sentenceEndAt, type Tokens, uposOf } from '../text/tokens.js';
import { JOINT } from './draft.js';
import { isInConcert, isTogether } from './in-concert.js';
import type { Match } from './match.js';
import type { Roles } from './roles.js';
import { NONE } from './surface.js';

/** What is done to somebody, and not only said or promised. */
const DEEDS: ReadonlySet<PloverType> = new Set<PloverType>([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'MOBILIZE',
  'PROTEST',
  'RETREAT',
]);
/** How far behind the noun of a deed its doer may stand. */
const BY_REACH = 9;

/**
 * Whether the noun of a deed that no verb carries is what its clause tells, not only what it is about: its subject, or with
 * its doer and what it is done to.
 *
 * @param isTaken whether somebody who deplores it or is glad of it takes it for the deed of another
 */
export function isToldNoun(
  tokens: Tokens,
  grammar: Grammar,
  { pattern, token }: Match,
  { source, target }: Roles,
  isTaken: boolean,
): boolean {
  if (isTogether(tokens, token)) return source.length > 0 && target.length > 0;
  const clause = grammar.clauseOf(token);
  if (clause === NONE || clause === token) return true;
  if (grammar.subjects(clause).includes(token) || grammar.agent(clause).includes(token)) return true;
  if (isOnTheWay(tokens, grammar, pattern, token) && source.length > 0 && target.length > 0) return true;
  if (source.length === 0) return grammar.nounAgent(token).length > 0 && isDoneTo(grammar, token, isTaken);
  if (JOINT.has(pattern.plover) && target.length > 0 && isInConcert(tokens, grammar, token)) return true;
  const hasDoer = isTaken || grammar.nounAgent(token).length > 0;
  if (hasDoer && (isDoneTo(grammar, token, isTaken) || isShown(pattern))) return true;
  if (!DEEDS.has(pattern.plover) || target.length === 0 || formAt(tokens, token + 1) === 'between') return false;
  return grammar.nounAgent(token).length > 0 || isDoneBy(tokens, grammar, token);
}

/** 'the missile launches of North Korea': weapons that are shown to all, and at nobody. */
export const isShown = ({ plover, mode }: Match['pattern']): boolean => plover === 'MOBILIZE' && mode === 'weapons';

/** 'during a trip to Chad, she praised': a visit by which a clause says where its doer is. */
export const isOnTheWay = (tokens: Tokens, grammar: Grammar, { mode }: Match['pattern'], noun: number): boolean => {
  const { from } = grammar.name(noun);
  return mode === 'visit' && from > 0 && TRIP.has(lowerAt(tokens, from - 1));
};
const TRIP = new Set(['on', 'during']);

const isDoneTo = (grammar: Grammar, noun: number, isTaken: boolean): boolean =>
  isTaken || grammar.nounPatient(noun).length > 0 || grammar.nounWith(noun).length > 0;

/** 'the deployment of troops by Chad': its doer behind 'by', where the tree hung it on another word. */
function isDoneBy(tokens: Tokens, grammar: Grammar, noun: number): boolean {
  const end = Math.min(sentenceEndAt(tokens, noun), noun + BY_REACH);
  for (let i = noun + 1; i < end; i++) {
    const upos = uposOf(tokens, i);
    if (upos === 'PUNCT' || (upos === 'VERB' && grammar.isPredicate(i))) return false;
    if (lowerAt(tokens, i) === 'by') return true;
  }
  return false;
}
