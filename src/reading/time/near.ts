/** The time of a word: what the later stages ask of the dates. */
import type { DateValue } from '../../model/reading.js';
import { at, firstFrom, sentenceAt, type Tokens } from '../text/tokens.js';
import type { TimeValue } from './calendar.js';
import type { DateLayer, DateMention } from './dates.js';

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
  const { clauses } = layer;
  const { begin, end } = inSentence(layer, tokens, token);
  if (begin === end) return undefined;
  let level = token;
  for (let step = 0; level >= 0 && step <= LEVELS; step++) {
    const found = nearestOf(layer, begin, end, level, token);
    if (found) return found;
    const clause = clauses.clauseOf(level);
    level = clause === level ? clauses.above(level) : clause;
  }
  return undefined;
};

const inSentence = ({ mentions }: DateLayer, tokens: Tokens, token: number): { begin: number; end: number } => {
  const sentence = sentenceAt(tokens, token);
  const begin = firstFrom(mentions, at(tokens.sentences, sentence));
  let end = begin;
  while (end < mentions.length && at(mentions, end).from < at(tokens.sentences, sentence + 1)) end++;
  return { begin, end };
};

/** Clauses that are looked up from a word. */
const LEVELS = 8;

const nearestOf = (
  { mentions, reference }: DateLayer,
  begin: number,
  end: number,
  level: number,
  token: number,
): ItemDate | undefined => {
  let best: ItemDate | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let k = begin; k < end; k++) {
    const mention = at(mentions, k);
    const away = Math.abs(mention.from - token);
    if (mention.of !== level || away >= distance) continue;
    const value = itemValue(mention, reference);
    if (value === undefined) continue;
    best = { from: mention.from, to: mention.to, value, why: mention.why };
    distance = away;
  }
  return best;
};

/** The value as an item has it: with both sides. */
const itemValue = ({ value, dateline, ranks }: DateMention, reference: string | undefined): DateValue | undefined => {
  if (value === null || dateline || ranks) return undefined;
  return closed(value, reference);
};

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
