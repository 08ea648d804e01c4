/**
 * A machine-paraphrased text with the words of dealings that its exchange took away: 'a name' for a call, 'to satisfy' for
 * to meet (`data/en/spun-words.csv`). Only lemmas are restored, so that every word can still be read as it stands; and
 * only in a text that is judged spun.
 */
import type { Context } from '../context.js';
import { readTable, type Tables } from '../tables.js';
import { uposOf } from '../text/tokens.js';

const TAGS = ['noun', 'verb'] as const;
type Tag = (typeof TAGS)[number];

/** Restored lemma by the lemma that stands there and its part of speech. */
export type SpunWords = ReadonlyMap<string, string>;

const keyOf = (lemma: string, tag: Tag): string => `${lemma} ${tag}`;

/** @throws TableError where a word stands twice with one part of speech */
export const readSpunWords = (tables: Tables): SpunWords => {
  const words = new Map<string, string>();
  for (const row of readTable(tables, 'en/spun-words')) {
    const key = keyOf(row.text('word'), row.oneOf('tag', TAGS));
    if (words.has(key)) throw row.error(`'${key}' stands twice`);
    words.set(key, row.text('restored'));
  }
  return words;
};

/** @returns the same context for a text that is not spun */
export const withRestoredWords = (context: Context): Context => {
  const { tokens, numbered, resources, repairs } = context;
  if (repairs.spun.verdict !== 'spun') return context;
  const lemmas = [...tokens.lemmas];
  const numbers = Int32Array.from(numbered.lemmas);
  tokens.lemmas.forEach((lemma, i) => {
    const restored = resources.spunWords.get(keyOf(lemma.toLowerCase(), tagAt(context, i)));
    if (restored === undefined) return;
    lemmas[i] = restored;
    numbers[i] = resources.words.number(restored);
  });
  return { ...context, tokens: { ...tokens, lemmas }, numbered: { ...numbered, lemmas: numbers } };
};

/** A verb behind an article or an owner is a noun to whoever wrote it: 'the tense go to'. */
const tagAt = ({ tokens }: Context, i: number): Tag => {
  const upos = uposOf(tokens, i);
  if (upos !== 'VERB' && upos !== 'AUX') return 'noun';
  const before = i > 0 ? uposOf(tokens, i - 1) : 'X';
  return before === 'DET' || before === 'ADJ' || before === 'PROPN' ? 'noun' : 'verb';
};
