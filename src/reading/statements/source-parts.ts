/** Which of the words of a source are who speaks: each of those whom *and* joins, without the time, what a relative pronoun stands for. */
import type { Context } from '../context.js';
import { lowerAt, uposOf } from '../text/tokens.js';
import { isTime, type Source, withName } from './source-words.js';

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

/** *North Korea early Thursday*: without the words for when at the end of a source, and with the article before it. */
export const withoutTime = (context: Context, words: Source): Source => {
  const { tokens } = context;
  const isBare = lowerAt(tokens, words.from - 1) === 'the' && uposOf(tokens, words.from) !== 'PROPN';
  const source = isBare ? { ...words, from: words.from - 1 } : words;
  let { to } = source;
  while (to > source.from + 1 && isTime(context, to - 1)) to--;
  if (to === source.to) return source;
  while (to > source.from + 1 && (uposOf(tokens, to - 1) === 'ADV' || TIME_LINKS.has(lowerAt(tokens, to - 1)))) to--;
  const heads = source.heads.filter((head) => head < to);
  const head = source.head < to ? source.head : to - 1;
  return { from: source.from, to, head, heads: heads.length > 0 ? heads : [head] };
};
const TIME_LINKS: ReadonlySet<string> = new Set(['early', 'late', 'on', 'in', 'earlier', 'later']);

/** *Erdogan, who said ...*: the name or noun that a relative pronoun stands for; other words stand for themselves. */
export const stoodFor = (context: Context, source: Source): Source => {
  const { from, head, heads } = source;
  if (head >= from) return source;
  const name = withName(context, context.grammar.name(Math.min(...heads)));
  return { from: Math.min(name.from, head), to: Math.min(Math.max(name.to, head + 1), from), head, heads };
};
