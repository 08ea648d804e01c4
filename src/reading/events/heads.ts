/** Whether a noun phrase is of a kind that a pattern asks for: by its head, what it counts, what it is compounded with. */
import type { Grammar } from '../text/grammar.js';
import { at, lemmaAt, lowerAt, sentenceEnd, type Tokens, uposOf } from '../text/tokens.js';
import { headBehind, hyphenated, hyphenatedOn, NONE } from './surface.js';

/** Heads that say less than what stands beside them (`data/en/event-words.csv`). */
export interface HeadWords {
  /** Nouns that count or hold what stands under their 'of': 'a shipment of rifles', 'part of the aid'. */
  readonly containers: ReadonlySet<string>;
  /** Nouns that leave what it is to the noun before them: 'mediation efforts', 'an aid program'. */
  readonly fillers: ReadonlySet<string>;
}

/** @param words lemmas; with a hyphen at its end one that counts before any other noun ('nuclear-') */
export function isOneOf(
  tokens: Tokens,
  grammar: Grammar,
  heads: HeadWords,
  word: number,
  words: ReadonlySet<string>,
): boolean {
  const lemma = (token: number): string => lemmaAt(tokens, token);
  const own = lemma(word);
  if (words.has(own) || words.has(lowerAt(tokens, word))) return true;
  const compound = hyphenated(tokens, word);
  if (compound !== '' && words.has(compound)) return true;
  const begun = hyphenatedOn(tokens, word);
  if (begun !== '' && words.has(begun)) return true;
  const { from, to } = grammar.name(word);
  const isFiller = heads.fillers.has(own);
  for (let i = from; i < to; i++) {
    // 'tear gas', 'state of emergency': lists hold phrases of two and three words, too.
    if (i + 1 < tokens.size && words.has(`${lemma(i)} ${lemma(i + 1)}`)) return true;
    if (i >= word || word - i >= COMPOUND_REACH || uposOf(tokens, i) === 'DET') continue;
    if (words.has(`${lemma(i)}-`) || (isFiller && words.has(lemma(i)))) return true;
  }
  if (word + 2 < tokens.size && words.has(`${own} ${lemma(word + 1)} ${lemma(word + 2)}`)) return true;
  if (!heads.containers.has(own) && !isFiller) return false;
  const held = grammar.nounObliques(word).flatMap((one) => (one.preposition === 'of' ? one.words : []));
  // 'two loads of drinking water', where the tree hangs the water elsewhere.
  if (held.length === 0 && word + 2 < tokens.size && lowerAt(tokens, word + 1) === 'of') {
    const inner = headBehind(tokens, word + 2, sentenceEnd(tokens, at(tokens.sentenceOf, word)));
    if (inner !== NONE) held.push(inner);
  }
  return held.some((inner) => inner !== word && isOneOf(tokens, grammar, heads, inner, words));
}

/** How far before its head a part of a compound may stand. */
const COMPOUND_REACH = 4;
