/**
 * Which points of two accounts are one: the most alike first, each once; then what alone speaks of a topic on both sides;
 * then what repeats a point of the other side goes to it. What is left stands in one account alone. Pure; the order of
 * equal pairs is that of the texts.
 */
import type { Point } from './account.js';
import { contradict } from './contradict.js';
import { createSimilarity, type Similarity } from './similar.js';
import type { CompareWords } from './words.js';

/** Points of both accounts about one thing; where one side is empty it says nothing of it. */
export interface Row {
  readonly a: readonly Point[];
  readonly b: readonly Point[];
  /** The two that made it one, and how alike they are, 0 to 1; undefined where a side is empty. */
  readonly core?: Core;
}

interface Core {
  readonly a: Point;
  readonly b: Point;
  readonly likeness: number;
}

/** From here two points are one. */
const ALIKE = 0.24;
/** What the sentences around two points have in common adds for this part. */
const AROUND = 0.35;
/** Below this, two points have too little in common themselves, whatever stands around them. */
const LEAST = 0.1;
/** From here a point repeats another of its own side, or one that has its counterpart already. */
const REPEATED = 0.45;
/** From here what is left says more of a matter that the other side has, too, where the topic is the same. */
const MORE = 0.15;
/** Two who claim one thing for different owners speak of one matter, however they word it. */
const CLAIMED = 0.6;

export function align(a: readonly Point[], b: readonly Point[], words: CompareWords): Row[] {
  const liken = createLikeness(a, b, createSimilarity([...a, ...b], words));
  const [groupsA, groupsB] = [grouped(a, liken.within), grouped(b, liken.within)];
  const pairs = pairsOf(groupsA, groupsB, liken.between);
  const cores = coresOf(pairs.filter(({ core }) => core.likeness >= ALIKE));
  addByTopic(cores, pairs, words);
  const [paired, pairedB] = [new Set(cores.map((one) => one.a)), new Set(cores.map((one) => one.b))];
  const rows = cores.map((one) => ({ a: [...one.a], b: [...one.b], core: one.core }));
  const alone: Row[] = [];
  for (const group of groupsA) {
    if (paired.has(group)) continue;
    const home = homeOf(group, cores, ({ b: other }) => other, liken.within);
    if (home === -1) alone.push({ a: group, b: [] });
    else rows[home]?.a.push(...group);
  }
  for (const group of groupsB) {
    if (pairedB.has(group)) continue;
    const home = homeOf(group, cores, ({ a: other }) => other, liken.within);
    if (home === -1) alone.push({ a: [], b: group });
    else rows[home]?.b.push(...group);
  }
  return [
    ...rows.map((row) => ({ ...row, a: row.a.sort(inOrder), b: row.b.sort(inOrder) })),
    ...withOpenings(wholeClauses(alone), liken.between),
  ];
}

/** An item of a list stands with the clause before it, where that has no counterpart either. */
const wholeClauses = (alone: readonly Row[]): Row[] => {
  const rows: Row[] = [];
  for (const row of alone) {
    const before = rows.at(-1);
    const joins = before && (['a', 'b'] as const).some((side) => isGoingOn(before[side], row[side]));
    if (joins) rows[rows.length - 1] = { a: [...before.a, ...row.a], b: [...before.b, ...row.b] };
    else rows.push(row);
  }
  return rows;
};

const isGoingOn = (before: readonly Point[], points: readonly Point[]): boolean =>
  points.length > 0 &&
  points.every(({ isClause, sentence }) => !isClause && before.some((one) => one.sentence === sentence));

/** Both begin with who met whom, and where, in words of their own: what neither found a counterpart for is one point. */
const withOpenings = (alone: readonly Row[], liken: Liken): Row[] => {
  const isOpening = ({ isOpening: is }: Point): boolean => is;
  const one = alone.find(({ a }) => a.some(isOpening));
  const other = alone.find(({ b }) => b.some(isOpening));
  const [a, b] = [one?.a.find(isOpening), other?.b.find(isOpening)];
  if (!one || !other || !a || !b) return [...alone];
  const row: Row = { a: one.a, b: other.b, core: { a, b, likeness: liken(a, b) } };
  return [row, ...alone.filter((each) => each !== one && each !== other)];
};

const inOrder = (x: Point, y: Point): number => x.span[0] - y.span[0];

type Liken = (x: Point, y: Point) => number;

