/** From what the words say to days: counted from the day of publication, a date told before, or a date told behind. */
import {
  day,
  dayNumber,
  days,
  easterOf,
  firstDay,
  isDayOfCalendar,
  lastDay,
  mondayOf,
  month,
  monthOf,
  months,
  nthWeekday,
  type Precision,
  partsOf,
  UNKNOWN,
  type When,
  week,
  weekdayOf,
  year,
  years,
} from './calendar.js';
import type { Fields, Shape, Which } from './shapes.js';
import type { HolidayRule, Unit } from './words.js';

/** Where a day or month without its year lies: by the tense, or as near as can be in a headline. */
export type Side = 'past' | 'future' | 'nearest';

export interface Frame {
  /** Day of publication. */
  readonly today: number | undefined;
  readonly side: Side;
  /** The date told before. */
  readonly anchor: When | undefined;
  /** Year of a full date beside it in the sentence. */
  readonly year: number | undefined;
}

export function resolve(shape: Shape, frame: Frame): When {
  switch (shape.is) {
    case 'date':
      return dateOf(shape, frame);
    case 'numeric':
      return numeric(shape.a, shape.b, shape.year);
    case 'decade':
      return years(shape.year, shape.year + 9, 'decade');
    case 'century':
      return years(shape.nth * 100 - 99, shape.nth * 100, 'century');
    case 'edge':
      return resolve(shape.of, frame);
    case 'range':
      return range(shape.first, shape.last, frame);
    case 'anchored':
      return anchored(shape.unit, shape.by, frame, shape.orToday);
    case 'following':
      return following(shape.of, shape.sign, frame);
    case 'event':
      return shifted(frame.anchor, shape.number * shape.sign, shape.unit);
    case 'season':
      return shape.year === undefined
        ? relativeSeason(shape.month, shape.which, frame)
        : seasonOf(shape.year, shape.month);
    case 'holiday':
      return holiday(shape.rule, shape.year, shape.which, frame);
    case 'count':
      if (shape.from === 'anchor') return shifted(frame.anchor, shape.number * shape.sign, shape.unit);
      return frame.today === undefined ? UNKNOWN : away(frame.today, shape.number * shape.sign, shape.unit);
    default:
      return frame.today === undefined ? UNKNOWN : fromToday(shape, frame.today, frame);
  }
}

const fromToday = (
  shape: Extract<Shape, { readonly is: 'offset' | 'weekday' | 'weekend' | 'stretch' }>,
  today: number,
  { side }: Frame,
): When => {
  switch (shape.is) {
    case 'offset':
      return offset(today, shape.unit, shape.by);
    case 'weekday':
      return day(
        shape.weekBy === undefined
          ? weekdayNear(today, shape.weekday, shape.which, side)
          : inWeek(today, shape.weekday) + 7 * shape.weekBy,
      );
    case 'weekend':
      return weekend(today, shape.which, side);
    case 'stretch':
      return stretch(today, shape.number * shape.sign, shape.unit);
  }
};

/**
 * Of what comes again and again the one that is meant: the last, the first to come, or by the tense, the nearest in a headline.
 *
 * @param near some that lie around now, in their order
 * @param own the one of the current week or year
 */
const meant = (
  near: readonly number[],
  own: number | undefined,
  now: number,
  which: Which | undefined,
  side: Side,
): number | undefined => {
  if (which === 'this') return own;
  const past = near.findLast((at) => (which === 'last' ? at < now : at <= now));
  const future = near.find((at) => (which === 'next' || which === 'coming' ? at > now : at >= now));
  if (which === 'last') return past;
  if (which !== undefined || side === 'future') return future;
  if (side === 'past' || past === undefined || future === undefined) return past;
  return future - now < now - past ? future : past;
};

const weekdayNear = (today: number, weekday: number, which: Which | undefined, side: Side): number => {
  const own = inWeek(today, weekday);
  if (which === 'next') return own + 7;
  return meant([own - 7, own, own + 7], own, today, which, side) ?? own;
};

/** The weekday in the week of a day. */
const inWeek = (day: number, weekday: number): number => mondayOf(day) + ((weekday + 6) % 7);

/** Saturday and Sunday. */
const weekend = (today: number, which: Which | undefined, side: Side): When => {
  const own = mondayOf(today) + 5;
  const inside = today >= own;
  const saturday = (): number => {
    if (which === 'last') return own - 7;
    if (which === 'this') return own;
    if (which === 'next') return own + 7;
    if (which === 'coming') return inside ? own + 7 : own;
    return side === 'past' && !inside ? own - 7 : own;
  };
  return days(saturday(), saturday() + 1, 'interval');
};

/** The units by how fine a time they give is (a day, a week, a month, a year), with how many of these they are. */
const UNITS: Readonly<
  Record<Unit, { readonly fineness: number; readonly size: number; readonly precision: Precision }>
