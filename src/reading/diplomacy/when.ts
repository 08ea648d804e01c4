/**
 * When an item was: the time of its clause, else the one that stands beside its word. A bare weekday lies behind what
 * happened and ahead of what is to come.
 */

import type { Context } from '../context.js';
import {
  at,
  firstFrom,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  sentenceStartAt,
  uposOf,
} from '../text/tokens.js';
import { day, dayOfIso, isoValue } from '../time/calendar.js';
import type { DateMention } from '../time/dates.js';
import { dateNear, type ItemDate } from '../time/near.js';

/** Words from an item to a time that may be its own where the tree does not say so. */
const REACH = 24;
/** Words before a time that make it another's: when it ended, what came first. */
const APART = new Set(['since', 'until', 'till', 'before', 'after', 'by', 'from', 'ago', 'between']);

/**
 * @param ahead whether the item is still to come; undefined where nothing but the date tells that
 * @returns nothing where the sentence tells no time of the item
 */
export const whenOf = (context: Context, head: number, ahead: boolean | undefined = false): ItemDate | undefined => {
  const near = dateNear(context.dates, context.tokens, head);
  const found =
    rightBehind(context, head) ??
    (near && !isBeforeClause(context, near, head) ? near : undefined) ??
    beside(context, head) ??
    (ahead ? undefined : (sameDay(context, head) ?? countedBack(context, head)));
  return found && ahead !== undefined ? inDirection(context, found, ahead, head) : found;
};

/** The day on which a time begins, or ends where only that is known. */
export const startOf = (value: DateMention['value']): string =>
  typeof value === 'string' ? value : (value?.start ?? value?.end ?? '');

/** 'the same night', 'that day': the day told before; 'overnight': that of the text. */
const sameDay = ({ tokens, dates }: Context, head: number): ItemDate | undefined => {
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  for (let i = Math.max(sentenceStart(tokens, sentence), head - REACH); i < end; i++) {
    const form = lowerAt(tokens, i);
    if (form === 'overnight' && uposOf(tokens, i) === 'ADV' && dates.reference !== undefined)
      return { from: i, to: i + 1, value: dates.reference, why: SAME };
    if (!DAYS.has(form) || i === 0) continue;
    const before = lowerAt(tokens, i - 1);
    if (before !== 'same' && before !== 'that') continue;
    const told = dates.mentions[firstFrom(dates.mentions, i) - 1];
    const known = told && isDay(told.value) ? told : dates.mentions[firstFrom(dates.mentions, i) - 2];
    if (known && isDay(known.value)) return { from: i - 1, to: i + 1, value: known.value, why: SAME };
  }
  return undefined;
};
const DAYS = new Set(['day', 'night', 'evening', 'morning', 'afternoon']);
const SAME = 'dates/anchored';
const isDay = (value: DateMention['value']): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** 'a missile attack two days earlier', 'a visit on Monday': the time that stands right behind the word. */
const rightBehind = ({ dates, tokens }: Context, head: number): ItemDate | undefined => {
  const mention = dates.mentions[firstFrom(dates.mentions, head + 1)];
  if (mention?.kind !== 'point' || typeof mention.value !== 'string' || mention.dateline) return undefined;
  const gap = mention.from - head;
  const isNext =
    gap === 1 || (gap === 2 && uposOf(tokens, head + 1) === 'ADP' && !APART.has(lowerAt(tokens, head + 1)));
  return isNext && sentenceAt(tokens, mention.from) === sentenceAt(tokens, head)
    ? { from: mention.from, to: mention.to, value: mention.value, why: mention.why }
    : undefined;
};

/** The nearest time of the sentence behind the word, else before it, that no verb of saying has. */
const beside = (context: Context, head: number): ItemDate | undefined => {
  const { tokens, dates } = context;
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  const start = Math.max(sentenceStart(tokens, sentence), head - REACH);
  const first = firstFrom(dates.mentions, start);
  let best: DateMention | undefined;
  for (let k = first; k < dates.mentions.length; k++) {
    const mention = at(dates.mentions, k);
    if (mention.from >= end) break;
    if (!isOwn(context, mention, head) || isBeforeClause(context, mention, head)) continue;
    if (best && best.from > head) break;
    best = mention;
  }
  if (!best || typeof best.value !== 'string') return undefined;
  return { from: best.from, to: best.to, value: best.value, why: best.why };
};

