/**
 * Content: what was said, in one piece or several, before, around and behind its cue. Each way in which content can hang
 * on a verb is one function; the first that finds some wins.
 */
import type { Context } from '../context.js';
import { at, FINITE, lowerAt, sentenceAt, xposAt } from '../text/tokens.js';
import { bareClause, clause, cleft, passive, withoutTree } from './content-clause.js';
import { addressed, object, valued } from './content-object.js';
import { postposed } from './content-postposed.js';
import { quotedBefore, quotedBehind } from './content-quoted.js';
import { type Content, type Core, limitsOf, SHORT, type Surroundings } from './limits.js';
import { trimmed } from './stretch.js';

/** The content of a verb, undefined where it has none. */
export function contentOfVerb(context: Context, core: Core, around: Surroundings): Content | undefined {
  const content = contentOf(context, core, around);
  const relative = content && relativeOf(context, core, content);
  return !content || relative === undefined
    ? content
    : { ...content, pieces: [{ from: relative, to: relative + 1 }, ...content.pieces] };
}

/** *argued the line, long disputed, would never go ahead*: an object before a verb in a tense is the subject of a clause. */
const asClause = (
  context: Context,
  { source, cue }: Core,
  content: Content | undefined,
  end: number,
): Content | undefined => {
  const { tokens } = context;
  const [piece] = content?.pieces ?? [];
  if (!content || !piece || content.rule !== 'statements/content-object' || !source || piece.from !== cue.to)
    return content;
  // *those who favor a tax agree*: behind a relative clause stands the verb of another subject.
  if (source.from >= cue.from || /^(WDT|WP)$/.test(xposAt(tokens, source.from)) || piece.to >= end) return content;
  if (!FINITE.has(xposAt(tokens, piece.to))) return content;
  const whole = trimmed(tokens, piece.from, end);
  return whole ? { pieces: [whole], rule: 'statements/content-clause' } : content;
};

/** *the war, which he said was lost*: the pronoun right before the source is part of what is said. */
const relativeOf = ({ tokens }: Context, { source, cue }: Core, { pieces }: Content): number | undefined => {
  const before = source && source.to <= cue.from ? source.from - 1 : -1;
  const first = at(pieces, 0).from;
  if (before < 0 || !/^(WDT|WP)$/.test(xposAt(tokens, before)) || first < cue.to) return undefined;
  if (!FINITE.has(xposAt(tokens, first))) return undefined;
  return sentenceAt(tokens, before) === sentenceAt(tokens, cue.from) ? before : undefined;
};

function contentOf(context: Context, core: Core, around: Surroundings): Content | undefined {
  const { frames } = core.cue.rule;
  const limits = limitsOf(context, core, around);
  const isQuoted = frames.has('quoted') && core.source !== undefined && core.source.from >= core.cue.to;
  const speaks = frames.has('quote') || isQuoted;
  const clausal = speaks || frames.has('clause');
  if (frames.has('passive')) return passive(context, core, limits);
  if (frames.has('at')) return valued(context, core, limits);
  const isBare = speaks && isPronounBehind(context, core) && bareClause(context, core, limits.end) !== -1;
  return (
    (clausal ? cleft(context, core, limits) : undefined) ??
    (speaks && !core.isShared ? quotedBefore(context, core, limits) : undefined) ??
    (speaks ? quotedBehind(context, core, limits) : undefined) ??
    (clausal && !core.isShared ? postposed(context, core, limits) : undefined) ??
    (clausal || frames.has('infinitive') ? clause(context, core, limits) : undefined) ??
    (isBare ? withoutTree(context, core, limits) : undefined) ??
    (PREPOSITIONS.some((one) => frames.has(one)) ? addressed(context, core, limits) : undefined) ??
    (frames.has('object') ||
    frames.has('complement') ||
    frames.has('as') ||
    (frames.has('readout') && around.isReadout === true)
      ? asClause(context, core, object(context, core, limits), limits.end)
      : undefined) ??
    (clausal || frames.has('object') ? withoutTree(context, core, limits) : undefined)
  );
}

const PREPOSITIONS = ['of', 'on', 'about', 'for', 'against', 'over'];

/** *confirmed on Sunday they had struck a deal*: a pronoun that is no object begins a clause. */
const isPronounBehind = ({ tokens }: Context, { to }: Core): boolean => {
  for (let i = to; i < to + SHORT && i < tokens.size; i++)
    if (/^(he|she|they|we|it|there|i)$/.test(lowerAt(tokens, i))) return true;
  return false;
};
