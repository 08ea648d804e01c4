/** How two parties stand over time: the index, from the stored sums of weeks, so that it costs the same for any number of events. */
import type { Party } from '../../model/generated/parties.js';
import { relationshipIndex } from '../../record/index/level.js';
import type { WeekSums } from '../../record/weeks.js';
import type { PairSum, StoreReader, SumFilter, WeekSum, WeekTotal } from '../../store/store.js';

interface StandingPoint {
  /** Monday of the week. */
  readonly week: string;
  /** Distinct events. */
  readonly events: number;
  /** Their mean weight, -10 to 10. */
  readonly mean: number;
  /** What the pair was used to before this week; null where its past is too short. */
  readonly level: number | null;
  /** How far the week stands from it, in units of the pair's own spread. */
  readonly change: number | null;
  readonly movement: 'thaw' | 'chill' | 'steady' | null;
  /** Events by quarter: words and deeds, with and against one another. */
  readonly quads: Readonly<Record<WeekSum['quad'], number>>;
}

export interface PairStanding {
  readonly pair: readonly [Party, Party];
  readonly points: readonly StandingPoint[];
  /** Events of all its weeks. */
  readonly events: number;
  /** True where there are enough events for a level. */
  readonly levelled: boolean;
}

const NO_QUADS = { 'verbal-cooperation': 0, 'material-cooperation': 0, 'verbal-conflict': 0, 'material-conflict': 0 };

interface Week {
  events: number;
  goldstein: number;
  readonly quads: Record<WeekSum['quad'], number>;
}

const byWeek = (sums: readonly WeekSum[]): ReadonlyMap<string, Week> => {
  const weeks = new Map<string, Week>();
  for (const { week, quad, events, goldstein } of sums) {
    const known = weeks.get(week) ?? { events: 0, goldstein: 0, quads: { ...NO_QUADS } };
    known.events += events;
    // Weights are in tenths: what is added in another order is the same sum, and a tie is rounded alike everywhere.
    known.goldstein = Math.round((known.goldstein + goldstein) * 10) / 10;
    known.quads[quad] += events;
    weeks.set(week, known);
  }
  return weeks;
};

const meanOf = ({ goldstein, events }: Omit<WeekTotal, 'week'>): number => Math.round((goldstein / events) * 100) / 100;

/** The mean weight of each week in which something happened, the oldest first: all that a small picture of a pair shows. */
export const tonesOf = (totals: readonly WeekTotal[]): readonly Pick<StandingPoint, 'week' | 'mean'>[] =>
  totals.map((total) => ({ week: total.week, mean: meanOf(total) }));

/** A point for each week in which something happened, the oldest first. */
export function standingOf(pair: readonly [Party, Party], sums: readonly WeekSum[]): PairStanding {
  const weeks = byWeek(sums);
  const index = relationshipIndex(
    [...weeks].map(([week, { events, goldstein }]): WeekSums => ({ week, count: events, sum: goldstein, events: [] })),
  );
  const levels = new Map('none' in index ? [] : index.map((point) => [point.week, point]));
  const points = [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, all]): StandingPoint => {
      const at = levels.get(week);
      const { events, quads } = all;
      return {
        week,
        events,
        mean: meanOf(all),
        level: at?.level ?? null,
        change: at?.change ?? null,
        movement: at?.movement ?? null,
        quads,
      };
    });
  return {
    pair,
    points,
    events: points.reduce((sum, { events }) => sum + events, 0),
    levelled: !('none' in index),
  };
}

/** Pairs that are looked at for those that moved. */
const LOOKED_AT = 24;
/** Events of a pair that is drawn, where any has so many: of fewer a picture shows nothing. */
const LEAST_DRAWN = 5;
/** Weeks of the past in which a movement is news. */
const RECENT = 52;
const DAY = 86_400_000;

/**
 * The pairs that moved most of late: by their greatest change, a change of many events before one of few.
 *
 * @param until the last day of the record
 */
export async function movers(
  store: Pick<StoreReader, 'weeks' | 'pairSums'>,
  until: string,
  most: number,
  filter: SumFilter = {},
): Promise<readonly PairStanding[]> {
  const pairs = await store.pairSums({ ...filter, limit: LOOKED_AT });
  const since = new Date(Date.parse(until || '1970-01-01') - RECENT * 7 * DAY).toISOString().slice(0, 10);
  const standings = await Promise.all(
    pairs.map(async ({ pair }: PairSum) => standingOf(pair, await store.weeks(pair, filter))),
  );
  const moved = ({ points, events }: PairStanding): number =>
    Math.max(
      0,
      ...points
        .filter(({ week }) => week >= since)
        .map(({ change, events: n }) => Math.abs(change ?? 0) * Math.log2(1 + n)),
    ) +
    // Of pairs that have no level yet the one with most events.
    Math.log10(1 + events) / 100;
  const drawn = standings.filter(({ events }) => events >= LEAST_DRAWN);
  return (drawn.length > 0 ? drawn : standings)
    .sort((a, b) => moved(b) - moved(a) || (a.pair.join() < b.pair.join() ? -1 : 1))
    .slice(0, most);
}
