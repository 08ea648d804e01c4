/**
 * Words of dealings that machine-paraphrasing puts in place of others by a meaning that they have elsewhere, told by their
 * part of speech: 'a name' for a call, 'to satisfy' for to meet (`data/en/spun-words.csv`). Only lemmas are restored, so that every word can still be read as it stands; and
 * only in a text that is judged spun.
 */
import { readTable, type Tables } from '../tables.js';
import { type Tokens, uposOf } from '../text/tokens.js';

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

/** @returns the lemmas of a text that is judged spun, with those words restored */
export const spunLemmas = (tokens: Tokens, words: SpunWords): readonly string[] =>
  tokens.lemmas.map((lemma, i) => words.get(keyOf(lemma.toLowerCase(), tagAt(tokens, i))) ?? lemma);

/** A verb behind an article or an owner is a noun to whoever wrote it: 'the tense go to'. */
const tagAt = (tokens: Tokens, i: number): Tag => {
  const upos = uposOf(tokens, i);
  if (upos !== 'VERB' && upos !== 'AUX') return 'noun';
  const before = i > 0 ? uposOf(tokens, i - 1) : 'X';
  return before === 'DET' || before === 'ADJ' || before === 'PROPN' ? 'noun' : 'verb';
};
