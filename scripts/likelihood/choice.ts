/** One of several is chosen by marks: a conditional logit (McFadden 1974) with a penalty on squared weights, by gradient descent with momentum. */

/** A question with its candidates. */
export interface Choice {
  /** Of each candidate. */
  readonly marks: readonly (readonly string[])[];
  /** Which of them are right, one or more. */
  readonly isRight: readonly boolean[];
  readonly weight: number;
}

export interface Learning {
  /** Marks of fewer candidates than this have no weight. */
  readonly fewest: number;
  readonly steps: number;
  /** How far the first step goes. */
  readonly rate: number;
}
/** A smaller error moves no weight. */
const SLIGHT = 1e-9;

const USUAL: Learning = { fewest: 5, steps: 400, rate: 0.5 };

/** @returns a weight for each mark that is not rare; adds to the log odds of a candidate */
export function learnChoice(
  choices: readonly Choice[],
  penalty: number,
  { fewest, steps, rate }: Learning = USUAL,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { marks } of choices) for (const mark of marks.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const names = [...counts].flatMap(([mark, count]) => (count >= fewest ? [mark] : [])).sort();
  const index = new Map(names.map((mark, i) => [mark, i]));
  const rows = choices.map(({ marks }) =>
    marks.map((list) => Int32Array.from(list.flatMap((mark) => index.get(mark) ?? []))),
  );
  const weights = new Float64Array(names.length);
  // Steps of a size of their own for each weight (Duchi and others 2011).
  const squares = new Float64Array(names.length).fill(1e-6);
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((weight) => penalty * weight);
    rows.forEach((candidates, r) => {
      const choice = choices[r];
      if (!choice) return;
      const scores = candidates.map((list) => list.reduce((sum, i) => sum + (weights[i] ?? 0), 0));
      const most = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - most));
      const all = odds.reduce((a, b) => a + b, 0);
      const right = odds.reduce((sum, one, c) => sum + (choice.isRight[c] ? one : 0), 0);
      candidates.forEach((list, c) => {
        const odd = odds[c] ?? 0;
        const error = (odd / all - (choice.isRight[c] ? odd / right : 0)) * choice.weight;
        // Most of many candidates are as good as out.
        if (Math.abs(error) < SLIGHT) return;
        for (const i of list) slope[i] = (slope[i] ?? 0) + error;
      });
    });
    for (let i = 0; i < weights.length; i++) {
      squares[i] = (squares[i] ?? 0) + (slope[i] ?? 0) ** 2;
      weights[i] = (weights[i] ?? 0) - (rate * (slope[i] ?? 0)) / Math.sqrt(squares[i] ?? 1);
    }
  }
  return new Map(names.map((mark, i) => [mark, weights[i] ?? 0]));
}
