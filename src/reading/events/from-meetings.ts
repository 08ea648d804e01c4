/**
 * Meetings are CONSULT events, too. The layer of diplomacy finds more of them than the patterns of events do, and knows who
 * took part; what both found is given once, with the sides of the meeting.
 */
import { CAMEO, type CameoCode } from '../../model/generated/cameo.js';
import type { EventStatus, MeetingStatus } from '../../model/generated/lists.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Actor, Commitment, Event, Meeting } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { ItemIds } from '../context.js';
import { SpanIndex } from '../span-index.js';
import { partyOf } from './cast.js';
import { modeOf } from './patterns.js';
import { BACKING, BACKING_RULE, type Pledge } from './pledges.js';

const RULE = 'events/meeting';
/** A meeting is told more surely than a deed by a pattern, and stands behind it where both say the same of one place. */
const CONFIDENCE = 0.6;

/** What has not been, whatever the words of a meeting say. */
const UNREAL: ReadonlySet<EventStatus> = new Set<EventStatus>(['denied', 'hypothetical']);

/** What was to be and has not been: 'held off visiting'. */
const OFF: ReadonlySet<EventStatus> = new Set<EventStatus>(['refused', 'cancelled']);

const STATUS_OF: Readonly<Record<MeetingStatus, EventStatus>> = {
  happened: 'happened',
  planned: 'planned',
  agreed: 'planned',
  proposed: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};

export type Trust = 'all' | 'named' | 'none';

/**
 * @param events those of the patterns
 * @param trust which meetings become events: all, those whose words name both sides, or of these those only beside an event
 * @param takingPart those of its participants who are one of its sides; @param dayAhead its day where it is to come
 * @returns them, those of meetings with all their sides, and one for each further meeting, in the order of the text
 */
export function withMeetings(
  events: readonly Event[],
  meetings: readonly Meeting[],
  actors: ReadonlyMap<string, Actor>,
  ids: ItemIds,
  trust: Trust = 'all',
  takingPart: (meeting: Meeting) => Meeting['participants'] = ({ participants }) => participants,
  dayAhead: (meeting: Meeting) => string | undefined = () => undefined,
): readonly Event[] {
  const consults = new SpanIndex<Event>();
  for (const event of events) if (event.plover === 'CONSULT') consults.add(event, event.evidence);
  const toldBy = (event: Event): Told => {
    const ids = [...event.source, ...event.target];
    return { event, own: new Set(ids.map((id) => partyOf(actors.get(id))).filter((party) => party !== '')) };
  };
  const added: Event[] = [];
  const gone = new Set<Event>();
  for (const meeting of meetings) {
    const sides = sidesOf(takingPart(meeting));
    const [first, ...others] = sides;
    if (!first || others.length === 0) continue;
    const told = STATUS_OF[meeting.status];
    const ahead = told === 'happened' ? dayAhead(meeting) : undefined;
    const status = ahead === undefined ? told : 'planned';
    const date = ahead ?? meeting.date;
    if ((trust !== 'all' || status === 'proposed') && !isNamed(meeting, actors)) continue;
    if (isOfCommon(meeting, first, actors)) continue;
    const parties = new Set(sides.map(({ party }) => party));
    const beside = consults
      .of(meeting.evidence)
      .filter((event) => !gone.has(event))
      .map(toldBy);
    if (trust === 'none' && beside.length === 0) continue;
    if (beside.some((told) => isSame(told, status, parties) || isAgainst(told, status, parties))) continue;
    // 'their discussions', of which the patterns know one side.
    for (const { event, own } of beside)
      if (own.size < parties.size && event.status === status && areAmong(own, parties)) gone.add(event);
    const source = first.actors;
    const target = others.flatMap(({ actors: ours }) => ours);
    const cameo = codeOf(meeting);
    const mode = modeOf('CONSULT', cameo);
    added.push({
      id: ids('event', meeting.evidence[0] ?? [0, 0], ['CONSULT', status, ...source, ...target]),
      plover: 'CONSULT',
      ...(mode ? { mode } : {}),
      contexts: [],
      cameo,
      goldstein: CAMEO[cameo].goldstein,
      status,
      source,
      target,
      ...(date ? { date } : {}),
      ...(meeting.place ? { place: meeting.place } : {}),
      evidence: meeting.evidence,
      ...(meeting.statement ? { statement: meeting.statement } : {}),
      confidence: CONFIDENCE,
      why: [RULE, ...meeting.why.slice(0, 1)],
    });
  }
  if (added.length === 0) return events;
  return [...events.filter((event) => !gone.has(event)), ...added].sort((a, b) => startOf(a) - startOf(b));
}

/**
 * What sides undertake is an AGREE that happened, where no pattern found one there.
 *
 * @param byParty the actor of the reading that stands for a party
 * @param pledgeOf what it is that is undertaken
 */
