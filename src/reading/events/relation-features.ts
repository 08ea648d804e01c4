/** What a relation between two given sides is told by: deeds of the tables, words and grammar around the two. */

import type { TokenRange } from '../text/grammar/ranges.js';
import type { Grammar } from '../text/grammar.js';
import { sentenceAt, sentenceEndAt, sentenceStart, type Tokens, uposOf } from '../text/tokens.js';
import type { Matcher } from './match.js';
import { NONE } from './surface.js';

/** The tokens of the two sides, `to` exclusive. */
export interface Sided {
  readonly source: TokenRange;
  readonly target: TokenRange;
}

/** How far outside the two sides words are looked at. */
const AROUND = 12;
/** No more words are looked at between the two. */
const BETWEEN = 40;

/** @returns names of features, none of more than two words of the text */
export function relationFeatures(
  tokens: Tokens,
  grammar: Grammar,
  matcher: Matcher,
  { source, target }: Sided,
): readonly string[] {
  const isForward = source.from <= target.from;
  const [first, second] = isForward ? [source, target] : [target, source];
  const sentence = sentenceAt(tokens, first.from);
  const start = Math.max(sentenceStart(tokens, sentence), first.from - AROUND);
  const end = Math.min(sentenceEndAt(tokens, Math.max(first.from, second.to - 1)), second.to + AROUND);
  const found = new Set<string>();
  const direction = isForward ? '>' : '<';
  const zones = [
    ['b', start, first.from],
    ['m', first.to, Math.min(second.from, first.to + BETWEEN)],
    ['a', second.to, end],
  ] as const;
  for (const [zone, from, to] of zones)
    for (let i = from; i < to; i++) {
      if (uposOf(tokens, i) === 'PUNCT' || uposOf(tokens, i) === 'NUM') continue;
      const lemma = matcher.lemma(i);
      found.add(`${zone} ${lemma}`);
      found.add(`w ${lemma}`);
      if (i + 1 < to) found.add(`${zone}2 ${lemma} ${matcher.lemma(i + 1)}`);
      const match = matcher.at(i);
      if (!match) continue;
      found.add(`code ${match.pattern.plover}`);
      found.add(`${zone} code ${match.pattern.plover}`);
      found.add(`code ${match.pattern.cameo}`);
    }
  const sourceHead = grammar.headOf(source.from, source.to);
  const targetHead = grammar.headOf(target.from, target.to);
  for (let s = sentence; s <= sentenceAt(tokens, Math.max(first.from, second.to - 1)); s++)
    for (const predicate of grammar.predicates(s)) roles(found, grammar, matcher, predicate, sourceHead, targetHead);
  const near = nearest(matcher, first, second, start, end);
  if (near !== NONE) {
    const match = matcher.at(near);
    found.add(`near ${match?.pattern.plover}`);
    found.add(`near${direction} ${match?.pattern.plover}`);
  }
  found.add(`direction ${direction}`);
  return [...found];
}

const roles = (
  found: Set<string>,
  grammar: Grammar,
  matcher: Matcher,
  predicate: number,
  source: number,
  target: number,
): void => {
  const isAgent = matcher.words(predicate, 'agent').includes(source);
  const isSubject = isAgent || grammar.subjects(predicate).includes(source);
  const clause = grammar.clauseOf(target);
  const isHere = clause === predicate;
  if (!isSubject && !isHere) return;
  const role = isSubject && isHere ? 'both' : isSubject ? 'subject' : 'goal';
  const lemma = matcher.lemma(predicate);
  found.add(`${role} ${lemma}`);
  const code = matcher.at(predicate)?.pattern.plover;
  if (code) found.add(`${role} code ${code}`);
  found.add(`${role} modality ${grammar.modality(predicate)}`);
  if (grammar.isNegated(predicate)) found.add(`${role} negated`);
  for (const [what, words] of [
    ['object', grammar.patient(predicate)],
    ['complement', grammar.complements(predicate)],
  ] as const)
    for (const word of words) {
      found.add(`${role} ${what} ${matcher.lemma(word)}`);
      const deed = matcher.at(word)?.pattern.plover;
      if (deed) found.add(`${role} ${what} code ${deed}`);
    }
};

/** The predicate with a code that stands between the two, else nearest to them; -1 for none. */
export const nearest = (
  matcher: Pick<Matcher, 'at'>,
  first: TokenRange,
  second: TokenRange,
  start: number,
  end: number,
): number => {
  let best = NONE;
  let distance = Number.POSITIVE_INFINITY;
  for (let i = start; i < end; i++) {
    if (!matcher.at(i)) continue;
    const away = i < first.from ? first.from - i : i >= second.to ? i - second.to + 1 : 0;
    if (away < distance) {
      best = i;
      distance = away;
    }
  }
  return best;
};
