/**
 * The words of time of a language, as the tables know them: months, units, 'yesterday', 'last', festivals, words whose
 * infinitive lies ahead, cities and their zones.
 */

import { listed } from '../lists.js';
import { type Row, readTable, type Tables } from '../tables.js';
import { foldQuotes } from '../text/tokens.js';
import { foldName } from './places-fold.js';

const UNITS = [
  'second',
  'minute',
  'hour',
  'day',
  'weekend',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
] as const;
export type Unit = (typeof UNITS)[number];

const BOUNDS = ['from', 'to', 'within', 'in'] as const;
const JOINS = ['range', 'pair'] as const;

/** Senses that are a number; `data/README.md` says which. */
const NUMBERS = [
  // 1 to 12; 0 is Sunday; days from today; a part of a day: morning.
  'month',
  'weekday',
  'day',
  'part',
  // -1, 0, 1: last, this, next; the first month of a season.
  'relative',
  'season',
  'number',
  'fraction',
  // 1 for a, 0 for the; a number that is not told: several.
  'article',
  'some',
  'ordinal',
  // The first year of a decade told by its name; -1, 0, 1: early, mid, late.
  'decade',
  'edge',
  'each',
  // A preposition behind which a bare month or year is one.
  'at',
] as const;
const KINDS = [...NUMBERS, 'unit', 'bound', 'join'] as const;

/** The senses of one word; most words have one. */
export type TimeWord = Readonly<Partial<Record<(typeof NUMBERS)[number], number>>> & {
  readonly unit?: Unit;
  readonly bound?: (typeof BOUNDS)[number];
  readonly join?: (typeof JOINS)[number];
};

/** How a festival falls: on a day of a month (once in history), some days from Easter, on the nth weekday of a month. */
export type HolidayRule =
  | { readonly is: 'day'; readonly month: number; readonly day: number; readonly year?: number }
  | { readonly is: 'easter'; readonly days: number }
  | { readonly is: 'nth'; readonly month: number; readonly weekday: number; readonly nth: number };

interface Holiday {
  /** The words behind the first, in lower case. */
  readonly rest: readonly string[];
  readonly rule: HolidayRule;
}

export interface Times {
  /** Lower-case word to its senses. */
  readonly words: ReadonlyMap<string, TimeWord>;
  /** First word of a festival, in lower case, to those that begin with it, longest first. */
  readonly holidays: ReadonlyMap<string, readonly Holiday[]>;
  /** Lemmas whose infinitive lies ahead (plan, expect), with whether their own date does ('scheduled for Monday'). */
  readonly ahead: ReadonlyMap<string, boolean>;
  /** City, folded by `foldName`, to its zone of the IANA database and its state. */
  readonly zones: ReadonlyMap<string, { readonly zone: string; readonly country: string }>;
}

/** @param split the words of a phrase as the language's tools part them */
export function buildTimes(tables: Tables, split: (phrase: string) => string[]): Times {
  const words = new Map<string, TimeWord>();
  for (const row of readTable(tables, 'en/times')) {
    const word = row.text('word');
    const kind = row.oneOf('kind', KINDS);
    const known = words.get(word);
    if (known?.[kind] !== undefined) throw row.error(`'${word}' stands twice as ${kind}`);
    words.set(word, { ...known, ...senseOf(row, kind) });
  }
  const holidays = new Map<string, Holiday[]>();
  for (const row of readTable(tables, 'en/holidays')) {
    const [first = '', ...rest] = split(row.text('phrase')).map((word) => foldQuotes(word).toLowerCase());
    const list = listed(holidays, first);
    list.push({ rest, rule: holidayRule(row) });
    list.sort((a, b) => b.rest.length - a.rest.length);
  }
  return {
    words,
    holidays,
    ahead: new Map(
      readTable(tables, 'en/ahead').map((row) => [row.text('word'), row.maybeOneOf('date', ['ahead']) === 'ahead']),
    ),
    zones: new Map(
      readTable(tables, 'places/zones').map((row) => [
        foldName(row.text('city')),
        { zone: row.text('zone'), country: row.text('country') },
      ]),
    ),
  };
}

const senseOf = (row: Row, kind: (typeof KINDS)[number]): TimeWord => {
  switch (kind) {
    case 'unit':
      return { unit: row.oneOf('value', UNITS) };
    case 'bound':
      return { bound: row.oneOf('value', BOUNDS) };
    case 'join':
      return { join: row.oneOf('value', JOINS) };
    default:
      return { [kind]: row.number('value') };
  }
};

const DAY_RULE = /^(?:(\d{4})-)?(\d\d)-(\d\d)$/;
const EASTER_RULE = /^easter([+-]\d+)$/;
const NTH_RULE = /^(\d\d)-([0-6])#(-?\d)$/;

const holidayRule = (row: Row): HolidayRule => {
  const text = row.text('day');
  const fixed = DAY_RULE.exec(text);
  if (fixed) {
    const [year, month = 0, day = 0] = fixed.slice(1).map(Number);
    return { is: 'day', month, day, ...(fixed[1] ? { year } : {}) };
  }
  const easter = EASTER_RULE.exec(text);
  if (easter) return { is: 'easter', days: Number(easter[1]) };
  const nth = NTH_RULE.exec(text);
  if (nth) return { is: 'nth', month: Number(nth[1]), weekday: Number(nth[2]), nth: Number(nth[3]) };
  throw row.error(`'day' is '${text}': a day (05-01, 2001-09-11), easter+1, or month-weekday#nth (11-4#4)`);
};
