/** Nouns of `data/en/channels.csv` that a text has: each may name a line of contact. */
import type { Context } from '../context.js';
import type { ChannelRule } from '../resources.js';
import type { TokenRange } from '../text/grammar/ranges.js';
import { sentenceEndAt, uposOf } from '../text/tokens.js';

/** A row found in a text, with the word of it that governs the rest. */
export interface Line extends TokenRange {
  readonly rule: ChannelRule;
  readonly head: number;
}

/** The rows of the table that the text has, in its order, the longest at each place. */
export function* linesIn(context: Context): Generator<Line> {
  const { tokens, numbered, resources } = context;
  for (let from = 0, to: number; from < tokens.size; from = to) {
    const found = resources.channels.phrases.longest(
      from,
      sentenceEndAt(tokens, from),
      numbered.lowers,
      numbered.lemmas,
    );
    to = found?.end ?? from + 1;
    const [rule] = found?.values ?? [];
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
