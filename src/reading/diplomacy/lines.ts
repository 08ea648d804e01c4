/** Nouns of `data/en/channels.csv` that a text has: each may name a line of contact. */
import type { Context } from '../context.js';
import type { ChannelRule } from '../resources.js';
import type { TokenRange } from '../text/grammar/ranges.js';
import { lemmaAt, sentenceEndAt, uposOf } from '../text/tokens.js';

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
    const head = nounIn(context, from, to);
    // 'to channel support', 'embassy staff': a verb is no line, nor what tells of which kind something else is.
    const isVerb = uposOf(tokens, head) === 'VERB' && context.grammar.isPredicate(head);
    const above = tokens.tree.heads[head] ?? -1;
    const isOfOther =
      tokens.tree.relations[head] === 'compound' && above >= to && !resources.channelStates.has(lemmaAt(tokens, above));
    if (rule && !isVerb && !isOfOther) yield { from, to, rule, head };
  }
}

const nounIn = ({ tokens }: Context, from: number, to: number): number => {
  for (let i = to - 1; i > from; i--) {
    const upos = uposOf(tokens, i);
    if (upos === 'NOUN' || upos === 'PROPN') return i;
  }
  return from;
};
