/** Numbers of units: 'three days ago', 'a half-century ago', 'in ten days', 'two days later', 'the day after', '10-day', 'every two years'. */
import type { Scan } from './scan.js';
import type { Match, Shape } from './shapes.js';
import type { Unit } from './words.js';

/** A number of units; no number where it is not told ('several weeks', 'decades'). */
interface Amount {
  readonly to: number;
  readonly number: number | undefined;
  readonly unit: Unit;
  /** Written with hyphens or with 'old': it tells how long, not when. */
  readonly attribute: boolean;
}

/**
 * An amount and what it is counted from, a duration, or a set.
 *
 * @param day a day that may stand behind 'from', 'before' and 'after': 'a week from Thursday'
 */
export function countAt(scan: Scan, i: number, day: (at: number) => Match | undefined): Match | undefined {
  const begin = afterAbout(scan, i);
  const amount = amountAt(scan, begin);
  if (!amount || !scan.same(i, amount.to - 1)) return undefined;
  const { to, number, unit, attribute } = amount;
  if (attribute) return number === undefined ? undefined : durationOf(amount, number, true);
  const told = counted(scan, amount, day);
  if (told) return told;
  const article = scan.word(begin).article === 1;
  const before = scan.word(i - 1);
  if (number === undefined) return before.bound === 'within' ? { to, shape: { is: 'vague' } } : undefined;
  if (article && before.times !== undefined) return { to, shape: { is: 'set', iso: isoOf(number, unit) } };
  // 'a year' alone is seldom a time: 'a day of talks', 'a month at sea'; 'one day' is some day.
  if ((article || scan.lower(begin) === 'one') && !isMeasured(scan, i)) return undefined;
  return durationOf(amount, number, false);
}

const afterAbout = (scan: Scan, i: number): number => {
  if (scan.word(i).about !== undefined) return i + 1;
  const lower = scan.lower(i);
  if ((lower === 'more' || lower === 'less' || lower === 'fewer') && scan.lower(i + 1) === 'than') return i + 2;
  return lower === 'at' && (scan.lower(i + 1) === 'least' || scan.lower(i + 1) === 'most') ? i + 2 : i;
};

const MEASURES = new Set([
  'for',
  'over',
  'within',
  'in',
  'lasted',
  'lasts',
  'last',
  'took',
  'takes',
  'take',
  'spent',
  'than',
  'about',
]);
const isMeasured = (scan: Scan, i: number): boolean => MEASURES.has(scan.lower(i - 1)) && scan.same(i, i - 1);

const counted = (
  scan: Scan,
  { to, number, unit }: Amount,
  day: (at: number) => Match | undefined,
): Match | undefined => {
  const next = scan.lower(to);
  if (!scan.same(to - 1, to)) return undefined;
  const count = (end: number, sign: 1 | -1, from: 'today' | 'anchor' | Shape): Match => ({
    to: end,
    shape: number === undefined ? vagueCount(unit, from) : { is: 'count', number, unit, sign, from },
  });
  if (next === 'ago') return count(to + 1, -1, 'today');
  if (next === 'in' && scan.lower(to + 1) === 'the' && scan.lower(to + 2) === 'past') return count(to + 3, -1, 'today');
  if (next === 'hence') return count(to + 1, 1, 'today');
  if (next === 'from' || next === 'after' || next === 'before') {
    if (next === 'from' && scan.lower(to + 1) === 'now') return count(to + 2, 1, 'today');
    const base = day(to + 1);
    if (base && number !== undefined) return count(base.to, next === 'before' ? -1 : 1, base.shape);
    if (next === 'from' || number === undefined) return undefined;
    return { to: to + 1, shape: { is: 'event', number, unit, sign: next === 'before' ? -1 : 1 } };
  }
  if (next === 'later' || next === 'earlier') {
    return number === undefined
      ? { to: to + 1, shape: { is: 'vague' } }
      : count(to + 1, next === 'later' ? 1 : -1, 'anchor');
  }
  return undefined;
};

/** Some hours or minutes ago is today; some weeks ago is open. */
const vagueCount = (unit: Unit, from: 'today' | 'anchor' | Shape): Shape =>
  from === 'today' && (unit === 'hour' || unit === 'minute' || unit === 'second')
    ? { is: 'offset', unit: 'day', by: 0 }
    : { is: 'vague' };

