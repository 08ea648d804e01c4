/**
 * Words and sentences of an English text, as the treebanks of Universal Dependencies cut them. It reads the text alone and
 * gives columns of offsets; tags and lemmas are others' work. Time and memory are in proportion to the length of the text,
 * whatever it holds. It does not cut long sentences, and does not know that a text is not English.
 */
import { findParagraphs } from '../paragraphs.js';
import { WordColumns } from './columns.js';
import { type CutRows, Lexicon } from './lexicon.js';
import { Sentences } from './sentences.js';
import type { Splitter } from './splitter.js';
import { Scanner } from './words.js';

/** Words and sentences of a text, in columns. */
export interface Cut {
  readonly size: number;
  /** Offsets into the text as given, in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the word is part of one orthographic token with the word before it: do|n't, Bush|'s, can|not. */
  readonly joined: Uint8Array;
  /** First word of each sentence, and at the end the number of words. */
  readonly sentences: Int32Array;
  /** First word of each paragraph, and at the end the number of words. */
  readonly paragraphs: Int32Array;
  readonly notes: readonly string[];
}

/**
 * Makes the function that cuts a text; it keeps nothing between texts.
 *
 * @param rows the word lists, as `readCutRows` reads them
 * @param splitter the model of where sentences end; without it, only full stops and their kin end them
 */
export function createCut(rows: CutRows, splitter?: Splitter): (text: string) => Cut {
  const lexicon = new Lexicon(rows);
  return (text) => {
    const words = new WordColumns((text.length >> 2) + 16);
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
  const stops: number[] = [];
  for (let i = 1; i < firsts.length; i++) {
    const stop = rules.lastStop(firsts[i - 1] as number, firsts[i] as number);
    if (stop !== -1) stops.push(stop);
  }
  const size = words.size + stops.length;
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  const joined = new Uint8Array(size);
  let from = 0;
  for (let moved = 0; moved <= stops.length; moved++) {
    const to = Math.min((stops[moved] ?? words.size) + 1, words.size);
    starts.set(words.starts.subarray(from, to), from + moved);
    ends.set(words.ends.subarray(from, to), from + moved);
    joined.set(words.joined.subarray(from, to), from + moved);
    if (moved < stops.length) {
      const end = words.ends[to - 1] as number;
      ends[to - 1 + moved] = end - 1;
      starts[to + moved] = end - 1;
      ends[to + moved] = end;
    }
    from = to;
  }
  return {
    size,
    starts,
    ends,
    joined,
    sentences: shifted(firsts, stops),
    paragraphs: shifted(paragraphs, stops),
    notes: [],
  };
};

/** Each number moved by how many of the stops lie before it. */
const shifted = (numbers: readonly number[], stops: readonly number[]): Int32Array => {
  let before = 0;
  return Int32Array.from(numbers, (number) => {
    while (before < stops.length && (stops[before] as number) < number) before++;
    return number + before;
  });
};
