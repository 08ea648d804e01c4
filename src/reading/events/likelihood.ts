/**
 * How likely a deed is right that is given: what the net thinks of it, weighed by who sees it and in what kind of text
 * (`data/en/deed-odds.csv`, learned by `scripts/train-likelihood.ts` from events that readers have judged; Platt 1999).
 */
import { readTable, type Tables } from '../tables.js';

/** Who sees a deed: the net by itself, a row where the net is less sure, or both. */
const SEEN = ['net', 'both', 'row'] as const;
/** Whether words name its sides, or one of them is implied. */
const SIDES = ['named', 'implied'] as const;
/** An article, or a text of a sentence or two. */
const TEXTS = ['article', 'line'] as const;
type Seen = (typeof SEEN)[number];
type TextKind = (typeof TEXTS)[number];

/** What beside the share bears on how likely a deed is right. */
export interface Seeing {
  readonly text: TextKind;
  readonly seen: Seen;
  readonly sides: (typeof SIDES)[number];
}

/** Deeds of one seeing are weighed alike. */
export const groupOf = ({ text, seen, sides }: Seeing): string => `${text},${seen},${sides}`;

export type DeedOdds = ReadonlyMap<string, { readonly slope: number; readonly shift: number }>;

/** Shares nearer to 0 or 1 say nothing more. */
const LEAST = 0.001;

/** @throws TableError where a weight is no number */
export const readDeedOdds = (tables: Tables): DeedOdds =>
  new Map(
    readTable(tables, 'en/deed-odds').map((row) => [
      groupOf({
        text: row.oneOf('text', TEXTS),
        seen: row.oneOf('seen', SEEN),
        sides: row.oneOf('sides', SIDES),
      }),
      { slope: row.number('slope'), shift: row.number('shift') },
    ]),
  );

/** @param share what the net thinks of the deed and its sides, 0 to 1 */
export const logOdds = (share: number): number => {
  const kept = Math.min(1 - LEAST, Math.max(LEAST, share));
  return Math.log(kept / (1 - kept));
};

/** @returns 0 to 1 */
export const likelihoodOf = (odds: DeedOdds, seeing: Seeing, share: number): number => {
  const { slope = 1, shift = 0 } = odds.get(groupOf(seeing)) ?? {};
  return 1 / (1 + Math.exp(-(shift + slope * logOdds(share))));
};
