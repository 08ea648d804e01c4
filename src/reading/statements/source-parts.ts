/** Which of the words of a source are who speaks: each of those whom *and* joins, without the time, what a relative pronoun stands for. */
import type { Context } from '../context.js';
import { lowerAt } from '../text/tokens.js';
import { type Source, withName } from './source-words.js';

/** *The Vice President and the host*: the phrase of each of those whom *and* and commas join. */
export const partsOf = ({ tokens }: Context, { from, to, heads }: Source): readonly Source[] => {
  let start = from;
  return heads.map((head, k) => {
    const first = start;
    const next = heads[k + 1] ?? to;
    let end = head + 1;
    while (end < next && lowerAt(tokens, end) !== 'and' && lowerAt(tokens, end) !== ',') end++;
    start = end;
    while (start < next && /^(?:and|,)$/.test(lowerAt(tokens, start))) start++;
    return { from: first, to: end, head, heads: [head] };
  });
};

/** *Erdogan, who said ...*: the name or noun that a relative pronoun stands for; other words stand for themselves. */
export const stoodFor = (context: Context, source: Source): Source => {
  const { from, head, heads } = source;
  if (head >= from) return source;
  const name = withName(context, context.grammar.name(Math.min(...heads)));
  return { from: Math.min(name.from, head), to: Math.min(Math.max(name.to, head + 1), from), head, heads };
};
