/** Where the words end that say who somebody is, and small questions about lists of spans. */
import type { Span } from '../../model/span.js';
import type { Grammar } from '../text/grammar.js';
import { lowerAt, sentenceEndAt, uposOf } from '../text/tokens.js';

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

/** Where the words end that say who it is: with 'of' and 'in', before clauses and other prepositions. */
export const endOf = (grammar: Grammar, word: number, from: number): number => {
  const { tokens } = grammar;
  const phrase = grammar.phrase(word);
  const limit = Math.min(Math.max(phrase.to, from), from + LONGEST, sentenceEndAt(tokens, word));
  let end = from;
  while (end < limit) {
    const form = lowerAt(tokens, end);
    if (ENDS.has(form) || (uposOf(tokens, end) === 'VERB' && form !== 'united')) break;
    if (form === ',' && grammar.appositions(word).every((one) => one < end)) break;
    end++;
  }
  return end;
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
