/**
 * What a commitment is to: to what another holds dear it backs him ('a commitment to Fiji's security'); to what is done against
 * somebody it is nothing that is undertaken towards him; and one that is only talked about is none.
 */
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { formAt, lemmaAt, lowerAt, sentenceEndAt, type Tokens, tokenAt, uposOf, xposAt } from '../text/tokens.js';
import { partyOf } from './cast.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';

/** A commitment that backs somebody, and the rule that says so. */
export const BACKING = { plover: 'SUPPORT', cameo: '051', mode: undefined, contexts: [] } as const;
export const BACKING_RULE = 'events/backing';

/** How far behind a word of commitment its aim begins. */
const AIM_REACH = 14;
/** How far behind the verb of an aim the word may stand that tells against whom it is. */
const ADVERSE_REACH = 12;
/** Verbs that only carry another: 'to continue imposing'. */
const GOING_ON = new Set(['continue', 'keep', 'begin', 'start']);

/** The verb of what somebody commits himself to behind a word of commitment: 'to deterring', 'to continue to impose'; -1 for none. */
export const aimBehind = (tokens: Tokens, word: number): number => {
  const end = sentenceEndAt(tokens, word);
  for (let i = word + 1; i + 1 < Math.min(end, word + AIM_REACH); i++) {
    if (uposOf(tokens, i) === 'PUNCT' && formAt(tokens, i) !== ',') return NONE;
    if (lowerAt(tokens, i) !== 'to') continue;
    const verb = verbFrom(tokens, i + 1, end);
    if (verb === NONE || !GOING_ON.has(lemmaAt(tokens, verb))) return verb;
    const next = lowerAt(tokens, verb + 1) === 'to' ? verb + 2 : verb + 1;
    const inner = verbFrom(tokens, next, end);
    return inner === NONE ? verb : inner;
  }
  return NONE;
};

const verbFrom = (tokens: Tokens, from: number, end: number): number => {
  let i = from;
  while (i < end && uposOf(tokens, i) === 'ADV') i++;
  return i < end && /^VB[GP]?$/.test(xposAt(tokens, i)) ? i : NONE;
};

/** Whether what a verb tells is done against those whom its words name: 'hold Chad accountable', 'deter attacks by Chad'. */
export const isAdverse = (tokens: Tokens, { adverse }: EventWords, verb: number): boolean => {
  if (verb === NONE) return false;
  if (adverse.has(lemmaAt(tokens, verb))) return true;
  if (lemmaAt(tokens, verb) !== 'hold') return false;
  const end = Math.min(sentenceEndAt(tokens, verb), verb + ADVERSE_REACH);
  for (let i = verb + 1; i < end; i++) if (adverse.has(lowerAt(tokens, i))) return true;
  return false;
};

/** Whom a commitment backs: those whose it is what others are committed to; nobody where it is to something else. */
export const backedBy = (
  { pattern, token, other }: Match,
  source: readonly string[],
  matcher: Matcher,
  grammar: Grammar,
  sides: Sides,
  { cherished }: EventWords,
): readonly string[] => {
  if (pattern.plover !== 'AGREE' || pattern.kind !== 'verb' || other === NONE || source.length === 0) return [];
  const goal = goals(grammar, other);
  const under = (goal.length > 0 ? goal : matcher.words(token, 'to')).filter((word) =>
    cherished.has(matcher.lemma(word)),
  );
  const own = new Set(source.map((id) => ownOf(sides, id)));
  const backed = sides.of(under).filter((id) => !own.has(ownOf(sides, id)));
  return backed.length === sides.of(under).length ? backed : [];
};

/** A party, or somebody of whom none is known and who is like nobody else. */
const ownOf = (sides: Sides, id: string): string => partyOf(sides.actor(id)) || id;

/** The words under the 'to' of a noun of commitment. */
const goals = (grammar: Grammar, noun: number): readonly number[] =>
  grammar
    .nounObliques(noun)
    .filter(({ preposition }) => preposition === 'to')
    .flatMap(({ words }) => words);

/** What a commitment is to that stands at an offset of a text. */
export interface Pledge {
  /** To what another holds dear. */
  readonly isBacking: boolean;
  /** Against somebody, so that who is named in it is no partner. */
  readonly isAdverse: boolean;
  /** A topic of talks, shared by those who talk or not. */
  readonly isTopic: boolean;
}

/** @param offset where the evidence of a commitment begins: its noun or verb */
export const pledgeAt = ({ tokens, grammar, resources }: Context, offset: number): Pledge => {
  const word = tokenAt(tokens, offset);
  const { lists } = resources.eventPatterns;
  const aim = aimBehind(tokens, word);
  return {
    isBacking: goals(grammar, word).some((one) => lists.cherished.has(lemmaAt(tokens, one))),
    isAdverse: isAdverse(tokens, lists, aim === NONE ? word : aim),
    isTopic: isOnlyDiscussed(tokens, grammar, lists, word),
  };
};

/** 'discussed the ongoing cooperation': a noun that is what somebody talks about. */
export const isOnlyDiscussed = (tokens: Tokens, grammar: Grammar, lists: EventWords, noun: number): boolean => {
  if (uposOf(tokens, noun) !== 'NOUN') return false;
  const clause = grammar.clauseOf(noun);
  if (clause === NONE || clause === noun || !lists.discussing.has(lemmaAt(tokens, clause))) return false;
  return !grammar.subjects(clause).includes(noun) && grammar.voice(clause) !== 'passive';
};
