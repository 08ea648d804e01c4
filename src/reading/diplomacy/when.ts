/**
 * When an item was: the time of its clause, else the one that stands beside its word. A bare weekday lies behind what
 * happened and ahead of what is to come.
 */

import type { Context } from '../context.js';
import { at, firstFrom, lowerAt, sentenceAt, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
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
  const found = rightBehind(context, head) ?? near ?? beside(context, head);
  return found && ahead !== undefined ? inDirection(context, found, ahead, head) : found;
};

/** The day on which a time begins, or ends where only that is known. */
export const startOf = (value: DateMention['value']): string =>
  typeof value === 'string' ? value : (value?.start ?? value?.end ?? '');

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
    if (!isOwn(context, mention, head)) continue;
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

const WEEK = 7;
/** The rule of a bare weekday; what it says hangs on the tense, which a tree may have wrong. */
const WEEKDAY = 'dates/relative-weekday';
const WITHOUT_YEAR = 'dates/without-year';

const inDirection = ({ dates, tokens }: Context, date: ItemDate, ahead: boolean, head: number): ItemDate => {
  const { reference } = dates;
  const { value, why } = date;
  if (why === WITHOUT_YEAR && reference !== undefined && typeof value === 'string') {
    const isPast = value < reference.slice(0, value.length);
    const isLater = value > reference.slice(0, value.length);
    const turned = inYear(value, ahead ? 1 : -1);
    // 'towards a meeting in San Francisco in November', told in October: no tense says which November it is.
    const isOpen = !ahead && isLater && uposOf(tokens, head) !== 'VERB';
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
