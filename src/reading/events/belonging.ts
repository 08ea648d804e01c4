/** To whom a thing belongs and where people come from, by the words behind their nouns. */
import type { Grammar } from '../text/grammar.js';
import { formAt, lemmaAt, lowerAt, sentenceEndAt, uposOf, xposAt } from '../text/tokens.js';
import type { EventWords } from './patterns.js';
import { headBehind, NONE } from './surface.js';

/** How far behind a noun its participle may stand, adverbs between. */
const PARTICIPLE_REACH = 3;

/** How far behind a noun a phrase of its own may stand that the tree hung elsewhere. */
const NOUN_REACH = 7;

/** 'drones launched by Iran', 'a proposal put forward by Angola': who stands behind a thing, as words. */
export const authors = (grammar: Grammar, words: EventWords, noun: number): readonly number[] => {
  const { tokens } = grammar;
  const { to } = grammar.name(noun);
  const end = Math.min(sentenceEndAt(tokens, noun), to + PARTICIPLE_REACH);
  for (let i = to; i < end; i++) {
    if (uposOf(tokens, i) === 'ADV') continue;
    if (!/^VB[DN]$/.test(xposAt(tokens, i)) || !words.authored.has(lemmaAt(tokens, i))) return [];
    if (!grammar.patient(i).includes(noun)) return [];
    const agents = grammar.agent(i);
    if (agents.length > 0 || !words.steered.has(lemmaAt(tokens, i))) return agents;
    return grammar.oblique(i, 'from');
  }
  return [];
};

/** 'thousands of refugees': those who are counted, as words. */
export const counted = (grammar: Grammar, words: EventWords, noun: number): readonly number[] => {
  const { tokens } = grammar;
  if (!words.counts.has(lemmaAt(tokens, noun))) return [];
  const of = grammar.nounObliques(noun).find(({ preposition }) => preposition === 'of');
  return of?.words ?? [];
};

/** 'the sale of an island to Japan': to whom something goes, as words. */
export const receiver = (grammar: Grammar, words: EventWords, noun: number): readonly number[] =>
  words.transfers.has(lemmaAt(grammar.tokens, noun)) ? behindNoun(grammar, noun, 'to') : [];

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

/** 'four countries, among them Mali and Chad': those who are named behind a plural, as words. */
export const members = (grammar: Grammar, noun: number): readonly number[] => {
  const { tokens } = grammar;
  if (!/S$/.test(xposAt(tokens, noun))) return [];
  const end = sentenceEndAt(tokens, noun);
  let i = grammar.name(noun).to;
  if (i + 1 >= end || formAt(tokens, i) !== ',') return [];
  const form = lowerAt(tokens, i + 1);
  if (form === 'among' && lowerAt(tokens, i + 2) === 'them') i += 3;
  else if (NAMELY.has(form)) i += 2;
  else if (form === 'such' && formAt(tokens, i + 2) === 'as') i += 3;
  else return [];
  const first = headBehind(tokens, i, end);
  return first === NONE ? [] : grammar.conjuncts(first);
};
const NAMELY = new Set(['including', 'namely', 'notably']);