/** 'in ten days' and 'within 60 days' stand behind their preposition; whether the first is a time the verb tells. */
const amountAt = (scan: Scan, i: number): Amount | undefined => {
  const word = scan.word(i);
  const { unit } = word;
  if (unit !== undefined && scan.lower(i).endsWith('s') && word.number === undefined)
    return { to: i + 1, number: undefined, unit, attribute: false };
  const number = numberAt(scan, i);
  if (!number) return undefined;
  let { to } = number;
  const hyphen = scan.hyphen(to);
  if (hyphen) to++;
  const told = scan.word(to).unit;
  if (told === undefined || !scan.same(i, to)) return undefined;
  to++;
  let { value } = number;
  // 'a year and a half'.
  if (scan.lower(to) === 'and' && scan.lower(to + 1) === 'a' && scan.lower(to + 2) === 'half' && value !== undefined) {
    value += 0.5;
    to += 3;
  }
  if (scan.lower(to) === 'old' && told === 'year') return { to: to + 1, number: value, unit: told, attribute: true };
  if (scan.hyphen(to) && (scan.lower(to + 1) === 'old' || scan.lower(to + 1) === 'long'))
    return { to: to + 2, number: value, unit: told, attribute: true };
  const attribute = hyphen && number.whole;
  // '$12-an-hour'.
  if (word.article === 1 && (attribute || scan.hyphen(i - 1))) return undefined;
  return { to, number: value, unit: told, attribute };
};

interface Numeral {
  readonly to: number;
  /** Undefined for 'several'. */
  readonly value: number | undefined;
  /** A number of whole units, not a part of one: 'half'. */
  readonly whole: boolean;
}

const numberAt = (scan: Scan, i: number): Numeral | undefined => {
  const word = scan.word(i);
  if (word.article === 1) {
    if (scan.word(i + 1).fraction !== undefined) return fractionAt(scan, i + 1);
    if (scan.word(i + 1).some !== undefined) return someAt(scan, i + 1);
    return {
      to: i + 1,
      value: scan.word(i + 1).number ?? 1,
      whole: true,
      ...(scan.word(i + 1).number === undefined ? {} : { to: i + 2 }),
    };
  }
  if (word.fraction !== undefined) return fractionAt(scan, i);
  if (word.some !== undefined && word.number === undefined) return someAt(scan, i);
  const first = scan.digits(i) ?? word.number;
  if (first === undefined) return undefined;
  const ones = scan.hyphen(i + 1) && first >= 20 && first % 10 === 0 ? scan.word(i + 2).number : undefined;
  const value = ones !== undefined && ones < 10 ? first + ones : first;
  const to = value === first ? i + 1 : i + 3;
  return halfBehind(scan, to, value) ?? { to, value, whole: true };
};

/** 'five and a half', 'two-and-a-half'. */
const halfBehind = (scan: Scan, i: number, value: number): Numeral | undefined => {
  let k = i;
  for (const word of ['and', 'a', 'half']) {
    if (scan.hyphen(k)) k++;
    if (scan.lower(k) !== word) return undefined;
    k++;
  }
  return { to: k, value: value + 0.5, whole: true };
};

/** 'half a', 'half', 'a quarter of a'. */
const fractionAt = (scan: Scan, i: number): Numeral | undefined => {
  const value = scan.word(i).fraction;
  if (value === undefined) return undefined;
  let to = i + 1;
  if (scan.lower(to) === 'of') to++;
  if (scan.word(to).article === 1) to++;
  return { to, value, whole: false };
};

const someAt = (scan: Scan, i: number): Numeral | undefined => {
  const lower = scan.lower(i);
  const to = scan.lower(i + 1) === 'of' ? i + 2 : i + 1;
  if ((lower === 'number' || lower === 'couple' || lower === 'dozens' || lower === 'hundreds') && to === i + 1)
    return undefined;
  return { to, value: lower === 'couple' ? 2 : undefined, whole: true };
};

/** 'some time ago', 'long ago'. */
export function longAgo(scan: Scan, i: number): Match | undefined {
  const lower = scan.lower(i);
  if (lower === 'some' && scan.lower(i + 1) === 'time' && scan.lower(i + 2) === 'ago')
    return { to: i + 3, shape: { is: 'vague' } };
  return lower === 'long' && scan.lower(i + 1) === 'ago' ? { to: i + 2, shape: { is: 'vague' } } : undefined;
}

