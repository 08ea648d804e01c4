/** Logistic regression near weights that are given: a penalty on the squared distance from them, by gradient descent with momentum (Nesterov 1983). */

export interface Example {
  readonly marks: readonly string[];
  readonly isRight: boolean;
}

/** The name of the constant among the weights. */
export const CONSTANT = 'every pair';

/** As many pairs as a reasoned weight is worth. */
const PENALTY = 3;
const STEPS = 800;

/**
 * @param prior weights by feature, with the constant; features that are not among them are left out
 * @param held weights that stay as they are
 */
export function learnNear(
  examples: readonly Example[],
  prior: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const names = [...prior.keys()];
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map(({ marks }) => [CONSTANT, ...new Set(marks)].flatMap((mark) => index.get(mark) ?? []));
  const reasoned = Float64Array.from(prior.values());
  const rate = 1 / (0.25 * rows.reduce((sum, row) => sum + row.length, 0) + PENALTY);
  let weights = Float64Array.from(names, (name, i) => held.get(name) ?? reasoned[i] ?? 0);
  let before = weights.slice();
  for (let step = 1; step <= STEPS; step++) {
    const ahead = weights.map((weight, i) => weight + ((step - 1) / (step + 2)) * (weight - (before[i] ?? 0)));
    const slope = ahead.map((weight, i) => PENALTY * (weight - (reasoned[i] ?? 0)));
    rows.forEach((row, r) => {
      let sum = 0;
      for (const i of row) sum += ahead[i] ?? 0;
      const error = 1 / (1 + Math.exp(-sum)) - (examples[r]?.isRight ? 1 : 0);
      for (const i of row) slope[i] = (slope[i] ?? 0) + error;
    });
    before = weights;
    weights = ahead.map((weight, i) => held.get(names[i] ?? '') ?? weight - rate * (slope[i] ?? 0));
  }
  return new Map(names.map((name, i) => [name, weights[i] ?? 0]));
}

/** How likely it is that something with these marks is right, 0 to 1. */
export function likelihoodOf(weights: ReadonlyMap<string, number>, marks: readonly string[]): number {
  const sum = [CONSTANT, ...marks].reduce((all, mark) => all + (weights.get(mark) ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