> = {
  second: { fineness: 0, size: 0, precision: 'day' },
  minute: { fineness: 0, size: 0, precision: 'day' },
  hour: { fineness: 0, size: 0, precision: 'day' },
  day: { fineness: 0, size: 1, precision: 'day' },
  weekend: { fineness: 1, size: 7, precision: 'interval' },
  week: { fineness: 1, size: 7, precision: 'week' },
  fortnight: { fineness: 1, size: 14, precision: 'week' },
  month: { fineness: 2, size: 1, precision: 'month' },
  quarter: { fineness: 2, size: 3, precision: 'quarter' },
  year: { fineness: 3, size: 1, precision: 'year' },
  decade: { fineness: 3, size: 10, precision: 'decade' },
  century: { fineness: 3, size: 100, precision: 'century' },
};

/** The unit that lies so many whole units from that of a day. */
const offset = (today: number, unit: Unit, by: number): When => {
  const { fineness, size, precision } = UNITS[unit];
  const { year: y, month: m } = partsOf(today);
  if (unit === 'weekend') return weekend(today, by < 0 ? 'last' : by > 0 ? 'next' : 'this', 'past');
  if (fineness === 0) return day(today + size * by);
  if (fineness === 1) return week(today + size * by);
  if (fineness === 2) {
    const first = (Math.floor((m - 1) / size) + by) * size + y * 12;
    return months(first, first + size - 1, precision);
  }
  // Centuries begin with their first year, decades with a round one.
  const first = unit === 'century' ? Math.ceil(y / size) * size - size + 1 : Math.floor(y / size) * size;
  return years(first + size * by, first + size * by + size - 1, precision);
};

/** A day so many units away, as coarse as the unit: weeks give a week, months a month, years a year. */
const away = (from: number, number: number, unit: Unit): When => {
  const { fineness, size, precision } = UNITS[unit];
  const { year: y, month: m } = partsOf(from);
  const count = unit === 'hour' ? Math.trunc(number / 24) : Math.round(size * number);
  if (fineness === 0) return day(from + count);
  if (fineness === 1) return week(from + count);
  if (fineness === 2) return month(y * 12 + m - 1 + count);
  if (Number.isInteger(number)) return year(y + count, precision);
  return unit === 'year' ? month(y * 12 + m - 1 + Math.round(12 * number)) : year(y + count, 'decade');
};

/** How fine a time is: it can be moved by units that are not finer. */
const finenessOf = ({ start, precision }: When): number => {
  if (start === null) return Number.POSITIVE_INFINITY;
  if (start.grain === 'day') return precision === 'week' ? 1 : 0;
  return start.grain === 'month' ? 2 : 3;
};

const shifted = (anchor: When | undefined, number: number, unit: Unit): When =>
  anchor?.start && finenessOf(anchor) <= UNITS[unit].fineness ? away(firstDay(anchor.start), number, unit) : UNKNOWN;

const anchored = (unit: Unit, by: number, { anchor, today }: Frame, orToday: boolean): When => {
  if (anchor?.start && finenessOf(anchor) <= UNITS[unit].fineness) return offset(firstDay(anchor.start), unit, by);
  return orToday && today !== undefined ? offset(today, unit, by) : UNKNOWN;
};

const following = (of: Shape, sign: 1 | -1, frame: Frame): When => {
  const { start, end } = frame.anchor ?? UNKNOWN;
  if (!start || !end) return UNKNOWN;
  return resolve(of, { ...frame, today: sign === 1 ? lastDay(end) : firstDay(start), year: undefined });
};

const stretch = (today: number, number: number, unit: Unit): When => {
  const other = away(today, number, unit);
  const now = day(today).start;
  return number < 0
    ? { start: other.start, end: now, precision: 'interval' }
    : { start: now, end: other.end, precision: 'interval' };
};

const dateOf = (fields: Fields, frame: Frame): When => {
  const { month: m, day: d, which } = fields;
  const by = fields.yearBy;
  const counted = by === undefined || frame.today === undefined ? undefined : partsOf(frame.today).year + by;
  if (by !== undefined && counted === undefined) return UNKNOWN;
  const y =
    fields.year ?? counted ?? (d !== undefined && m !== undefined && frame.side !== 'future' ? frame.year : undefined);
  if (y !== undefined) {
    if (m === undefined) return year(y);
    if (d === undefined) return month(y * 12 + m - 1);
    return isDayOfCalendar(y, m, d) ? day(dayNumber(y, m, d)) : UNKNOWN;
  }
  const { today } = frame;
  if (today === undefined) return UNKNOWN;
  if (m === undefined) return d === undefined ? UNKNOWN : dayOfMonth(today, d, frame.side);
  return d === undefined ? monthNear(today, m, which, frame.side) : dayNear(today, m, d, frame.side, fields.weekday);
};

