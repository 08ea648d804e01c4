/** With whom a clause says that its deed is done: 'in close cooperation with Peru', 'together with Peru', 'jointly with Peru'. */
import type { Grammar } from '../text/grammar.js';
import { lowerAt, sentenceEndAt, sentenceStartAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';

/** Words right before such an adverb that make it say something else: 'Iran together with Syria', 'alone and together with'. */
const NOT_BEFORE: ReadonlySet<string> = new Set(['PROPN', 'ADV', 'AUX', 'CCONJ']);
/** Adverbs that say so before 'with'. */
const ADVERBS = new Set(['together', 'jointly']);

/** A noun under 'in', or an adverb, by which a clause says who does its deed together with its doer. */
export const isInConcert = (tokens: Tokens, grammar: Grammar, word: number): boolean => {
  if (isTogether(tokens, word)) return true;
  const { from } = grammar.name(word);
  return (
    from > 0 && word + 1 < tokens.size && lowerAt(tokens, from - 1) === 'in' && lowerAt(tokens, word + 1) === 'with'
  );
};

/** 'seized the ship together with': not what people only are, 'stand together with', or do to two, 'blamed Iran together with'. */
export function isTogether(tokens: Tokens, word: number): boolean {
  if (uposOf(tokens, word) !== 'ADV' || !ADVERBS.has(lowerAt(tokens, word))) return false;
  if (word + 1 >= tokens.size || lowerAt(tokens, word + 1) !== 'with') return false;
  const before = word - 1;
  if (before < sentenceStartAt(tokens, word)) return true;
  const upos = uposOf(tokens, before);
  return upos === 'VERB' ? xposAt(tokens, before) === 'VBN' : !NOT_BEFORE.has(upos);
}

/** 'together with Peru and Chile, froze the funds of': those of the words under 'with' that stand before a verb. */
export function withWhom(tokens: Tokens, word: number, words: readonly number[]): readonly number[] {
  const end = sentenceEndAt(tokens, word);
  let verb = word + 1;
  while (verb < end && !/^(?:VB[DNPZ]|MD)$/.test(xposAt(tokens, verb))) verb++;
  return words.filter((one) => one < verb);
}
