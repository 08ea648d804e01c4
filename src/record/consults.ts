/**
 * Which CONSULT events are meetings of the record told a second time: in a list of both kinds each stands once, and what a
 * person says of the meeting holds for the event. Pure.
 */
import type { EventStatus, MeetingStatus } from '../model/generated/lists.js';
import type { Entry, Item, ItemOf, NamedActor, ToldEntry } from '../model/record.js';
import { overlaps } from '../model/span.js';
import { distance } from './days.js';

/**
 * The ids of CONSULT events that a meeting among the entries tells: some document has both, with the same status, and
 * either their words overlap, or who talks in the event are participants of the meeting, so that it is what they talked
 * about there: 'They also discussed ...'.
 *
 * @param told entries of any kinds with their first items
 * @param others the other items of entries that have several, by id
 */
export function consultsOfMeetings(told: readonly ToldEntry[], others: ReadonlyMap<string, Item>): ReadonlySet<string> {
  const meetings = new Map<string, ItemOf<'meeting'>[]>();
  for (const one of told)
    for (const item of itemsOf(one, others))
      if (item.kind === 'meeting') meetings.set(item.document, [...(meetings.get(item.document) ?? []), item]);
  const twice = new Set<string>();
  for (const one of told) {
    if (one.entry.kind !== 'event' || one.entry.value.plover !== 'CONSULT') continue;
    const isTold = itemsOf(one, others).some(
      (item) =>
        item.kind === 'event' && (meetings.get(item.document) ?? []).some((meeting) => isOfMeeting(item, meeting)),
    );
    if (isTold) twice.add(one.entry.id);
  }
  return twice;
}

const itemsOf = ({ entry, item }: ToldEntry, others: ReadonlyMap<string, Item>): Item[] => [
  item,
  ...entry.items.slice(1).flatMap((id) => others.get(id) ?? []),
];

/**
 * The CONSULT events of a document that tell these of its meetings and no other: where an event may tell two, those whose
 * words it shares are meant.
 *
 * @param items all of the document
 * @param meetings ids of items
 */
export function consultsTelling(items: readonly Item[], meetings: ReadonlySet<string>): ItemOf<'event'>[] {
  const all = items.filter((item): item is ItemOf<'meeting'> => item.kind === 'meeting');
  return items.filter((item): item is ItemOf<'event'> => {
    if (item.kind !== 'event' || item.value.plover !== 'CONSULT') return false;
    const told = all.filter((meeting) => isOfMeeting(item, meeting));
    const shared = told.filter((meeting) => haveWordsInCommon(item, meeting));
    const meant = shared.length > 0 ? shared : told;
    return meant.length > 0 && meant.every(({ id }) => meetings.has(id));
  });
}

/** A field of an event, and what it holds. */
interface SaidOfEvent {
  readonly field: 'date' | 'status' | 'place' | 'source' | 'target';
  readonly value: unknown;
}

/**
 * What a corrected field of a meeting says of an event that tells it; of most fields nothing, as an event has none such.
 *
 * @param meeting as it was before
 */
export function saidOfConsult(
  { field, value }: { readonly field: string; readonly value: unknown },
  meeting: Entry<'meeting'>,
  { value: { source, target } }: Entry<'event'>,
): readonly SaidOfEvent[] {
  switch (field) {
    case 'date':
    case 'place':
      return [{ field, value }];
    case 'status':
      return [{ field, value: STATUS_OF[value as MeetingStatus] }];
    case 'participants': {
      const exchange = exchanged(meeting.value.participants, value as readonly NamedActor[]);
      return [
        { field: 'source', value: exchange(source) },
        { field: 'target', value: exchange(target) },
      ];
    }
    default:
      return [];
  }
}

/**
 * A side of an event after others took part in its meeting: who was not there makes room for who came in instead, of the
 * same party where there is one. An event tells of some who took part, so who is only added is none of its.
 */
const exchanged = (
  before: readonly NamedActor[],
  after: readonly NamedActor[],
): ((side: readonly NamedActor[]) => NamedActor[]) => {
  const was = new Map(before.map((one) => [one.actor, one]));
  const is = new Map(after.map((one) => [one.actor, one]));
  const came = after.filter(({ actor }) => !was.has(actor));
  const nowIs = (one: NamedActor): readonly NamedActor[] => {
    const [then, now] = [was.get(one.actor), is.get(one.actor)];
    if (!then) return [one];
    // An event may know an office that the meeting does not: only who is another now is written anew.
    if (now) return now.party === then.party && now.name === then.name ? [one] : [named(now)];
    const own = came.filter(({ party }) => party === one.party);
    return (own.length > 0 ? own : came).map(named);
  };
  return (side) => [...new Map(side.flatMap(nowIs).map((one) => [one.actor, one])).values()];
};

/** Without what only a meeting says of those who take part: with how many they came. */
const named = ({ actor, name, party, role, organization }: NamedActor): NamedActor => ({
  actor,
  name,
  party,
  ...(role === undefined ? {} : { role }),
  ...(organization === undefined ? {} : { organization }),
});

const isOfMeeting = (event: ItemOf<'event'>, meeting: ItemOf<'meeting'>): boolean => {
  if (event.value.status !== STATUS_OF[meeting.value.status]) return false;
  if (!event.parties.every((party) => meeting.parties.includes(party))) return false;
  if (haveWordsInCommon(event, meeting)) return true;
  if (event.days && meeting.days && distance(event.days, meeting.days) > 0) return false;
  const there = new Set(meeting.value.participants.map(({ actor }) => actor));
  return (
    event.parties.length > 1 && [...event.value.source, ...event.value.target].every(({ actor }) => there.has(actor))
  );
};

const haveWordsInCommon = (event: ItemOf<'event'>, meeting: ItemOf<'meeting'>): boolean =>
  event.value.evidence.some((span) => meeting.value.evidence.some((other) => overlaps(span, other)));

/** What a meeting that is agreed is as an event: still to come. */
const STATUS_OF: Readonly<Record<MeetingStatus, EventStatus>> = {
  happened: 'happened',
  planned: 'planned',
  agreed: 'planned',
  proposed: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};
