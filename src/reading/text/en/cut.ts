/**
 * Words and sentences of an English text, as the treebanks of Universal Dependencies cut them. It reads the text alone and
 * gives columns of offsets; tags and lemmas are others' work. Time and memory are in proportion to the length of the text,
 * whatever it holds. It does not cut long sentences, and does not know that a text is not English.
 */
import { findParagraphs } from '../paragraphs.js';
import type { Tokens } from '../tokens.js';
import { WordColumns } from './columns.js';
import type { Lexicon } from './lexicon.js';
import { Sentences } from './sentences.js';
import type { Splitter } from './splitter.js';
import { Scanner } from './words.js';

/** Words and sentences of a text, in columns. */
export type Cut = Pick<Tokens, 'size' | 'starts' | 'ends' | 'joined' | 'sentences' | 'paragraphs'>;

/**
 * Makes the function that cuts a text; it keeps nothing between texts.
 *
 * @param splitter the model of where sentences end; without it, only full stops and their kin end them
 */
export function createCut(lexicon: Lexicon, splitter?: Splitter): (text: string) => Cut {
  return (text) => {
    const words = new WordColumns();
    const scanner = new Scanner(text, words, lexicon);
    const sentences = new Sentences(text, words, lexicon, splitter);
    const firsts: number[] = [0];
    const paragraphs: number[] = [0];
    for (const [start, end] of findParagraphs(text)) {
      const from = words.size;
      scanner.paragraph(start, end);
      if (words.size === from) continue;
      sentences.paragraph(from, words.size, (word) => firsts.push(word));
      firsts.push(words.size);
      paragraphs.push(words.size);
    }
    return withStops(words, sentences, firsts, paragraphs);
  };
}

/** The columns, with the full stop of each abbreviation that ends a sentence as a word of its own. */
const withStops = (
  words: WordColumns,
  rules: Sentences,
  firsts: readonly number[],
  paragraphs: readonly number[],
): Cut => {
  const stops = new Set(firsts.slice(1).map((first, i) => rules.lastStop(firsts[i] as number, first)));
  const starts: number[] = [];
  const ends: number[] = [];
  const joined: number[] = [];
  const place: number[] = [];
  for (let i = 0; i < words.size; i++) {
    place.push(starts.length);
    const end = words.ends[i] as number;
    starts.push(words.starts[i] as number);
    joined.push(words.joined[i] as number);
    if (stops.has(i)) {
      starts.push(end - 1);
      joined.push(0);
      ends.push(end - 1);
    }
    ends.push(end);
  }
  place.push(starts.length);
  const moved = (numbers: readonly number[]): Int32Array => Int32Array.from(numbers, (word) => place[word] as number);
  return {
    size: starts.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    joined: Uint8Array.from(joined),
    sentences: moved(firsts),
    paragraphs: moved(paragraphs),
  };
};
