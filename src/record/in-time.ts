/**
 * What has happened did so by the day on which it was told. Where a reading has a later day, either the day is of the week
 * or the year before ('on Monday', 'the attack on October 7'), or what is told lies ahead. Pure.
 */
import type { DateValue } from '../model/reading.js';
import { dayOf, type Interval, intervalOf, isoDay } from './days.js';

interface Dated {
  readonly date?: DateValue | undefined;
  readonly why: readonly string[];
}

/** Days by which the day of a report may be behind that of the place of which it tells. */
const ZONES = 1;
/** Without its year, a month is mostly one gone by, unless it is one of the next three. */
const SOON = 92;
const WEEK = 7;

/**
 * @param published days since 1970-01-01, or null where it is not known
 * @returns the same where it may have happened by then; else with the day before, else as planned; without a status, without a day
 */
export function inTime<V extends Dated>(value: V, published: number | null): V {
  const days = value.date === undefined ? null : intervalOf(value.date);
  const happened = !('status' in value) || value.status === 'happened';
  if (!happened || published === null || days === null || value.date === undefined || !isAfter(days, published))
    return value;
  const earlier = earlierOf(value.date, value.why, days[0] - published);
  if (earlier !== undefined && !isAfter(intervalOf(earlier) ?? days, published)) return { ...value, date: earlier };
  if ('status' in value) return { ...value, status: 'planned' };
  const { date: _, ...rest } = value;
  return rest as V;
}

const isAfter = ([first]: Interval, published: number): boolean => first > published + ZONES;

const earlierOf = (date: DateValue, why: readonly string[], ahead: number): DateValue | undefined => {
  if (why.includes('dates/relative-weekday')) return each(date, weekBefore);
  return why.includes('dates/without-year') && ahead > SOON ? each(date, yearBefore) : undefined;
};

const each = (date: DateValue, move: (part: string) => string): DateValue =>
  typeof date === 'string' ? move(date) : { start: move(date.start), end: move(date.end) };

const weekBefore = (day: string): string => {
  const number = dayOf(day);
  return number === null ? day : isoDay(number - WEEK);
};
/** The 29th of February is none the year before: the day before it is meant as well. */
const yearBefore = (part: string): string => {
  const year = String(Number(part.slice(0, 4)) - 1).padStart(4, '0');
  return `${year}${part.slice(4).replace(/^-02-29$/, '-02-28')}`;
};
