/**
 * Which CONSULT events are meetings of the record told a second time: in a list of both kinds each stands once. Pure.
 */
import type { EventStatus, MeetingStatus } from '../model/generated/lists.js';
import type { Item, ItemOf, ToldEntry } from '../model/record.js';
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

const isOfMeeting = (event: ItemOf<'event'>, meeting: ItemOf<'meeting'>): boolean => {
  if (event.value.status !== STATUS_OF[meeting.value.status]) return false;
  if (!event.parties.every((party) => meeting.parties.includes(party))) return false;
  if (event.value.evidence.some((span) => meeting.value.evidence.some((other) => overlaps(span, other)))) return true;
  if (event.days && meeting.days && distance(event.days, meeting.days) > 0) return false;
  const there = new Set(meeting.value.participants.map(({ actor }) => actor));
  return (
    event.parties.length > 1 && [...event.value.source, ...event.value.target].every(({ actor }) => there.has(actor))
  );
};

/** What a meeting that is agreed is as an event: still to come. */
const STATUS_OF: Readonly<Record<MeetingStatus, EventStatus>> = {
  happened: 'happened',
  planned: 'planned',
  agreed: 'planned',
  proposed: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};