const isOwn = (context: Context, mention: DateMention, head: number): boolean => {
  const { tokens, resources } = context;
  if (typeof mention.value !== 'string' || mention.kind !== 'point' || mention.dateline) return false;
  if (mention.from <= head && mention.to > head) return false;
  for (let i = Math.max(0, mention.from - 2); i <= mention.from; i++) if (APART.has(lowerAt(tokens, i))) return false;
  // 'the 2018 accord', 'last year's visit': the noun behind it has it.
  const next = mention.to < tokens.size ? uposOf(tokens, mention.to) : 'PUNCT';
  const isOwned = next === 'PART' || uposOf(tokens, Math.max(0, mention.from - 1)) === 'DET';
  if (isOwned && (next === 'NOUN' || next === 'PART' || next === 'ADJ' || next === 'PROPN')) return mention.to === head;
  if (mention.of < 0) return true;
  const isSaying = resources.grammar.verbs.get(at(tokens.lemmas, mention.of))?.has('saying') ?? false;
  return !isSaying || mention.of === head;
};

/** Words of a clause between its 'after' and its verb. */
const CLAUSE = 8;

/** The 'after' that opens the clause of a verb; -1 where none does. */
const afterOf = ({ tokens, grammar }: Context, head: number): number => {
  if (!grammar.isPredicate(head)) return -1;
  for (let i = head - 1; i >= Math.max(sentenceStartAt(tokens, head), head - CLAUSE); i--) {
    if (lowerAt(tokens, i) === 'after' && grammar.clauseOf(i) === head) return i;
    if (uposOf(tokens, i) === 'VERB') return -1;
  }
  return -1;
};

/** 'seized a tanker on Friday, two weeks after marines had seized another': Friday is not the day of the clause with 'after'. */
const isBeforeClause = (context: Context, mention: { readonly to: number }, head: number): boolean =>
  mention.to <= afterOf(context, head);

/** 'on Friday, two weeks after they had met': so much before the time told last. */
const countedBack = (context: Context, head: number): ItemDate | undefined => {
  const { tokens, dates, resources } = context;
  const after = afterOf(context, head);
  const unit = UNITS.get(after < 2 ? '' : at(tokens.lemmas, after - 1));
  if (unit === undefined) return undefined;
  const form = lowerAt(tokens, after - 2);
  const count = form === 'a' || form === 'one' ? 1 : (resources.times.words.get(form)?.number ?? Number(form));
  const told = dates.mentions[firstFrom(dates.mentions, after - 2) - 1];
  if (!Number.isInteger(count) || !told || !isDay(told.value)) return undefined;
  return { from: after - 2, to: after + 1, value: later(told.value, -count * unit), why: SAME };
};

const WEEK = 7;
/** Days of what is counted. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', WEEK],
]);
/** The rule of a bare weekday; what it says hangs on the tense, which a tree may have wrong. */
const WEEKDAY = 'dates/relative-weekday';
const WITHOUT_YEAR = 'dates/without-year';

/** Days before a month or day without a year within which a noun may well mean the coming one. */
const SOON = 150;

const inDirection = ({ dates, tokens }: Context, date: ItemDate, ahead: boolean, head: number): ItemDate => {
  const { reference } = dates;
  const { value, why } = date;
  if (why === WITHOUT_YEAR && reference !== undefined && typeof value === 'string') {
    const isPast = value < reference.slice(0, value.length);
    const isLater = value > reference.slice(0, value.length);
    const turned = inYear(value, ahead ? 1 : -1);
    // 'towards a meeting in San Francisco in November', told in October: no tense says which November it is.
    const isOpen = !ahead && isLater && uposOf(tokens, head) !== 'VERB' && value <= later(reference, SOON);
    if (isOpen) return { ...date, value: { start: turned, end: value } };
    return (ahead && isPast) || (!ahead && isLater) ? { ...date, value: turned } : date;
  }
  if (why !== WEEKDAY || reference === undefined || typeof value !== 'string' || value.length !== reference.length)
    return date;
  if (ahead && value < reference) return { ...date, value: later(value, WEEK) };
  return !ahead && value > reference ? { ...date, value: later(value, -WEEK) } : date;
};

const inYear = (value: string, years: number): string => `${Number(value.slice(0, 4)) + years}${value.slice(4)}`;

const later = (value: string, days: number): string => {
  const number = dayOfIso(value);
  const moved = number === undefined ? value : isoValue(day(number + days));
  return typeof moved === 'string' ? moved : value;
};
