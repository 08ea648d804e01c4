/** Clauses and infinitives that a cue governs: *said that the ship had sunk*, *vowed to send aid*. */
import type { Context } from '../context.js';
import { FINITE, firstFrom, lowerAt, sentenceEndAt, uposOf, xposAt } from '../text/tokens.js';
import type { Cue } from './cues.js';
import { COMPLEMENTIZERS, type Content, type Core, FARTHEST, isThat, type Limits, SHORT } from './limits.js';
import { followers } from './quotations.js';
import { isComma, trimmed } from './stretch.js';

/** *Japan said that the ship had sunk*, *vowed to send aid*. */
export const clause = (context: Context, core: Core, { end, isMain }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const { cue } = core;
  const { frames } = cue.rule;
  const after = Math.max(cue.to, core.source && core.source.from >= cue.to ? core.source.to : cue.to);
  const [first] = grammar.complements(cue.head).filter((one) => one >= after);
  const that = frames.has('addressee') ? thatBehind(context, cue.to, end) : -1;
  if (that !== -1) {
    const content = trimmed(tokens, that, isMain ? end : Math.min(end, Math.max(grammar.whole(cue.head).to, that + 1)));
    if (content) return { pieces: [content], rule: 'statements/content-clause' };
  }
  if (first === undefined || first >= end)
    return frames.has('infinitive') ? requested(context, core, end, isMain) : undefined;
  const opening = startsInfinitive(context, after, first);
  // *is weighing whether to send it*
  const isInfinitive = opening > after && QUESTIONS.has(lowerAt(tokens, opening - 1)) ? -1 : opening;
  if (isInfinitive !== -1 ? !(frames.has('infinitive') || isAsked(cue)) : !frames.has('clause') && !frames.has('quote'))
    return undefined;
  if (
    isInfinitive === -1 &&
    uposOf(tokens, first) !== 'VERB' &&
    grammar.subjects(first).every((one) => one < after) &&
    !isThat(context, grammar.whole(first).from)
  )
    if (!frames.has('clause')) return undefined;
  // *began shouting*: what somebody starts to do is no clause of what is said.
  if (
    isInfinitive === -1 &&
    !frames.has('clause') &&
    xposAt(tokens, first) === 'VBG' &&
    isBareGerund(context, after, first)
  )
    return undefined;
  let from = isInfinitive;
  if (from === -1) {
    from = grammar.whole(first).from;
    if (from < after) from = skipDate(context, after);
    else if (from > after && !isThat(context, from)) from = thatBetween(context, after, from);
    if (frames.has('addressee') && from <= after && !isThat(context, after)) from = behindListener(context, after, end);
    if (from > after && isPartOfClause(context, core, after, from, first)) from = skipDate(context, after);
  } else {
    // Who is urged belongs to what is asked for.
    const [asked] = grammar.patient(cue.head).filter((one) => one >= after && one < from);
    if (asked !== undefined && cue.rule.act !== 'said')
      from = Math.max(after, Math.min(from, grammar.phrase(asked).from));
    else if (cue.rule.act === 'asked' && from - after < SHORT) from = after;
  }
  const to = isMain ? end : Math.min(end, Math.max(grammar.whole(cue.head).to, grammar.whole(first).to));
  // *asked how ties would fare*: the word that asks is part of the question.
  if (from > after && from <= first && QUESTIONS.has(lowerAt(tokens, from - 1))) from--;
  const content = trimmed(tokens, from, isMain || isThat(context, from) ? to : beforeThat(context, from, to));
  if (!content) return undefined;
  const after2 = sentenceEndAt(tokens, cue.head);
  const more =
    content.to >= (trimmed(tokens, content.from, after2)?.to ?? after2) && frames.has('quote')
      ? followers(context, after2, false)
      : [];
  return {
    pieces: [content, ...more],
    rule: isInfinitive === -1 ? 'statements/content-clause' : 'statements/content-infinitive',
  };
};

/**
 * *believes a narrow path still exists*: a noun phrase right behind the cue is the subject of the clause, or what a
 * relative clause hangs on (*protested a law that lets ...*), where nobody is spoken to and the tree has it elsewhere.
 */
