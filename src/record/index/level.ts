/**
 * The relationship index of a pair, from weekly sums of Goldstein weights: the level that the pair is used to, and how far
 * a week stands from it, since thaw and chill are changes, not levels. Pure.
 */
import { dayOf } from '../days.js';
import type { WeekSums } from '../weeks.js';

type Movement = 'thaw' | 'chill' | 'steady';

export interface IndexPoint {
  /** Monday of the week, ISO 8601. */
  readonly week: string;
  readonly sums: WeekSums;
  /** Mean weight of an event in the pair's past before this week, -10 to 10; null where the past is too short. */
  readonly level: number | null;
  /** How far the week's mean stands from it, in units of the pair's own spread; null with the level. */
  readonly change: number | null;
  readonly movement: Movement | null;
  /** Ids of the events that moved it, the weightiest first; none where it is steady. */
  readonly movedBy: readonly string[];
}

/** Why there is no index. */
export interface NoIndex {
  readonly none: string;
}

/** A pair with fewer events has no index: a mean of few is noise. */
const LEAST_EVENTS = 20;
/** Events in a pair's past before a level is told. */
const LEAST_PAST = 10;
/** Weeks after which the past counts half. */
const HALF_LIFE = 26;
/** A change of this many spreads is one. */
const MOVED = 1.5;
/** Spread that a pair has at least, in weights of Goldstein, so that a calm past makes no storm of a word. */
const LEAST_SPREAD = 1;
/** Events of a week before it can be a change: one word is no weather. */
const LEAST_WEEK = 3;
/** Events of a week that are told as its movers. */
const MOVERS = 3;

/**
 * @param weeks sums of the weeks in which anything happened, in any order
 * @returns a point for each of these weeks, the oldest first; or why there is none
 */
export function relationshipIndex(weeks: readonly WeekSums[]): readonly IndexPoint[] | NoIndex {
  const count = weeks.reduce((sum, week) => sum + week.count, 0);
  if (count < LEAST_EVENTS) return { none: `${count} events: an index needs ${LEAST_EVENTS}` };
  const ordered = [...weeks].sort((a, b) => (a.week < b.week ? -1 : 1));
  return ordered.map((sums, place) => pointOf(sums, ordered.slice(0, place)));
}

const pointOf = (sums: WeekSums, past: readonly WeekSums[]): IndexPoint => {
  const known = past.reduce((sum, week) => sum + week.count, 0);
  if (known < LEAST_PAST) return { week: sums.week, sums, level: null, change: null, movement: null, movedBy: [] };
  const now = dayOf(sums.week) ?? 0;
  let [weight, total, squares] = [0, 0, 0];
  for (const week of past) {
    const faded = week.count * 0.5 ** ((now - (dayOf(week.week) ?? now)) / 7 / HALF_LIFE);
    const mean = week.sum / week.count;
    weight += faded;
    total += faded * mean;
    squares += faded * mean * mean;
  }
  const level = total / weight;
  const spread = Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, squares / weight - level * level)));
  const change = (sums.sum / sums.count - level) / spread;
  const movement: Movement =
    sums.count < LEAST_WEEK ? 'steady' : change >= MOVED ? 'thaw' : change <= -MOVED ? 'chill' : 'steady';
  return {
    week: sums.week,
    sums,
    level: rounded(level),
    change: rounded(change),
    movement,
    movedBy: movement === 'steady' ? [] : sums.events.slice(0, MOVERS),
  };
};

const rounded = (value: number): number => Math.round(value * 100) / 100;
