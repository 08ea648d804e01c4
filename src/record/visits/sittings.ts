/**
 * Meetings as a person would list them: what happened or lies ahead, each sitting once, without the mentions of other
 * sittings that a text makes in passing. Pure.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Entry, NamedActor } from '../../model/record.js';
import { dayOf, intervalOf, isoDay } from '../days.js';
import { stemsOf } from '../words.js';

/** People; where they are of one side alone, bodies of the others, or their states: what two talk about is no third. */
export const thoseWhoMet = ({ value }: Entry<'meeting'>): readonly NamedActor[] => {
  const people = value.participants.filter(({ actor }) => actor.startsWith('person:'));
  const sides = new Set(people.map(({ party }) => party));
  const others =
    sides.size > 1
      ? []
      : value.participants.filter(({ actor, party }) => !actor.startsWith('person:') && !sides.has(party));
  const isState = ({ actor }: NamedActor): boolean => actor.startsWith('state:');
  const byBodies = new Set(others.flatMap((one) => (isState(one) ? [] : [one.party])));
  const named = others.filter((one) => !isState(one) || !byBodies.has(one.party));
  return [...new Map([...people, ...named].map((one) => [one.name, one])).values()];
};

/** Stems of the surnames of those who met. */
export const surnamesOf = ({ value }: Pick<Entry<'meeting'>, 'value'>): string[] =>
  value.participants
    .filter(({ actor }) => actor.startsWith('person:'))
    .flatMap(({ name }) => stemsOf(name.split(' ').at(-1) ?? ''));

/** Somebody in no table and without an office speaks for no state: a patriarch, a guest. */
const isOfficial = ({ actor, role }: NamedActor): boolean => !actor.startsWith('person:?') || role !== undefined;

/** Sides that are there by somebody, or as a state where no person at all is named. */
const sidesThatMet = (meeting: Entry<'meeting'>): readonly Party[] => {
  const people = meeting.value.participants.filter(({ actor }) => actor.startsWith('person:'));
  const from = people.length > 0 ? people.filter(isOfficial) : meeting.value.participants;
  return [...new Set(from.flatMap(({ party }) => (party === '' ? [] : [party])))].sort();
};

/**
 * Meetings that happened between parties, by day, each sitting once: of a text that dates one meeting of the same people,
 * those without a day of their own are what it says of that one again.
 *
 * @param parties sides that must be there; none for all meetings
 * @param named ids of meetings whose title names both sides, so that a body or state may stand for one
 */
export function heldMeetings(
  meetings: readonly Entry<'meeting'>[],
  parties: readonly Party[],
  named: ReadonlySet<string> = new Set(),
): Entry<'meeting'>[] {
  const happened = meetings.filter(({ value }) => value.status === 'happened');
  const there = happened.filter((meeting) => {
    const sides = sidesThatMet(meeting);
    // Of a visit only the guest may be named.
    return (
      parties.every((party) => sides.includes(party)) ||
      ((meeting.value.kind === 'visit' || named.has(meeting.id)) && isOfSides(meeting, parties))
    );
  });
  const dated = there.filter(isOfDay);
  const inDocuments = new Set(dated.flatMap(({ reports }) => reports.map(({ document }) => document)));
  const kept = there.filter(
    (meeting) => isOfDay(meeting) || !meeting.reports.some(({ document }) => inDocuments.has(document)),
  );
  return withoutVague(distinct(kept)).sort(byDay);
}

/** Told with days of its own; a month alone is what a text recalls. */
const isOfDay = ({ date }: Entry<'meeting'>): boolean => {
  const days = date === null ? null : intervalOf(date);
  return days !== null && days[1] - days[0] < LONGEST;
};
const LONGEST = 14;

/** A side for which nobody is named counts as there. */
const isOfSides = (meeting: Entry<'meeting'>, parties: readonly Party[]): boolean =>
  parties.every((party) => meeting.parties.includes(party));

/**
 * Without what names a state for a side, where another of that day names the people of both: one visit and its talks; and without
 * a visit of people of both sides who had talks on its day or the next to it.
 */
const withoutVague = (meetings: readonly Entry<'meeting'>[]): Entry<'meeting'>[] => {
  const people = (meeting: Entry<'meeting'>): string[] =>
    meeting.value.participants.flatMap(({ actor }) => (actor.startsWith('person:') ? [actor] : []));
  const isWhole = (meeting: Entry<'meeting'>): boolean =>
    thoseWhoMet(meeting).every(({ actor }) => actor.startsWith('person:'));
  const isVisit = ({ value }: Entry<'meeting'>): boolean => value.kind === 'visit';
  const wholeOn = new Map<number, Entry<'meeting'>[]>();
  const numberOf = ({ day }: Entry): number => dayOf(day) ?? Number.NaN;
  for (const one of meetings.filter(isWhole)) wholeOn.set(numberOf(one), [...(wholeOn.get(numberOf(one)) ?? []), one]);
  const isToldBy = (meeting: Entry<'meeting'>, days: readonly number[], isOther: typeof isVisit): boolean =>
    days
      .flatMap((day) => wholeOn.get(numberOf(meeting) + day) ?? [])
      .some((other) => isOther(other) && people(meeting).every((one) => people(other).includes(one)));
  return meetings.filter((meeting) =>
    isWhole(meeting)
      ? !isVisit(meeting) || !isToldBy(meeting, [-1, 0, 1], (other) => !isVisit(other))
      : !isToldBy(meeting, [0], () => true),
  );
};

/** Of two of one day and the same people in one text the one told first. */
const distinct = (meetings: readonly Entry<'meeting'>[]): Entry<'meeting'>[] => {
  const seen = new Set<string>();
  return [...meetings].sort(byDay).filter((meeting) => {
    const { format, level } = meeting.value;
    const who = thoseWhoMet(meeting)
      .map(({ name }) => name)
      .sort()
      .join();
    const key = JSON.stringify([meeting.day, who, format, level]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** Meetings that are planned, agreed or proposed for a day after another, or without a day told no earlier. */
export const meetingsAhead = (
  meetings: readonly Entry<'meeting'>[],
  parties: readonly Party[],
  from: string,
): Entry<'meeting'>[] =>
  distinct(
    meetings.filter(
      (meeting) =>
        AHEAD.has(meeting.value.status) &&
        meeting.date !== null &&
        isAhead(meeting, from) &&
        parties.every((party) => meeting.parties.includes(party)),
    ),
  );
const AHEAD: ReadonlySet<string> = new Set(['planned', 'agreed']);

/** What is planned for a month is ahead until it ends. */
const isAhead = ({ date, day }: Entry<'meeting'>, from: string): boolean => {
  const last = date === null ? undefined : intervalOf(date)?.[1];
  return day >= from || (last !== undefined && isoDay(last) >= from);
};

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);
