/** Content that stands before its cue or around it without marks: *The ship, Japan said, had sunk*. */
import type { Context } from '../context.js';
import { at, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { behind } from './content-quoted.js';
import { type Content, type Core, coreOf, isThat, type Limits } from './limits.js';
import { isComma, type Stretch, trimmed, wordAt } from './stretch.js';

/** *The ship had sunk, Japan said on Tuesday*; *the ship, Japan said, had sunk*. */
export const postposed = (context: Context, core: Core, { start, end, floor }: Limits): Content | undefined => {
  const { tokens, grammar } = context;
  const comma = core.from - 1;
  if (comma <= start || !isComma(tokens, comma) || isThat(context, core.to)) return undefined;
  const complements = grammar.complements(core.cue.head);
  const hosts = complements.filter((one) => one < core.from);
  const [later] = complements.filter((one) => one >= core.to);
  const closing = closingComma(context, core, end);
  if (hosts.length === 0 && later === undefined && core.cue.rule.frames.has('object') && hasObjectBehind(context, core))
    return undefined;
  const closes = core.to >= end || closing !== -1 || /^[.;!?]$/.test(wordAt(tokens, core.to));
  if (later !== undefined && (closing === -1 || closing > later)) return undefined;
  if (hosts.length === 0 && later === undefined && (!closes || core.cue.rule.act === 'intended')) return undefined;
  const isOuter = hosts.some((host) => grammar.whole(host).from < floor);
  const first = trimmed(tokens, isOuter ? start : floor, comma);
  if (!first) return undefined;
  const pieces: Stretch[] = [withoutLink(context, first)];
  const goesOn =
    later !== undefined ||
    (closing !== -1 && hosts.some((host) => grammar.conjuncts(host).some((one) => one > closing)));
  const tail = goesOn && closing !== -1 ? withMark(context, trimmed(tokens, closing + 1, end), end) : undefined;
  if (tail) pieces.push(tail);
  else pieces.push(...behind(context, core, end));
  return { pieces, rule: 'statements/content-postposed' };
};

const hasObjectBehind = ({ grammar, tokens }: Context, { cue, to }: Core): boolean =>
  grammar.patient(cue.head).some((one) => one >= to) ||
  (cue.to - cue.from > 1 && to === cue.to && to < tokens.size && !/^[.,;:!?]$/.test(wordAt(tokens, to)));

/** How far a cue's adverbials reach before the comma that closes it: *Kuleba said in Antalya, ...* */
const PARENTHESIS = 14;

/** The comma that closes what stands between the pieces of a content; -1 where there is none. */
const closingComma = (context: Context, core: Core, end: number): number => {
  const { tokens, grammar } = context;
  for (let i = core.to; i < end && i < core.to + PARENTHESIS; i++) {
    if (isComma(tokens, i)) return i;
    if (isThat(context, i) || (grammar.isPredicate(i) && uposOf(tokens, i) === 'VERB') || wordAt(tokens, i) === ':')
      return -1;
  }
  return -1;
};

const withMark = ({ tokens }: Context, stretch: Stretch | undefined, end: number): Stretch | undefined =>
  stretch && stretch.to < end && wordAt(tokens, stretch.to) === '?'
    ? { from: stretch.from, to: stretch.to + 1 }
    : stretch;

const withoutLink = ({ tokens }: Context, stretch: Stretch): Stretch =>
  uposOf(tokens, stretch.from) === 'CCONJ' && stretch.to - stretch.from > 1
    ? { from: stretch.from + 1, to: stretch.to }
    : stretch;

/**
 * *Denmark, Rasmussen said, would keep its ships*: where the tree takes the name for an apposition, the source is what
 * stands behind the comma.
 */
export const withoutTopic = (context: Context, core: Core): Core => {
  const { tokens, grammar } = context;
  const { source, cue } = core;
  const sentence = at(tokens.sentenceOf, cue.head);
  if (!source || source.from !== sentenceStart(tokens, sentence) || source.to > cue.from) return core;
  const end = sentenceEnd(tokens, sentence);
  const closing = closingComma(context, core, end);
  if (closing === -1 || !cue.rule.frames.has('clause')) return core;
  const comma = lastComma(context, source);
  if (comma === -1 || isComma(tokens, source.to - 1)) return core;
  const [later] = grammar.complements(cue.head).filter((one) => one > closing);
  const follows =
    later !== undefined
      ? grammar.subjects(later).every((one) => one < closing)
      : ['AUX', 'VERB'].includes(uposOf(tokens, Math.min(closing + 1, end - 1)));
  if (!follows) return core;
  const from = comma + 1;
  const head = grammar.headOf(from, source.to);
  return coreOf(cue, { from, to: source.to, head, heads: [head] });
};

const lastComma = ({ tokens }: Context, { from, to }: Stretch): number => {
  for (let i = to - 1; i > from; i--) if (isComma(tokens, i)) return i;
  return -1;
};
