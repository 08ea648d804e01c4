/**
 * How much two points have in common: the terms that both have, each counted by how telling it is of an account at all and
 * within these two. Words that are near in use ('measures', 'steps') count for a part. Pure.
 */
import type { Point } from './account.js';
import type { CompareWords } from './words.js';

/** Cosine of word vectors from which two words say nearly the same. */
const NEAR = 0.62;
/** Beginnings that two words of one family share: 'custodian', 'custodianship'. */
const FAMILY = 5;
const FAMILY_SHARE = 0.6;
const FAMILY_WEIGHT = 0.85;
/** One word in common may be chance. */
const LONE_WORD = 0.6;
/** Weight of terms below which a point is too short to be judged by shares of it. */
const LEAST_WEIGHT = 1.3;

/** How much what two points are about has in common: 0 (nothing) to 1. */
export type Similarity = (a: Point['terms'], b: Point['terms']) => number;

/** @param all the points of both accounts: a term that many of them have parts none from the others */
export function createSimilarity(all: readonly Point[], words: CompareWords): Similarity {
  const counts = new Map<string, number>();
  for (const { terms } of all) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const size = Math.max(LEAST_POINTS, all.length) + 1;
  const most = Math.log(size);
  const rarity = (term: string): number =>
    Math.max(LEAST_RARITY, Math.log(size / ((counts.get(term) ?? 0) + 0.5)) / most) ** 2;
  const known = new Map<Point['terms'], Weighed>();
  const weigh = (terms: Point['terms']): Weighed => {
    const before = known.get(terms);
    if (before) return before;
    const weights = new Map([...terms].map(([term, weight]) => [term, weight * rarity(term)]));
    const weighed = {
      weights,
      sum: Math.max(
        LEAST_WEIGHT,
        [...weights.values()].reduce((sum, one) => sum + one, 0),
      ),
    };
    known.set(terms, weighed);
    return weighed;
  };
  const likeness = keptLikeness(words);
  return (a, b) => {
    const [one, other] = [weigh(a), weigh(b)];
    return commonOf(one.weights, other.weights, likeness) / Math.sqrt(one.sum * other.sum);
  };
}

type Likeness = (a: string, b: string) => number;

/** Each point is held beside many others: two terms are compared once. */
const keptLikeness = (words: CompareWords): Likeness => {
  const known = new Map<string, Map<string, number>>();
  return (a, b) => {
    const others = known.get(a) ?? new Map<string, number>();
    const before = others.get(b);
    if (before !== undefined) return before;
    const likeness = termLikeness(a, b, words);
    others.set(b, likeness);
    known.set(a, others);
    return likeness;
  };
};

interface Weighed {
  readonly weights: ReadonlyMap<string, number>;
  readonly sum: number;
}
/** Of fewer points none can be said to be rare: a term of both sides is no common one there. */
const LEAST_POINTS = 16;
/** Of a term that every point has, before it is squared. */
const LEAST_RARITY = 0.05;

/** The weight of the terms that both have, each paired once, the heaviest first. */
const commonOf = (
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  likenessOf: Likeness,
): number => {
  const pairs: [value: number, a: string, b: string][] = [];
  for (const [term, weight] of one)
    for (const [term2, weight2] of other) {
      const likeness = likenessOf(term, term2);
      if (likeness > 0) pairs.push([likeness * Math.min(weight, weight2), term, term2]);
    }
  pairs.sort((x, y) => y[0] - x[0]);
  const [usedA, usedB] = [new Set<string>(), new Set<string>()];
  let common = 0;
  let shared = 0;
  for (const [value, term, term2] of pairs) {
    if (usedA.has(term) || usedB.has(term2)) continue;
    usedA.add(term);
    usedB.add(term2);
    common += value;
    // A name, a topic or a formula is as good as two words.
    shared += isMarked(term) ? 2 : 1;
  }
  return shared === 1 ? common * LONE_WORD : common;
};

const termLikeness = (a: string, b: string, { nearness }: CompareWords): number => {
  if (a === b) return 1;
  if (isMarked(a) || isMarked(b)) return 0;
  if (isFamily(a, b)) return FAMILY_WEIGHT;
  const near = nearness(a, b);
  return near >= NEAR ? near - 0.1 : 0;
};

const isMarked = (term: string): boolean => /^[@#=]/.test(term);

const isFamily = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < FAMILY) return false;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common++;
  return common >= FAMILY && common >= FAMILY_SHARE * long.length;
};
