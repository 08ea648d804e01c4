/** Where the words end that say who somebody is, and small questions about lists of spans. */
import type { Span } from '../../model/span.js';
import type { Grammar } from '../text/grammar.js';
import { lowerAt, sentenceEndAt, uposOf, xposAt } from '../text/tokens.js';

/** Words that end the part of a phrase that says who somebody is. */
const ENDS = new Set([
  'who',
  'which',
  'that',
  'whose',
  'whom',
  'where',
  'after',
  'before',
  'during',
  'over',
  'amid',
  'because',
  'as',
  'when',
  'against',
  'with',
  'without',
  'despite',
  'following',
  'since',
  'until',
  'on',
  'by',
  'through',
  'about',
  ';',
  ':',
  '(',
  '"',
  '\u201c',
  '\u201d',
  'said',
  'while',
  'into',
  'under',
  'if',
  'including',
]);
/** No description of an actor is longer. */
const LONGEST = 14;

/** Adjectives that stand behind the noun of an office. */
const BEHIND_NOUN = new Set(['general', 'elect', 'designate']);

/** Where the words end that say who it is: with 'of' and 'in', before clauses and other prepositions. */
export const endOf = (grammar: Grammar, word: number, from: number): number => {
  const { tokens } = grammar;
  const phrase = grammar.phrase(word);
  // 'the attorney | general', where the tree has an adjective of something else.
  const start = BEHIND_NOUN.has(lowerAt(tokens, from)) ? from + 1 : from;
  const limit = Math.min(Math.max(phrase.to, start), from + LONGEST, sentenceEndAt(tokens, word));
  let end = start;
  while (end < limit) {
    const form = lowerAt(tokens, end);
    if (ENDS.has(form) || (uposOf(tokens, end) === 'VERB' && form !== 'united' && !isAttribute(grammar, end))) break;
    if (form === ',' && grammar.appositions(word).every((one) => one < end)) break;
    end++;
  }
  return end;
};

/** 'the wife of a deposed minister': a participle that belongs to the noun behind it. */
const isAttribute = (grammar: Grammar, token: number): boolean => {
  const { tokens } = grammar;
  if (!/^VB[NG]$/.test(xposAt(tokens, token)) || grammar.isPredicate(token) || token + 1 >= tokens.size) return false;
  const next = uposOf(tokens, token + 1);
  return next === 'NOUN' || next === 'ADJ' || next === 'PROPN';
};

/** Spans of both lists in the order of the text, none twice, none within another. */
export const merged = (a: readonly Span[], b: readonly Span[]): readonly Span[] => {
  const all = [...a, ...b].sort(([x, p], [y, q]) => x - y || q - p);
  const kept: Span[] = [];
  for (const span of all) {
    const last = kept.at(-1);
    if (!last || span[0] >= last[1]) kept.push(span);
  }
  return kept;
};

/** The first of each kind. */
export const distinct = <T>(list: readonly T[], key: (one: T) => string): readonly T[] => {
  const seen = new Set<string>();
  return list.filter((one) => {
    const own = key(one);
    if (own === '' || seen.has(own)) return false;
    seen.add(own);
    return true;
  });
};