const isPartOfClause = (context: Context, { cue }: Core, after: number, from: number, first: number): boolean => {
  const { tokens, grammar, dates } = context;
  if (cue.rule.frames.has('addressee') || grammar.subjects(first).some((one) => one >= from && !isThat(context, one)))
    return false;
  const start = skipDate(context, after);
  if (start >= from || !OPENING.has(uposOf(tokens, start))) return false;
  for (let i = start; i < from; i++)
    if (isComma(tokens, i) || lowerAt(tokens, i) === ':' || (uposOf(tokens, i) === 'VERB' && !isInfinitive(context, i)))
      return false;
  const date = dates.mentions[firstFrom(dates.mentions, start)];
  return date === undefined || date.from > start || date.to < from;
};
/** *a path to peace*, *a chance to talk*: what hangs on a noun with *to*, a verb or taken for one. */
const isInfinitive = ({ tokens }: Context, token: number): boolean =>
  xposAt(tokens, token) === 'VB' && lowerAt(tokens, token - 1) === 'to';

/** Parts of speech with which a noun phrase begins. */
const OPENING = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM']);

/** A gerund right behind its verb, with nothing between but adverbs. */
const isBareGerund = ({ tokens }: Context, after: number, first: number): boolean => {
  for (let i = after; i < first; i++) if (uposOf(tokens, i) !== 'ADV') return false;
  return true;
};

