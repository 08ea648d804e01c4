/** What tells no single deed: habits, what holds of a whole kind, and what somebody only foresees. */
import type { PloverType } from '../../model/generated/plover.js';
import type { Grammar } from '../text/grammar.js';
import {
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  type Tokens,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import { isDoneToAnybody, isJudged, isTalkAbout } from './supposed.js';
import { NONE } from './surface.js';
import { TIMES } from './words.js';

/** Tags of the simple present. */
const PRESENT: ReadonlySet<string> = new Set(['VBZ', 'VBP']);
/** How far behind its verb a word of habit stands. */
const HABIT_REACH = 8;
/** Words before a noun by which all of a kind are meant. */
const ALL = new Set(['every', 'each', 'any']);
/** Modals of what is only possible. */
const FORESEEN = new Set(['could', 'may', 'might', 'can']);
const SAYING = new Set(['say', 'state', 'declare', 'claim', 'announce', 'maintain', 'insist', 'conclude']);
const ASSURING = new Set(['assure', 'promise', 'guarantee']);
/** Deeds that are told of a kind in the simple present: 'terrorists attack markets'; words are told in it of one day, too. */
const BODILY: ReadonlySet<PloverType> = new Set<PloverType>([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'MOBILIZE',
  'PROTEST',
  'AID',
  'SUPPORT',
  'CONSULT',
  'RETREAT',
]);

/** Codes of trade. */
const TRADE = /^061/;

/** @param isLong whether it stands in news of more than a sentence or two */
export function isGeneral(
  tokens: Tokens,
  grammar: Grammar,
  matcher: Matcher,
  lists: EventWords,
  match: Match,
  isLong: boolean,
): boolean {
  const { pattern, token, other } = match;
  const clause = pattern.kind === 'verb' ? token : pattern.kind === 'noun' && other !== NONE ? other : NONE;
  if (clause === NONE) return false;
  // 'than their successors make calls': what is only compared with.
  if (lowerAt(tokens, grammar.phrase(clause).from) === 'than') return true;
  if (isForeseen(grammar, matcher, pattern.plover, clause) || isUncharged(grammar, matcher, match)) return true;
  if (
    isLong &&
    (isDoneToAnybody(tokens, grammar, matcher, match) ||
      isJudged(tokens, grammar, match) ||
      isTalkAbout(tokens, match) ||
      isPhenomenon(tokens, grammar, matcher, match))
  )
    return true;
  if (!PRESENT.has(xposAt(tokens, clause)) || grammar.modality(clause) !== 'none') return false;
  const sentence = sentenceAt(tokens, clause);
  const last = sentenceEnd(tokens, sentence);
  // 'meets on Sundays', 'regularly attacks'
  const end = Math.min(last, clause + HABIT_REACH);
  for (let i = sentenceStart(tokens, sentence); i < end; i++) {
    const form = lowerAt(tokens, i);
    if (lists.habits.has(form)) return true;
    if ((form === 'every' || form === 'each') && i + 1 < end && TIMES.has(matcher.lemma(i + 1))) return true;
    if (form === 'basis' && lowerAt(tokens, i - 2) === 'a') return true;
  }
  // 'buys most of its tea from Uganda': trade that goes on.
  if (isLong && pattern.plover === 'COOPERATE' && TRADE.test(pattern.cameo) && isStopped(tokens, last)) return true;
  // Headlines tell single deeds in the present.
  if (!isLong || pattern.kind !== 'verb' || !BODILY.has(pattern.plover) || !isStopped(tokens, last)) return false;
  const objects = matcher.words(token, 'object');
  return objects.length > 0 && objects.every((word) => isOfKind(tokens, grammar, word));
}

/** Whether a sentence ends as none of a headline does. */
const isStopped = (tokens: Tokens, end: number): boolean => {
  for (let i = end - 1; i >= Math.max(0, end - 3); i--) if (formAt(tokens, i) === '.') return true;
  return false;
};

/** 'terrorists', 'every convention': a bare plural, or all of a kind; not 'three', not 'the', no name. */
const isOfKind = (tokens: Tokens, grammar: Grammar, word: number): boolean => {
  const { from, to } = grammar.name(word);
  if (ALL.has(lowerAt(tokens, from))) return true;
  if (xposAt(tokens, word) !== 'NNS') return false;
  for (let i = from; i < to; i++) {
    const upos = uposOf(tokens, i);
    if (upos !== 'NOUN' && upos !== 'ADJ' && upos !== 'CCONJ' && i !== word) return false;
  }
  return true;
};

/** 'warned that the incident could foreshadow': who says what may come threatens nobody. */
const isForeseen = (grammar: Grammar, matcher: Matcher, plover: PloverType, clause: number): boolean =>
  plover === 'THREATEN' &&
  matcher.lemma(clause) === 'warn' &&
  grammar.complements(clause).some((one) => FORESEEN.has(grammar.modality(one)));

/** 'said that she had not lied', 'assured him that it was done': what clears somebody, and what promises nothing. */
const isUncharged = (grammar: Grammar, matcher: Matcher, { pattern, token }: Match): boolean => {
  if (pattern.kind !== 'verb') return false;
  const clauses = grammar.complements(token);
  if (clauses.length === 0) return false;
  if (pattern.plover === 'ACCUSE') return SAYING.has(matcher.lemma(token)) && clauses.every(grammar.isNegated);
  return (
    pattern.plover === 'AGREE' &&
    ASSURING.has(matcher.lemma(token)) &&
    clauses.every((one) => grammar.tense(one) === 'past' && grammar.modality(one) === 'none')
  );
};

/** Deeds that people of a kind are said to do to people of a kind. */
const DONE_TO_KINDS: ReadonlySet<PloverType> = new Set<PloverType>(['ASSAULT', 'COERCE', 'SANCTION']);

/** 'stories of police beating protesters', 'about officers who kill unarmed people': what keeps happening, and no deed of a day. */
const isPhenomenon = (tokens: Tokens, grammar: Grammar, matcher: Matcher, { pattern, token }: Match): boolean => {
  if (pattern.kind !== 'verb' || !DONE_TO_KINDS.has(pattern.plover) || xposAt(tokens, token) !== 'VBG') return false;
  if (token > 0 && uposOf(tokens, token - 1) === 'AUX') return false;
  const doers = grammar.agent(token).filter((word) => word < token);
  const objects = matcher.words(token, 'object');
  return (
    doers.length > 0 && objects.length > 0 && [...doers, ...objects].every((word) => isOfKind(tokens, grammar, word))
  );
};
