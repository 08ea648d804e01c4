/** What stands between two names of a list: commas, 'and', titles and homes: 'Prime Minister Silva of Brazil, Chancellor Berg and'. */
import { formAt, lowerAt, sentenceAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

/** Words between two of a list. */
const FARTHEST = 14;
const JOINS: ReadonlySet<string> = new Set(['and', ',', ';', '&']);
const LINKS: ReadonlySet<string> = new Set(['of', 'the', 'for', '-', '(', ')']);
const NAMED: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ']);

/** The token behind the last comma or 'and' between two names, -1 without one; undefined where other words stand there, too. */
export const joinBetween = (tokens: Tokens, from: number, to: number): number | undefined => {
  if (to - from > FARTHEST || sentenceAt(tokens, from) !== sentenceAt(tokens, to)) return undefined;
  let join = -1;
  for (let i = from; i < to; i++) {
    const word = lowerAt(tokens, i);
    const isTitle = NAMED.has(uposOf(tokens, i)) && /^\p{Lu}/u.test(formAt(tokens, i));
    if (JOINS.has(word)) join = i + 1;
    else if (!LINKS.has(word) && !isTitle && xposAt(tokens, i) !== 'POS') return undefined;
  }
  return join;
};
