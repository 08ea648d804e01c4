/**
 * The words of time of a language, as the tables know them: months, units, 'yesterday', 'last', festivals, words whose
 * infinitive lies ahead, cities and their zones.
 */

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

/** The senses of one word; most words have one. `data/README.md` says what each is. */
export interface TimeWord {
  /** 1 to 12. */
  readonly month?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  /** Days from today. */
  readonly day?: number;
  /** A part of a day: morning. */
  readonly part?: number;
  /** -1, 0, 1: last, this, next. */
  readonly relative?: number;
  readonly unit?: Unit;
  /** First month of the season, 1 to 12. */
  readonly season?: number;
  readonly number?: number;
  readonly fraction?: number;
  /** 1 for a, 0 for the. */
  readonly article?: number;
  /** A number that is not told: several. */
  readonly some?: number;
  readonly ordinal?: number;
  /** First year of a decade told by its name. */
  readonly decade?: number;
  /** -1, 0, 1: early, mid, late. */
  readonly edge?: number;
  readonly each?: number;
  readonly bound?: (typeof BOUNDS)[number];
  /** A preposition behind which a bare month or year is one. */
  readonly at?: number;
  readonly join?: (typeof JOINS)[number];
}

const KINDS = [
  'month',
  'weekday',
  'day',
  'part',
  'relative',
  'unit',
  'season',
  'number',
  'fraction',
  'article',
  'some',
  'ordinal',
  'decade',
  'edge',
  'each',
  'bound',
  'at',
  'join',
] as const satisfies readonly (keyof TimeWord)[];

/** How a festival falls: on a day of a month, some days from Easter, on the nth weekday of a month, once in history. */
export type HolidayRule =
  | { readonly is: 'day'; readonly month: number; readonly day: number }
  | { readonly is: 'easter'; readonly days: number }
  | { readonly is: 'nth'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly is: 'once'; readonly year: number; readonly month: number; readonly day: number };

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
    const list = holidays.get(first) ?? [];
    list.push({ rest, rule: holidayRule(row) });
    holidays.set(
      first,
      list.sort((a, b) => b.rest.length - a.rest.length),
    );
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
    default: {
      const value = Number(row.text('value'));
      if (Number.isNaN(value)) throw row.error(`'value' is no number: '${row.text('value')}'`);
      return { [kind]: value };
    }
  }
};

const DAY_RULE = /^(?:(\d{4})-)?(\d\d)-(\d\d)$/;
const EASTER_RULE = /^easter([+-]\d+)$/;
const NTH_RULE = /^(\d\d)-([0-6])#(-?\d)$/;

const holidayRule = (row: Row): HolidayRule => {
  const text = row.text('day');
  const fixed = DAY_RULE.exec(text);
  if (fixed) {
    const month = Number(fixed[2]);
    const day = Number(fixed[3]);
    return fixed[1] ? { is: 'once', year: Number(fixed[1]), month, day } : { is: 'day', month, day };
  }
  const easter = EASTER_RULE.exec(text);
  if (easter) return { is: 'easter', days: Number(easter[1]) };
  const nth = NTH_RULE.exec(text);
  if (nth) return { is: 'nth', month: Number(nth[1]), weekday: Number(nth[2]), nth: Number(nth[3]) };
  throw row.error(`'day' is '${text}': a day (05-01, 2001-09-11), easter+1, or month-weekday#nth (11-4#4)`);
};