/** 'the day after', 'the week before'; what they are counted from stands behind or was told before. */
export function dayAfter(scan: Scan, i: number): Match | undefined {
  if (scan.word(i).article !== 0) return undefined;
  const { unit } = scan.word(i + 1);
  const side = scan.lower(i + 2);
  if (unit === undefined || scan.lower(i + 1) !== unit || (side !== 'after' && side !== 'before')) return undefined;
  if (!['day', 'week', 'month', 'year'].includes(unit) || !scan.same(i, i + 2)) return undefined;
  return { to: i + 3, shape: { is: 'event', number: 1, unit, sign: side === 'after' ? 1 : -1 } };
}

/** 'the first anniversary'. */
export function anniversaryAt(scan: Scan, i: number): Match | undefined {
  const at = scan.word(i).article === 0 ? i + 1 : i;
  const nth = scan.word(at).ordinal ?? scan.ordinal(at);
  if (nth === undefined || scan.lower(at + 1) !== 'anniversary' || scan.lower(at + 2) !== 'of') return undefined;
  return { to: at + 2, shape: { is: 'anniversary', nth } };
}

/** 'every year', 'every two years', 'each Tuesday', 'weekly', 'Mondays'. */
export function setAt(scan: Scan, i: number): Match | undefined {
  const { set, each } = scan.word(i);
  if (set !== undefined) {
    const plural = scan.lower(i).endsWith('days');
    if (plural !== scan.capital(i)) return undefined;
    return { to: i + 1, shape: { is: 'set', iso: set } };
  }
  if (each === undefined) return undefined;
  const number = scan.digits(i + 1) ?? scan.word(i + 1).number;
  const at = number === undefined || scan.lower(i) === 'per' ? i + 1 : i + 2;
  const { unit, weekday, month, season, part } = scan.word(at);
  if (!scan.same(i, at)) return undefined;
  if (unit !== undefined) return { to: at + 1, shape: { is: 'set', iso: isoOf(number ?? 1, unit) } };
  if (weekday !== undefined) return { to: at + 1, shape: { is: 'set', iso: 'P1W' } };
  if (month !== undefined && scan.capital(at)) return { to: at + 1, shape: { is: 'set', iso: 'P1Y' } };
  if (season !== undefined) return { to: at + 1, shape: { is: 'set', iso: 'P1Y' } };
  return part !== undefined ? { to: at + 1, shape: { is: 'set', iso: 'P1D' } } : undefined;
}

const durationOf = ({ to, unit }: Amount, number: number, attribute: boolean): Match => ({
  to,
  shape: { is: 'duration', iso: isoOf(number, unit), number, unit, attribute },
});

const LETTERS: Readonly<Record<Unit, readonly [letter: string, factor: number, clock: boolean]>> = {
  second: ['S', 1, true],
  minute: ['M', 1, true],
  hour: ['H', 1, true],
  day: ['D', 1, false],
  weekend: ['D', 2, false],
  week: ['W', 1, false],
  fortnight: ['W', 2, false],
  month: ['M', 1, false],
  quarter: ['M', 3, false],
  year: ['Y', 1, false],
  decade: ['Y', 10, false],
  century: ['Y', 100, false],
};
/** The next smaller unit, in which half of one is a whole number. */
const SMALLER: Readonly<Record<string, readonly [unit: Unit, times: number]>> = {
  hour: ['minute', 60],
  minute: ['second', 60],
  day: ['hour', 24],
  year: ['month', 12],
  fortnight: ['week', 2],
};

/** ISO 8601: 5.5 hours are PT5H30M. */
const isoOf = (number: number, unit: Unit): string => {
  const [letter, factor, clock] = LETTERS[unit];
  const value = number * factor;
  const whole = Math.floor(value);
  const smaller = whole === value ? undefined : SMALLER[unit];
  const rest = smaller ? `${Math.round((value - whole) * smaller[1])}${LETTERS[smaller[0]][0]}` : '';
  const main = whole > 0 || rest === '' ? `${rest === '' ? Number(value.toFixed(2)) : whole}${letter}` : '';
  if (clock) return `PT${main}${rest}`;
  return smaller && LETTERS[smaller[0]][2] ? `P${main}T${rest}` : `P${main}${rest}`;
};
