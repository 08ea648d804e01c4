/** Whether a noun phrase is of a kind that a pattern asks for: by its head, what it counts, what it is compounded with. */
import type { Grammar } from '../text/grammar.js';
import { lemmaAt, lowerAt, sentenceEndAt, type Tokens, uposOf } from '../text/tokens.js';
import type { EventPatterns } from './patterns.js';
import { headBehind, hyphenated, hyphenatedOn, NONE } from './surface.js';

/** Heads that say less than what stands beside them (`data/en/event-words.csv`). */
type HeadWords = Pick<EventPatterns, 'containers' | 'fillers'>;

/**
 * What a noun phrase may be called, as lists of words have it: by its lemma and form, with the nouns before it, as a
 * compound with a hyphen, by what it counts or holds; before a hyphen (`nuclear-`) a noun that counts before any other.
 */
export function callings(tokens: Tokens, grammar: Grammar, heads: HeadWords, word: number): readonly string[] {
  const lemma = (token: number): string => lemmaAt(tokens, token);
  const own = lemma(word);
  const found = [own, lowerAt(tokens, word)];
  for (const joined of [hyphenated(tokens, word), hyphenatedOn(tokens, word)]) if (joined !== '') found.push(joined);
  const { from, to } = grammar.name(word);
  const isFiller = heads.fillers.has(own);
  for (let i = from; i < to; i++) {
    // 'tear gas', 'state of emergency': lists hold phrases of two and three words, too.
    if (i + 1 < tokens.size) found.push(`${lemma(i)} ${lemma(i + 1)}`);
    if (i >= word || word - i >= COMPOUND_REACH || uposOf(tokens, i) === 'DET') continue;
    found.push(`${lemma(i)}-`);
    if (isFiller) found.push(lemma(i));
  }
  if (word + 2 < tokens.size) found.push(`${own} ${lemma(word + 1)} ${lemma(word + 2)}`);
  if (!heads.containers.has(own) && !isFiller) return found;
  const held = grammar.nounObliques(word).flatMap((one) => (one.preposition === 'of' ? one.words : []));
  // 'two loads of drinking water', where the tree hangs the water elsewhere.
  if (held.length === 0 && word + 2 < tokens.size && lowerAt(tokens, word + 1) === 'of') {
    const inner = headBehind(tokens, word + 2, sentenceEndAt(tokens, word));
    if (inner !== NONE) held.push(inner);
  }
  for (const inner of held) if (inner !== word) found.push(...callings(tokens, grammar, heads, inner));
  return found;
}

/** How far before its head a part of a compound may stand. */
const COMPOUND_REACH = 4;
