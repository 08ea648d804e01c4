/** Cues that are nouns, each with whose they are: *Moscow's warning that ...*, *his criticism of ...*, *an appeal by the Council for ...*. */
import { type Context, mentionsIn } from '../context.js';
import { lemmaAt, lowerAt } from '../text/tokens.js';
import { isAgentNoun } from './agents.js';
import type { Cue } from './cues.js';
import { type Core, coreOf } from './proposal.js';
import { phraseFrom, type Source } from './source-words.js';
import { ownerOf } from './sources.js';

/** In the order of the text; what is said by nobody is no statement that anybody asks for. */
export const coresOfNouns = (context: Context, cues: readonly Cue[]): readonly Core[] =>
  cues.flatMap((cue) => {
    const source = cue.rule.class === 'noun' ? (ownerOf(context, cue.head) ?? speakerBehind(context, cue)) : undefined;
    return source ? [coreOf(cue, source)] : [];
  });

const BY = new Set(['from', 'by', 'among']);

/** *criticism from Ankara*, *a promise by the envoy*, *hopes of the mediators* */
const speakerBehind = (context: Context, { to, rule }: Cue): Source | undefined => {
  const { tokens } = context;
  const next = lowerAt(tokens, to);
  if (next === ',') return undefined;
  if (!BY.has(next) && next !== 'of') return undefined;
  const phrase = phraseFrom(context, to + 1);
  if (!phrase || next !== 'of') return phrase;
  // *hopes of a truce* is what is hoped for, *hopes of the mediators* who hopes.
  const isSpeaker =
    mentionsIn(context, phrase.from, phrase.to).some((one) => one.from <= phrase.head && phrase.head < one.to) ||
    isAgentNoun(context.resources, lemmaAt(tokens, phrase.head));
  return isSpeaker && rule.frames.has('clause') ? phrase : undefined;
};
