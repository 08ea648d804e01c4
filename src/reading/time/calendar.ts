/**
 * Days, months and years of the Gregorian calendar as numbers, and times made of them. A day is the number of days since
 * 1970-01-01, a month twelve times its year plus its place in it from 0, a year itself; `Date.UTC` does the arithmetic.
 */

const DAY_MS = 86_400_000;

/** The units in which a side of a time is known. */
type Grain = 'day' | 'month' | 'year';

/** One side of a time, as coarse as known. */
export interface Mark {
  readonly grain: Grain;
  readonly at: number;
}

/** The unit that the words use; `interval` for ranges, weekends and bounds, `unknown` where nothing can be counted. */
export type Precision =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'century'
  | 'interval'
  | 'unknown';

/** From the first to the last of its days; a null side is open. A point has one mark for both. */
export interface When {
  readonly start: Mark | null;
  readonly end: Mark | null;
  readonly precision: Precision;
}

/** ISO 8601, as coarse as known; a null side is open. */
export type TimeValue = string | { readonly start: string | null; readonly end: string | null };

export const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;

/** Day of an ISO date, `YYYY-MM-DD` at its head; undefined where the calendar has no such day. */
export const dayOfIso = (iso: string): number | undefined => {
  const time = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / DAY_MS;
};

interface Parts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export const partsOf = (day: number): Parts => {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

export const isDayOfCalendar = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year * 12 + month - 1);

const daysIn = (month: number): number =>
  firstDay({ grain: 'month', at: month + 1 }) - firstDay({ grain: 'month', at: month });

/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Monday of the week of a day. */
export const mondayOf = (day: number): number => day - ((weekdayOf(day) + 6) % 7);

export const firstDay = ({ grain, at }: Mark): number => {
  if (grain === 'day') return at;
  return grain === 'month' ? dayNumber(Math.floor(at / 12), (at % 12) + 1, 1) : dayNumber(at, 1, 1);
};

export const lastDay = ({ grain, at }: Mark): number => (grain === 'day' ? at : firstDay({ grain, at: at + 1 }) - 1);

export const monthOf = (mark: Mark): number => {
  if (mark.grain === 'month') return mark.at;
  const { year, month } = partsOf(firstDay(mark));
  return year * 12 + month - 1;
};

const markIso = ({ grain, at }: Mark): string => {
  if (grain === 'day') return new Date(at * DAY_MS).toISOString().slice(0, 10);
  return grain === 'month' ? `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` : String(at);
};

/** One string where both sides are the same, else both sides. */
export const isoValue = ({ start, end }: When): TimeValue | null => {
  const first = start && markIso(start);
  const last = end && markIso(end);
  if (first === null && last === null) return null;
  return first !== null && first === last ? first : { start: first, end: last };
};

export const UNKNOWN: When = { start: null, end: null, precision: 'unknown' };

const span = (grain: Grain, first: number, last: number, precision: Precision): When => ({
  start: { grain, at: first },
  end: { grain, at: last },
  precision,
});
export const day = (at: number): When => span('day', at, at, 'day');
export const days = (first: number, last: number, precision: Precision): When => span('day', first, last, precision);
export const week = (at: number): When => span('day', mondayOf(at), mondayOf(at) + 6, 'week');
export const month = (at: number): When => span('month', at, at, 'month');
export const months = (first: number, last: number, precision: Precision): When =>
  span('month', first, last, precision);
export const year = (at: number, precision: Precision = 'year'): When => span('year', at, at, precision);
export const years = (first: number, last: number, precision: Precision): When => span('year', first, last, precision);

/**
 * Easter Sunday of the western churches (the anonymous Gregorian algorithm, as in Meeus, Astronomical Algorithms, 1991).
 */
export const easterOf = (y: number): number => {
  const a = y % 19;
  const b = Math.floor(y / 100);
  const c = y % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(y, Math.floor(f / 31), (f % 31) + 1);
};

/** The nth weekday of a month, from its end for -1. */
export const nthWeekday = (y: number, m: number, weekday: number, nth: number): number => {
  if (nth > 0) {
    const first = dayNumber(y, m, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  }
  const last = dayNumber(y, m + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
};
