/**
 * The best tree under scores of arcs: single root, no cycle. Mostly the best head of every word makes a tree already;
 * where it does not, the algorithm of Chu and Liu (1965) and Edmonds (1967) finds the best one, in time O(n^2) for each
 * cycle that it contracts.
 */
import { at } from '../../tokens.js';

/** Taken from every arc of the root, so that the best tree has as few of them as can be, which is one. */
const ROOT_PENALTY = 1e12;

/**
 * @param scores row i, column j: score of j as the head of i; row and column 0 are the root's
 * @param ld floats from one row to the next
 * @param n words and the root
 * @param heads receives the head of each word from `offset` on; the entry of the root is set to -1
 */
export function bestTree(
  scores: Float32Array,
  from: number,
  ld: number,
  n: number,
  heads: Int32Array,
  offset: number,
): void {
  let roots = 0;
  heads[offset] = -1;
  for (let i = 1; i < n; i++) {
    const row = from + i * ld;
    let best = i === 1 ? (n > 2 ? 2 : 0) : 1;
    for (let j = 0; j < n; j++) if (j !== i && (scores[row + j] as number) > (scores[row + best] as number)) best = j;
    heads[offset + i] = best;
    if (best === 0) roots++;
  }
  if (roots === 1 && !findCycle(heads, offset, n)) return;
  const matrix = new Float64Array(n * n);
  for (let i = 1; i < n; i++)
    for (let j = 0; j < n; j++)
      matrix[i * n + j] = (scores[from + i * ld + j] as number) - (j === 0 ? ROOT_PENALTY : 0);
  heads.set(edmonds(matrix, n), offset);
}

/** A cycle among the heads as a list of nodes. */
const findCycle = (heads: Int32Array, offset: number, n: number): number[] | undefined => {
  const seen = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    let node = i;
    while (node > 0 && (seen[node] as number) === 0) {
      seen[node] = i;
      node = heads[offset + node] as number;
    }
    if (node > 0 && (seen[node] as number) === i) {
      const cycle = [node];
      for (let next = heads[offset + node] as number; next !== node; next = heads[offset + next] as number)
        cycle.push(next);
      return cycle;
    }
  }
  return undefined;
};

const edmonds = (scores: Float64Array, n: number): Int32Array => {
  const heads = new Int32Array(n).fill(-1);
  for (let i = 1; i < n; i++) {
    let best = i === 1 && n > 2 ? 2 : i === 1 ? 0 : 1;
    for (let j = 0; j < n; j++)
      if (j !== i && (scores[i * n + j] as number) > (scores[i * n + best] as number)) best = j;
    heads[i] = best;
  }
  const cycle = findCycle(heads, 0, n);
  if (!cycle) return heads;
  const inCycle = new Uint8Array(n);
  for (const node of cycle) inCycle[node] = 1;
  // The nodes outside keep their order, the root first; the cycle becomes the last node.
  const outside: number[] = [];
  for (let i = 0; i < n; i++) if ((inCycle[i] as number) === 0) outside.push(i);
  const m = outside.length + 1;
  const c = m - 1;
  const small = new Float64Array(m * m);
  /** Word of the cycle through which it takes each outside head, and through which it heads each outside word. */
  const entry = new Int32Array(m);
  const exit = new Int32Array(m);
  outside.forEach((u, a) => {
    outside.forEach((v, b) => {
      small[a * m + b] = scores[u * n + v] as number;
    });
    let into = Number.NEGATIVE_INFINITY;
    let out = Number.NEGATIVE_INFINITY;
    for (const v of cycle) {
      const gain = (scores[v * n + u] as number) - (scores[v * n + (heads[v] as number)] as number);
      if (gain > into) {
        into = gain;
        entry[a] = v;
      }
      if ((scores[u * n + v] as number) > out) {
        out = scores[u * n + v] as number;
        exit[a] = v;
      }
    }
    small[c * m + a] = into;
    small[a * m + c] = out;
  });
  const found = edmonds(small, m);
  for (let a = 1; a < c; a++) {
    const head = found[a] as number;
    heads[at(outside, a)] = head === c ? (exit[a] as number) : at(outside, head);
  }
  const into = found[c] as number;
  heads[entry[into] as number] = at(outside, into);
  return heads;
};
