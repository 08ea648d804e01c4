/**
 * Where two accounts of one point contradict each other: one says 'agreed' and the other 'discussed', they give other
 * numbers, days or places, one denies what the other tells, they stand for and against it. Pure.
 */
import type { Point } from './account.js';
import type { Row } from './align.js';
import { contradictionOf } from './contradict.js';
import type { CompareWords } from './words.js';

/** Two points must be this alike before what differs between them is a contradiction and not another matter. */
const SURE = 0.3;
/** Weaker acts than agreeing: an account that has only these tells of no agreement. */
const ONLY_TALKED: ReadonlySet<string> = new Set(['discussed', 'noted', 'hoped']);
/** A word of this weight at least carries what is denied. */
const CARRIES = 0.4;

/** One way in which two points contradict each other: what contradicts what, in words. */
type Contradiction = (a: Point, b: Point, words: CompareWords) => string | undefined;

/** What contradicts what, in words; undefined where nothing does. */
export function conflictOf(row: Row, words: CompareWords): string | undefined {
  if (!row.core) return undefined;
  const { a, b, likeness } = row.core;
  for (const one of row.a)
    for (const other of row.b) {
      const found = claimed(one, other, words);
      if (found) return found;
    }
  if (likeness < SURE) return undefined;
  for (const contradiction of [numbered, dated, placed, denied, unspoken, agreed, opposed]) {
    const found = contradiction(a, b, words);
    if (found) return found;
  }
  return undefined;
}

const claimed: Contradiction = (a, b) => {
  const found = contradictionOf(a, b);
  return found && `'${found[0].noun}': of ${found[0].owner} in A, of ${found[1].owner} in B`;
};

const numbered: Contradiction = (a, b) => {
  const other = new Map(b.numbers.map(({ of, number }) => [of, number]));
  for (const { of, number } of a.numbers) {
    const there = other.get(of);
    if (there !== undefined && there !== number) return `number of '${of}': ${number} in A, ${there} in B`;
  }
  return undefined;
};

/** Days alone: of months and years there may be several. */
const dated: Contradiction = (a, b) => {
  const [one, other] = [daysOf(a), daysOf(b)];
  const [first, second] = [one[0], other[0]];
  if (one.length !== 1 || other.length !== 1 || first === second) return undefined;
  return `day: ${first} in A, ${second} in B`;
};

const daysOf = ({ dates }: Point): string[] => [
  ...new Set(dates.filter((date) => date.length >= 10).map((date) => date.slice(0, 10))),
];

/** 'will meet again in Chad' and 'the next meeting will be in Peru'. */
const placed: Contradiction = (a, b) => {
  const [first, second] = [a.ahead, b.ahead];
  if (!first || !second || first.length === 0 || second.length === 0 || first.some((place) => second.includes(place)))
    return undefined;
  return 'the place of what is to come: not the same in A and B';
};

/** One denies what the other tells: 'no blockade', 'the blockade'. Who opposes a thing denies it, too. */
const denied: Contradiction = (a, b) => {
  for (const [one, other, inA] of [
    [a, b, true],
    [b, a, false],
  ] as const) {
    if (one.act === 'opposed' || other.act === 'opposed') continue;
    for (const [term, weight] of one.terms)
      if (weight >= CARRIES && one.denied.has(term) && other.terms.has(term) && !other.denied.has(term))
        return `'${term}': denied in ${inA ? 'A' : 'B'}, not in ${inA ? 'B' : 'A'}`;
  }
  return undefined;
};

/** 'was not raised', 'nothing was signed', where the other tells what was said or signed. */
const unspoken: Contradiction = (a, b, words) => {
  for (const [one, other, inA] of [
    [a, b, true],
    [b, a, false],
  ] as const) {
    const act = [...one.denied].find((word) => SPOKEN.has(words.acts.get(word) ?? ''));
    if (act !== undefined && other.act !== '' && other.denied.size === 0)
      return `'${act}': denied in ${inA ? 'A' : 'B'}, '${other.act}' in ${inA ? 'B' : 'A'}`;
  }
  return undefined;
};
const SPOKEN: ReadonlySet<string> = new Set(['discussed', 'agreed']);

const agreed: Contradiction = (a, b) => {
  if (a.act === 'agreed' && !a.negated && ONLY_TALKED.has(b.act)) return `'agreed' in A, '${b.act}' in B`;
  if (b.act === 'agreed' && !b.negated && ONLY_TALKED.has(a.act)) return `'${a.act}' in A, 'agreed' in B`;
  return undefined;
};

const opposed: Contradiction = (a, b, { opposites }) =>
  a.act !== '' && b.act !== '' && opposites.has(`${a.act} ${b.act}`) && a.negated === b.negated
    ? `'${a.act}' in A, '${b.act}' in B`
    : undefined;
