/** Content that stands before its cue or around it without marks: *The ship, Japan said, had sunk*. */
import type { Context } from '../context.js';
import { at, FINITE, lowerAt, sentenceEndAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { behind } from './content-quoted.js';
import { type Content, type Core, hasObjectBehind, isThat, type Limits } from './limits.js';
import { isComma, type Stretch, trimmed } from './stretch.js';

/**
 * *The ship had sunk, Japan said on Tuesday*; *the ship, Japan said, had sunk*. Where the tree does not tell, the words
 * before the comma are content if they are a clause, and those around if the verb stands behind the second comma.
 */
export const postposed = (context: Context, core: Core, limits: Limits): Content | undefined => {
  const { start, end, ceiling, nextCue } = limits;
  const { tokens, grammar } = context;
  const { cue } = core;
  const comma = core.from - 1;
  if (comma <= start || !isComma(tokens, comma) || isThat(context, core.to)) return undefined;
  const complements = grammar.complements(cue.head);
  const hosts = complements.filter((one) => one < core.from);
  const [later] = complements.filter((one) => one >= core.to);
  const closing = closingComma(context, core, Math.max(end, ceiling));
  const closes = core.to >= end || closing !== -1 || /^[.;!?]$/.test(lowerAt(tokens, core.to));
  const segment = segmentStart(context, core, limits);
  const isAround = closing !== -1 && isVerbAt(context, closing + 1) && !isFiniteClause(tokens, segment, comma);
  const isClause = isAround || (isTailShort(context, core, end) && isFiniteClause(tokens, segment, comma));
  if (hosts.length === 0 && later === undefined && !isClause) {
    if (cue.rule.frames.has('object') && hasObjectBehind(context, core)) return undefined;
    const isBare = core.to >= end || closing === core.to || /^[.;!?]$/.test(lowerAt(tokens, core.to));
    if (!closes || cue.rule.act === 'intended') return undefined;
    if (!isClause && !(isBare && cue.rule.frames.has('quote'))) return undefined;
  }
  if (later !== undefined && !isClause && (closing === -1 || closing > later)) return undefined;
  const first = trimmed(tokens, segment, comma);
  if (!first) return undefined;
  const pieces: Stretch[] = [first];
  // *The bank was sound, he said, until it failed*: what stands behind a cue between two commas goes on with it.
  const isRest =
    closing === core.to &&
    !(uposOf(tokens, Math.min(closing + 1, tokens.size - 1)) === 'CCONJ' && closing + 2 === nextCue) &&
    !/^(W|VBG)/.test(xposAt(tokens, Math.min(closing + 1, tokens.size - 1)));
  // *They wait, he wrote in a text, and there is no time*: of one speaker where no other comes behind.
  const isLastClause =
    closing !== -1 && uposOf(tokens, closing + 1) === 'CCONJ' && ceiling >= sentenceEndAt(tokens, cue.head);
  const goesOn =
    isAround ||
    (later !== undefined && closing !== -1 && later > closing) ||
    (closing !== -1 && hosts.some((host) => grammar.conjuncts(host).some((one) => one > closing))) ||
    (closing !== -1 && isJoinedVerb(context, closing + 1, nextCue)) ||
    isRest ||
    isLastClause;
  const limit =
    isAround || isRest || isLastClause || isJoinedVerb(context, closing + 1, nextCue)
      ? restEnd(context, closing + 1, ceiling)
      : end;
  const last = isRest && !isAround && end > closing + 1 ? Math.min(limit, end) : limit;
  const tail = goesOn && closing !== -1 ? trimmed(tokens, closing + 1, last) : undefined;
  if (tail) pieces.push(tail);
  else pieces.push(...behind(context, core, end));
  return { pieces, rule: 'statements/content-postposed' };
};

/**
 * Behind another core of the sentence that was put in as well, content begins behind the last comma with a conjunction,
 * or a semicolon; a core that governs a clause is part of what is said: *Egypt says it agrees, wrote a newspaper.*
 */
const segmentStart = (context: Context, { from, source }: Core, { start, floor, isPutBefore }: Limits): number => {
  for (let i = from - 1; i >= Math.max(start, floor) && i > from - FAR; i--)
    if (lowerAt(context.tokens, i) === ';') return i;
  if (floor <= start) return floor;
  const isOwn = isPutBefore || (source !== undefined && uposOf(context.tokens, source.head) === 'PRON');
  const link = isOwn ? linkBefore(context, floor, from - 1) : -1;
  if (link !== -1) return link;
  return isPutBefore ? floor : start;
};

/** Whether a core ends its sentence, with nothing behind it but whom, where and when. */
export const closesSentence = (context: Context, core: Core): boolean => {
  const end = sentenceEndAt(context.tokens, core.cue.head);
  return isTailShort(context, core, end) && closingComma(context, core, end) === -1;
};

/** The last semicolon, or comma before a conjunction, between two tokens; -1 for none. */
export const linkBefore = ({ tokens }: Context, from: number, to: number): number => {
  for (let i = to - 1; i >= from; i--) {
    if (lowerAt(tokens, i) === ';') return i;
    if (isComma(tokens, i) && i + 1 < to && uposOf(tokens, i + 1) === 'CCONJ') return i;
  }
  return -1;
};

const VERBAL = new Set([...FINITE, 'VBN', 'VB']);
const isVerbAt = ({ tokens }: Context, token: number): boolean =>
  token < tokens.size &&
  (VERBAL.has(xposAt(tokens, uposOf(tokens, token) === 'ADV' ? Math.min(token + 1, tokens.size - 1) : token)) ||
    // *hint that they did it*, where the verb was taken for a noun
    (uposOf(tokens, token) === 'NOUN' &&
      token + 1 < tokens.size &&
      (['that', 'to'].includes(lowerAt(tokens, token + 1)) || uposOf(tokens, token + 1) === 'DET')));

/** *..., and give up NATO*: a conjunction and a verb without a subject. */
const isJoinedVerb = ({ tokens }: Context, token: number, nextCue: number): boolean =>
  token + 1 < tokens.size &&
  // *he said, and thanked them*: a verb that is a cue has its own words.
  token + 1 !== nextCue &&
  uposOf(tokens, token) === 'CCONJ' &&
  (uposOf(tokens, token + 1) === 'AUX' || uposOf(tokens, token + 1) === 'VERB') &&
  xposAt(tokens, token + 1) !== 'VBG';

/** Words that open a clause or phrase that only tells when or where something was said. */
const ADVERBIAL = new Set(['SCONJ', 'ADP']);

/** Whether the words between two tokens are a clause of their own. */
const isFiniteClause = (tokens: Tokens, from: number, to: number): boolean => {
  // A clause of any length shows its verb near the comma.
  let first = Math.max(from, to - FAR);
  while (first < to && (uposOf(tokens, first) === 'PUNCT' || uposOf(tokens, first) === 'CCONJ')) first++;
  if (first >= to) return false;
  // A past tense at the head of a clause is a participle: *Asked whether he would go, he said no.*
  if (ADVERBIAL.has(uposOf(tokens, first)) || /^W|^VB[DGN]/.test(xposAt(tokens, first))) {
    // *After the talks, the two would meet, he said*: what follows the phrase is the clause.
    const next = nextComma(tokens, first, to);
    return next !== -1 && isFiniteClause(tokens, next + 1, to);
  }
  // *those who held otherwise*: the verb of a relative clause makes no sentence.
  let verbs = 0;
  for (let i = first; i < to; i++)
    if (FINITE.has(xposAt(tokens, i))) verbs++;
    else if (/^(WP|WDT)$/.test(xposAt(tokens, i))) verbs--;
  return verbs > 0;
};

const nextComma = (tokens: Tokens, from: number, to: number): number => {
  for (let i = from; i < to; i++) if (isComma(tokens, i)) return i;
  return -1;
};

/** Whether nothing but who was spoken to, where and when stands behind the cue in its clause. */
const isTailShort = (context: Context, core: Core, end: number): boolean => {
  const { tokens, quotes } = context;
  for (let i = core.to; i < end && i < core.to + LONGEST_TAIL; i++) {
    if (isComma(tokens, i) || /^[.;!?]$/.test(lowerAt(tokens, i))) return true;
    if (isThat(context, i) || lowerAt(tokens, i) === ':' || FINITE.has(xposAt(tokens, i))) return false;
    if (lowerAt(tokens, i) === 'to' && uposOf(tokens, i) === 'PART') return false;
    if (at(quotes.of, i) !== at(quotes.of, core.cue.head)) return false;
  }
  return core.to + LONGEST_TAIL > end;
};
const LONGEST_TAIL = 20;
/** How far words are looked for in a sentence of any length. */
const FAR = 150;

/** Where the words behind the second comma end: before the clause of the next core, or a semicolon. */
const restEnd = (context: Context, from: number, ceiling: number): number => {
  const { tokens } = context;
  const end = sentenceEndAt(tokens, from);
  const limit = Math.min(ceiling, end);
  for (let i = from; i < limit && i < from + FAR; i++) if (lowerAt(tokens, i) === ';') return i;
  if (limit === end) return end;
  const link = linkBefore(context, from, limit);
  return link === -1 ? limit : link;
};

/** How far a cue's adverbials reach before the comma that closes it: *Kuleba said in Antalya, ...* */
const PARENTHESIS = 14;

/** The comma that closes what stands between the pieces of a content; -1 where there is none. */
const closingComma = (context: Context, core: Core, end: number): number => {
  const { tokens, grammar } = context;
  for (let i = core.to; i < end && i < core.to + PARENTHESIS; i++) {
    if (isComma(tokens, i)) return i;
    const isVerb = grammar.isPredicate(i) && uposOf(tokens, i) === 'VERB' && xposAt(tokens, i) !== 'VBN';
    if (isThat(context, i) || isVerb || lowerAt(tokens, i) === ':') return -1;
  }
  return -1;
};
