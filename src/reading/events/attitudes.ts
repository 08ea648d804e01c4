/**
 * What in news somebody holds, keeps from saying or only imagines, and does on no day: 'who so admires her', 'has long backed',
 * 'stopped short of accusing', 'if Kenya were to close the border'.
 */
import type { EventStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Grammar } from '../text/grammar.js';
import { formAt, lowerAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';
import type { Standing } from './status.js';
import { NONE } from './surface.js';

/** Deeds that are done by saying them. */
const WORDS: ReadonlySet<PloverType> = new Set<PloverType>(['ACCUSE', 'SUPPORT', 'REJECT', 'THREATEN', 'REQUEST']);
/** Words against somebody: who refuses to say them turns nobody down. */
const AGAINST: ReadonlySet<PloverType> = new Set<PloverType>(['ACCUSE', 'THREATEN']);
/** Deeds to somebody's harm, which nobody misses when they are declined. */
const HARMFUL: ReadonlySet<PloverType> = new Set<PloverType>([
  'ACCUSE',
  'THREATEN',
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'MOBILIZE',
]);
/** Rules by which somebody says that it is not so. */
const DENYING = new Set(['status/deny', 'status/false', 'status/untrue']);
/** Rules by which a deed is only thought of, so that it neither was nor is to come. */
const IMAGINED = new Set([
  ...['status/conditional', 'status/question', 'status/any', 'status/as-if'],
  ...['status/bent', 'status/imagine', 'status/suppose', 'status/simulate', 'status/pretend'],
]);
const RELATIVES = new Set(['who', 'that', 'which']);
const BETWEEN: ReadonlySet<string> = new Set(['AUX', 'ADV', 'PART']);
const PRESENT = new Set(['VBZ', 'VBP']);
const SAYING = new Set(['say', 'tell', 'declare', 'announce', 'state', 'add', 'write', 'confess', 'admit', 'insist']);

/**
 * 'avoided condemning', 'has not accused', 'was careful not to blame', 'declined to threaten': words that nobody says, and of
 * which nobody denies that he said them.
 */
export function isWithheld(grammar: Grammar, plover: PloverType, { status, why, by }: Standing): boolean {
  if (status === 'refused') return AGAINST.has(plover);
  const [id = ''] = why;
  if (status !== 'denied' || !WORDS.has(plover) || DENYING.has(id)) return false;
  // 'stressed that the bishop was not attacking her': somebody says so.
  return id !== 'status/negation' || by === NONE || grammar.tense(by) === 'none' || grammar.governor(by) === NONE;
}

/** 'declined to threaten the miners', 'refused to bomb the port': harm that is declined turns nobody down who would suffer it. */
export const isHarmDeclined = (grammar: Grammar, matcher: Matcher, { pattern, token }: Match): boolean =>
  pattern.plover === 'REJECT' &&
  pattern.kind === 'verb' &&
  pattern.target.includes('complement') &&
  grammar.complements(token).some((deed) => HARMFUL.has(matcher.at(deed)?.pattern.plover ?? 'CONSULT'));

/** 'if Kenya were to close', 'imagine that Kenya closes', 'as if Kenya had closed', 'young voters could help him'. */
export const isImagined = (plover: PloverType, status: EventStatus, why: readonly string[]): boolean =>
  status === 'hypothetical' && (IMAGINED.has(why[0] ?? '') || (why[0] === 'status/possible' && plover === 'AID'));

/** What somebody feels, has long held, or is said by the way to hold. */
export function isHeldOnly(
  tokens: Tokens,
  grammar: Grammar,
  matcher: Matcher,
  lists: EventWords,
  { pattern, token }: Match,
): boolean {
  if (!WORDS.has(pattern.plover) || pattern.kind === 'noun') return false;
  const [former = token] = grammar.conjuncts(token);
  const before = former < token ? matcher.at(former) : undefined;
  // 'the deputies who distrust him and question his motives'
  if (before && isHeldOnly(tokens, grammar, matcher, lists, before)) return true;
  const start = sentenceStartAt(tokens, token);
  let first = token;
  let isLasting = false;
  let isDone = false;
  while (first > start && BETWEEN.has(uposOf(tokens, first - 1))) {
    first--;
    const form = lowerAt(tokens, first);
    if (lists.lasting.has(form)) isLasting = true;
    if (form === 'been' || form === 'was' || form === 'were') isDone = true;
  }
  // 'has long backed'; who has long criticized somebody did so many times.
  if (isLasting && (pattern.plover === 'SUPPORT' || pattern.kind === 'adjective')) return true;
  if (pattern.plover === 'SUPPORT' && isShare(tokens, grammar, lists, token)) return true;
  const isRelative = first > start && RELATIVES.has(lowerAt(tokens, first - 1));
  // 'those who distrust him', 'who supports her': it says which people are meant, and tells nothing of them.
  if (
    isRelative &&
    ((pattern.kind === 'adjective' && !isDone) || (pattern.plover === 'SUPPORT' && isSimplePresent(token)))
  )
    return true;
  return lists.feelings.has(matcher.lemma(token)) && (isRelative || !isSaid(token));

  function isSimplePresent(verb: number): boolean {
    return PRESENT.has(xposAt(tokens, verb)) && grammar.aspect(verb) === 'simple';
  }

  /** 'said that he admired her': a feeling that is said is praise or blame. */
  function isSaid(word: number): boolean {
    const governor = grammar.governor(word);
    return governor !== NONE && SAYING.has(matcher.lemma(governor));
  }
}

/** 'more than half of the miners support her': a share of people is of a poll or a guess, and not of an act. */
const isShare = (tokens: Tokens, grammar: Grammar, lists: EventWords, token: number): boolean =>
  grammar.subjects(token).some((subject) => {
    const { from } = grammar.phrase(subject);
    // The 'Majority Leader' is no share.
    for (let i = from; i <= subject && i + 1 < tokens.size; i++)
      if (lists.shares.has(formAt(tokens, i)) && lowerAt(tokens, i + 1) === 'of') return true;
    return false;
  });

/** 'portrayed as a rebellion against': what something is likened to. */
export const isLabel = (grammar: Grammar, { pattern, token }: Match): boolean =>
  pattern.kind === 'noun' && HARMFUL_OR_PROTEST.has(pattern.plover) && grammar.preposition(token) === 'as';
const HARMFUL_OR_PROTEST: ReadonlySet<PloverType> = new Set<PloverType>([...HARMFUL, 'PROTEST']);

/** 'a judge agreed with the miners': a ruling, and no support. @param sectors of those who do it */
export const isVerdict = (matcher: Matcher, { pattern, token }: Match, sectors: readonly string[]): boolean =>
  pattern.plover === 'SUPPORT' &&
  matcher.lemma(token) === 'agree' &&
  sectors.length > 0 &&
  sectors.every((sector) => sector.startsWith('JUD'));
