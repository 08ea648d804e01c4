/**
 * The numbers by which the record decides which items may be one; each has its reason. How much each likeness counts
 * stands in data/record/same.csv (`generated/same.ts`). A change of any of them is a change of the whole record: it
 * asks for a rebuild.
 */
import type { MeetingKind } from '../model/generated/lists.js';
import type { ItemKind } from '../model/record.js';

/** Days by which the dates of two items of one thing may differ: outlets count 'Sunday' in their own zone. */
export const SLIDING_DAYS = 1;

/**
 * A date wider than this is no date: '1949 to 1979' would be near everything. Such an item joins others only as a copy
 * or by a correction. 366: a year is the coarsest date that reports give of one meeting ('in 2022').
 */
export const LONGEST_DAYS = 366;

/**
 * An item without a date is of the four days up to its publication: news that does not say when tells of what is new, and
 * a weekend may lie between. Two such items have nothing but their publication to agree on: they are the same only where
 * that is at most `SLIDING_DAYS` apart (four calls of one pair within eight days had four readouts, none with a date).
 */
export const PUBLICATION_DAYS = 4;

/**
 * Widths of a date, in days, that make an item vaguer by a step each: a night or a weekend is still exact (talks past
 * midnight), then a week, a month, a quarter, a year.
 */
export const WIDTHS = [2, 8, 31, 92, LONGEST_DAYS] as const;

/**
 * Likelihood from which two items are taken for the same. A wrong union hides a thing, a missing one shows it twice: of pairs that
 * readers were asked of, hard ones all, three of four meetings and nine of ten incidents are right from there on, four of five of the others
 * (`npm run train:same -- --folds`).
 */
export const LEAST_LIKELY: Readonly<Record<ItemKind, number>> = {
  meeting: 0.55,
  event: 0.7,
  statement: 0.7,
  commitment: 0.7,
  channel: 0.7,
  incident: 0.6,
};

/** The same of two tellings in one text; meetings are told apart by who takes part, undertakings by nothing but their words. */
export const LEAST_WITHIN: Readonly<Record<ItemKind, number>> = { ...LEAST_LIKELY, commitment: 0.95 };

/** Likelihood from which a vague item goes where one as vague has gone ('in August' both). */
export const FOLLOWS = 0.9;

/** From this many stems on both sides, having none in common means two different things. */
export const SPEAKS_FOR_ITSELF = 3;

/** Shorter wordings are said by anybody: 'We will respond'. */
export const LEAST_WORDS = 4;

/** Kinds of meeting that may be one; other pairs are never the same: a dinner is not the talks before it. */
export const KINDS: readonly (readonly [MeetingKind, MeetingKind])[] = [
  ['talks', 'summit'],
  ['talks', 'call'],
  ['talks', 'visit'],
  ['talks', 'other'],
  ['summit', 'visit'],
  ['summit', 'other'],
  ['call', 'other'],
  ['visit', 'other'],
  ['meal', 'other'],
  ['ceremony', 'other'],
];
