/**
 * Expressions of time as spans with a value: days and months in full, and relative words counted from the day of
 * publication. First version: what `data/en/times.csv` and a few shapes of dates give; relative words stay open without
 * a day of publication.
 */
import { at, firstFrom, type Tokens } from '../text/tokens.js';
import type { Times } from './words.js';

export interface DateMention {
  readonly from: number;
  readonly to: number;
  /** ISO 8601, as coarse as the words. */
  readonly value: string;
  readonly why: string;
}

const YEAR = /^(?:19|20)\d\d$/;
const DAY = /^([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
const ISO = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const DAY_MS = 86_400_000;
/** A day and month without a year lies at most this far ahead of the publication, else it is last year's. */
const AHEAD_DAYS = 180;

export function findDates(tokens: Tokens, published: string | undefined, times: Times): DateMention[] {
  const today = published ? Date.parse(`${published.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  const dates: DateMention[] = [];
  for (let i = 0; i < tokens.size; ) {
    const found = fullDate(tokens, i, today, times) ?? relativeDate(tokens, i, today, times);
    if (found) dates.push(found);
    i = found ? found.to : i + 1;
  }
  return dates;
}

/** The date nearest to a token within its sentence, if the sentence has any. */
export const dateNear = (tokens: Tokens, dates: readonly DateMention[], token: number): DateMention | undefined => {
  const sentence = at(tokens.sentenceOf, token);
  let best: DateMention | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let k = firstFrom(dates, at(tokens.sentences, sentence)); k < dates.length; k++) {
    const date = at(dates, k);
    if (at(tokens.sentenceOf, date.from) !== sentence) break;
    const away = Math.abs(date.from - token);
    if (away < distance) {
      best = date;
      distance = away;
    }
  }
  return best;
};

/** 'June 18, 2023', '18 June 2023', 'June 2023', 'June 18', '2023-06-18', 'in 2023'. */
const fullDate = (tokens: Tokens, i: number, today: number, times: Times): DateMention | undefined => {
  const form = at(tokens.forms, i);
  const why = 'dates/day';
  if (ISO.test(form)) return { from: i, to: i + 1, value: form, why };
  const month = monthAt(tokens, i, times);
  if (month !== undefined) {
    const day = dayAt(tokens, i + 1);
    const next = day === undefined ? i + 1 : i + 2;
    const comma = next < tokens.size && at(tokens.forms, next) === ',' ? next + 1 : next;
    const year = yearAt(tokens, comma);
    if (day !== undefined && year !== undefined) return make(i, comma + 1, `${year}-${two(month)}-${two(day)}`, why);
    if (day !== undefined) return make(i, next, withYear(today, month, day), why);
    if (year !== undefined) return make(i, comma + 1, `${year}-${two(month)}`, why);
    return isPreposition(tokens, i - 1) ? make(i, i + 1, lastMonth(today, month), why) : undefined;
  }
  const day = dayAt(tokens, i);
  const after = day === undefined ? undefined : monthAt(tokens, i + 1, times);
  if (day !== undefined && after !== undefined) {
    const year = yearAt(tokens, i + 2);
    if (year !== undefined) return make(i, i + 3, `${year}-${two(after)}-${two(day)}`, why);
    return make(i, i + 2, withYear(today, after, day), why);
  }
  const year = yearAt(tokens, i);
  return year !== undefined && isPreposition(tokens, i - 1) ? make(i, i + 1, year, why) : undefined;
};

/** 'on Sunday', 'today', 'last month'. */
const relativeDate = (tokens: Tokens, i: number, today: number, times: Times): DateMention | undefined => {
  if (Number.isNaN(today)) return undefined;
  const why = 'dates/relative';
  const word = times.get(lower(tokens, i));
  if (word?.kind === 'day') return make(i, i + 1, isoDay(today + word.value * DAY_MS), why);
  if (word?.kind === 'weekday') {
    const back = (new Date(today).getUTCDay() - word.value + 7) % 7;
    return make(i, i + 1, isoDay(today - back * DAY_MS), why);
  }
  if (word?.kind !== 'relative' || i + 1 >= tokens.size) return undefined;
  const unit = times.get(lower(tokens, i + 1));
  const date = new Date(today);
  if (unit?.kind === 'weekday') {
    const back = (date.getUTCDay() - unit.value + 7) % 7;
    const days = word.value > 0 ? 7 - back : -back - (back === 0 && word.value < 0 ? 7 : 0);
    return make(i, i + 2, isoDay(today + days * DAY_MS), why);
  }
  if (unit?.kind !== 'unit') return undefined;
  if (unit.value === 365) return make(i, i + 2, String(date.getUTCFullYear() + word.value), why);
  if (unit.value === 30) {
    const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + word.value;
    return make(i, i + 2, `${Math.floor(months / 12)}-${two((months % 12) + 1)}`, why);
  }
  return undefined;
};

const make = (from: number, to: number, value: string | undefined, why: string): DateMention | undefined =>
  value !== undefined && isCalendarDate(value) ? { from, to, value, why } : undefined;

const isCalendarDate = (value: string): boolean =>
  value.length < 10 || (!Number.isNaN(Date.parse(value)) && isoDay(Date.parse(value)) === value);

/** The year that puts a day and month nearest to, and not far ahead of, the publication; open without one. */
const withYear = (today: number, month: number, day: number): string | undefined => {
  if (Number.isNaN(today)) return undefined;
  const year = new Date(today).getUTCFullYear();
  const thisYear = Date.UTC(year, month - 1, day);
  return `${thisYear - today > AHEAD_DAYS * DAY_MS ? year - 1 : year}-${two(month)}-${two(day)}`;
};

/** 'in February' of a text: the last one, up to the month of publication. */
const lastMonth = (today: number, month: number): string | undefined => {
  if (Number.isNaN(today)) return undefined;
  const date = new Date(today);
  const year = date.getUTCFullYear() - (month > date.getUTCMonth() + 1 ? 1 : 0);
  return `${year}-${two(month)}`;
};

const monthAt = (tokens: Tokens, i: number, times: Times): number | undefined => {
  if (i >= tokens.size || !/^\p{Lu}/u.test(at(tokens.forms, i))) return undefined;
  const word = times.get(lower(tokens, i));
  return word?.kind === 'month' ? word.value : undefined;
};
const dayAt = (tokens: Tokens, i: number): number | undefined => {
  const match = i < tokens.size ? DAY.exec(at(tokens.forms, i)) : null;
  return match ? Number(match[1]) : undefined;
};
const yearAt = (tokens: Tokens, i: number): string | undefined =>
  i < tokens.size && YEAR.test(at(tokens.forms, i)) ? at(tokens.forms, i) : undefined;
const isPreposition = (tokens: Tokens, i: number): boolean =>
  i >= 0 && ['in', 'since', 'of', 'by', 'until', 'during'].includes(lower(tokens, i));
const lower = (tokens: Tokens, i: number): string => at(tokens.forms, i).toLowerCase();
const two = (value: number): string => String(value).padStart(2, '0');
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
