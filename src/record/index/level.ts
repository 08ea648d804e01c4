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
  // Fading from one week to the next is fading from each of them: the past is carried on, not summed anew for every week.
  let past: Past = { events: 0, weight: 0, total: 0, squares: 0, at: 0 };
  return ordered.map((sums) => {
    const before = faded(past, dayOf(sums.week) ?? past.at);
    past = { ...before, ...withWeek(before, sums) };
    return pointOf(sums, before);
  });
}

/** The weeks before one, each with the weight that it has on its day. */
interface Past {
  readonly events: number;
  readonly weight: number;
  /** Of mean weights of events, and of their squares. */
  readonly total: number;
  readonly squares: number;
  readonly at: number;
}

const faded = ({ events, weight, total, squares, at }: Past, now: number): Past => {
  const share = 0.5 ** ((now - at) / 7 / HALF_LIFE);
  return { events, weight: weight * share, total: total * share, squares: squares * share, at: now };
};

const withWeek = (past: Past, { count, sum }: WeekSums): Omit<Past, 'at'> => {
  const mean = sum / count;
  return {
    events: past.events + count,
    weight: past.weight + count,
    total: past.total + count * mean,
    squares: past.squares + count * mean * mean,
  };
};

const pointOf = (sums: WeekSums, { events, weight, total, squares }: Past): IndexPoint => {
  if (events < LEAST_PAST) return { week: sums.week, sums, level: null, change: null, movement: null, movedBy: [] };
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
