/**
 * Layers: which statement stands within which. What is denied to have been said is none.
 */
import { kindOfNoun } from '../actors/meant/nouns.js';
import { meantAgain } from '../actors/meant/referred.js';
import { type Context, mentionsIn } from '../context.js';
import { at, lowerAt, xposAt } from '../text/tokens.js';
import { nounOf } from './nominals.js';
import type { Proposal } from './proposal.js';
import type { Source } from './source-words.js';

/** A proposal with the place in the list of the one that it stands in. */
export interface Layered extends Proposal {
  readonly within: number;
}

/** @param proposals in the order of their first words, the outer before the inner */
export function layered(context: Context, proposals: readonly Proposal[]): Layered[] {
  const kept: Layered[] = [];
  const open: number[] = [];
  for (const one of proposals) {
    while (open.length > 0 && end(at(kept, at(open, open.length - 1))) <= one.cue.from) open.pop();
    let within = -1;
    for (let k = open.length - 1; k >= 0 && k >= open.length - DEEPEST; k--) {
      if (!holds(at(kept, at(open, k)), one)) continue;
      within = at(open, k);
      break;
    }
    const outer = within === -1 ? undefined : at(kept, within);
    if (outer?.rule && outer.rule.polarity !== '' && one.rule?.class === 'verb') continue;
    if (outer && !isForeign(context, outer, one)) continue;
    kept.push({ ...one, within });
    open.push(kept.length - 1);
  }
  return kept;
}
const DEEPEST = 8;

const end = ({ content, cue, source }: Proposal): number =>
  Math.max(cue.to, source?.to ?? 0, at(content, content.length - 1).to);

const holds = (outer: Proposal, inner: Proposal): boolean =>
  outer.cue.from !== inner.cue.from &&
  outer.content.some(
    (piece) =>
      piece.from <= inner.cue.from && inner.cue.to <= piece.to && inner.content.every((one) => one.from >= piece.from),
  );

/** Within somebody's quotation only what others say is a layer: not *I think*, *we hope*. */
const isForeign = (context: Context, outer: Proposal, inner: Proposal): boolean => {
  const { quotes, tokens } = context;
  const isOwnVoice = outer.isTurn || at(quotes.of, inner.head) !== -1;
  // *She said voters want change*: thoughts of nobody in particular are what is said, and no layer.
  const isThought = inner.rule?.act === 'believed' || inner.rule?.act === 'intended';
  if (!isOwnVoice) return !isThought || inner.source === undefined || isNamed(context, inner.source);
  if (!inner.source || inner.rule?.act !== 'said') return false;
  if (OWN.has(lowerAt(tokens, inner.source.head))) return false;
  return isQuoted(context, inner) || isNamed(context, inner.source);
};

/** Whether the words stand within marks of their own: *"He said, 'not yet.'"* */
const isQuoted = ({ tokens }: Context, { content }: Proposal): boolean =>
  /^["“'‘]/.test(lowerAt(tokens, at(content, 0).from));

/** Whether anybody is named, by a name or an office: not *people say*, *they think* in what somebody says. */
const isNamed = (context: Context, { from, to, head }: Source): boolean =>
  mentionsIn(context, from, to).length > 0 ||
  meantAgain(context, head).length > 0 ||
  (lowerAt(context.tokens, from) === 'the' &&
    xposAt(context.tokens, head) === 'NN' &&
    kindOfNoun(context.resources, nounOf(context.tokens, head)) === 'office');

const OWN = new Set(['i', 'we', 'you', 'me', 'us', 'my', 'our', 'your', 'one', 'it', 'this', 'that', 'which', 'who']);