const monthNear = (today: number, m: number, which: Which | undefined, side: Side): When => {
  const own = partsOf(today).year * 12 + m - 1;
  return month(meant([own - 12, own, own + 12], own, monthOf({ grain: 'day', at: today }), which, side) ?? own);
};

/** Leap days come every fourth year, and once after eight. */
const YEARS_TO_TRY = Array.from({ length: 17 }, (_, k) => k - 8);

/** Where the weekday stands beside it, the year in which the two agree says more than the tense. */
const dayNear = (today: number, m: number, d: number, side: Side, weekday: number | undefined): When => {
  const { year: now } = partsOf(today);
  const near = YEARS_TO_TRY.flatMap((by) => (isDayOfCalendar(now + by, m, d) ? dayNumber(now + by, m, d) : [])).filter(
    (at) => weekday === undefined || weekdayOf(at) === weekday,
  );
  const at = meant(near, undefined, today, undefined, weekday === undefined ? side : 'nearest');
  return at === undefined ? UNKNOWN : day(at);
};

/** 'the 18th': in this month, unless the tense forbids it. */
const dayOfMonth = (today: number, d: number, side: Side): When => {
  const { year: y, month: m, day: now } = partsOf(today);
  const by = side === 'past' && d > now ? -1 : side === 'future' && d < now ? 1 : 0;
  const at = y * 12 + m - 1 + by;
  const told = { year: Math.floor(at / 12), month: (at % 12) + 1 };
  return isDayOfCalendar(told.year, told.month, d) ? day(dayNumber(told.year, told.month, d)) : UNKNOWN;
};

/** Of 05/06/2023 the year alone is sure. */
const numeric = (a: number, b: number, y: number): When => {
  const isMonthFirst = isDayOfCalendar(y, a, b);
  if (isMonthFirst && isDayOfCalendar(y, b, a) && a !== b) return year(y);
  return day(isMonthFirst ? dayNumber(y, a, b) : dayNumber(y, b, a));
};

/** Three whole months; a winter begins in December of the year told. */
const seasonOf = (y: number, m: number): When => months(y * 12 + m - 1, y * 12 + m + 1, 'season');

const relativeSeason = (m: number, which: Which | undefined, { today, side }: Frame): When => {
  if (today === undefined) return UNKNOWN;
  const now = monthOf({ grain: 'day', at: today });
  // Months since the season began last; below 3 it is now.
  const since = ((((now % 12) - (m - 1)) % 12) + 12) % 12;
  const last = now - since;
  const begun = (): number => {
    if (which === 'last') return since < 3 ? last - 12 : last;
    if (which === 'next') return last + 12;
    if (which === 'this') return since < 3 || Math.floor(last / 12) === Math.floor(now / 12) ? last : last + 12;
    return (side === 'future' || which === 'coming') && since >= 3 ? last + 12 : last;
  };
  return months(begun(), begun() + 2, 'season');
};

/** Day of a festival in a year. */
const holidayIn = (rule: HolidayRule, y: number): number => {
  switch (rule.is) {
    case 'day':
      return dayNumber(y, rule.month, rule.day);
    case 'easter':
      return easterOf(y) + rule.days;
    case 'nth':
      return nthWeekday(y, rule.month, rule.weekday, rule.nth);
  }
};

const holiday = (
  rule: HolidayRule,
  told: number | undefined,
  which: Which | undefined,
  { today, side }: Frame,
): When => {
  const year = (rule.is === 'day' ? rule.year : undefined) ?? told;
  if (year !== undefined) return day(holidayIn(rule, year));
  if (today === undefined) return UNKNOWN;
  const { year: now } = partsOf(today);
  const own = holidayIn(rule, now);
  return day(meant([holidayIn(rule, now - 1), own, holidayIn(rule, now + 1)], own, today, which, side) ?? own);
};

/** Both ends, the one without a year counted from the other: 'Nov. 30 to Dec. 12, 2015'. */
const range = (first: Shape, last: Shape, frame: Frame): When => {
  const hasYear = (shape: Shape): boolean => shape.is === 'date' && shape.year !== undefined;
  const isFirstKnown = !hasYear(last) && (hasYear(first) || frame.side === 'future');
  const known = resolve(isFirstKnown ? first : last, frame);
  if (!known.start || !known.end) return UNKNOWN;
  const from: Pick<Frame, 'today' | 'side'> = isFirstKnown
    ? { today: firstDay(known.start), side: 'future' }
    : { today: lastDay(known.end), side: 'past' };
  const other = resolve(isFirstKnown ? last : first, { ...frame, ...from, year: undefined });
  const [start, end] = isFirstKnown ? [known.start, other.end] : [other.start, known.end];
  return start && end && firstDay(start) <= lastDay(end) ? { start, end, precision: 'interval' } : UNKNOWN;
};
