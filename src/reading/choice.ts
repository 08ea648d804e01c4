/** One of several chosen by marks: a conditional logit (McFadden 1974) whose weights stand in a table that people can read. */
import { readTable, type Tables } from './tables.js';

/** What each mark adds to the log odds of what bears it. */
export type Weights = ReadonlyMap<string, number>;

/** @throws TableError where a weight is no number */
export const readWeights = (tables: Tables, name: string): Weights =>
  new Map(readTable(tables, name).map((row) => [row.text('mark'), row.number('weight')]));

/** The shares of candidates, of a sum of 1; a mark without a weight adds nothing. */
export const sharesOf = (
  weights: Weights,
  candidates: readonly { readonly marks: readonly string[] }[],
): readonly number[] => {
  const scores = candidates.map(({ marks }) => marks.reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((one) => one / sum);
};
