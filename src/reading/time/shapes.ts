/** What the words of a temporal expression say, before it is counted from any day. */
import type { HolidayRule, Unit } from './words.js';

export type Which = 'last' | 'this' | 'coming' | 'next';

/** Fields of a date that are told. */
export interface Fields {
  readonly is: 'date';
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 0 is Sunday: told beside the day, it tells the year where none is. */
  readonly weekday?: number;
  /** Years from that of the publication: 'June of last year'. */
  readonly yearBy?: number;
  readonly which?: Which | undefined;
}

export type Shape =
  | Fields
  /** Two numbers and a year, in the order of the text: 05/06/2023. */
  | { readonly is: 'numeric'; readonly a: number; readonly b: number; readonly year: number }
  /** Counted in whole units from the day of publication: today, last week, this month. */
  | { readonly is: 'offset'; readonly unit: Unit; readonly by: number }
  | { readonly is: 'weekday'; readonly weekday: number; readonly which?: Which | undefined; readonly weekBy?: number }
  | { readonly is: 'weekend'; readonly which?: Which | undefined }
  | {
      readonly is: 'season';
      readonly month: number;
      readonly year?: number | undefined;
      readonly which?: Which | undefined;
    }
  | { readonly is: 'decade'; readonly year: number }
  | { readonly is: 'century'; readonly nth: number }
  /** Some units before (-) or after today or the date told before; 'in ten days' is a time if its verb lies ahead. */
  | {
      readonly is: 'count';
      readonly number: number;
      readonly unit: Unit;
      readonly sign: 1 | -1;
      readonly from: 'today' | 'anchor' | 'verb';
    }
  /** 'the past two years', 'the next six months'. */
  | { readonly is: 'stretch'; readonly number: number; readonly unit: Unit; readonly sign: 1 | -1 }
  /** The unit before, of, or after the date told before: 'the previous day'. */
  | { readonly is: 'anchored'; readonly unit: Unit; readonly by: number; readonly orToday: boolean }
  /** 'the following June', 'the previous Monday': the first after the date told before, the last before it. */
  | { readonly is: 'following'; readonly of: Shape; readonly sign: 1 | -1 }
  /** 'the day after the summit': counted from the date of an event named behind it, or before where none is named. */
  | { readonly is: 'event'; readonly number: number; readonly unit: Unit; readonly sign: 1 | -1 }
  | {
      readonly is: 'holiday';
      readonly rule: HolidayRule;
      readonly year?: number | undefined;
      readonly which?: Which | undefined;
    }
  | { readonly is: 'range'; readonly first: Shape; readonly last: Shape }
  /** Early, mid, late; `exact` where the words are 'the beginning of', 'the end of', which a bound goes by. */
  | { readonly is: 'edge'; readonly edge: number; readonly exact: boolean; readonly of: Shape };

/** A shape and the token behind its last. */
export interface Match {
  readonly to: number;
  readonly shape: Shape;
}

/** An expression in the text. */
export interface Expression extends Match {
  readonly from: number;
}
