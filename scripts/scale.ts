/**
 * `tsx scripts/scale.ts`: a simulation of the merging, at sizes that no machine here has: how long a day's items keep the
 * writers of a record busy, with pairs of states as unequal as they are in the news, and what writers gain when each has
 * pairs of its own. Costs are those that `scripts/bench/density.ts` measures; docs/scale.md says what follows.
 */
import { randomOf } from './random.js';

/** Milliseconds of processor to merge one item: where little is told of its pair, and more for each item a day that is. */
const ITEM_MS = 2.5;
const DENSITY_MS = 0.0032;

/** Pairs of 200 states; of the nth most is told 1/n as much as of the first (Zipf). */
const PAIRS = (200 * 199) / 2;
const shares = Array.from({ length: PAIRS }, (_, i) => 1 / (i + 1));
const all = shares.reduce((sum, share) => sum + share, 0);
const SHARES = shares.map((share) => share / all);

const hours = (milliseconds: number): string => (milliseconds / 3_600_000).toFixed(1);

/** Milliseconds that a pair takes on a day with so many items of it. */
const costOf = (items: number): number => items * (ITEM_MS + DENSITY_MS * items);

/** The heaviest first, each to the writer who has least: the hours of who has most. */
const busiest = (costs: readonly number[], writers: number): number => {
  const loads = new Float64Array(writers);
  for (const cost of costs) {
    let least = 0;
    for (let i = 1; i < writers; i++) if ((loads[i] ?? 0) < (loads[least] ?? 0)) least = i;
    loads[least] = (loads[least] ?? 0) + cost;
  }
  return Math.max(...loads);
};

console.log(
  'a day: articles, items each -> hours of one writer; of the pair of which most is told; of the busiest of 2, 4, 8, 16',
);
for (const [articles, items] of [
  [3_000, 5],
  [30_000, 5],
  [300_000, 1],
  [300_000, 5],
] as const) {
  const costs = SHARES.map((share) => costOf(share * articles * items));
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const parted = [2, 4, 8, 16].map((writers) => hours(busiest(costs, writers)));
  console.log(`${articles} x ${items}: ${hours(total)}; ${hours(costs[0] ?? 0)}; ${parted.join(', ')}`);
}

console.log('\nan archive of 500 million over 20 years, 1 item each: hours of all; of the busiest of 16, 64 writers');
{
  const days = 20 * 365;
  const costs = SHARES.map((share) => costOf((share * 500e6) / days) * days);
  // Years are apart: an item is compared within days of its own.
  const parts = costs.flatMap((cost) => Array.from({ length: 20 }, () => cost / 20));
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  console.log(
    `${hours(total)}; ${[16, 64]
      .map((writers) =>
        hours(
          busiest(
            parts.sort((a, b) => b - a),
            writers,
          ),
        ),
      )
      .join(', ')}`,
  );
}

/**
 * Writers who lock, in sorted order, every pair that their documents tell of, and hold all locks until they have written:
 * how many times as much they do as one alone.
 */
const locked = (writers: number, documents: number, itemsEach: number): number => {
  const random = randomOf(writers * 1000 + documents);
  const cumulated = new Float64Array(PAIRS);
  let sum = 0;
  SHARES.forEach((share, i) => {
    sum += share;
    cumulated[i] = sum;
  });
  const draw = (): number => {
    const at = random();
    let [low, high] = [0, PAIRS - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 1) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const free = new Map<number, number>();
  const ready = new Float64Array(writers);
  const ROUNDS = 2000;
  const length = documents * itemsEach;
  let end = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let who = 0;
    for (let i = 1; i < writers; i++) if ((ready[i] ?? 0) < (ready[who] ?? 0)) who = i;
    const pairs = new Set(Array.from({ length }, draw));
    // In sorted order each lock is waited for in turn, so all are there when the last is.
    const start = Math.max(ready[who] ?? 0, ...[...pairs].map((pair) => free.get(pair) ?? 0));
    end = start + length;
    for (const pair of pairs) free.set(pair, end);
    ready[who] = end;
  }
  return (ROUNDS * length) / Math.max(...ready);
};

console.log('\nwriters that lock the pairs of their documents, times the work of one: 2, 4, 8, 16 writers');
for (const documents of [50, 5, 1])
  console.log(
    `${documents} documents of 5 items in a transaction: ${[2, 4, 8, 16].map((writers) => locked(writers, documents, 5).toFixed(1)).join(', ')}`,
  );
const even = SHARES.map((share) => costOf(share * 300_000));
const one = even.reduce((sum, cost) => sum + cost, 0);
console.log(
  `each writer has pairs of its own: ${[2, 4, 8, 16].map((writers) => (one / busiest(even, writers)).toFixed(1)).join(', ')}`,
);
