/** The time of a word: what the later stages ask of the dates. */
import type { DateValue } from '../../model/reading.js';
import { firstFrom, sentenceEndAt, sentenceStartAt, type Tokens } from '../text/tokens.js';
import type { TimeValue } from './calendar.js';
import type { DateLayer } from './dates.js';

/** A date of an item, where it stands, and the rule that gave it. */
export interface ItemDate {
  readonly from: number;
  readonly to: number;
  readonly value: DateValue;
  readonly why: string;
}

/**
 * When something was, that a token tells: the time of its own clause, else of the clause that governs that, up to the
 * main clause of its sentence. Times that cannot be counted are none; one that is open on one side reaches to the day
 * of publication.
 */
export const dateNear = (layer: DateLayer, tokens: Tokens, token: number): ItemDate | undefined => {
  const { clauses, mentions, reference } = layer;
  const first = firstFrom(mentions, sentenceStartAt(tokens, token));
  const own = mentions.slice(first, firstFrom(mentions, sentenceEndAt(tokens, token)));
  let level = token;
  for (let step = 0; own.length > 0 && level >= 0 && step <= LEVELS; step++) {
    let best: ItemDate | undefined;
    for (const { from, to, of, why, value, dateline, ranks } of own) {
      if (of !== level || dateline || ranks || value === null) continue;
      const told = closed(value, reference);
      const isNearer = !best || Math.abs(from - token) < Math.abs(best.from - token);
      if (told !== undefined && isNearer) best = { from, to, value: told, why };
    }
    if (best) return best;
    const clause = clauses.clauseOf(level);
    level = clause === level ? clauses.above(level) : clause;
  }
  return undefined;
};

/** Clauses that are looked up from a word. */
const LEVELS = 8;

/** Both sides of a time; one that is open on one side reaches to the day of publication. In 'the 21st century' nothing has its day. */
export const closed = (value: TimeValue, reference: string | undefined): DateValue | undefined => {
  if (typeof value === 'string') return value;
  const start = value.start ?? reference;
  const end = value.end ?? reference;
  if (start === undefined || end === undefined || start > end) return undefined;
  return yearOf(end) - yearOf(start) <= LONGEST ? { start, end } : undefined;
};
const yearOf = (date: string): number => Number(date.slice(0, 'YYYY'.length));
/** Years. */
const LONGEST = 20;
