/**
 * Every number by which the record decides that two items are one. Each has its reason; none was fitted to a corpus.
 * A change of any of them is a change of the whole record: it asks for a rebuild.
 */
import type { MeetingKind } from '../model/generated/lists.js';

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

/** Score from which two items are taken for the same. Two dated, unnamed meetings (0.74) pass, undated ones (0.59) do not. */
export const THRESHOLD = 0.65;

/** Parts of the score of two meetings; they add up to 1. Who and when make a meeting, the place is often left out. */
export const MEETING = { day: 0.3, people: 0.35, place: 0.1, kind: 0.15, parties: 0.1 } as const;

/** Parts of the score of two events; they add up to 1. What it is about counts most: it alone parts two accusations. */
export const EVENT = { day: 0.25, code: 0.25, people: 0.15, about: 0.35 } as const;

/**
 * Agreement of days by what is known: the same day; within a week that one of them names, or published on the day or the
 * day after; within a wider date, or published later, or a day apart: that may be the zone or another day, and asks for
 * names or words beside.
 */
export const DAY = { same: 1, week: 0.5, coarse: 0.4, apart: 0.4 } as const;

/** Agreement of people: named alike on two sides, on one, not named on one side of the comparison. */
export const PEOPLE = { both: 1, one: 0.7, unknown: 0.4 } as const;

/** Agreement of places: one place; a place and its country; two of one country; unknown; two countries. */
export const PLACE = { same: 1, within: 0.8, country: 0.4, unknown: 0.5, other: 0 } as const;

/** Agreement of CAMEO codes: one code, one of its branches, one root, one PLOVER type alone. */
export const CODE = { same: 1, branch: 0.8, root: 0.6, type: 0.2 } as const;

/**
 * Agreement on what events are about. Half of a wording survives rewording at best: `full` of the stems in common counts
 * as all, under `least` they are different things. Nothing known on both sides is weaker than a word in common; on one
 * side weaker still.
 */
export const ABOUT = { full: 0.7, least: 0.4, neither: 0.5, one: 0.3 } as const;

/** From this many stems on both sides, having none in common means two different things. */
export const SPEAKS_FOR_ITSELF = 3;

/** A plan is the same as what came of it, but a report of the thing itself is nearer; a cancellation is of a plan. */
export const STATUS = { plan: 0.95, cancelled: 0.9, denied: 0.9 } as const;

/** Identical words of identical speakers: as good as certain, below the certainty of a person. */
export const IDENTICAL = 0.9;
/** Shorter wordings are said by anybody: 'We will respond'. */
export const LEAST_WORDS = 4;

/** How well two kinds of meeting may be one; pairs that are not here are never the same: a dinner is not the talks before it. */
export const KINDS: readonly (readonly [MeetingKind, MeetingKind, number])[] = [
  ['talks', 'summit', 0.8],
  ['talks', 'call', 0.6],
  ['talks', 'other', 0.6],
  ['summit', 'other', 0.6],
  ['call', 'other', 0.6],
  ['visit', 'other', 0.5],
  ['meal', 'other', 0.5],
  ['ceremony', 'other', 0.5],
];
