/** Whose deed it is for which somebody is thanked: 'thanked Peru for sending boats', 'praised its leadership in sheltering'. */
import type { Grammar } from '../text/grammar.js';
import { FINITE, lowerAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import type { Match, Matcher } from './match.js';
import type { EventWords } from './patterns.js';

/** Words under which stands for what somebody is thanked, and those that go on with it. */
const UNDER = new Set(['for', 'in', 'by', 'including']);

/**
 * The words of thanks or praise above a gerund, under 'for' or the like, with nothing finite between; undefined for none.
 */
export const thanksAbove = (
  tokens: Tokens,
  grammar: Grammar,
  matcher: Matcher,
  { thanking }: EventWords,
  { pattern, token }: Match,
): Match | undefined => {
  const isGerund = pattern.kind === 'verb' && xposAt(tokens, token) === 'VBG' && isUnder(tokens, token);
  if (!isGerund && !isGiftUnder(tokens, grammar, pattern, token)) return undefined;
  const start = sentenceStartAt(tokens, token);
  for (let i = token - 1; i >= start; i--) {
    const told = matcher.at(i);
    const isThanks =
      told?.pattern.plover === 'SUPPORT' &&
      told.pattern.kind === 'verb' &&
      (thanking.has(matcher.lemma(i)) || (told.other >= 0 && thanking.has(matcher.lemma(told.other))));
    if (isThanks) return told;
    if (FINITE.has(xposAt(tokens, i))) return undefined;
  }
  return undefined;
};

/** 'thanked Peru for the delivery of grain to': what is given, by nobody who is named beside it. */
const isGiftUnder = (
  tokens: Tokens,
  grammar: Grammar,
  { kind, plover, target }: Match['pattern'],
  noun: number,
): boolean => {
  if (
    kind !== 'noun' ||
    (plover !== 'AID' && plover !== 'COOPERATE') ||
    !target.includes('to') ||
    grammar.nounAgent(noun).length > 0
  )
    return false;
  const { from } = grammar.name(noun);
  return from > 0 && lowerAt(tokens, from - 1) === 'for' && !hasOwner(tokens, from, noun);
};

const hasOwner = (tokens: Tokens, from: number, noun: number): boolean => {
  for (let i = from; i < noun; i++) if (/^(?:POS|PRP\$)$/.test(xposAt(tokens, i))) return true;
  return false;
};

/** 'for providing aid and | accepting refugees': a gerund in a row of which the first stands under such a word. */
const isUnder = (tokens: Tokens, token: number): boolean => {
  for (let i = token - 1; i >= Math.max(0, token - ROW); i--) {
    const form = lowerAt(tokens, i);
    if (UNDER.has(form) && (i === token - 1 || xposAt(tokens, i + 1) === 'VBG' || isAdverb(tokens, i + 1))) return true;
    if (FINITE.has(xposAt(tokens, i)) || form === 'to') return false;
  }
  return false;
};
const ROW = 10;

const isAdverb = (tokens: Tokens, i: number): boolean => uposOf(tokens, i) === 'ADV';
