/** What is asked of a store: pages of lists, and what is to be in them. */
import type { Attribution, Venue } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import type { ItemKind } from '../model/record.js';
import type { Days } from './put.js';

/** A place in a list: the day and id of the line after which to go on. */
export interface Cursor {
  readonly day: string;
  readonly id: string;
}

export interface PageOptions {
  /** Lines of a page; 50 unless told, at most 1,000. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: Cursor;
}

/** What entries are to be like: all of what is given holds. Without a condition every entry is. */
export interface EntryConditions {
  /** All of these are among its sides. */
  readonly parties?: readonly Party[];
  /** Of each of these lists of ids somebody takes part: several ids of one person, or several persons of one name. */
  readonly actors?: readonly (readonly string[])[];
  /** It is about one of these: topics, their parents, contexts of events. */
  readonly topics?: readonly string[];
  /** One of these statuses, or states of a channel. */
  readonly statuses?: readonly string[];
  /** The least confidence by kind, 0 to 1; a kind that is not named may have any. */
  readonly confidence?: Readonly<Partial<Record<ItemKind, number>>>;
  /** A report of it was published on this day or later, `2023-06-18`. */
  readonly publishedSince?: string;
}

export interface EntryFilter extends PageOptions, EntryConditions {
  /** First day, as coarse as wanted. Entries without a day come only where neither day is given. */
  readonly since?: string;
  /** Last day, as coarse as wanted: `2023-06` is the whole month. */
  readonly until?: string;
  /** The oldest day first unless told; within a day in the order of the text, those without a day always last. */
  readonly order?: 'oldest' | 'newest';
  /** Words that its title and the first words that support it hold, all of them, in any order; `''` asks for none. */
  readonly words?: string;
  /** A statement on one of these terms, and on one of these occasions. */
  readonly attributions?: readonly Attribution[];
  readonly venues?: readonly Venue[];
  /** A meeting with somebody in one of these offices: `secretary of state USA`. */
  readonly offices?: readonly string[];
  /** Only these. */
  readonly ids?: readonly string[];
  /** A rule that it was read by. */
  readonly rule?: string;
  /** With the entries that a person hid; without them unless told. */
  readonly hidden?: boolean;
}

export interface ChangeFilter {
  /** Lines of a page; 50 unless told, at most 1,000. */
  readonly limit?: number;
  /** Only those with a greater number: that of the last change seen, `next` of the page before. */
  readonly after?: number;
  /** Only those of this moment or day (ISO 8601) or later. */
  readonly since?: string;
  /** Only those of one id. */
  readonly entry?: string;
}

/** Documents by their day of publication, and by what they tell of: one entry that meets the conditions is enough. */
export interface DocumentFilter extends PageOptions, EntryConditions {
  /** First day of publication, as coarse as wanted. */
  readonly since?: string;
  /** Last day of publication, as coarse as wanted. */
  readonly until?: string;
}

/** Which weeks are summed, by their Mondays, and of which events. */
export interface SumFilter {
  /** First and last Monday, ISO 8601, both included. */
  readonly since?: string;
  readonly until?: string;
  /** The least confidence, 0 to 1, in tenths: 0.85 is taken as 0.9. */
  readonly confidence?: number;
}

export interface PairFilter extends SumFilter {
  /** Of the pairs of which each of these is a side. */
  readonly parties?: readonly Party[];
  /** Pairs; 1,000 unless told. */
  readonly limit?: number;
}

/** Which entries are looked through, the least sure first. */
export interface UnsureFilter extends EntryConditions, Pick<EntryFilter, 'since' | 'until'> {
  readonly kinds: readonly ItemKind[];
  /** Of those that a person said something of, or of all others. */
  readonly looked: boolean;
}

/** The days of one key that are looked at. */
export interface Window {
  readonly key: string;
  readonly days: Days;
}
