/** The grammar of temporal expressions over the tokens of a text: one pass, a bounded look ahead at each token. */
import { clockAt } from './clocks.js';
import { anniversaryAt, countAt, dayAfter, longAgo, setAt } from './counts.js';
import { explicitDate } from './explicit.js';
import { dayWord, edgeAt, holidayAt, partOfYear, relativeAt, seasonAt, thatAt, weekdayAt } from './relative.js';
import type { Scan } from './scan.js';
import type { Expression, Match, Shape } from './shapes.js';

/** Every expression of a text, in its order; none overlap. */
export function findExpressions(scan: Scan): Expression[] {
  const found: Expression[] = [];
  const { size } = scan.tokens;
  for (let i = 0; i < size; ) {
    const one = begins(scan, i) ? expressionAt(scan, i) : undefined;
    if (one) found.push(one);
    i = one ? one.to : i + 1;
  }
  return found;
}

/** A token of the table of words, or with digits in it: nothing else begins an expression. */
const begins = (scan: Scan, i: number): boolean => {
  if (scan.knows(i)) return true;
  const lower = scan.lower(i);
  const code = lower.charCodeAt(0);
  if ((code >= 48 && code <= 57) || code === 39 || code === 0x2018) return true;
  if (lower.length === 2) {
    const digit = lower.charCodeAt(1);
    if (digit >= 48 && digit <= 57) return true;
  }
  return (
    lower.startsWith('mid-') ||
    lower === 'that' ||
    lower === 'more' ||
    lower === 'less' ||
    lower === 'long' ||
    scan.times.holidays.has(lower)
  );
};

const expressionAt = (scan: Scan, i: number): Expression | undefined => {
  const set = setAt(scan, i);
  if (set) return { from: i, ...set };
  const clock = clockAt(scan, i);
  if (clock) {
    const { to, time, zone } = clock;
    const at = scan.lower(to) === 'on' || scan.lower(to) === ',' ? to + 1 : to;
    const day = scan.same(i, at) ? pointAt(scan, at, false) : undefined;
    const told = { time, ...(zone ? { zone } : {}) };
    if (day && isDay(day.shape)) return { from: i, to: day.to, shape: day.shape, ...told };
    return { from: i, to, shape: { is: 'hour' }, ...told };
  }
  const vague = vagueAt(scan, i);
  if (vague) return { from: i, ...vague };
  const first = pointAt(scan, i, isBetween(scan, i));
  if (!first) return undefined;
  const ranged = rangeFrom(scan, i, first);
  if (ranged) return { from: i, ...ranged };
  return isDay(first.shape) ? withClock(scan, i, first) : { from: i, ...first };
};

const isBetween = (scan: Scan, i: number): boolean => i > 0 && scan.same(i, i - 1) && scan.lower(i - 1) === 'between';

/** 'Wednesday at 1:35 p.m.', 'Monday noon'. */
const withClock = (scan: Scan, from: number, { to, shape }: Match): Expression => {
  const at = scan.lower(to) === 'at' || scan.lower(to) === ',' ? to + 1 : to;
  const told = scan.lower(at) === 'at' ? at + 1 : at;
  const clock = to > 0 && scan.same(from, told) ? clockAt(scan, told) : undefined;
  return clock
    ? { from, to: clock.to, shape, time: clock.time, ...(clock.zone ? { zone: clock.zone } : {}) }
    : { from, to, shape };
};

const isDay = (shape: Shape): boolean =>
  shape.is === 'weekday' ||
  shape.is === 'holiday' ||
  shape.is === 'numeric' ||
  (shape.is === 'offset' && shape.unit === 'day') ||
  (shape.is === 'anchored' && shape.unit === 'day') ||
  (shape.is === 'date' && shape.day !== undefined) ||
  (shape.is === 'edge' && isDay(shape.of));

/** 'recently', 'soon', 'some time ago', 'the near future'. */
const vagueAt = (scan: Scan, i: number): Match | undefined => {
  if (scan.word(i).vague !== undefined) {
    const next = scan.lower(i + 1);
    const counted = next === 'after' || next === 'before' || next === 'thereafter' || next === 'afterwards';
    const compared = scan.lower(i - 1) === 'as' || scan.lower(i - 1) === 'too' || scan.lower(i - 1) === 'so';
    return counted || compared ? undefined : { to: i + 1, shape: { is: 'vague' } };
  }
  if (
    scan.word(i).article === 0 &&
    scan.lower(i + 2) === 'future' &&
    ['near', 'foreseeable'].includes(scan.lower(i + 1))
  )
    return { to: i + 3, shape: { is: 'vague' } };
  return longAgo(scan, i);
};

/** How deep times stand within each other: 'late in the first half of next year'. */
const DEPTH = 3;

/** One time, without ranges and clocks. */
const pointAt = (scan: Scan, i: number, sure: boolean, depth = 0): Match | undefined => {
  const point = (at: number, isSure = true): Match | undefined =>
    depth < DEPTH ? pointAt(scan, at, isSure, depth + 1) : undefined;
  return (
    dayWord(scan, i) ??
    holidayAt(scan, i) ??
    partOfYear(scan, i, point) ??
    anniversaryAt(scan, i) ??
    edgeAt(scan, i, point) ??
    weekdayAt(scan, i) ??
    explicitDate(scan, i, sure) ??
    relativeAt(scan, i) ??
    thatAt(scan, i) ??
    articleSeason(scan, i) ??
    seasonAt(scan, i, undefined, sure) ??
    weekendAt(scan, i) ??
    dayAfter(scan, i) ??
    countAt(scan, i, (at) => dayBehind(scan, at))
  );
};

const dayBehind = (scan: Scan, i: number): Match | undefined => {
  const day = dayWord(scan, i) ?? holidayAt(scan, i) ?? weekdayAt(scan, i) ?? explicitDate(scan, i, false);
  return day && isDay(day.shape) ? day : undefined;
};

/** 'the spring of 1991', 'in the fall'. */
const articleSeason = (scan: Scan, i: number): Match | undefined => {
  if (scan.word(i).article !== 0) return undefined;
  return scan.word(i + 1).season === undefined || !scan.same(i, i + 1)
    ? undefined
    : seasonAt(scan, i + 1, undefined, false);
};

/** 'the weekend'. */
const weekendAt = (scan: Scan, i: number): Match | undefined =>
  scan.word(i).article === 0 && scan.lower(i + 1) === 'weekend' && scan.upos(i + 2) !== 'NOUN'
    ? { to: i + 2, shape: { is: 'weekend' } }
    : undefined;

/** 'Nov. 30 to Dec. 12, 2015', 'Monday to Wednesday', 'March and May' behind 'between', '2014-2018'. */
const rangeFrom = (scan: Scan, i: number, first: Match): Match | undefined => {
  const { to, shape } = first;
  if (!isSide(shape) || !scan.same(i, to + 1)) return undefined;
  const { join } = scan.word(to);
  const between = isBetween(scan, i);
  if (join !== (between ? 'pair' : 'range')) return undefined;
  // 'from June to the border', 'moved from Monday to Friday': the second is a time by itself or nothing.
  const last = pointAt(scan, to + 1, true);
  if (!last || !isSide(last.shape)) return undefined;
  return { to: last.to, shape: { is: 'range', first: shape, last: last.shape } };
};

const isSide = (shape: Shape): boolean =>
  ['date', 'weekday', 'offset', 'season', 'edge', 'numeric', 'holiday', 'part'].includes(shape.is);
