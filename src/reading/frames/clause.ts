/** The words that say what a frame tells: its evidence. */
import type { Span } from '../../model/span.js';
import type { TokenRange } from '../text/grammar/ranges.js';
import type { Grammar } from '../text/grammar.js';
import { sentenceAt, sentenceEnd, sentenceStart, spanOf, type Tokens } from '../text/tokens.js';
import type { Frame } from './frame.js';

const NONE = -1;

/** The clause that tells a deed, with the words for its sides; of a very long one what stands nearest to the word. */
export const clauseOf = (
  tokens: Tokens,
  grammar: Grammar,
  { token, source, target, senders }: Pick<Frame, 'token' | 'source' | 'target' | 'senders'>,
): Span => {
  const sentence = sentenceAt(tokens, token);
  const start = sentenceStart(tokens, sentence);
  const end = sentenceEnd(tokens, sentence);
  const sides = [...source, ...target, ...senders].filter((word) => word >= start && word < end);
  const around = (ranges: readonly TokenRange[]): Span =>
    spanOf(
      tokens,
      Math.max(start, Math.min(token, ...ranges.map(({ from }) => from))),
      Math.min(end, Math.max(token + 1, ...ranges.map(({ to }) => to))),
    );
  const clause = grammar.clauseOf(token);
  const heads = clause === NONE || clause === token ? [token] : [clause, token];
  const names = sides.map(grammar.name);
  const tried = heads.flatMap((head) => [
    [grammar.whole(head), ...sides.map(grammar.phrase)],
    [grammar.phrase(head), ...names],
  ]);
  for (const ranges of tried) {
    const span = around(ranges);
    if (span[1] - span[0] <= LONG) return span;
  }
  return around(names);
};

/** Characters; a clause of more tells several things. */
const LONG = 300;