export function withCommitments(
  events: readonly Event[],
  commitments: readonly Commitment[],
  byParty: (party: string) => string | undefined,
  ids: ItemIds,
  pledgeOf: (commitment: Commitment) => Pledge = () => PLAIN,
): readonly Event[] {
  const agreed = new SpanIndex<Event>();
  const meant = new SpanIndex<Event>();
  for (const event of events) {
    if (event.plover === 'AGREE' || event.why.includes(BACKING_RULE)) agreed.add(event, event.evidence);
    if (event.status === 'planned' && AGAINST.has(event.plover)) meant.add(event, event.evidence);
  }
  const added: Event[] = [];
  for (const one of commitments) {
    if (!UNDERTAKEN.has(one.status)) continue;
    const pledge = pledgeOf(one);
    if (pledge.isTopic) continue;
    const source = one.by.flatMap((party) => byParty(party) ?? []);
    const target = pledge.isAdverse ? [] : one.to.flatMap((party) => byParty(party) ?? []);
    if (source.length === 0 || source.length + target.length < 2) continue;
    if (agreed.of(one.evidence).length > 0) continue;
    // 'decided to press Iran to stop': who means to ask of others or to harm them undertakes nothing with them.
    if (one.status === 'promised' && meant.of(one.evidence).length > 0) continue;
    const { plover, cameo } = pledge.isBacking && target.length > 0 ? BACKING : UNDERTAKING;
    const event: Event = {
      id: ids('event', one.evidence[0] ?? [0, 0], [plover, 'happened', ...source, ...target]),
      plover,
      contexts: [],
      cameo,
      goldstein: CAMEO[cameo].goldstein,
      status: 'happened',
      source,
      target,
      evidence: one.evidence,
      ...(one.statement ? { statement: one.statement } : {}),
      confidence: CONFIDENCE,
      why: ['events/commitment', ...(plover === BACKING.plover ? [BACKING_RULE] : []), ...one.why.slice(0, 1)],
    };
    added.push(event);
    agreed.add(event, event.evidence);
  }
  if (added.length === 0) return events;
  return [...events, ...added].sort((a, b) => startOf(a) - startOf(b));
}
/** What one asks of others, says against them or does to them. */
const AGAINST: ReadonlySet<PloverType> = new Set<PloverType>([
  ...(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'] as const),
  ...(['SANCTION', 'COERCE', 'ASSAULT', 'PROTEST'] as const),
]);

/**
 * Whether its words name both sides of a meeting. One that is only spoken of ('discussed the negotiations') is not of those who
 * speak.
 */
const isNamed = ({ evidence, participants }: Meeting, actors: ReadonlyMap<string, Actor>): boolean =>
  new Set(
    participants.flatMap(({ party, actor }) => (isWithin(actors.get(actor)?.mentions ?? [], evidence) ? [party] : [])),
  ).size > 1;

/** Whether one of some mentions, in the order of the text, begins within a span. */
const isWithin = (mentions: readonly Span[], spans: readonly Span[]): boolean =>
  spans.some(([from, to]) => {
    let low = 0;
    let high = mentions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((mentions[middle]?.[0] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (mentions[low]?.[0] ?? to) < to;
  });

/** 'refugees who came to Norway', 'a reporter visiting Rome': the travels of people who stand for nobody are no visits. */
const isOfCommon = ({ kind }: Meeting, { actors: ours }: Side, actors: ReadonlyMap<string, Actor>): boolean =>
  kind === 'visit' && ours.length > 0 && ours.every((id) => COMMON.test(actors.get(id)?.sector ?? ''));
const COMMON = /^(?:CVL|REF|JRN|EDU|MED|AGR|LAB)$/;

/** The code of what is undertaken. */
const UNDERTAKING = { plover: 'AGREE', cameo: '030' } as const;
/** Nothing but an undertaking. */
const PLAIN: Pledge = { isBacking: false, isAdverse: false, isTopic: false };

const UNDERTAKEN: ReadonlySet<Commitment['status']> = new Set<Commitment['status']>(['agreed', 'promised']);

/** An event of the patterns with the parties of its sides. */
interface Told {
  readonly event: Event;
  readonly own: ReadonlySet<string>;
}

const isSame = ({ event, own }: Told, status: EventStatus, parties: ReadonlySet<string>): boolean =>
  event.status === status && own.size === parties.size && areAmong(parties, own);

/** Whether an event says of a meeting that it was not: 'dismissed a report that they had met', 'held off visiting'. */
const isAgainst = ({ event, own }: Told, status: EventStatus, parties: ReadonlySet<string>): boolean => {
  const isHappened = status === 'happened';
  if (isHappened && event.status === 'denied' && own.size > 1 && areAmong(own, parties)) return true;
  if (isHappened && event.why.includes('status/time-clause') && areAmong(own, parties)) return true;
  return (UNREAL.has(event.status) || (isHappened && OFF.has(event.status))) && areAmong(parties, own);
};

const areAmong = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...some].every((one) => all.has(one));

interface Side {
  readonly party: string;
  readonly actors: string[];
}

const sidesOf = (participants: Meeting['participants']): readonly Side[] => {
  const sides = new Map<string, Side>();
  for (const { party, actor } of participants) {
    if (party === '') continue;
    const side = sides.get(party) ?? { party, actors: [] };
    if (!side.actors.includes(actor)) side.actors.push(actor);
    sides.set(party, side);
  }
  return [...sides.values()];
};

const codeOf = ({ kind, format }: Meeting): CameoCode => {
  if (format === 'phone' || format === 'video' || kind === 'call') return '041';
  return kind === 'visit' ? '042' : '040';
};

const startOf = ({ evidence }: Event): number => evidence[0]?.[0] ?? 0;
