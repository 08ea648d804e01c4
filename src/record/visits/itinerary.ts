/**
 * Who was where: the stops of a person, from meetings in person; whom the person met, by year; and since when there had been
 * no such stop. Pure. A stop is where meetings tell a place; days between two of one place belong to one stop.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Place } from '../../model/reading.js';
import type { Entry, NamedActor } from '../../model/record.js';
import { intervalOf, isoDay } from '../days.js';
import { thoseWhoMet } from './sittings.js';

export interface Stop {
  /** First and last day of which a meeting tells, ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly place: Place;
  readonly country: Party | null;
  /** Office of the person there, as told; null where none is. */
  readonly role: string | null;
  /** Names of those whom the person met, the first told first. */
  readonly met: readonly string[];
  /** Entries that tell of it, by day. */
  readonly meetings: readonly string[];
  /** The stop before it in that country by anybody in the same office; null where the record has none. */
  readonly before: { readonly day: string; readonly who: string } | null;
}

export interface MetCount {
  readonly actor: string;
  readonly name: string;
  readonly party: Party | '';
  /** Meetings by year, `2022: 3`; calls count apart. */
  readonly years: Readonly<Record<string, { readonly meetings: number; readonly calls: number }>>;
  readonly first: string;
  readonly last: string;
}

/** Days between two meetings of one place that still belong to one stop. */
const STAY = 2;

/**
 * @param meetings of the person, of the days asked for
 * @param others all meetings of the person, and of others in the same office: who was there before
 * @param ids of the person
 * @param home the person's own state, where meetings are no visit; '' to count all
 */
export function itinerary(
  meetings: readonly Entry<'meeting'>[],
  others: readonly Entry<'meeting'>[],
  ids: ReadonlySet<string>,
  home: Party | '',
): Stop[] {
  const all = others.filter(isSitting).sort(byDay);
  const stops: Draft[] = [];
  const off = meetings.filter(isCalledOff);
  for (const meeting of meetings.filter(isSitting).sort(byDay)) {
    const place = placeOf(meeting);
    if (!place || (home !== '' && place.country === home) || off.some((one) => isGainsaid(meeting, one))) continue;
    const [first, last] = daysOf(meeting);
    const before = stops.find((stop) => isSamePlace(stop.place, place) && first - stop.to <= STAY);
    if (before) {
      before.meetings.push(meeting);
      before.to = Math.max(before.to, last);
      if (isFiner(place, before.place)) before.place = place;
    } else stops.push({ place, from: first, to: last, meetings: [meeting] });
  }
  const known = knownIn(all);
  return stops.map((stop) => stopOf(stop, known, ids));
}

interface Draft {
  place: Place;
  readonly from: number;
  to: number;
  readonly meetings: Entry<'meeting'>[];
}

const byDay = (a: Entry, b: Entry): number => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1);

/** In person, and on a day: a month alone says of nobody where they were. */
const isSitting = ({ value, date }: Entry<'meeting'>): boolean => {
  if (value.status !== 'happened' || value.format !== 'in-person' || date === null) return false;
  const days = intervalOf(date);
  return days !== null && days[1] - days[0] < LONGEST;
};
const LONGEST = 14;

const isCalledOff = ({ value: { status }, date }: Entry<'meeting'>): boolean =>
  date !== null && (status === 'cancelled' || status === 'refused');

/** No fewer voices say of that trip that it was called off. */
const isGainsaid = (meeting: Entry<'meeting'>, off: Entry<'meeting'>): boolean => {
  const [place, there] = [placeOf(meeting), placeOf(off)];
  const [days, others] = [daysOf(meeting), daysOf(off)];
  const isThen = days[0] <= others[1] && others[0] <= days[1];
  return (
    place !== undefined &&
    there !== undefined &&
    isThen &&
    isSamePlace(place, there) &&
    off.independent >= meeting.independent
  );
};

const daysOf = ({ date }: Entry<'meeting'>): readonly [number, number] =>
  (date === null ? null : intervalOf(date)) ?? [0, 0];

/** Where it was: the place told, else the state that a visit names as its host. */
const placeOf = ({ value }: Entry<'meeting'>): Place | undefined => {
  if (value.place) return value.place;
  if (value.kind !== 'visit') return undefined;
  const host = value.participants.find(({ actor }) => actor.startsWith('state:'));
  return host && host.party !== '' ? { name: host.name, country: host.party } : undefined;
};

const isSamePlace = (a: Place, b: Place): boolean =>
  a.name === b.name || (a.country !== undefined && a.country === b.country && (isState(a) || isState(b)));

/** A place that is no more than its country has no point of its own. */
const isState = ({ geonames }: Place): boolean => geonames === undefined;
const isFiner = (a: Place, b: Place): boolean => isState(b) && !isState(a);

