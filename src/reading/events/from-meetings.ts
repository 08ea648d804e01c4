/** Each meeting is a CONSULT, too: one that no event tells becomes an event. */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import type { EventStatus, MeetingStatus } from '../../model/generated/lists.js';
import type { Event, Meeting } from '../../model/reading.js';
import type { ItemIds } from '../context.js';
import { SpanIndex } from '../span-index.js';
import { modeOf } from './patterns.js';

const STATUS_OF: Readonly<Record<MeetingStatus, EventStatus>> = {
  happened: 'happened',
  planned: 'planned',
  agreed: 'planned',
  proposed: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};

/**
 * @returns the events, and one for each meeting in whose words none of them is a CONSULT, in the order of the text
 */
export function withMeetings(events: readonly Event[], meetings: readonly Meeting[], ids: ItemIds): readonly Event[] {
  const consults = new SpanIndex<Event>();
  for (const event of events) if (event.plover === 'CONSULT') consults.add(event, event.evidence);
  const added = meetings.flatMap((meeting) => {
    const sides = sidesOf(meeting);
    const isTold = sides.target.length === 0 || consults.of(meeting.evidence).length > 0;
    return isTold ? [] : [eventOf(meeting, sides, ids)];
  });
  return added.length === 0 ? events : [...events, ...added].sort((a, b) => startOf(a) - startOf(b));
}

type Sides = Pick<Event, 'source' | 'target'>;

/** Those of the party of who is named first, and the others. */
const sidesOf = ({ participants }: Meeting): Sides => {
  const host = participants[0]?.party;
  return {
    source: participants.filter(({ party }) => party === host).map(({ actor }) => actor),
    target: participants.filter(({ party }) => party !== host).map(({ actor }) => actor),
  };
};

const eventOf = (meeting: Meeting, { source, target }: Sides, ids: ItemIds): Event => {
  const { evidence, date, place, statement, confidence, why } = meeting;
  const cameo = codeOf(meeting);
  const mode = modeOf('CONSULT', cameo);
  const status = STATUS_OF[meeting.status];
  return {
    id: ids('event', evidence[0] ?? [0, 0], ['CONSULT', status, ...source, ...target]),
    plover: 'CONSULT',
    ...(mode ? { mode } : {}),
    contexts: [],
    cameo,
    goldstein: CAMEO[cameo].goldstein,
    status,
    source,
    target,
    ...(date ? { date } : {}),
    ...(place ? { place } : {}),
    evidence,
    ...(statement ? { statement } : {}),
    confidence,
    why: ['events/meeting', ...why.slice(0, 1)],
  };
};

const codeOf = ({ kind, format }: Meeting): CameoCode => {
  if (format === 'phone' || format === 'video' || kind === 'call') return '041';
  return kind === 'visit' ? '042' : '040';
};

const startOf = ({ evidence }: Event): number => evidence[0]?.[0] ?? 0;
