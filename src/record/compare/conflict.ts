/**
 * Where two accounts of one point contradict each other: one says 'agreed' and the other 'discussed', they give other
 * numbers or days, they claim one thing for different owners, or they stand for and against it. Pure.
 */
import type { Claim, Point } from './account.js';
import type { Row } from './align.js';
import type { CompareWords } from './words.js';

/** Two points must be this alike before what differs between them is a contradiction and not another matter. */
const SURE = 0.3;
/** Weaker acts than agreeing: an account that has only these tells of no agreement. */
const ONLY_TALKED: ReadonlySet<string> = new Set(['discussed', 'noted', 'hoped']);

/** What contradicts what, in words; undefined where nothing does. */
export function conflictOf(row: Row, words: CompareWords): string | undefined {
  if (row.a.length === 0 || row.b.length === 0) return undefined;
  return claimed(row) ?? (row.likeness < SURE ? undefined : (counted(row) ?? dated(row) ?? acted(row, words)));
}

const claimed = ({ a, b }: Row): string | undefined => {
  for (const one of a)
    for (const other of b) {
      const found = contradictionOf(one, other);
      if (found) return `'${found[0].noun}': of ${found[0].owner} in A, of ${found[1].owner} in B`;
    }
  return undefined;
};

/** Whether two points claim one thing for different owners. */
export const contradict = (a: Point, b: Point): boolean => contradictionOf(a, b) !== undefined;

const contradictionOf = (a: Point, b: Point): readonly [Claim, Claim] | undefined => {
  for (const one of a.claims)
    for (const other of b.claims) if (one.noun === other.noun && one.owner !== other.owner) return [one, other];
  return undefined;
};

const counted = ({ a, b }: Row): string | undefined => {
  const other = new Map(b.flatMap(({ numbers }) => numbers.map(({ of, number }) => [of, number] as const)));
  for (const { of, number } of a.flatMap(({ numbers }) => numbers)) {
    const there = other.get(of);
    if (there !== undefined && there !== number) return `number of '${of}': ${number} in A, ${there} in B`;
  }
  return undefined;
};

/** Days alone: of months and years there may be several. */
const dated = ({ a, b }: Row): string | undefined => {
  const [one, other] = [daysOf(a), daysOf(b)];
  const [first, second] = [one[0], other[0]];
  if (one.length !== 1 || other.length !== 1 || first === undefined || second === undefined || first === second)
    return undefined;
  return `day: ${first} in A, ${second} in B`;
};

const daysOf = (points: readonly Point[]): string[] => [
  ...new Set(points.flatMap(({ dates }) => dates.filter((date) => date.length >= 10).map((date) => date.slice(0, 10)))),
];

const acted = ({ a, b }: Row, words: CompareWords): string | undefined => {
  for (const [one, other, isSwapped] of [
    [a, b, false],
    [b, a, true],
  ] as const) {
    const agreeing = one.find(({ act, negated }) => act === 'agreed' && !negated);
    if (agreeing && other.every(({ act }) => ONLY_TALKED.has(act)))
      return isSwapped ? `'${other[0]?.act}' in A, 'agreed' in B` : `'agreed' in A, '${other[0]?.act}' in B`;
  }
  for (const one of a)
    for (const other of b)
      if (
        one.act !== '' &&
        other.act !== '' &&
        words.opposites.has(`${one.act} ${other.act}`) &&
        one.negated === other.negated
      )
        return `'${one.act}' in A, '${other.act}' in B`;
  return undefined;
};
