/** Days as numbers (days since 1970-01-01, UTC) and intervals of them, so that dates of any coarseness compare. Pure. */
import type { DateValue } from '../model/reading.js';

/** First and last day, both within. */
export type Interval = readonly [first: number, last: number];

const DAY_MS = 86_400_000;

/** The day of an ISO 8601 day or moment (its first ten characters), or null where it is none. */
export const dayOf = (value: string | undefined): number | null => {
  if (value === undefined || value.length < 10) return null;
  const time = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? null : time / DAY_MS;
};

/** The day in ISO 8601. */
export const isoDay = (day: number): string => {
  const known = written.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(day, iso);
  return iso;
};

/** Days as they were written: those around what is added come again and again. */
const written = new Map<number, string>();
const MOST_WRITTEN = 10_000;

/** All days that a date may mean: '2023' its whole year, '2023-06' its month; null where it is no date. */
export const intervalOf = (date: DateValue): Interval | null => {
  if (typeof date === 'string') return partial(date);
  const start = partial(date.start);
  const end = partial(date.end);
  if (!start || !end) return start ?? end;
  return start[0] <= end[1] ? [start[0], end[1]] : [end[0], start[1]];
};

const partial = (date: string): Interval | null => {
  if (date.length >= 10) {
    const day = dayOf(date);
    return day === null ? null : [day, day];
  }
  const year = Number(date.slice(0, 4));
  const month = date.length >= 7 ? Number(date.slice(5, 7)) : undefined;
  const first = Date.UTC(year, (month ?? 1) - 1, 1);
  const next = month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1);
  return Number.isNaN(first) ? null : [first / DAY_MS, next / DAY_MS - 1];
};

/** Number of days in an interval, at least 1. */
export const widthOf = ([first, last]: Interval): number => last - first + 1;

/** Days between two intervals: 0 where they share a day, 1 where one begins on the day after the other. */
export const distance = (a: Interval, b: Interval): number => Math.max(0, b[0] - a[1], a[0] - b[1]);
