/**
 * The best tree under scores of arcs: single root, no cycle. Mostly the best head of every word makes a tree already;
 * where it does not, the algorithm of Chu and Liu (1965) and Edmonds (1967) finds the best one, in time O(n^2).
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
  if (roots === 1 && !hasCycle(heads, offset, n)) return;
  const matrix = new Float64Array(n * n);
  for (let i = 1; i < n; i++)
    for (let j = 0; j < n; j++)
      matrix[i * n + j] = (scores[from + i * ld + j] as number) - (j === 0 ? ROOT_PENALTY : 0);
  heads.set(edmonds(matrix, n), offset);
}

const hasCycle = (heads: Int32Array, offset: number, n: number): boolean => {
  const seen = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    let node = i;
    while (node > 0 && (seen[node] as number) === 0) {
      seen[node] = i;
      node = heads[offset + node] as number;
    }
    if (node > 0 && (seen[node] as number) === i) return true;
  }
  return false;
};

/**
 * The best tree by contracting cycles in place, in time O(n^2) whatever the scores (Tarjan 1977, for dense graphs).
 * A slot of the matrix stands for a word, later for the cycle that took the slot of one of its members.
 */
const edmonds = (scores: Float64Array, n: number): Int32Array => {
  const size = 2 * n;
  /** Of the arc into a slot from a slot: the words between which it really runs. */
  const dependents = new Int32Array(n * n);
  const tops = new Int32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      dependents[i * n + j] = i;
      tops[i * n + j] = j;
    }
  const node = Int32Array.from({ length: n }, (_, i) => i);
  const up = new Int32Array(size).fill(-1);
  const members: number[][] = [];
  const chosenDependent = new Int32Array(size);
  const chosenTop = new Int32Array(size);
  const gain = new Float64Array(n);
  const gone = new Uint8Array(n);
  const NEW = 0;
  const OPEN = 1;
  const DONE = 2;
  const state = new Uint8Array(n);
  state[0] = DONE;
  let next = n;

  /** Makes one slot of a cycle: what it gains by an arc from outside is less the arc of the cycle that this replaces. */
  const contract = (cycle: readonly number[]): void => {
    const slot = at(cycle, 0);
    for (const c of cycle) gone[c] = 1;
    for (let x = 0; x < n; x++) {
      if (gone[x]) continue;
      let into = slot;
      let out = slot;
      for (const c of cycle) {
        if (
          (scores[c * n + x] as number) - (gain[c] as number) >
          (scores[into * n + x] as number) - (gain[into] as number)
        )
          into = c;
        if ((scores[x * n + c] as number) > (scores[x * n + out] as number)) out = c;
      }
      const [a, b] = [slot * n + x, into * n + x];
      scores[a] = (scores[b] as number) - (gain[into] as number);
      dependents[a] = dependents[b] as number;
      tops[a] = tops[b] as number;
      const [c, d] = [x * n + slot, x * n + out];
      scores[c] = scores[d] as number;
      dependents[c] = dependents[d] as number;
      tops[c] = tops[d] as number;
    }
    members[next] = cycle.map((c) => at(node, c));
    for (const c of cycle) up[at(node, c)] = next;
    node[slot] = next++;
    gone[slot] = 0;
    state[slot] = NEW;
  };

  for (let start = 1; start < n; start++) {
    if (gone[start] || state[start] !== NEW) continue;
    const path = [start];
    while (path.length > 0) {
      const u = path.at(-1) as number;
      state[u] = OPEN;
      let best = -1;
      for (let v = 0; v < n; v++)
        if (v !== u && !gone[v] && (best < 0 || (scores[u * n + v] as number) > (scores[u * n + best] as number)))
          best = v;
      gain[u] = scores[u * n + best] as number;
      chosenDependent[at(node, u)] = dependents[u * n + best] as number;
      chosenTop[at(node, u)] = tops[u * n + best] as number;
      if (state[best] === DONE) {
        for (const v of path) state[v] = DONE;
        break;
      }
      if (state[best] === OPEN) {
        const cycle = path.splice(path.indexOf(best));
        contract(cycle);
      }
      path.push(best);
    }
  }

  const heads = new Int32Array(n).fill(-1);
  const open: number[] = [];
  for (let slot = 1; slot < n; slot++) if (!gone[slot]) open.push(at(node, slot));
  for (let m = open.pop(); m !== undefined; m = open.pop()) {
    const word = at(chosenDependent, m);
    heads[word] = at(chosenTop, m);
    // The arc enters each cycle around the word at one member; the others keep the arcs of the cycle.
    for (let x = word; x !== m; x = at(up, x))
      for (const other of members[at(up, x)] as number[]) if (other !== x) open.push(other);
  }
  return heads;
};
