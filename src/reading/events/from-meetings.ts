/** Each meeting is a CONSULT, too: one that an event tells has the meeting's sides, and one that none tells becomes an event. */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import type { Event, Meeting } from '../../model/reading.js';
import type { ItemIds } from '../context.js';
import { given } from '../given.js';
import { SpanIndex } from '../span-index.js';
import { modeOf } from './patterns.js';

/**
 * @param partiesOf the parties of actors
 * @param own of a document of a state, which knows who took part and tells its first meeting in its heading, too
 * @returns the events, and one for each meeting in whose words none of them is a CONSULT, in the order of the text
 */
export function withMeetings(
  events: readonly Event[],
  meetings: readonly Meeting[],
  partiesOf: (ids: readonly string[]) => ReadonlySet<string>,
  own: Own | undefined,
  ids: ItemIds,
): readonly Event[] {
  const consults = new SpanIndex<Event>();
  for (const event of events) if (event.plover === 'CONSULT') consults.add(event, event.evidence);
  const inHeading = events.filter((event) => event.plover === 'CONSULT' && startOf(event) < (own?.heading ?? 0));
  const met = new Map<Event, Sides>();
  const added: Event[] = [];
  for (const meeting of meetings) {
    const sides = sidesOf(meeting, own?.party);
    if (sides.source.length === 0 || sides.target.length === 0) continue;
    const beside = consults.of(meeting.evidence);
    const told = meeting === meetings[0] ? [...beside, ...inHeading] : beside;
    const parties = partiesOf([...sides.source, ...sides.target]);
    for (const event of own ? told : [])
      if ([...partiesOf([...event.source, ...event.target])].every((party) => parties.has(party)))
        met.set(event, sides);
    if (beside.length === 0) added.push(eventOf(meeting, sides, ids));
  }
  if (met.size + added.length === 0) return events;
  return [...events.map((event) => ({ ...event, ...met.get(event) })), ...added].sort(
    (a, b) => startOf(a) - startOf(b),
  );
}

type Sides = Pick<Event, 'source' | 'target'>;

/** Whose a document is, and where its heading ends. */
interface Own {
  readonly party: string;
  readonly heading: number;
}

/** Those of the party whose the document is, or of who is named first, and the others. */
const sidesOf = ({ participants }: Meeting, own: string | undefined): Sides => {
  const host = participants.find(({ party }) => party === own)?.party ?? participants[0]?.party;
  return {
    source: participants.filter(({ party }) => party === host).map(({ actor }) => actor),
    target: participants.filter(({ party }) => party !== host).map(({ actor }) => actor),
  };
};

const eventOf = (meeting: Meeting, { source, target }: Sides, ids: ItemIds): Event => {
  const { evidence, date, place, statement, confidence, why } = meeting;
  const cameo = codeOf(meeting);
  const mode = modeOf('CONSULT', cameo);
  const status = meeting.status === 'agreed' ? 'planned' : meeting.status;
  return {
    id: ids('event', evidence[0] ?? [0, 0], ['CONSULT', status, ...source, ...target]),
    plover: 'CONSULT',
    ...given({ mode }),
    contexts: [],
    cameo,
    goldstein: CAMEO[cameo].goldstein,
    status,
    source,
    target,
    ...given({ date, place }),
    evidence,
    ...given({ statement }),
    confidence,
    why: ['events/meeting', ...why.slice(0, 1)],
  };
};

const codeOf = ({ kind, format }: Meeting): CameoCode =>
  format === 'phone' || format === 'video' || kind === 'call' ? '041' : kind === 'visit' ? '042' : '040';

const startOf = ({ evidence }: Event): number => evidence[0]?.[0] ?? 0;
