/** Sources: the words that name who speaks, for a verb its subject or the agent of its passive, for a noun its owner. */
import type { Context } from '../context.js';
import { at, formAt, lowerAt, sentenceAt, sentenceStartAt, uposOf, xposAt } from '../text/tokens.js';
import type { Cue } from './cues.js';
import { appositive, inverted, isInverted, parenthetical } from './source-beside.js';
import { withPart } from './source-further.js';
import { betweenQuotationAndVerb, extended } from './source-quotations.js';
import { isName, isTime, phraseBefore, type Source, withName } from './source-words.js';
import { isComma, type Stretch } from './stretch.js';

/** The source of a verb, or undefined where the sentence names none. */
export const sourceOfVerb = (context: Context, cue: Cue): Source | undefined => {
  const source = subjectOf(context, cue);
  return source && extended(context, cue, withPart(context, cue, source));
};

function subjectOf(context: Context, cue: Cue): Source | undefined {
  if (cue.rule.frames.has('passive')) return undefined;
  const { grammar } = context;
  const isState = cue.to - cue.from > 1 && at(context.tokens.lemmas, cue.from) === 'be';
  if (!isState && grammar.voice(cue.head) === 'passive')
    return heads(
      context,
      cue,
      grammar.agent(cue.head).filter((one) => one > cue.head),
    );
  const pronoun = relativeBefore(context, cue);
  const own = grammar
    .subjects(cue.head)
    .filter((one) => !isTime(context, one) && (one < cue.from || isInverted(context, cue)));
  if (pronoun !== -1) {
    const stood = own.length > 0 && !own.includes(pronoun) ? own : [pronoun];
    return { from: pronoun, to: pronoun + 1, head: stood.at(-1) ?? pronoun, heads: stood };
  }
  const subjects =
    own.length > 0 ? own : grammar.agent(cue.head).filter((one) => one < cue.from || isInverted(context, cue));
  return (
    betweenQuotationAndVerb(context, cue) ??
    inverted(context, cue, subjects) ??
    appositive(context, cue, subjects) ??
    parenthetical(context, cue, subjects) ??
    heads(context, cue, subjects) ??
    phraseBefore(context, cue)
  );
}

/** *who*, *which* or *that* right before a verb. */
const relativeBefore = ({ tokens }: Context, cue: Cue): number => {
  const before = cue.shown.from - 1;
  if (before < 0 || sentenceAt(tokens, before) !== sentenceAt(tokens, cue.from)) return -1;
  const tag = xposAt(tokens, before);
  return tag === 'WP' || tag === 'WDT' ? before : -1;
};

const heads = (context: Context, cue: Cue, words: readonly number[]): Source | undefined => {
  const { grammar, quotes, tokens } = context;
  const sentence = sentenceAt(tokens, cue.head);
  const within = words.filter(
    (word) =>
      sentenceAt(tokens, word) === sentence &&
      at(quotes.of, word) === at(quotes.of, cue.head) &&
      (word < cue.from || word >= cue.to) &&
      formAt(tokens, word).length > 0,
  );
  // Of subjects that are not coordinated the nearest is the verb's own: *Denmark, Rasmussen said, would stay.*
  const nearest = within.reduce(
    (best, word) => (Math.abs(word - cue.head) < Math.abs(best - cue.head) ? word : best),
    within[0] ?? -1,
  );
  if (nearest === -1) return undefined;
  const joined = grammar.conjuncts(nearest);
  const together = within.filter((word) => joined.includes(word));
  const first = together[0] ?? nearest;
  const last = together.at(-1) ?? nearest;
  const { from } = grammar.phrase(first);
  const { to } = grammar.phrase(last);
  const whole = withName(context, { from: Math.min(from, first), to: Math.max(to, last + 1) });
  const stretch = clipped(context, cue, first, withEdges(context, cue, whole));
  if (!stretch) return undefined;
  // *UN chief urges*: the last noun before the verb, where the tree has it elsewhere.
  const isGrown = stretch.to === cue.shown.from && whole.to < stretch.to && together.length === 1;
  const head = isGrown ? stretch.to - 1 : first;
  return { ...withComma(context, stretch), head, heads: isGrown ? [head] : together };
};

