/** Things in lists. */

/** The list of a key, made where there is none. */
export const listed = <K, V>(lists: Map<K, V[]>, key: K): V[] => {
  const known = lists.get(key);
  if (known) return known;
  const list: V[] = [];
  lists.set(key, list);
  return list;
};

/** Each once, what stands there oftenest first, of those that stand as often the earlier. */
export const oftenestFirst = <T>(all: readonly T[]): T[] =>
  [...countsOf(all)].sort(([, a], [, b]) => b - a).map(([one]) => one);

const countsOf = <T>(all: readonly T[]): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

/** What so large a share of a list is, the first where two are. */
export const mostOf = <T>(all: readonly T[], isMuch: (share: number) => boolean): T | undefined =>
  [...countsOf(all)].find(([, count]) => isMuch(count / all.length))?.[0];

/** The numbers `from` to `to` (exclusive). */
export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k);
