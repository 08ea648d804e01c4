/** One of several chosen by marks: a conditional logit (McFadden 1974) whose weights stand in a table that people can read. */
import { once } from './once.js';
import { type Row, readTable, type Tables } from './tables.js';

/** What each mark adds to the log odds of what bears it. */
export type Weights = ReadonlyMap<string, number>;

/** With the blank at the end of a mark whose last part is empty. */
const markOf = (row: Row): string => row.cells.mark ?? row.text('mark');

/** @throws TableError where a weight is no number */
export const readWeights = (tables: Tables, name: string): Weights =>
  new Map(readTable(tables, name).map((row) => [markOf(row), row.number('weight')]));

/** What each mark adds to the log odds of each of several values, in the order of these. */
export type ValueWeights = ReadonlyMap<string, Float64Array>;

/** The weights of a table whose marks begin with the value that they speak of: 'planned: modality will'. */
export const readValueWeights = (tables: Tables, name: string, values: readonly string[]): ValueWeights => {
  const weights = new Map<string, Float64Array>();
  for (const row of readTable(tables, name)) {
    const text = markOf(row);
    const [value = ''] = text.split(': ', 1);
    const index = values.indexOf(value);
    if (index < 0) throw row.error(`'${text}' speaks of none of ${values.join(', ')}`);
    const mark = text.slice(value.length + 2);
    const own = weights.get(mark) ?? new Float64Array(values.length);
    own[index] = row.number('weight');
    weights.set(mark, own);
  }
  return weights;
};

/** The log odds of each of `count` values, by marks that each are looked up once for all of them. */
export const scoresOf = (weights: ValueWeights, count: number, marks: readonly string[]): Float64Array => {
  const scores = new Float64Array(count);
  for (const mark of marks) {
    const own = weights.get(mark);
    if (own) for (let i = 0; i < count; i++) scores[i] = (scores[i] as number) + (own[i] as number);
  }
  return scores;
};

/** The shares of candidates, of a sum of 1; a mark without a weight adds nothing. */
export const sharesOf = (
  weights: Weights,
  candidates: readonly { readonly marks: readonly string[] }[],
): readonly number[] =>
  sharesOfLists(
    weights,
    candidates.map(({ marks }) => ({ marks: [marks] })),
  );

/** The marks of a candidate in lists, of which others may have the same. */
export type MarkLists = readonly (readonly string[])[];

/** One part in so many of log odds is nothing. */
const FINEST = 1e6;

/** As `sharesOf` has them; a list is looked up once for all candidates that have it. */
export const sharesOfLists = (
  weights: Weights,
  candidates: readonly { readonly marks: MarkLists }[],
): readonly number[] => {
  const scoreOf = once((marks: readonly string[]) => marks.reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));
  // Rounded, so that of two with equal weights the first is chosen, in whatever order they are summed.
  const rounded = (score: number): number => Math.round(score * FINEST) / FINEST;
  const scores = candidates.map(({ marks }) => rounded(marks.reduce((sum, part) => sum + scoreOf(part), 0)));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((a, b) => a + b, 0);
  return odds.map((one) => one / all);
};

/** The likeliest candidate. */
export const chosen = <T extends { readonly marks: MarkLists }>(
  weights: Weights,
  candidates: readonly T[],
): T | undefined => {
  const shares = sharesOfLists(weights, candidates);
  return candidates[shares.indexOf(Math.max(...shares))];
};
