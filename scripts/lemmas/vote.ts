/** Logistic regression with sparse weights (AdaGrad with an L1 step), for the lemmatizer's votes. Deterministic. */

export interface Example {
  readonly features: readonly string[];
  readonly yes: boolean;
}

const EPOCHS = 12;
/** Features of fewer examples are left out: a place is two examples, with its relation and without. */
const RAREST = 6;
/** Strength of the pull towards 0. */
const SPARSITY = 0.05;
const RATE = 0.3;
/** Whole numbers in the table: a weight of 1 is stored as 10. */
const SCALE = 10;

/** Weights of the features, as whole numbers and sorted by name; what the examples do not bear out is left out. */
export function learnVote(examples: readonly Example[]): Record<string, number> {
  const count = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) count.set(feature, (count.get(feature) ?? 0) + 1);
  const number = new Map<string, number>();
  const rows = examples.map(({ features, yes }) => ({
    yes,
    features: features
      .filter((feature) => (count.get(feature) ?? 0) >= RAREST)
      .map((feature) => {
        const known = number.get(feature);
        if (known !== undefined) return known;
        number.set(feature, number.size);
        return number.size - 1;
      }),
  }));
  const weights = new Float64Array(number.size);
  const squares = new Float64Array(number.size).fill(1);
  // A fixed stride that shares no factor with most sizes mixes the examples the same way every time.
  const stride = 7919;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let k = 0; k < rows.length; k++) {
      const row = rows[rows.length % stride === 0 ? k : (k * stride) % rows.length];
      if (!row) continue;
      let sum = 0;
      for (const f of row.features) sum += weights[f] ?? 0;
      const error = (row.yes ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      for (const f of row.features) {
        const square = (squares[f] ?? 1) + error * error;
        squares[f] = square;
        const rate = RATE / Math.sqrt(square);
        const moved = (weights[f] ?? 0) + rate * error;
        weights[f] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * SPARSITY);
      }
    }
  }
  const kept = [...number]
    .map(([feature, f]) => [feature, Math.round((weights[f] ?? 0) * SCALE)] as const)
    .filter(([, weight]) => weight !== 0);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
