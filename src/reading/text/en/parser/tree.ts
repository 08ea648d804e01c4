/**
 * The best tree under scores of arcs: single root, no cycle. Mostly the best head of every word makes a tree already;
 * where it does not, the algorithm of Chu and Liu (1965) and Edmonds (1967) finds the best one.
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
  let found = bestHeads(scores, from, ld, n);
  const roots = found.reduce((sum, head) => (head === 0 ? sum + 1 : sum), 0);
  if (roots !== 1 || cycleIn(found).length > 0) {
    const own = new Float64Array(n * n);
    for (let i = 0; i < n; i++) own.set(scores.subarray(from + i * ld, from + i * ld + n), i * n);
    for (let i = 1; i < n; i++) own[i * n] = (own[i * n] as number) - ROOT_PENALTY;
    found = bestOf(own, n);
  }
  heads.set(found, offset);
}

/** The best head of each word by itself; -1 for the root. */
const bestHeads = (scores: Float32Array | Float64Array, from: number, ld: number, n: number): Int32Array => {
  const heads = new Int32Array(n).fill(-1);
  for (let i = 1; i < n; i++) {
    const row = from + i * ld;
    let best = -1;
    for (let j = 0; j < n; j++)
      if (j !== i && (best < 0 || (scores[row + j] as number) > (scores[row + best] as number))) best = j;
    heads[i] = best;
  }
  return heads;
};

/** The words of some circle of heads; none where there is no circle. */
const cycleIn = (heads: Int32Array): number[] => {
  const seen = new Int32Array(heads.length);
  for (let i = 1; i < heads.length; i++) {
    let node = i;
    while (node > 0 && seen[node] === 0) {
      seen[node] = i;
      node = heads[node] as number;
    }
    if (node <= 0 || seen[node] !== i) continue;
    const cycle = [node];
    for (let next = heads[node] as number; next !== node; next = heads[next] as number) cycle.push(next);
    return cycle;
  }
  return [];
};

/** The best tree: while the best heads run in a circle, the circle is one word, and its tree says where it is entered. */
const bestOf = (scores: Float64Array, n: number): Int32Array => {
  const heads = bestHeads(scores, 0, n, n);
  const cycle = cycleIn(heads);
  if (cycle.length === 0) return heads;
  const isIn = new Uint8Array(n);
  for (const c of cycle) isIn[c] = 1;
  const rest = heads.map((_, word) => word).filter((word) => isIn[word] === 0);
  const size = rest.length + 1;
  const smaller = new Float64Array(size * size);
  /** By the word outside: the one of the circle that hangs on it at the least loss, and the one that it best hangs on. */
  const entered = new Int32Array(size);
  const tops = new Int32Array(size);
  const gain = (c: number, word: number): number =>
    (scores[c * n + word] as number) - (scores[c * n + at(heads, c)] as number);
  for (let i = 0; i < size - 1; i++) {
    const row = at(rest, i) * n;
    for (let j = 0; j < size - 1; j++) smaller[i * size + j] = scores[row + at(rest, j)] as number;
    let into = at(cycle, 0);
    let top = into;
    for (const c of cycle) {
      if (gain(c, at(rest, i)) > gain(into, at(rest, i))) into = c;
      if ((scores[row + c] as number) > (scores[row + top] as number)) top = c;
    }
    entered[i] = into;
    tops[i] = top;
    smaller[(size - 1) * size + i] = gain(into, at(rest, i));
    smaller[i * size + size - 1] = scores[row + top] as number;
  }
  const found = bestOf(smaller, size);
  rest.forEach((word, i) => {
    const head = at(found, i);
    if (word > 0) heads[word] = head === size - 1 ? at(tops, i) : at(rest, head);
  });
  const above = at(found, size - 1);
  heads[at(entered, above)] = at(rest, above);
  return heads;
};
