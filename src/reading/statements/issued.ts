/** Whose text *the report* is, by where it was told of before: *a report by Human Rights Watch*, *said in a statement*. */
import type { Actor } from '../../model/reading.js';
import { actorOf, type Context } from '../context.js';
import { firstFrom, lowerAt, sentenceStartAt, xposAt } from '../text/tokens.js';
import { nounOf } from './nominals.js';
import type { Speaker } from './speaker.js';

/** How many words back a text is looked for. */
const FARTHEST = 400;
/** Words behind a preposition among which the issuer is named. */
const REACH = 5;

/**
 * @param noun by which the text is called; @param before the token before which it was told of
 * @param spoke who was quoted last from a token on and before another
 */
export const issuedBefore = (
  context: Context,
  noun: string,
  before: number,
  spoke: (from: number, to: number) => Speaker | undefined,
): Actor | Speaker | undefined => {
  const { tokens } = context;
  for (let i = before - 1; i >= 0 && i > before - FARTHEST; i--) {
    if (nounOf(tokens, i) !== noun) continue;
    const named = ownerOf(context, i) ?? issuerBehind(context, i);
    if (named) return named;
    // *said in a statement*: whoever did.
    if (lowerAt(tokens, i - 1) === 'a' || lowerAt(tokens, i - 1) === 'written') {
      const speaker = spoke(sentenceStartAt(tokens, i), i + REACH);
      if (speaker) return speaker;
    }
  }
  return undefined;
};

/** *The Associated Press report*, *Amnesty's report*. */
const ownerOf = (context: Context, noun: number): Actor | undefined => {
  const { from } = context.grammar.name(noun);
  const { mentions } = context.actors;
  const k = firstFrom(mentions, Math.min(from, noun - 1));
  const mention = mentions[k];
  return mention && mention.to <= noun && isIssuer(actorOf(context, mention)) ? actorOf(context, mention) : undefined;
};

/** *a report by the Senate committee*, *in the Guardian* */
const issuerBehind = (context: Context, noun: number): Actor | undefined => {
  const { tokens } = context;
  const { mentions } = context.actors;
  for (let i = noun + 1; i <= noun + REACH && i < tokens.size && xposAt(tokens, i) !== '.'; i++) {
    if (!ISSUING.has(lowerAt(tokens, i))) continue;
    const mention = mentions[firstFrom(mentions, i + 1)];
    if (mention && mention.from <= i + REACH && isIssuer(actorOf(context, mention))) return actorOf(context, mention);
  }
  return undefined;
};
const ISSUING = new Set(['by', 'from', 'in']);

/** States are what reports are about, more often than whose they are. */
const isIssuer = ({ kind }: Actor): boolean => kind !== 'state' && kind !== 'group' && kind !== 'place';
