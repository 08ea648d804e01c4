/** Weights that are learned from choices, as a table that people can read; and the folds by which they are measured. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Weights } from '../../src/reading/choice.js';
import { type Choice, type Learning, learnChoice } from './choice.js';

export const FOLDS = 5;

/** The fold of a document: by its id, so that it stays whatever else there is. */
export const foldOf = (document: string): number =>
  createHash('sha256').update(document).digest().readUInt32BE(0) % FOLDS;

/** The mark of a row of the file. */
const markOf = (row: string): string => row.slice(1, row.lastIndexOf('"'));

/** Smaller weights decide nothing. */
const LEAST = 0.03;

/**
 * Learns from all choices, and writes mark, weight and how many candidates bore it.
 * @param isKept of a mark of the file as it is, whether its row stays
 * @returns how many weights
 */
export const writeWeights = (
  file: string,
  choices: readonly Choice[],
  penalty: number,
  learning?: Learning,
  isKept?: (mark: string) => boolean,
): number => {
  const counts = new Map<string, number>();
  for (const { marks } of choices) for (const mark of marks.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const before = isKept ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
  const kept = before.filter((row) => isKept?.(markOf(row)));
  const rows = [...learnChoice(choices, penalty, learning)]
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .map(([mark, weight]) => `"${mark}",${weight.toFixed(2)},${counts.get(mark) ?? 0}`)
    .concat(kept)
    .sort((a, b) => (markOf(a) < markOf(b) ? -1 : 1));
  writeFileSync(file, `${['mark,weight,candidates', ...rows].join('\n')}\n`);
  return rows.length;
};

/** Prints how often each verdict is given of a question by weights that other folds of documents taught. */
export function printVerdicts<T extends Choice & { readonly document: string }>(
  questions: readonly T[],
  penalty: number,
  verdictOf: (weights: Weights, question: T) => string,
): void {
  const verdicts = Array.from({ length: FOLDS }, (_, fold) => {
    const isIn = ({ document }: T): boolean => foldOf(document) === fold;
    const weights = learnChoice(
      questions.filter((one) => !isIn(one)),
      penalty,
    );
    return questions.filter(isIn).map((one) => verdictOf(weights, one));
  }).flat();
  for (const one of [...new Set(verdicts)].sort()) console.log(one, verdicts.filter((other) => other === one).length);
}
