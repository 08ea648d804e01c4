/**
 * The relationship index of a pair: Goldstein-weighted sums of distinct events a week, by families; against them a level
 * learned from the pair's own past, since thaw and chill are changes, not levels. Pure, and in two steps: sums of weeks
 * from events, which a store may keep, and the index from sums.
 */
import { PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import type { Entry } from '../../model/record.js';
import { dayOf, isoDay } from '../days.js';

/** Verbal or material, cooperation or conflict. */
const QUADS = ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict'] as const;
type Quad = (typeof QUADS)[number];

const QUAD_OF: Readonly<Record<PloverType, Quad>> = {
  AGREE: 'verbal-cooperation',
  CONSULT: 'verbal-cooperation',
  SUPPORT: 'verbal-cooperation',
  CONCEDE: 'verbal-cooperation',
  COOPERATE: 'material-cooperation',
  AID: 'material-cooperation',
  RETREAT: 'material-cooperation',
  REQUEST: 'verbal-conflict',
  ACCUSE: 'verbal-conflict',
  REJECT: 'verbal-conflict',
  THREATEN: 'verbal-conflict',
  PROTEST: 'material-conflict',
  SANCTION: 'material-conflict',
  MOBILIZE: 'material-conflict',
  COERCE: 'material-conflict',
  ASSAULT: 'material-conflict',
};

/** What a pair did in one week. */
export interface WeekSums {
  /** Its Monday, ISO 8601. */
  readonly week: string;
  /** Distinct events. */
  readonly count: number;
  /** Sum of their Goldstein weights. */
  readonly sum: number;
  readonly quads: Readonly<Record<Quad, number>>;
  /** Sum by type of PLOVER, of those that occurred. */
  readonly families: Readonly<Partial<Record<PloverType, number>>>;
  /** Ids of the entries, the weightiest first. */
  readonly events: readonly string[];
}

/** Monday of the week of a day, ISO 8601. */
export const weekOf = (day: string): string => {
  const number = dayOf(day);
  // 1970-01-01 was a Thursday.
  return number === null ? '' : isoDay(number - ((((number + 3) % 7) + 7) % 7));
};

/**
 * Sums by week of what happened: entries of events of one pair, each once. What has no day, and what is planned, denied or
 * only said to be, counts nowhere; talks of one day count once, however many sentences tell of them.
 */
export function weekSums(events: readonly Entry<'event'>[]): WeekSums[] {
  const weeks = new Map<string, Entry<'event'>[]>();
  const talked = new Set<string>();
  for (const event of [...events].sort(byDay)) {
    const { status, plover } = event.value;
    if (status !== 'happened' || event.day === '') continue;
    if (plover === 'CONSULT') {
      if (talked.has(event.day)) continue;
      talked.add(event.day);
    }
    const week = weekOf(event.day);
    weeks.set(week, [...(weeks.get(week) ?? []), event]);
  }
  return [...weeks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([week, all]) => sumsOf(week, all));
}

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);

const sumsOf = (week: string, events: readonly Entry<'event'>[]): WeekSums => {
  const quads: Record<Quad, number> = Object.fromEntries(QUADS.map((quad) => [quad, 0])) as Record<Quad, number>;
  const families: Partial<Record<PloverType, number>> = {};
  for (const { value } of events) {
    quads[QUAD_OF[value.plover]] += value.goldstein;
    families[value.plover] = (families[value.plover] ?? 0) + value.goldstein;
  }
  return {
    week,
    count: events.length,
    sum: rounded(events.reduce((sum, { value }) => sum + value.goldstein, 0)),
    quads: Object.fromEntries(QUADS.map((quad) => [quad, rounded(quads[quad])])) as Record<Quad, number>,
    families: Object.fromEntries(
      PLOVER_TYPES.flatMap((type) => {
        const sum = families[type];
        return sum === undefined ? [] : [[type, rounded(sum)]];
      }),
    ),
    events: [...events]
      .sort((a, b) => Math.abs(b.value.goldstein) - Math.abs(a.value.goldstein) || byDay(a, b))
      .map(({ id }) => id),
  };
};

/** Sums of tenths without the dust of binary fractions. */
const rounded = (value: number): number => Math.round(value * 10) / 10;
