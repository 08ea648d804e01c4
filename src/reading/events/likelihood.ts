/**
 * How likely a deed is right that is given: what the net thinks of it, weighed by who sees it and in what kind of text
 * (`data/en/deed-odds.csv`, learned by `scripts/train-likelihood.ts` from events that readers have judged; Platt 1999).
 */
import { logit, sigmoid } from '../odds.js';
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

/** What becomes of the log odds of a share. */
export interface Line {
  readonly slope: number;
  readonly shift: number;
}
export type DeedOdds = ReadonlyMap<string, Line>;

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
export const logOdds = (share: number): number => logit(Math.min(1 - LEAST, Math.max(LEAST, share)));

/** @returns 0 to 1; where nothing was learned the odds stay as they are */
export const onLine = ({ slope, shift }: Line = { slope: 1, shift: 0 }, odds: number): number =>
  sigmoid(shift + slope * odds);

/** @returns 0 to 1 */
export const likelihoodOf = (odds: DeedOdds, seeing: Seeing, share: number): number =>
  onLine(odds.get(groupOf(seeing)), logOdds(share));
