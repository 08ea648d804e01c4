/** Two points that claim one thing for different owners: 'the capital of'. Pure. */
import type { Claim, Point } from './account.js';

export const contradict = (a: Point, b: Point): boolean => contradictionOf(a, b) !== undefined;

/** The claims of either that cannot both hold; undefined where there are none. */
export const contradictionOf = (a: Point, b: Point): readonly [Claim, Claim] | undefined => {
  for (const one of a.claims)
    for (const other of b.claims) if (one.noun === other.noun && one.owner !== other.owner) return [one, other];
  return undefined;
};