const stopOf = (stop: Draft, known: Known, ids: ReadonlySet<string>): Stop => {
  const country = stop.place.country ?? null;
  const office = officeOf(stop.meetings, ids);
  const met = stop.meetings.flatMap((meeting) => thoseWhoMet(meeting).filter((one) => isOther(one, ids, office.party)));
  return {
    from: isoDay(stop.from),
    to: isoDay(stop.to),
    place: stop.place,
    country,
    role: office.role,
    met: [...new Set(met.map(({ name }) => name))],
    meetings: stop.meetings.map(({ id }) => id),
    before: country === null ? null : beforeOf(stop, known, ids, country, office),
  };
};

/** Those of one's own side come along; they are not whom one meets. */
const isOther = ({ actor, party }: NamedActor, ids: ReadonlySet<string>, own: Party | ''): boolean =>
  !ids.has(actor) && (own === '' || party !== own);

interface Office {
  readonly role: string | null;
  readonly party: Party | '';
}

const officeOf = (meetings: readonly Entry<'meeting'>[], ids: ReadonlySet<string>): Office => {
  const own = meetings.flatMap(({ value }) => value.participants.filter(({ actor }) => ids.has(actor)));
  const [inOffice = own[0]] = own.filter(({ role }) => role !== undefined);
  return { role: inOffice?.role ?? null, party: inOffice?.party ?? '' };
};

/** Meetings by day, with what tells how far one has to look. */
interface Known {
  /** Of each meeting the latest day of it and all before it. */
  readonly until: readonly number[];
  /** By the country where they were, each with its place among all. */
  readonly there: ReadonlyMap<string, readonly (readonly [place: number, meeting: Entry<'meeting'>])[]>;
}

const knownIn = (all: readonly Entry<'meeting'>[]): Known => {
  const until: number[] = [];
  const there = new Map<string, (readonly [number, Entry<'meeting'>])[]>();
  all.forEach((meeting, i) => {
    until.push(Math.max(until.at(-1) ?? Number.NEGATIVE_INFINITY, daysOf(meeting)[1]));
    const country = placeOf(meeting)?.country;
    if (country === undefined) return;
    const known = there.get(country);
    if (known) known.push([i, meeting]);
    else there.set(country, [[i, meeting]]);
  });
  return { until, there };
};

/** The first place of a rising list whose value is not below one. */
const firstFrom = (list: readonly number[], value: number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const beforeOf = (
  { from }: Draft,
  { until, there }: Known,
  ids: ReadonlySet<string>,
  country: Party,
  { role, party }: Office,
): Stop['before'] => {
  const end = firstFrom(until, from - STAY);
  const meetings = there.get(country) ?? [];
  for (let i = meetings.length - 1; i >= 0; i--) {
    const [place, meeting] = meetings[i] ?? [];
    if (place === undefined || meeting === undefined || place >= end) continue;
    const who = meeting.value.participants.find(
      (one) => ids.has(one.actor) || (role !== null && one.role === role && one.party === party),
    );
    if (who) return { day: meeting.day, who: who.name };
  }
  return null;
};

/** Office and state of some of those who met: 'secretary of state USA'. */
export const officesAt = (
  { value }: Pick<Entry<'meeting'>, 'value'>,
  isWanted: (actor: string) => boolean = () => true,
): string[] =>
  value.participants.flatMap(({ actor, role, party }) =>
    role !== undefined && isWanted(actor) ? [`${role} ${party}`] : [],
  );

/** Whom of other sides a person met, by year: those met most often first. */
export function metBy(meetings: readonly Entry<'meeting'>[], ids: ReadonlySet<string>): MetCount[] {
  const counts = new Map<
    string,
    { one: NamedActor; days: string[]; years: Record<string, { meetings: number; calls: number }> }
  >();
  for (const meeting of [...meetings].sort(byDay)) {
    const { participants, status, format } = meeting.value;
    if (status !== 'happened' || meeting.day === '' || !participants.some(({ actor }) => ids.has(actor))) continue;
    const own = officeOf([meeting], ids).party;
    for (const one of new Map(participants.map((each) => [each.actor, each])).values()) {
      if (!isOther(one, ids, own) || !one.actor.startsWith('person:')) continue;
      const count = counts.get(one.actor) ?? { one, days: [], years: {} };
      const year = meeting.day.slice(0, 4);
      const before = count.years[year] ?? { meetings: 0, calls: 0 };
      const isCall = format !== 'in-person';
      count.years[year] = { meetings: before.meetings + Number(!isCall), calls: before.calls + Number(isCall) };
      count.days.push(meeting.day);
      counts.set(one.actor, count);
    }
  }
  return [...counts.values()]
    .map(({ one, days, years }) => ({
      actor: one.actor,
      name: one.name,
      party: one.party,
      years,
      first: days[0] ?? '',
      last: days.at(-1) ?? '',
    }))
    .sort((a, b) => timesOf(b) - timesOf(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const timesOf = ({ years }: MetCount): number =>
  Object.values(years).reduce((sum, { meetings, calls }) => sum + meetings + calls, 0);
