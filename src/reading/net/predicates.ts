/** What the numbers of the reader's net mean: which words are predicates, with which shares, and which stretches their arguments are. */
import { sigmoid } from '../odds.js';
import { at } from '../text/tokens.js';
import type { Head } from './model.js';

/** A stretch of words that are an argument, tokens `from` to `to` (exclusive), with the highest share of them. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Scores of the words of a sentence: rows of `width` columns, from `place` on. */
export interface Scores {
  readonly numbers: Float32Array;
  readonly place: number;
  readonly width: number;
}

/** From which share on a word is part of an argument, and between two of them. */
const ARGUMENT = 0.5;
const BRIDGE = 0.3;
/** Of words so near to one another the surest is the predicate. */
const NEAR = 2;

/**
 * The predicates among the words of a sentence of `size` words, each by its place with the columns in which it is one: in
 * each column those with the least score or more, of near ones the surest.
 */
export function firedIn({ numbers, place, width }: Scores, size: number, least: Float64Array): Map<number, number[]> {
  const fired = new Map<number, number[]>();
  for (let column = 0; column < least.length; column++) {
    const score = (word: number): number => numbers[place + word * width + column] as number;
    const words: number[] = [];
    for (let word = 0; word < size; word++) if (score(word) >= at(least, column)) words.push(word);
    const taken: number[] = [];
    for (const word of words.sort((a, b) => score(b) - score(a) || a - b))
      if (taken.every((other) => Math.abs(other - word) > NEAR)) taken.push(word);
    for (const word of taken) fired.set(word, [...(fired.get(word) ?? []), column]);
  }
  return fired;
}

/** The shares of one word in all columns: of a head of which one holds they add up to 1. */
export function sharesOfWord({ numbers, place, width }: Scores, word: number, heads: readonly Head[]): Float32Array {
  const from = place + word * width;
  const shares = new Float32Array(width);
  for (const { how, from: first, values } of heads) {
    const to = first + values.length;
    if (how === 'each') {
      for (let c = first; c < to; c++) shares[c] = sigmoid(numbers[from + c] as number);
      continue;
    }
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = first; c < to; c++) highest = Math.max(highest, numbers[from + c] as number);
    let sum = 0;
    for (let c = first; c < to; c++) {
      const share = Math.exp((numbers[from + c] as number) - highest);
      shares[c] = share;
      sum += share;
    }
    for (let c = first; c < to; c++) shares[c] = (shares[c] as number) / sum;
  }
  return shares;
}

/** Neighbouring words of a role as one argument; a word between two of them may be less sure. */
export function argumentsOf(shares: Float32Array, offset: number): readonly Argument[] {
  const found: { from: number; to: number; share: number }[] = [];
  for (let j = 0; j < shares.length; j++) {
    const share = shares[j] as number;
    if (share < ARGUMENT) continue;
    const last = found.at(-1);
    const gap = last ? offset + j - last.to : 0;
    if (last && (gap === 0 || (gap === 1 && (shares[j - 1] as number) >= BRIDGE))) {
      last.to = offset + j + 1;
      last.share = Math.max(last.share, share);
    } else found.push({ from: offset + j, to: offset + j + 1, share });
  }
  return found;
}
