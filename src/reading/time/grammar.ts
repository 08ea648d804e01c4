/** The grammar of temporal expressions over the tokens of a text: one pass, a bounded look ahead at each token. */
import { countAt } from './counts.js';
import { explicitDate } from './explicit.js';
import { dayWord, edgeAt, holidayAt, relativeAt, seasonAt, thatAt, weekdayAt } from './relative.js';
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
  const lower = scan.lower(i);
  const code = lower.charCodeAt(0);
  if (scan.knows(i) || (code >= 48 && code <= 57) || code === 39 || code === 0x2018) return true;
  return lower.startsWith('mid-') || lower === 'that' || scan.times.holidays.has(lower);
};

const expressionAt = (scan: Scan, i: number): Expression | undefined => {
  // 'every Tuesday'.
  if (scan.word(i - 1).each !== undefined) return undefined;
  const first = pointAt(scan, i, isBetween(scan, i));
  return first && { from: i, ...(rangeFrom(scan, i, first) ?? first) };
};

const isBetween = (scan: Scan, i: number): boolean => i > 0 && scan.same(i, i - 1) && scan.lower(i - 1) === 'between';

/** How deep times stand within each other: 'late in the middle of next year'. */
const DEPTH = 3;

/** One time, without ranges. */
const pointAt = (scan: Scan, i: number, sure: boolean, depth = 0): Match | undefined =>
  dayWord(scan, i) ??
  holidayAt(scan, i) ??
  edgeAt(scan, i, (at) => (depth < DEPTH ? pointAt(scan, at, true, depth + 1) : undefined)) ??
  weekdayAt(scan, i) ??
  explicitDate(scan, i, sure) ??
  relativeAt(scan, i) ??
  thatAt(scan, i) ??
  // 'the spring of 1991', 'in the fall'.
  (scan.word(i).article === 0 && scan.same(i, i + 1) ? seasonAt(scan, i + 1, undefined, false) : undefined) ??
  seasonAt(scan, i, undefined, sure) ??
  weekendAt(scan, i) ??
  countAt(scan, i);

/** 'the weekend'. */
const weekendAt = (scan: Scan, i: number): Match | undefined =>
  scan.word(i).article === 0 && scan.lower(i + 1) === 'weekend' && scan.upos(i + 2) !== 'NOUN'
    ? { to: i + 2, shape: { is: 'weekend' } }
    : undefined;

/** 'Nov. 30 to Dec. 12, 2015', 'Monday to Wednesday', 'March and May' behind 'between', '2014-2018'. */
const rangeFrom = (scan: Scan, i: number, first: Match): Match | undefined => {
  const { to, shape } = first;
  if (!isSide(shape) || !scan.same(i, to + 1)) return undefined;
  if (scan.word(to).join !== (isBetween(scan, i) ? 'pair' : 'range')) return undefined;
  // 'from June to the border', 'moved from Monday to Friday': the second is a time by itself or nothing.
  const last = pointAt(scan, to + 1, true);
  if (!last || !isSide(last.shape)) return undefined;
  return { to: last.to, shape: { is: 'range', first: shape, last: last.shape } };
};

const isSide = (shape: Shape): boolean =>
  ['date', 'weekday', 'offset', 'season', 'edge', 'numeric', 'holiday'].includes(shape.is);
