/**
 * Sums by week of what happened, of which the index of a pair over time is made: what an event adds to the weeks of the
 * pairs that it is between, for a store that keeps the sums; and the sums of some events of one pair with what they are of. Pure.
 *
 * Counted is what happened on a day that is known to be in one week; what is dated by month or
 * year, planned, denied or hidden adds nothing. A share is of two sides at least.
 */
import type { CameoCode } from '../model/generated/cameo.js';
import { PARTIES, type Party } from '../model/generated/parties.js';
import type { Entry, NamedActor } from '../model/record.js';
import { dayOf, intervalOf, isoDay } from './days.js';

/** The four quarters of the field: by word or deed, with or against one another. */
const QUADS = ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict'] as const;
export type Quad = (typeof QUADS)[number];

/** One event in the week of one pair. */
export interface WeekShare {
  /** The pair, sorted. */
  readonly a: Party;
  readonly b: Party;
  /** Who acted: `a` towards `b`, the other way, or both alike. */
  readonly direction: 'forth' | 'back' | 'both';
  /** The Monday with which the week begins, ISO 8601. */
  readonly week: string;
  readonly quad: Quad;
  /** Its confidence in whole tenths, 0 to 10, so that sums may be asked for from a least confidence on. */
  readonly tenth: number;
  /** Goldstein weight in tenths, -100 to 100: whole numbers, so that adding and taking away again leaves nothing behind. */
  readonly goldstein: number;
}

/** The quarter of a code, by its first two digits as GDELT has it. */
const quadOf = (cameo: CameoCode): Quad => {
  const root = Number(cameo.slice(0, 2));
  if (root <= 5) return 'verbal-cooperation';
  if (root <= 8) return 'material-cooperation';
  return root <= 13 ? 'verbal-conflict' : 'material-conflict';
};

/** The Monday of the week of a day, `YYYY-MM-DD`, or undefined where it is none. */
export const weekOf = (day: string): string | undefined => {
  const number = dayOf(day);
  // 1970-01-01 was a Thursday.
  return number === null ? undefined : isoDay(number - ((((number + 3) % 7) + 7) % 7));
};

/** @returns one share for each pair; none for an entry of another kind */
export function weekShares(entry: Entry): readonly WeekShare[] {
  if (entry.kind !== 'event') return [];
  const week = weekOfEvent(entry);
  if (week === undefined) return [];
  const { cameo, goldstein, confidence } = entry.value;
  return pairsOf(partiesOf(entry.value.source), partiesOf(entry.value.target)).map((pair) => ({
    ...pair,
    week,
    quad: quadOf(cameo),
    tenth: Math.min(10, Math.max(0, Math.floor(confidence * 10 + 1e-9))),
    goldstein: Math.round(goldstein * 10),
  }));
}

/** What a pair did in one week. */
export interface WeekSums {
  /** Its Monday, ISO 8601. */
  readonly week: string;
  /** Distinct events. */
  readonly count: number;
  /** Sum of their Goldstein weights. */
  readonly sum: number;
  /** Ids of the entries, the weightiest first. */
  readonly events: readonly string[];
}

/**
 * The sums of some events of one pair, each once, the oldest week first. Talks of one day count once, however many
 * sentences tell of them.
 */
export function weekSums(events: readonly Entry<'event'>[]): WeekSums[] {
  const weeks = new Map<string, Entry<'event'>[]>();
  const talked = new Set<string>();
  for (const event of [...events].sort(byDay)) {
    const week = weekOfEvent(event);
    if (week === undefined) continue;
    if (event.value.plover === 'CONSULT') {
      if (talked.has(event.day)) continue;
      talked.add(event.day);
    }
    weeks.set(week, [...(weeks.get(week) ?? []), event]);
  }
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, all]) => ({
      week,
      count: all.length,
      // In tenths, as Goldstein's weights are.
      sum: Math.round(all.reduce((sum, { value }) => sum + value.goldstein, 0) * 10) / 10,
      events: [...all]
        .sort((a, b) => Math.abs(b.value.goldstein) - Math.abs(a.value.goldstein) || byDay(a, b))
        .map(({ id }) => id),
    }));
}

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);

/**
 * The week in which all days that an event may have been stand, by the first report where it has no date; undefined
 * where that is not one week, or it did not happen.
 */
const weekOfEvent = (entry: Entry<'event'>): string | undefined => {
  if (entry.value.status !== 'happened' || ('hidden' in entry && entry.hidden)) return undefined;
  if (entry.date === null) return weekOf(entry.day);
  const interval = intervalOf(entry.date);
  if (!interval) return undefined;
  const [first, last] = interval.map((day) => weekOf(isoDay(day)));
  return first === last ? first : undefined;
};

const KNOWN: ReadonlySet<string> = new Set(PARTIES);

const partiesOf = (actors: readonly NamedActor[]): readonly Party[] => [
  ...new Set(actors.flatMap(({ party }) => (party !== '' && KNOWN.has(party) ? [party] : []))),
];

type Pair = Pick<WeekShare, 'a' | 'b' | 'direction'>;

/** Every pair of a side that acts and one that is acted on; where nobody is acted on, every two of those who act. */
const pairsOf = (sources: readonly Party[], targets: readonly Party[]): readonly Pair[] => {
  const pairs = new Map<string, Pair>();
  const take = (from: Party, to: Party, alike: boolean): void => {
    if (from === to) return;
    const [a, b] = from < to ? [from, to] : [to, from];
    const key = `${a} ${b}`;
    const direction = alike ? 'both' : from === a ? 'forth' : 'back';
    const known = pairs.get(key);
    pairs.set(key, { a, b, direction: known && known.direction !== direction ? 'both' : direction });
  };
  if (targets.length === 0) for (const from of sources) for (const to of sources) take(from, to, true);
  else for (const from of sources) for (const to of targets) take(from, to, false);
  return [...pairs.values()];
};
