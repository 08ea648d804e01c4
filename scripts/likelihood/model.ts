/** Logistic regression on marks with a penalty on squared weights, by gradient descent with momentum (Nesterov 1983), in fixed order. */

export interface Example {
  readonly marks: readonly string[];
  readonly isRight: boolean;
}

export interface Weighed {
  readonly constant: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** Marks of fewer examples than this have no weight. */
const FEWEST = 12;
const PENALTY = 15;
const STEPS = 1500;

export function learn(examples: readonly Example[]): Weighed {
  const counts = new Map<string, number>();
  for (const { marks } of examples) for (const mark of new Set(marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const names = [...counts].flatMap(([mark, count]) => (count >= FEWEST ? [mark] : [])).sort();
  const index = new Map(names.map((mark, i) => [mark, i]));
  const rows = examples.map(({ marks }) => [...new Set(marks)].flatMap((mark) => index.get(mark) ?? []));
  // A step that the curvature allows: a quarter of the largest possible sum of squares, and the penalty.
  const rate = 1 / (0.25 * rows.reduce((sum, row) => sum + row.length + 1, 0) + PENALTY);
  const size = names.length;
  let weights = new Float64Array(size + 1);
  let before = weights.slice();
  for (let step = 1; step <= STEPS; step++) {
    const ahead = weights.map((weight, i) => weight + ((step - 1) / (step + 2)) * (weight - (before[i] ?? 0)));
    const slope = ahead.map((weight, i) => (i === size ? 0 : PENALTY * weight));
    rows.forEach((row, r) => {
      let sum = ahead[size] ?? 0;
      for (const i of row) sum += ahead[i] ?? 0;
      const error = 1 / (1 + Math.exp(-sum)) - (examples[r]?.isRight ? 1 : 0);
      for (const i of row) slope[i] = (slope[i] ?? 0) + error;
      slope[size] = (slope[size] ?? 0) + error;
    });
    before = weights;
    weights = ahead.map((weight, i) => weight - rate * (slope[i] ?? 0));
  }
  return { constant: weights[size] ?? 0, weights: new Map(names.map((mark, i) => [mark, weights[i] ?? 0])) };
}

export const likelihood = ({ constant, weights }: Weighed, marks: readonly string[]): number => {
  let sum = constant;
  for (const mark of new Set(marks)) sum += weights.get(mark) ?? 0;
  return 1 / (1 + Math.exp(-sum));
};
