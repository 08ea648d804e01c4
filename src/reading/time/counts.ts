/** Numbers of units: 'three days ago', 'a half-century ago', 'two days later', 'two years after', 'in ten days'. */
import { OF_DAY } from './relative.js';
import type { Scan } from './scan.js';
import type { Match } from './shapes.js';
import type { Unit } from './words.js';

/** A number of units; no number where it is not told ('several weeks', 'decades'). */
interface Amount {
  readonly to: number;
  readonly number: number | undefined;
  readonly unit: Unit;
}

/** An amount and what it is counted from. How long something takes is no time. */
export function countAt(scan: Scan, i: number): Match | undefined {
  // 'the day after'.
  if (scan.word(i).article === 0) return dayAfter(scan, i);
  const amount = amountAt(scan, i);
  if (!amount || !scan.same(i, amount.to - 1)) return undefined;
  const { to, number, unit } = amount;
  const next = scan.same(i, to) ? scan.lower(to) : '';
  const isOfDay = OF_DAY.has(unit);
  // Some hours ago is today, some weeks ago is open.
  if (number === undefined)
    return isOfDay && next === 'ago' ? { to: to + 1, shape: { is: 'offset', unit: 'day', by: 0 } } : undefined;
  const count = (end: number, sign: 1 | -1, from: 'today' | 'anchor' | 'verb'): Match => ({
    to: end,
    shape: { is: 'count', number, unit, sign, from },
  });
  switch (next) {
    case 'ago':
      return count(to + 1, -1, 'today');
    case 'from':
      return scan.lower(to + 1) === 'now' ? count(to + 2, 1, 'today') : undefined;
    case 'later':
    case 'earlier':
      return count(to + 1, next === 'later' ? 1 : -1, 'anchor');
    case 'before':
    case 'after':
      return { to: to + 1, shape: { is: 'event', number, unit, sign: next === 'before' ? -1 : 1 } };
  }
  const { bound } = scan.word(i - 1);
  return bound === 'within' || (bound === 'in' && (unit === 'hour' || !isOfDay)) ? count(to, 1, 'verb') : undefined;
}

/** What it is counted from stands behind, or was told before. */
const dayAfter = (scan: Scan, i: number): Match | undefined => {
  const { unit } = scan.word(i + 1);
  const side = scan.lower(i + 2);
  if (unit === undefined || scan.lower(i + 1) !== unit || (side !== 'after' && side !== 'before')) return undefined;
  return { to: i + 3, shape: { is: 'event', number: 1, unit, sign: side === 'after' ? 1 : -1 } };
};

const amountAt = (scan: Scan, i: number): Amount | undefined => {
  const { unit, number: named } = scan.word(i);
  if (unit !== undefined && scan.lower(i).endsWith('s') && named === undefined)
    return { to: i + 1, number: undefined, unit };
  const number = numberAt(scan, i);
  if (!number) return undefined;
  const hyphen = scan.hyphen(number.to);
  // 'a 10-day visit'.
  if (hyphen && number.whole) return undefined;
  const to = hyphen ? number.to + 1 : number.to;
  const told = scan.word(to).unit;
  return told === undefined || !scan.same(i, to) ? undefined : { to: to + 1, number: number.value, unit: told };
};

interface Numeral {
  readonly to: number;
  /** Undefined for 'several'. */
  readonly value: number | undefined;
  /** A number of whole units, not a part of one: 'half'. */
  readonly whole: boolean;
}

const numberAt = (scan: Scan, i: number): Numeral | undefined => {
  const isOne = scan.word(i).article === 1;
  const at = isOne ? i + 1 : i;
  const { fraction, some, number } = scan.word(at);
  if (fraction !== undefined) {
    // 'half a', 'a quarter of a'.
    const of = scan.lower(at + 1) === 'of' ? at + 2 : at + 1;
    return { to: scan.word(of).article === 1 ? of + 1 : of, value: fraction, whole: false };
  }
  if (some !== undefined && number === undefined)
    return {
      to: scan.lower(at + 1) === 'of' ? at + 2 : at + 1,
      value: scan.lower(at) === 'couple' ? 2 : undefined,
      whole: true,
    };
  const first = scan.digits(at) ?? number;
  if (first === undefined) return isOne ? { to: at, value: 1, whole: true } : undefined;
  const ones = scan.hyphen(at + 1) && first >= 20 && first % 10 === 0 ? scan.word(at + 2).number : undefined;
  return ones !== undefined && ones < 10
    ? { to: at + 3, value: first + ones, whole: true }
    : { to: at + 1, value: first, whole: true };
};
