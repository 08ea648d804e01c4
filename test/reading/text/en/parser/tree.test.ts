import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTree } from '../../../../../src/reading/text/en/parser/tree.js';

/** Scores of n rows, the root's first. */
const scoresOf = (n: number): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: n * n, maxLength: n * n })
    .map((values) => Float32Array.from(values));

const treeOf = (scores: Float32Array, n: number): number[] => {
  const heads = new Int32Array(n + 2);
  bestTree(scores, 0, n, n, heads, 1);
  return [...heads.subarray(1, n + 1)];
};

const isTree = (heads: readonly number[]): boolean => {
  const n = heads.length;
  if (heads.filter((head, i) => i > 0 && head === 0).length !== 1) return false;
  for (let i = 1; i < n; i++) {
    let node = i;
    for (let steps = 0; node !== 0; steps++) {
      if (steps > n) return false;
      node = heads[node] ?? -1;
      if (node < 0) return false;
    }
  }
  return true;
};

const total = (scores: Float32Array, heads: readonly number[]): number =>
  heads.reduce((sum, head, i) => (i === 0 ? sum : sum + (scores[i * heads.length + head] ?? 0)), 0);

/** The best total of all trees, found by trying them all. */
const best = (scores: Float32Array, n: number): number => {
  let top = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(n).fill(-1);
  const place = (i: number): void => {
    if (i === n) {
      if (isTree(heads)) top = Math.max(top, total(scores, heads));
      return;
    }
    for (let head = 0; head < n; head++) {
      if (head === i) continue;
      heads[i] = head;
      place(i + 1);
    }
  };
  place(1);
  return top;
};

describe('bestTree', () => {
  it('takes the best head of every word where they make a tree', () => {
    //                 root  a  b  c
    const scores = Float32Array.from([0, 0, 0, 0, 1, 0, 9, 2, 8, 1, 0, 3, 1, 2, 7, 0]);
    expect(treeOf(scores, 4)).toEqual([-1, 2, 0, 2]);
  });

  it('breaks a cycle where that costs least', () => {
    const scores = Float32Array.from([0, 0, 0, 5, 0, 9, 1, 9, 0]);
    expect(treeOf(scores, 3)).toEqual([-1, 0, 1]);
  });

  it('gives one root only, the best', () => {
    const scores = Float32Array.from([0, 0, 0, 9, 0, 1, 8, 1, 0]);
    expect(treeOf(scores, 3)).toEqual([-1, 0, 1]);
  });

  it('of one word is that word', () => {
    expect(treeOf(Float32Array.from([0, 0, 3, 0]), 2)).toEqual([-1, 0]);
  });

  it.each([2, 3, 4, 5])('is a tree, and none is better, whatever the scores of %i rows are', (n) => {
    fc.assert(
      fc.property(scoresOf(n), (scores) => {
        const heads = treeOf(scores, n);
        expect(isTree(heads)).toBe(true);
        expect(total(scores, heads)).toBe(best(scores, n));
      }),
      { numRuns: n === 5 ? 60 : 200 },
    );
  });

  it('is a tree where all scores are alike, for a sentence of 300 words', () => {
    expect(isTree(treeOf(new Float32Array(301 * 301), 301))).toBe(true);
  });

  it('is a tree where every word wants its neighbour, for a sentence of 300 words', () => {
    const n = 301;
    const scores = Float32Array.from({ length: n * n }, (_, k) => {
      const [i, j] = [Math.floor(k / n), k % n];
      return j === (i % 2 === 1 ? i + 1 : i - 1) ? 50 : ((i * 7 + j * 13) % 11) / 11;
    });
    expect(isTree(treeOf(scores, n))).toBe(true);
  });
});