const createLikeness = (
  a: readonly Point[],
  b: readonly Point[],
  similarity: Similarity,
): { readonly within: Liken; readonly between: Liken } => {
  const [around, aroundB] = [sentencesOf(a), sentencesOf(b)];
  const between: Liken = (x, y) => {
    const own = similarity(x.terms, y.terms);
    if (own > 0 && contradict(x, y)) return Math.max(own, CLAIMED);
    if (own < LEAST) return own;
    const [wide, wideB] = [around.get(x.sentence), aroundB.get(y.sentence)];
    return wide && wideB ? own + AROUND * similarity(wide, wideB) : own;
  };
  return { within: (x, y) => similarity(x.terms, y.terms), between };
};

/** What all points of a sentence are about. */
const sentencesOf = (points: readonly Point[]): ReadonlyMap<number, ReadonlyMap<string, number>> => {
  const sentences = new Map<number, Map<string, number>>();
  for (const { sentence, terms } of points) {
    const all = sentences.get(sentence) ?? new Map<string, number>();
    for (const [term, weight] of terms) all.set(term, Math.max(weight, all.get(term) ?? 0));
    sentences.set(sentence, all);
  }
  return sentences;
};

interface Pair {
  readonly a: readonly Point[];
  readonly b: readonly Point[];
  readonly core: Core;
}

/** All pairs of groups that have anything in common, the most alike first. */
const pairsOf = (groupsA: readonly Point[][], groupsB: readonly Point[][], liken: Liken): Pair[] => {
  const pairs: Pair[] = [];
  for (const a of groupsA)
    for (const b of groupsB) {
      const core = nearest(a, b, liken);
      if (core) pairs.push({ a, b, core });
    }
  // The sort keeps the order of the texts among equals.
  return pairs.sort((x, y) => y.core.likeness - x.core.likeness);
};

/** Each group once. */
const coresOf = (pairs: readonly Pair[]): Pair[] => {
  const used = new Set<readonly Point[]>();
  return pairs.filter(({ a, b }) => {
    if (used.has(a) || used.has(b)) return false;
    used.add(a).add(b);
    return true;
  });
};

/** What both sides have to say on a topic is one point, too, where nothing nearer was found: the best pair of each topic. */
const addByTopic = (cores: Pair[], pairs: readonly Pair[], { wideTopics }: CompareWords): void => {
  const used = new Set(cores.flatMap(({ a, b }) => [a, b]));
  const told = new Set(cores.flatMap(({ core }) => shared(core.a, core.b)));
  for (const pair of pairs) {
    const { a, b, core } = pair;
    if (used.has(a) || used.has(b)) continue;
    const topics = shared(core.a, core.b).filter((topic) => !wideTopics.has(topic));
    if (topics.length === 0 || topics.some((topic) => told.has(topic))) continue;
    cores.push(pair);
    used.add(a).add(b);
    for (const topic of topics) told.add(topic);
  }
};

const shared = (a: Point, b: Point): Point['topics'] => a.topics.filter((topic) => b.topics.includes(topic));

/** The two most alike of two groups; undefined where they have nothing in common. */
const nearest = (one: readonly Point[], other: readonly Point[], liken: Liken): Core | undefined => {
  let best: Core | undefined;
  for (const a of one)
    for (const b of other) {
      const likeness = liken(a, b);
      if (likeness > (best?.likeness ?? 0)) best = { a, b, likeness };
    }
  return best;
};

/** The row to which a group belongs that has no counterpart of its own, by what the other side says there; -1 for none. */
const homeOf = (
  group: readonly Point[],
  cores: readonly Pair[],
  otherSide: (pair: Pair) => readonly Point[],
  liken: Liken,
): number => {
  let home = -1;
  let most = 0;
  cores.forEach((pair, place) => {
    const found = nearest(group, otherSide(pair), liken);
    if (!found || found.likeness <= most) return;
    if (found.likeness >= REPEATED || (found.likeness >= MORE && shared(found.a, found.b).length > 0))
      [home, most] = [place, found.likeness];
  });
  return home;
};

/** Who claims something says another thing than who does not: 'with the city as its capital'. */
const claimsOf = ({ claims }: Point): string => claims.map(({ noun }) => noun).join();

/** Points of one account that say the same, together; in the order of the first of each. */
const grouped = (points: readonly Point[], liken: Liken): Point[][] => {
  const groups: Point[][] = [];
  for (const point of points) {
    const home = groups.find((group) =>
      group.every((other) => liken(point, other) >= REPEATED && claimsOf(point) === claimsOf(other)),
    );
    if (home) home.push(point);
    else groups.push([point]);
  }
  return groups;
};
