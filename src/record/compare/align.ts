/**
 * Which points of two accounts are one: the most alike first, each once; then what repeats a point of the other side goes
 * to it. What is left stands in one account alone. Pure; the order of equal pairs is that of the texts.
 */
import type { Point } from './account.js';
import { contradict } from './conflict.js';
import { createSimilarity, type Similarity } from './similar.js';
import type { CompareWords } from './words.js';

/** Points of both accounts about one thing; where one side is empty it says nothing of it. */
export interface Row {
  readonly a: readonly Point[];
  readonly b: readonly Point[];
  /** How alike the two that made it are, 0 to 1; 0 where a side is empty. */
  readonly likeness: number;
}

/** From here two points are one. */
const ALIKE = 0.24;
/** From here a point repeats another of its own side, or one that has its counterpart already. */
const REPEATED = 0.45;
/** From here what is left says more of a matter that the other side has, too, where the topic is the same. */
const MORE = 0.15;

/** Two who claim one thing for different owners speak of one matter, however they word it. */
const CLAIMED = 0.6;

export function align(a: readonly Point[], b: readonly Point[], words: CompareWords): Row[] {
  const similarity = createSimilarity([...a, ...b], words);
  const [groupsA, groupsB] = [grouped(a, similarity), grouped(b, similarity)];
  const cores = coresOf(groupsA, groupsB, similarity);
  const [paired, pairedB] = [new Set(cores.map(({ a: one }) => one)), new Set(cores.map(({ b: one }) => one))];
  const rows = cores.map((core) => ({ a: [...core.a], b: [...core.b], likeness: core.likeness }));
  const alone: Row[] = [];
  for (const group of groupsA) {
    if (paired.has(group)) continue;
    const home = homeOf(group, cores, ({ b: other }) => other, similarity);
    if (home === -1) alone.push({ a: group, b: [], likeness: 0 });
    else rows[home]?.a.push(...group);
  }
  for (const group of groupsB) {
    if (pairedB.has(group)) continue;
    const home = homeOf(group, cores, ({ a: other }) => other, similarity);
    if (home === -1) alone.push({ a: [], b: group, likeness: 0 });
    else rows[home]?.b.push(...group);
  }
  return [...rows.map((row) => ({ a: row.a.sort(inOrder), b: row.b.sort(inOrder), likeness: row.likeness })), ...alone];
}

const inOrder = (x: Point, y: Point): number => x.span[0] - y.span[0];

/** The groups of both sides that are one, the most alike first, each once. */
const coresOf = (groupsA: readonly Point[][], groupsB: readonly Point[][], similarity: Similarity): Row[] => {
  const pairs: { likeness: number; i: number; j: number }[] = [];
  groupsA.forEach((one, i) => {
    groupsB.forEach((other, j) => {
      const likeness = nearest(one, other, similarity).likeness;
      if (likeness >= ALIKE) pairs.push({ likeness, i, j });
    });
  });
  pairs.sort((x, y) => y.likeness - x.likeness || x.i - y.i || x.j - y.j);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const cores: Row[] = [];
  for (const { likeness, i, j } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    cores.push({ a: groupsA[i] ?? [], b: groupsB[j] ?? [], likeness });
  }
  return cores;
};

/** The two most alike of two groups. */
const nearest = (
  one: readonly Point[],
  other: readonly Point[],
  similarity: Similarity,
): { likeness: number; share: boolean } => {
  let best = { likeness: 0, share: false };
  for (const x of one)
    for (const y of other) {
      const alike = similarity.of(x, y);
      const likeness = alike > 0 && contradict(x, y) ? Math.max(alike, CLAIMED) : alike;
      if (likeness > best.likeness) best = { likeness, share: x.topics.some((topic) => y.topics.includes(topic)) };
    }
  return best;
};

/** The row to which a group belongs that has no counterpart of its own, by what the other side says there; -1 for none. */
const homeOf = (
  group: readonly Point[],
  cores: readonly Row[],
  otherSide: (core: Row) => readonly Point[],
  similarity: Similarity,
): number => {
  let home = -1;
  let most = 0;
  cores.forEach((core, place) => {
    const { likeness, share } = nearest(group, otherSide(core), similarity);
    if (likeness > most && (likeness >= REPEATED || (share && likeness >= MORE))) [home, most] = [place, likeness];
  });
  return home;
};

/** Who claims something says another thing than who does not: 'with the city as its capital'. */
const claimsOf = ({ claims }: Point): string => claims.map(({ noun }) => noun).join();

/** Points of one account that say the same, together; in the order of the first of each. */
const grouped = (points: readonly Point[], similarity: Similarity): Point[][] => {
  const groups: Point[][] = [];
  for (const point of points) {
    const home = groups.find((group) =>
      group.every((other) => similarity.of(point, other) >= REPEATED && claimsOf(point) === claimsOf(other)),
    );
    if (home) home.push(point);
    else groups.push([point]);
  }
  return groups;
};