/** *What Borrell told them was that Europe was slow*: the clause or the quotation behind *was*. */
export const cleft = (context: Context, { cue, source }: Core, { end }: Limits): Content | undefined => {
  const { tokens } = context;
  if (!source || lowerAt(tokens, source.from - 1) !== 'what') return undefined;
  for (let i = cue.to; i + 1 < end && i < cue.to + FARTHEST; i++) {
    if (lowerAt(tokens, i) !== 'was' && lowerAt(tokens, i) !== 'is') continue;
    const next = lowerAt(tokens, i + 1);
    const content = next === 'that' || next === ':' || /^["“'‘]$/.test(next) ? trimmed(tokens, i + 1, end) : undefined;
    return content && { pieces: [content], rule: 'statements/content-clause' };
  }
  return undefined;
};

/** *told her hosts the games were lost*: behind who is spoken to, where a second noun phrase has the verb. */
const behindListener = ({ tokens }: Context, after: number, end: number): number => {
  let from = -1;
  for (let i = after + 1; i < end && i < after + FARTHEST; i++) {
    if (isComma(tokens, i)) return after;
    const opens = uposOf(tokens, i) === 'DET' || /^(he|she|they|we|it|there)$/.test(lowerAt(tokens, i));
    if (from === -1 && opens && uposOf(tokens, i - 1) !== 'ADP') from = i;
    if (FINITE.has(xposAt(tokens, i))) return from === -1 ? after : from;
    if (from === -1 && uposOf(tokens, i) === 'VERB') return after;
  }
  return after;
};

/** *believes a cap would hold, and that ...*: a second *that* goes on with what another says. */
const beforeThat = ({ tokens }: Context, from: number, to: number): number => {
  for (let i = from + 1; i + 1 < to && i < from + MOST_WORDS; i++)
    if (uposOf(tokens, i) === 'CCONJ' && lowerAt(tokens, i + 1) === 'that' && xposAt(tokens, i + 1) !== 'DT')
      return isComma(tokens, i - 1) ? i - 1 : i;
  return to;
};

/** Words of a clause that are looked at. */
const MOST_WORDS = 100;

const QUESTIONS = new Set(['whether', 'if', 'how', 'why', 'what', 'when', 'where', 'who', 'which']);

/** The *that* behind who is spoken to: *told ministers of the region that ...*; -1 for none. */
const thatBehind = ({ tokens }: Context, from: number, end: number): number => {
  for (let i = from; i < end && i < from + FARTHEST; i++) {
    if (COMPLEMENTIZERS.has(lowerAt(tokens, i))) return i;
    if (isComma(tokens, i) || uposOf(tokens, i) === 'VERB') return -1;
  }
  return -1;
};

/** *pressed the ministers to leave*, where the tree has the infinitive elsewhere. */
const requested = (context: Context, { cue }: Core, end: number, isMain: boolean): Content | undefined => {
  const { tokens, grammar } = context;
  if (cue.rule.act !== 'asked' && !cue.rule.frames.has('addressee')) return undefined;
  for (let i = cue.to + 1; i < end && i < cue.to + FARTHEST; i++) {
    if (isComma(tokens, i) || grammar.isPredicate(i)) return undefined;
    if (lowerAt(tokens, i) !== 'to' || uposOf(tokens, i) !== 'PART') continue;
    const content = trimmed(tokens, cue.to, isMain ? end : Math.min(end, grammar.whole(cue.head).to));
    return content && content.to > i ? { pieces: [content], rule: 'statements/content-infinitive' } : undefined;
  }
  return undefined;
};

const isAsked = (cue: Cue): boolean => cue.rule.act === 'asked';

/** *that* or *whether* between two tokens, the second one without. */
const thatBetween = (context: Context, from: number, to: number): number => {
  for (let i = from; i < to; i++) if (isThat(context, i)) return i;
  return to;
};

/** The *to* of an infinitive that is headed by a token, with a *not* before it; -1 for another clause. */
const startsInfinitive = (context: Context, from: number, head: number): number => {
  const { tokens, grammar } = context;
  const start = Math.max(from, grammar.whole(head).from);
  for (let i = start; i < head; i++)
    if (lowerAt(tokens, i) === 'to' && uposOf(tokens, i) === 'PART') {
      if (grammar.subjects(head).some((one) => one >= from && one > i)) return -1;
      return i > from && lowerAt(tokens, i - 1) === 'not' ? i - 1 : i;
    }
  return -1;
};

const BEFORE_DATE = new Set(['on', 'late', 'early', 'in', 'last']);
export const skipDate = ({ dates: { mentions }, tokens }: Context, token: number): number => {
  const here = mentions[firstFrom(mentions, token)];
  if (here?.from === token) return here.to;
  let start = token;
  while (start < token + 3 && BEFORE_DATE.has(lowerAt(tokens, start))) start++;
  const date = mentions[firstFrom(mentions, start)];
  return date && date.from === start ? date.to : token;
};

/** *The envoy is expected to leave*: the subject, and what is expected of it. */
export const passive = (context: Context, { cue }: Core, { end }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const [subject] = grammar.subjects(cue.head);
  const [first] = grammar.complements(cue.head).filter((one) => one >= cue.to);
  if (subject === undefined || first === undefined || subject > cue.from) return undefined;
  const from = startsInfinitive(context, cue.to, first);
  if (from === -1) return undefined;
  const { from: start, to } = grammar.phrase(subject);
  const rest = trimmed(tokens, from, Math.min(end, grammar.whole(first).to));
  const before = trimmed(tokens, start, Math.min(to, cue.shown.from));
  return rest && before && { pieces: [before, rest], rule: 'statements/content-expected' };
};

/**
 * A cue of speech whose clause the tree has not found: what stands behind it, where a clause can begin there: behind
 * *that*, or a noun phrase or pronoun with a finite verb.
 */
export const withoutTree = (context: Context, core: Core, { end }: Limits): Content | undefined => {
  const { tokens } = context;
  const { cue, source } = core;
  if (!source || source.from >= cue.to || (cue.rule.act !== 'said' && !isThat(context, cue.to))) return undefined;
  let from = thatBehind(context, cue.to, Math.min(end, cue.to + (cue.rule.frames.has('addressee') ? FARTHEST : SHORT)));
  if (from === -1) from = bareClause(context, core, end);
  // *its balloon, which it says was a ship*
  const isRelative = source.from > 0 && /^(WDT|WP)$/.test(xposAt(tokens, source.from - 1));
  if (from === -1 && isRelative && cue.to < end && FINITE.has(xposAt(tokens, cue.to))) from = cue.to;
  if (from === -1) return undefined;
  const content = trimmed(tokens, from, end);
  return content && { pieces: [content], rule: 'statements/content-clause' };
};

/** Where a clause without *that* begins behind a cue: *confirmed late on Sunday they had struck a deal*; -1 for none. */
export const bareClause = (context: Context, { cue }: Core, end: number): number => {
  const { tokens, grammar } = context;
  if (!cue.rule.frames.has('clause')) return -1;
  let from = skipDate(context, cue.to);
  if (cue.rule.frames.has('addressee')) {
    const spokenTo = [...grammar.recipient(cue.head), ...grammar.patient(cue.head)].filter((one) => one >= cue.to);
    const [listener] = spokenTo;
    if (listener === undefined) return -1;
    from = grammar.name(listener).to;
  }
  if (from >= end || !OPENING.has(uposOf(tokens, from))) return -1;
  for (let i = from + 1; i < end && i < from + FARTHEST; i++) {
    if (isComma(tokens, i) || lowerAt(tokens, i) === ':') return -1;
    if (/^(WP|WDT|IN)$/.test(xposAt(tokens, i)) && uposOf(tokens, i) !== 'ADP') return -1;
    if (FINITE.has(xposAt(tokens, i))) return i > from ? from : -1;
  }
  return -1;
};
