/** To whom a thing belongs and where people come from, by the words behind their nouns. */
import type { Grammar } from '../text/grammar.js';
import { formAt, lemmaAt, sentenceEndAt, uposOf } from '../text/tokens.js';
import type { EventWords } from './patterns.js';
import { headBehind, NONE } from './surface.js';

/** How far behind a noun a phrase of its own may stand that the tree hung elsewhere. */
const NOUN_REACH = 7;

/** 'thousands of refugees': those who are counted, as words. */
export const counted = (grammar: Grammar, words: EventWords, noun: number): readonly number[] => {
  const { tokens } = grammar;
  if (!words.counts.has(lemmaAt(tokens, noun))) return [];
  const of = grammar.nounObliques(noun).find(({ preposition }) => preposition === 'of');
  return of?.words ?? [];
};

/** The nouns under a preposition close behind a noun, wherever the tree hung them. */
export const behindNoun = (grammar: Grammar, noun: number, preposition: string): readonly number[] => {
  const { tokens } = grammar;
  const end = Math.min(sentenceEndAt(tokens, noun), noun + NOUN_REACH);
  for (let i = noun + 1; i < end; i++) {
    const upos = uposOf(tokens, i);
    if (upos === 'VERB' || upos === 'PUNCT' || upos === 'AUX') return [];
    if (formAt(tokens, i) !== preposition) continue;
    const found = headBehind(tokens, i + 1, sentenceEndAt(tokens, noun));
    return found === NONE ? [] : grammar.conjuncts(found);
  }
  return [];
};
