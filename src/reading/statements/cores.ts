/** Cues with their sources: verbs that claim that something was said, and nouns of which it is told whose they are. */
import type { Context } from '../context.js';
import { at, sentenceAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import { isClaimed } from './claims.js';
import type { Cue } from './cues.js';
import { sayingsOf } from './of-net.js';
import { type Core, coreOf } from './proposal.js';
import { sourceOf } from './sources.js';

/** In the order of the text. */
export function coresOf(context: Context, cues: readonly Cue[]): readonly Core[] {
  const sayingOf = sayingsOf(context);
  /** With those that claim nothing, whose subjects the next verb may share: *did not say ..., but promised ...*. */
  const verbs: Core[] = [];
  return cues.flatMap((cue): readonly Core[] => {
    const core = coreOf(cue, sourceOf(context, cue, sayingOf(cue)));
    // What is said by nobody is no statement that anybody asks for.
    if (cue.rule.class === 'noun') return core.source ? [core] : [];
    const shared = sharedWith(context, verbs, core);
    if (!shared) return [];
    verbs.push(shared);
    // What nobody is known to say is expected of somebody: *The envoy is expected to leave*.
    const isSaid = shared.source !== undefined || cue.rule.frames.has('passive');
    return isSaid && isClaimed(context, shared) ? [shared] : [];
  });
}

/** *Blinken said ..., adding that ...*: with the source of a verb before it in the sentence. */
const sharedWith = ({ tokens }: Context, cores: readonly Core[], core: Core): Core | undefined => {
  const { source, cue } = core;
  if (!source || source.from >= cue.from) return core;
  for (let k = cores.length - 1; k >= 0 && k >= cores.length - MOST; k--) {
    const other = at(cores, k);
    if (sentenceAt(tokens, other.cue.from) !== sentenceAt(tokens, cue.from)) return core;
    if (other.source?.from !== source.from || other.source.from >= other.cue.from) continue;
    if (!isJoined(tokens, cue) || !isAsFinite(tokens, other.cue, cue)) return undefined;
    return { cue, source: other.source, isShared: true, from: cue.shown.from, to: cue.to };
  }
  return core;
};

/** Behind *and* or a comma, with nothing between but adverbs: not *vowed to fight for a term that begins soon*. */
const isJoined = (tokens: Tokens, { shown }: Cue): boolean => {
  let before = shown.from - 1;
  while (before > 0 && uposOf(tokens, before) === 'ADV') before--;
  return before >= 0 && /^(?:CCONJ|PUNCT)$/.test(uposOf(tokens, before));
};

/** *vowed to deter and defend* is what is vowed; *vowed ... and said*, *vowed ..., adding* are two sayings. */
const isAsFinite = (tokens: Tokens, first: Cue, cue: Cue): boolean => {
  const tagOf = ({ head, shown, from }: Cue): string => xposAt(tokens, shown.from < from ? shown.from : head);
  return tagOf(cue) !== 'VB' || tagOf(first) === 'VB';
};
const MOST = 8;
