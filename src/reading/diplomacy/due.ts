/** The day by which something is to be done: 'by the end of the year', 'before June', 'within two months'. */
import type { DateValue } from '../../model/reading.js';
import type { Context } from '../context.js';
import { at, firstFrom, formAt, lowerAt } from '../text/tokens.js';
import { day, dayOfIso, isoValue } from '../time/calendar.js';
import type { DateMention } from '../time/dates.js';

export interface Due {
  readonly value: DateValue;
  readonly why: string;
}

/** Words before a time that make it a last day, and words between them and the time: 'within a period not exceeding'. */
const BY = new Set(['by', 'before', 'within']);
const REACH = 5;
/** Units of a duration and the characters of a date that are as coarse. */
const GRAINS: ReadonlyMap<string, readonly [days: number, months: number, length: number]> = new Map([
  ['D', [1, 0, 10]],
  ['W', [7, 0, 10]],
  ['M', [0, 1, 7]],
  ['Y', [0, 12, 4]],
]);

/** @returns the first such time between two tokens */
export const dueOf = (context: Context, from: number, to: number): Due | undefined => {
  const { dates, tokens } = context;
  for (let k = firstFrom(dates.mentions, from); k < dates.mentions.length; k++) {
    const mention = at(dates.mentions, k);
    if (mention.from >= to) break;
    const lead = leadOf(context, mention);
    const isThisYear = lowerAt(tokens, mention.from) === 'this' && formAt(tokens, mention.to - 1) === 'year';
    if (lead === '' && !isThisYear) continue;
    const value = lastOf(context, mention, lead);
    if (value !== undefined) return { value, why: mention.why };
  }
  return endOfUnit(context, from, to);
};

/** Characters of a day up to which it tells its year or month. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['year', 4],
  ['month', 7],
]);
const OVER = new Set(['out', 'over', 'up', 'through']);

/** 'before the year is out', "by year's end", 'by year-end': the year or month of the text. */
const endOfUnit = ({ tokens, dates }: Context, from: number, to: number): Due | undefined => {
  const { reference } = dates;
  const form = (i: number): string => lowerAt(tokens, i);
  for (let i = from; reference !== undefined && i + 2 < to; i++) {
    if (!BY.has(form(i))) continue;
    const noun = form(i + 1) === 'the' ? i + 2 : i + 1;
    const length = UNITS.get(form(noun));
    if (length === undefined) continue;
    const isOver = form(noun + 1) === 'is' && OVER.has(form(noun + 2));
    const isEnd =
      (form(noun + 1) === "'s" || form(noun + 1) === '’s' || form(noun + 1) === '-') && form(noun + 2) === 'end';
    if (isOver || isEnd) return { value: reference.slice(0, length), why: 'dates/relative' };
  }
  return undefined;
};

const leadOf = ({ tokens }: Context, mention: DateMention): string => {
  for (let i = mention.from; i >= Math.max(0, mention.from - REACH); i--) {
    const form = lowerAt(tokens, i);
    if (BY.has(form) && (form === 'within' || mention.from - i <= 1)) return form;
  }
  return '';
};

const lastOf = ({ dates }: Context, { value }: DateMention, lead: string): DateValue | undefined => {
  if (value === null) return undefined;
  if (typeof value !== 'string') return value.end ?? value.start ?? undefined;
  if (!value.startsWith('P')) return value;
  return lead === 'within' && dates.reference !== undefined ? after(dates.reference, value) : undefined;
};

/** A duration counted from a day, as coarse as its unit: two months from 11 March are May. */
const after = (reference: string, duration: string): string | undefined => {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  const grain = GRAINS.get(unit);
  const start = dayOfIso(reference);
  if (!grain || start === undefined) return undefined;
  const [days, months, length] = grain;
  if (days > 0) {
    const value = isoValue(day(start + Number(count) * days));
    return typeof value === 'string' ? value : undefined;
  }
  const number = Number(reference.slice(0, 4)) * 12 + Number(reference.slice(5, 7)) - 1 + Number(count) * months;
  const month = String((number % 12) + 1).padStart(2, '0');
  return `${Math.floor(number / 12)}-${month}`.slice(0, length);
};