/**
 * With the words between an article and the name (*a smiling Chrystia Freeland*), and those between the name and the
 * verb (*UN chief urges*), that the tree hangs elsewhere.
 */
const withEdges = (context: Context, cue: Cue, { from, to }: Stretch): Stretch => {
  const { tokens } = context;
  const isModifier = (token: number): boolean => ['NOUN', 'ADJ'].includes(uposOf(tokens, token));
  const isProper = (token: number): boolean => uposOf(tokens, token) === 'PROPN';
  let end = to;
  while (end < cue.shown.from && end < to + 4 && (isProper(end) || (isName(context, to - 1) && isModifier(end)))) end++;
  const isWhole = end === cue.shown.from;
  let start = from;
  while (start > 0 && start > from - 3 && isModifier(start - 1)) start--;
  const isNamed = isProper(from) || (isWhole && isProper(end - 1));
  if (isNamed && start > 0 && uposOf(tokens, start - 1) === 'DET') start--;
  else start = from;
  return { from: start, to: end === cue.shown.from ? end : to };
};

/** The phrase as far as it does not run into the cue; its compact name where the tree runs together. */
const clipped = (context: Context, cue: Cue, head: number, stretch: Stretch): Stretch | undefined => {
  const { grammar, quotes } = context;
  const isBefore = head < cue.from;
  const clash = isBefore ? stretch.to > cue.shown.from && stretch.to > cue.from : stretch.from < cue.to;
  let { from, to } = clash ? grammar.name(head) : stretch;
  if (clash) ({ from, to } = withName(context, { from, to }));
  if (isBefore) to = Math.min(to, cue.shown.from);
  else from = Math.max(from, cue.to);
  // A quotation that opens behind the name is content.
  for (let i = head + 1; i < to; i++)
    if (at(quotes.of, i) !== at(quotes.of, head) && at(quotes.of, i) !== -1 && !isBefore) to = i;
  while (to > head + 1 && isComma(context.tokens, to - 1)) to--;
  return from <= head && head < to ? { from, to } : undefined;
};

/** An apposition keeps the comma that closes it. */
const withComma = ({ tokens }: Context, stretch: Stretch): Stretch => {
  if (stretch.to >= tokens.size || lowerAt(tokens, stretch.to) !== ',') return stretch;
  for (let i = stretch.from + 1; i < stretch.to - 1; i++)
    if (lowerAt(tokens, i) === ',') return { from: stretch.from, to: stretch.to + 1 };
  return stretch;
};

/** The phrase of a noun with an owner's *'s*. */
export const ownerOf = (context: Context, noun: number): Source | undefined => {
  const { grammar, tokens } = context;
  const words = grammar.nounAgent(noun);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || sentenceAt(tokens, first) !== sentenceAt(tokens, noun))
    return possessorBefore(context, noun);
  let { from, to } = grammar.phrase(first);
  ({ from } = withName(context, { from, to: first + 1 }));
  to = Math.max(to, grammar.phrase(last).to);
  if (first < noun) to = Math.min(to, noun);
  const form = lowerAt(tokens, to);
  if (to < noun && (form === "'s" || form === "'")) to++;
  return from < to ? { from, to, head: first, heads: words } : undefined;
};

/** How many words may stand between an owner and its noun. */
const FARTHEST_OWNER = 4;

/** *Japan's* or *his* before a noun that is no noun of event. */
const possessorBefore = (context: Context, noun: number): Source | undefined => {
  const { tokens, grammar } = context;
  const start = sentenceStartAt(tokens, noun);
  for (let i = noun - 1; i >= start && i >= noun - FARTHEST_OWNER; i--) {
    if (xposAt(tokens, i) === 'PRP$') return { from: i, to: i + 1, head: i, heads: [i] };
    if (xposAt(tokens, i) === 'POS' && i > start) {
      const head = i - 1;
      const { from } = withName(context, { from: Math.min(grammar.phrase(head).from, head), to: head + 1 });
      return { from: Math.max(start, from), to: i + 1, head, heads: [head] };
    }
    if (!['ADJ', 'NOUN', 'PROPN', 'ADV'].includes(uposOf(tokens, i))) return undefined;
  }
  return undefined;
};
