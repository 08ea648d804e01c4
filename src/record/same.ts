/**
 * Whether two items tell of the same thing, decided from the two alone: parties, people, days, place, kind, what it is
 * about, quotations. Pure, and the same whichever comes first.
 *
 * Two answers: `score` says how alike they are, `apart` that they contradict each other in what one thing cannot have
 * twice (dates too far apart, other people for the same side, a dinner and talks). Items that are apart never stand in
 * one entry, whatever stands between them. A plan and what came of it are not apart: the entry keeps both statuses.
 *
 * Statements, commitments, channels and incidents are the same only in identical words, of one speaker, on one day.
 */
import type { EventStatus, MeetingStatus } from '../model/generated/lists.js';
import { PARTY } from '../model/generated/parties.js';
import type { Place } from '../model/reading.js';
import type { Item } from '../model/record.js';
import { distance, type Interval } from './days.js';
import { type Profile, profileOf, type Side } from './profile.js';
import {
  ABOUT,
  CODE,
  DAY,
  EVENT,
  IDENTICAL,
  KINDS,
  LEAST_WORDS,
  MEETING,
  PEOPLE,
  PLACE,
  SLIDING_DAYS,
  SPEAKS_FOR_ITSELF,
  STATUS,
  WIDTHS,
} from './weights.js';

/** How alike two items are, 0 to 1, with the ids of what speaks for it. The same from `THRESHOLD` on. */
export interface Likeness {
  readonly score: number;
  readonly why: readonly string[];
}

export const same = (a: Item, b: Item): Likeness => {
  const why: string[] = [];
  const score = scoreOf(profileOf(a), profileOf(b), why);
  return { score, why: score > 0 ? why : [] };
};

/** The score of `same` for items whose profiles are at hand; pushes its reasons to `why` where it is given. */
export const scoreOf = (a: Profile, b: Profile, why?: string[]): number =>
  a.document === b.document ? 0 : likeness(a, b, why);

/** The score of two items of different documents. */
export const likeness = (a: Profile, b: Profile, why?: string[]): number => {
  if (a.key !== b.key || !a.when || !b.when || apart(a, b)) return 0;
  if (a.item.kind !== 'meeting' && a.item.kind !== 'event') return identical(a, b, why);
  if (a.undated !== null && b.undated !== null && Math.abs(a.undated - b.undated) > SLIDING_DAYS) return 0;
  return rounded(a.item.kind === 'meeting' ? meetings(a, b, why) : events(a, b, why));
};

/** Sums of fractions differ in their last bits with the order of adding; ties must be ties. */
const rounded = (score: number): number => Math.round(score * 1000) / 1000;

/** True where the two contradict each other in what one thing cannot have twice. Items without a date contradict no date. */
export const apart = (a: Profile, b: Profile): boolean => {
  if (a.item.kind !== b.item.kind) return true;
  if (a.when && b.when && distance(a.when, b.when) > slack(a, b)) return true;
  switch (a.item.kind) {
    case 'meeting':
      return (
        kindsAgree(a.sort, b.sort) === 0 ||
        statusesAgree(a.status, b.status) === 0 ||
        (a.inPerson && b.remote) ||
        (b.inPerson && a.remote) ||
        otherPeople(a.people, b.people)
      );
    case 'event':
      return eventsApart(a, b);
    case 'statement':
      return otherPeople(a.people, b.people);
    default:
      return a.sort !== b.sort;
  }
};

const eventsApart = (a: Profile, b: Profile): boolean => {
  if (a.plover !== b.plover || statusesAgree(a.status, b.status) === 0) return true;
  if (a.mode !== '' && b.mode !== '' && a.mode !== b.mode) return true;
  if (a.directed && (areOther(a.from, b.from) || areOther(a.to, b.to))) return true;
  if (otherPeople(a.people, b.people)) return true;
  const speak = a.about.length >= SPEAKS_FOR_ITSELF && b.about.length >= SPEAKS_FOR_ITSELF;
  return speak && common(a.about, b.about) === 0 && !quoteAlike(a, b);
};

/** Absolute dates of one thing do not differ, but for calls: their two ends may lie in two days. */
const slack = (a: Profile, b: Profile): number =>
  a.relative || b.relative || (a.remote && b.remote) ? SLIDING_DAYS : 0;

/** People of the actor table on both sides of the comparison for some party, and none in common. */
const otherPeople = (a: readonly Side[], b: readonly Side[]): boolean => {
  for (const side of a)
    for (const other of b)
      if (side.party === other.party && side.known && other.known && common(side.keys, other.keys) === 0) return true;
  return false;
};

const areOther = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && common(a, b) === 0;

const meetings = (a: Profile, b: Profile, why?: string[]): number => {
  const score =
    MEETING.day * days(a, b, why) +
    MEETING.people * people(a, b, why) +
    MEETING.place * places(a.place, b.place, why) +
    MEETING.kind * kindsAgree(a.sort, b.sort) +
    MEETING.parties * share(a.parties, b.parties);
  return score * statusesAgree(a.status, b.status);
};

const events = (a: Profile, b: Profile, why?: string[]): number => {
  const matter = quoteAlike(a, b) ? 1 : aboutAgree(a.about, b.about);
  // Of one pair, on one day, by one verb: what alone tells two accusations apart does not agree.
  if (matter === 0) return 0;
  if (matter > ABOUT.neither) why?.push('same/about');
  const score =
    EVENT.day * days(a, b, why) +
    EVENT.code * codesAgree(a.cameo, b.cameo) +
    EVENT.people * people(a, b, why) +
    EVENT.about * matter;
  return score * statusesAgree(a.status, b.status);
};

