/** Where what a text tells stands from the word of an item: what dating and placing both ask of times and places. */
import { at, firstFrom, sentenceAt, sentenceStart, type Tokens, uposOf } from './text/tokens.js';

/** Times or places before a word, and behind it, that are looked at; a table may have thousands in a line. */
const MOST = 12;
/** Words between, in steps. */
const GAPS = [1, 2, 3, 5, 8, 14, 24];
/** So many verbs between are many. */
const MANY = 3;

/** Those of a layer that stand in the sentence of a word, in so many sentences before it, or in the next. */
export const toldAround = <T extends { readonly from: number }>(
  tokens: Tokens,
  layer: readonly T[],
  token: number,
  before: number,
): readonly T[] => {
  const sentence = sentenceAt(tokens, token);
  const end = at(tokens.sentences, Math.min(sentence + 2, tokens.sentences.length - 1));
  const first = firstFrom(layer, sentenceStart(tokens, Math.max(0, sentence - before)));
  const next = firstFrom(layer, token);
  return layer.slice(Math.max(first, next - MOST), next + MOST).filter(({ from }) => from < end);
};

/** On which side of a word the tokens `from` to `to` (exclusive) stand, how far in steps of words, and how many verbs are between. */
export const distanceOf = (tokens: Tokens, token: number, from: number, to: number) => {
  const side = from > token ? 'behind' : 'before';
  const [first, last] = from > token ? [token + 1, from] : [to, token];
  let verbs = 0;
  for (let i = first; i < last && verbs < MANY; i++) if (uposOf(tokens, i) === 'VERB') verbs++;
  return { side, gap: GAPS.find((most) => last - first + 1 <= most) ?? 'more', verbs } as const;
};
