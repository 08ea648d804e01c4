/** Nouns of `data/en/channels.csv` that a text has: each may name a line of contact. */
import { type Context, type Hit, hitsOf } from '../context.js';
import type { ChannelRule } from '../resources.js';
import { uposOf } from '../text/tokens.js';

/** A row found in a text, with the word of it that governs the rest. */
export interface Line extends Hit<ChannelRule> {
  readonly head: number;
}

/** The rows of the table that the text has where a noun stands. */
export function* linesIn(context: Context): Generator<Line> {
  for (const { from, to, rules } of hitsOf(context, context.resources.channels)) {
    const [rule] = rules;
    if (rule) yield { from, to, rule, head: nounIn(context, from, to) };
  }
}

const nounIn = ({ tokens }: Context, from: number, to: number): number => {
  for (let i = to - 1; i > from; i--) {
    const upos = uposOf(tokens, i);
    if (upos === 'NOUN' || upos === 'PROPN') return i;
  }
  return from;
};