const identical = (a: Profile, b: Profile, why?: string[]): number => {
  if (a.words !== b.words || a.sort !== b.sort || a.words.split(' ').length < LEAST_WORDS) return 0;
  // Speakers with a name; for those without one `sort` has spoken.
  if ((a.named > 0 || b.named > 0) && sharedSides(a.people, b.people) === 0) return 0;
  why?.push('same/words');
  return IDENTICAL;
};

const days = (a: Profile, b: Profile, why?: string[]): number => {
  if (!a.when || !b.when) return 0;
  const width = Math.max(a.width, b.width);
  if (width > WIDTHS[1]) return DAY.coarse;
  if (a.undated !== null || b.undated !== null)
    return distance(told(a, a.when), told(b, b.when)) > SLIDING_DAYS ? DAY.coarse : DAY.week;
  if (width > WIDTHS[0]) return DAY.week;
  const near = distance(a.when, b.when) > 0;
  why?.push(near ? 'same/day-apart' : 'same/day');
  return near ? DAY.apart : DAY.same;
};

/** The days of an item, or the day of publication in their place. */
const told = ({ undated }: Profile, when: Interval): Interval => (undated === null ? when : [undated, undated]);

const people = (a: Profile, b: Profile, why?: string[]): number => {
  const shared = sharedSides(a.people, b.people) + sharedSides(a.targets, b.targets);
  if (shared === 0) return PEOPLE.unknown;
  why?.push('same/people');
  return shared > 1 ? PEOPLE.both : PEOPLE.one;
};

/** Number of parties for which somebody is named by both. */
const sharedSides = (a: readonly Side[], b: readonly Side[]): number => {
  let shared = 0;
  for (const side of a)
    for (const other of b) if (side.party === other.party && common(side.keys, other.keys) > 0) shared++;
  return shared;
};

const places = (a: Place | null, b: Place | null, why?: string[]): number => {
  if (!a || !b) return PLACE.unknown;
  const one = a.geonames === undefined || b.geonames === undefined ? a.name === b.name : a.geonames === b.geonames;
  if (one) {
    why?.push('same/place');
    return PLACE.same;
  }
  if (a.country === undefined || b.country === undefined) return PLACE.unknown;
  if (a.country !== b.country) return PLACE.other;
  return isCountry(a) || isCountry(b) ? PLACE.within : PLACE.country;
};

/** 'In China' is where 'in Beijing' is, too. */
export const isCountry = ({ name, country }: Place): boolean => country !== undefined && PARTY[country].name === name;

const KIND_PAIRS = pairs(KINDS);
const kindsAgree = (a: string, b: string): number => (a === b ? 1 : (KIND_PAIRS.get(a)?.get(b) ?? 0));

const PHASES: Readonly<Record<'done' | 'plan' | 'off' | 'saidNot', readonly (MeetingStatus | EventStatus)[]>> = {
  done: ['happened'],
  plan: ['planned', 'agreed', 'proposed', 'hypothetical'],
  off: ['refused', 'cancelled'],
  saidNot: ['denied'],
};

const crossed = (
  a: readonly string[],
  b: readonly string[],
  value: number,
): readonly (readonly [string, string, number])[] => a.flatMap((x) => b.map((y) => [x, y, value] as const));

/** A plan becomes the thing, or is called off; what was called off did not happen; what is denied may have. */
const STATUS_PAIRS = pairs([
  ...Object.values(PHASES).flatMap((phase) => crossed(phase, phase, 1)),
  ...crossed(PHASES.done, PHASES.plan, STATUS.plan).filter(([, plan]) => plan !== 'hypothetical'),
  ...crossed(PHASES.off, PHASES.plan, STATUS.cancelled),
  ...crossed(PHASES.saidNot, [...PHASES.done, ...PHASES.plan, ...PHASES.off], STATUS.denied),
]);
const statusesAgree = (a: string, b: string): number => (a === b ? 1 : (STATUS_PAIRS.get(a)?.get(b) ?? 0));

/** A table of pairs, looked up either way. */
function pairs(rows: readonly (readonly [string, string, number])[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const table = new Map<string, Map<string, number>>();
  for (const [a, b, value] of rows)
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const)
      table.set(x, (table.get(x) ?? new Map<string, number>()).set(y, value));
  return table;
}

const codesAgree = (a: string, b: string): number => {
  if (a === b) return CODE.same;
  if (a.slice(0, 2) !== b.slice(0, 2)) return CODE.type;
  return a.startsWith(b) || b.startsWith(a) ? CODE.branch : CODE.root;
};

const aboutAgree = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0 && b.length === 0) return ABOUT.neither;
  if (a.length === 0 || b.length === 0) return ABOUT.one;
  const alike = (2 * common(a, b)) / (a.length + b.length);
  return alike < ABOUT.least ? 0 : Math.min(1, alike / ABOUT.full);
};

const quoteAlike = (a: Profile, b: Profile): boolean => common(a.quotations, b.quotations) > 0;

/** Size of what two lists have in common; the lists are short. */
const common = (a: readonly string[], b: readonly string[]): number => {
  let count = 0;
  for (const one of a) if (b.includes(one)) count++;
  return count;
};

const share = (a: readonly string[], b: readonly string[]): number => {
  const both = common(a, b);
  const all = a.length + b.length - both;
  return all === 0 ? 1 : both / all;
};
