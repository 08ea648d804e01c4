/** Cues that are verbs, each with its source: those that claim that something was said. */
import type { Context } from '../context.js';
import { at, FINITE, lowerAt, sentenceAt, uposOf, xposAt } from '../text/tokens.js';
import { isClaimed } from './claims.js';
import type { Cue } from './cues.js';
import { type Core, coreOf } from './proposal.js';
import { sourceOfVerb } from './sources.js';
import { isComma } from './stretch.js';

/** In the order of the text. */
export function coresOfVerbs(context: Context, cues: readonly Cue[]): readonly Core[] {
  /** With those that claim nothing, whose subjects the next verb may share: *did not say ..., but promised ...*. */
  const all: Core[] = [];
  return cues.flatMap((cue): readonly Core[] => {
    if (cue.rule.class !== 'verb') return [];
    const core = withSharedSource(context, all, coreOf(cue, sourceOfVerb(context, cue)));
    all.push(core);
    // What nobody is known to say is expected of somebody: *The envoy is expected to leave*.
    const isSaid = core.source !== undefined || cue.rule.frames.has('passive');
    return isSaid && isClaimed(context, core) ? [core] : [];
  });
}

/**
 * A cue that another one before it in the sentence lends its source: a participle behind a comma (*Blinken said ...,
 * adding that ...*), and a verb right behind *and* in the tense of the first (*reiterated that talks must go on and
 * underscored ...*), where the tree may have taken the subject of the reported clause.
 */
const withSharedSource = (context: Context, cores: readonly Core[], core: Core): Core => {
  const { tokens } = context;
  const { cue, source } = core;
  const isParticiple = xposAt(tokens, cue.from) === 'VBG' && isComma(tokens, cue.shown.from - 1);
  if (!isParticiple && !isBehindAnd(context, core)) return core;
  // *..., said his spokeswoman*
  if (source && source.from >= cue.to && isComma(tokens, cue.shown.from - 1)) return core;
  // *hailed its democracy, promised aid*: in a list without *and* only where no subject of its own stands before.
  const isOwn = cores.slice(-MOST).some((other) => other.source?.from === source?.from);
  if (
    !isParticiple &&
    isComma(tokens, cue.shown.from - 1) &&
    source &&
    !isOwn &&
    source.to > cue.from - SHORT_GAP &&
    source.from < cue.from
  )
    return core;
  const sentence = sentenceAt(tokens, cue.from);
  let first: Core | undefined;
  for (let k = cores.length - 1; k >= 0 && k >= cores.length - MOST; k--) {
    const other = at(cores, k);
    if (sentenceAt(tokens, other.cue.from) !== sentence) break;
    if (!other.source || xposAt(tokens, other.cue.from) === 'VBG' || other.source.from > other.cue.from) continue;
    if (at(context.quotes.of, other.cue.from) !== at(context.quotes.of, cue.from)) continue;
    if (isParticiple ? other.cue.rule.act === 'said' : isSameTense(context, other.cue, cue)) first = other;
  }
  if (!first?.source || (!isParticiple && isJoinedWithin(context, first, cue))) return core;
  return { ...core, source: first.source, isShared: true };
};

/** *He said that the envoy came and asked*: joined with a verb of the reported clause in the same tense. */
const isJoinedWithin = ({ tokens, grammar }: Context, first: Core, { head, shown }: Cue): boolean => {
  const tag = shown.from < head && xposAt(tokens, head) === 'VB' ? xposAt(tokens, shown.from) : xposAt(tokens, head);
  // *are united and resolved*: a participle goes with adjectives.
  const isLike = (one: number): boolean =>
    xposAt(tokens, one) === tag || (tag === 'VBN' && /^(JJ|VBN)/.test(xposAt(tokens, one)));
  return grammar.conjuncts(head).some((one) => one > first.cue.to && one < head && isLike(one));
};

/** Right behind *and*, *but* or *or*, with nothing between but adverbs. */
const isBehindAnd = ({ tokens }: Context, { cue }: Core): boolean => {
  const before = cue.shown.from - 1;
  if (before <= 0 || sentenceAt(tokens, before) !== sentenceAt(tokens, cue.head)) return false;
  const isPast = xposAt(tokens, cue.head) === 'VBN' && cue.shown.from === cue.from;
  const isAided = xposAt(tokens, cue.head) === 'VB' && FINITE.has(xposAt(tokens, cue.shown.from));
  if (!isPast && !isAided && !FINITE.has(xposAt(tokens, cue.head))) return false;
  return uposOf(tokens, before) === 'CCONJ' || (lowerAt(tokens, before) === ',' && cue.rule.act !== 'believed');
};

/** A past tense may have been tagged as a participle. */
const isSameTense = ({ tokens }: Context, first: Cue, cue: Cue): boolean => {
  const tense = (one: Cue): string => {
    const tag = xposAt(tokens, one.head);
    // *do not expect* has the tense of its auxiliary.
    if (tag === 'VB' && one.shown.from < one.from) return xposAt(tokens, one.shown.from);
    return tag === 'VBN' && one.shown.from === one.from ? 'VBD' : tag;
  };
  return tense(first) === tense(cue);
};
/** Words between a list's verb and the source before its comma that leave no room for another verb. */
const SHORT_GAP = 3;
const MOST = 8;
