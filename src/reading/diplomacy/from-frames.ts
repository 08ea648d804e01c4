/** Meetings, undertakings and incidents that the net reads: its frames with their words as parties, days, places, topics. */
import type { EventStatus, MeetingStatus } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Commitment, DateValue, Incident, Meeting, Participant, Statement } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { Mention } from '../actors/find.js';
import { type Context, type ItemIds, topicsIn } from '../context.js';
import { sidesOfFrame } from '../events/doing.js';
import type { Sides } from '../events/sides.js';
import { clauseOf } from '../frames/clause.js';
import type { Frame } from '../frames/frame.js';
import { isReadout } from '../issuer.js';
import { at, sentenceAt, tokenFrom } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { toPlace } from '../time/places.js';
import { dueOf } from './due.js';
import { framed } from './frames.js';
import { levelOf } from './levels.js';
import { isNoMeeting } from './no-meeting.js';
import { standingOf } from './standing.js';
import { isUnreal } from './unreal.js';
import { whenOf } from './when.js';

/** What the net says of this layer; its names stand in `why`. */
export const NET = { meeting: 'net/meeting', commitment: 'net/commitment', incident: 'net/incident' } as const;

export interface Tools {
  readonly sides: Sides;
  /** The sides of the meeting event that a word tells, where one does. */
  readonly consult: (
    token: number,
  ) => { readonly source: readonly string[]; readonly target: readonly string[] } | undefined;
  /** The innermost statement in whose content a word stands. */
  readonly reporting: (token: number) => Statement | undefined;
}

/** What is denied, or only thought of, is no sitting. */
const STATUS: Readonly<Partial<Record<EventStatus, MeetingStatus>>> = {
  happened: 'happened',
  planned: 'planned',
  proposed: 'proposed',
  hypothetical: 'proposed',
  refused: 'refused',
  cancelled: 'cancelled',
};
/** Sentences at the head of a readout that tell its own meeting. */
const OPENING = 3;

/** @returns a meeting for each frame of one between two parties or more; what a text tells again is one with several evidences */
export function meetingsOfFrames(context: Context, tools: Tools, ids: ItemIds): readonly Meeting[] {
  const found: Meeting[] = [];
  const sittings = new Sittings([]);
  const named = new Map<string, Mention>();
  for (const mention of context.actors.mentions) if (!named.has(mention.actor)) named.set(mention.actor, mention);
  const frames = context.frames.list.filter(({ meeting }) => meeting !== undefined);
  if (frames.length === 0) return found;
  const none = wordsOfNone(context);
  for (const frame of frames) {
    if (none.has(frame.token)) continue;
    const one = meetingOf(context, frame, tools, ids, named);
    if (!one) continue;
    const known = sittings.again(one);
    if (known === undefined) {
      sittings.add(one, found.length);
      found.push(one);
    } else found[known] = withEvidence(at(found, known), one);
  }
  return found;
}

/** By actor, where it is named first. */
type Named = ReadonlyMap<string, Mention>;

/** Words by which a row says that nobody meets, whatever the net thinks of them: 'often meets', 'no plans to meet'. */
const wordsOfNone = (context: Context): ReadonlySet<number> => {
  const words = new Set<number>();
  for (const hit of framed(context, context.resources.meetings))
    if (isNoMeeting(context, hit) || !standingOf(context, hit.head, hit.rule.word === 'noun')) words.add(hit.head);
  return words;
};

const meetingOf = (context: Context, frame: Frame, tools: Tools, ids: ItemIds, named: Named): Meeting | undefined => {
  const status = STATUS[frame.status];
  if (!frame.meeting || !status || isUnreal(context, frame.token)) return undefined;
  const { tokens, places } = context;
  const { token, meeting } = frame;
  const { source, target } = tools.consult(token) ?? sidesOfFrame(frame, tools.sides);
  const actors = [...new Set([...source, ...target])];
  const participants = actors.flatMap((id): readonly Participant[] => {
    const actor = tools.sides.actor(id);
    const party = actor?.party || actor?.country || '';
    return actor && party !== '' ? [{ actor: id, party, ...(actor.role ? { role: actor.role } : {}) }] : [];
  });
  const parties = [...new Set(participants.map(({ party }) => party))].sort();
  if (parties.length < 2) return undefined;
  const evidence = clauseOf(tokens, context.grammar, frame);
  const date = whenOf(context, token, status === 'happened' ? false : undefined);
  const own = date === undefined && status === 'happened' ? dayOfReadout(context, token) : undefined;
  const day = date?.value ?? own;
  const place = placeOf(tokens, places, token, token + 1, true);
  const topics = topicsIn(context, tokenFrom(tokens, evidence[0]), tokenFrom(tokens, evidence[1]));
  const statement = tools.reporting(token)?.id;
  return {
    id: ids('meeting', evidence, parties),
    kind: meeting.kind,
    format: meeting.format,
    level: levelOf(
      context,
      participants.map((one) => ({ ...sideOf(context, one, named), party: one.party as Party })),
    ),
    status,
    participants,
    ...(day ? { date: day } : {}),
    ...(place ? { place: toPlace(place.mention) } : {}),
    topics,
    evidence: [evidence],
    ...(statement ? { statement } : {}),
    confidence: Math.round(meeting.score * 100) / 100,
    why: [NET.meeting, ...(date ? [date.why] : own ? ['meetings/readout-day'] : []), ...(place ? [place.why] : [])],
  };
};

/** A participant as the words of the offices want it. */
const sideOf = ({ actors }: Context, { actor }: Participant, named: Named) => {
  const { from, to } = named.get(actor) ?? { from: 0, to: 0 };
  return { actor, isPerson: actors.byId.get(actor)?.kind === 'person', from, to, why: [] };
};

/** A readout that gives no day is of the day on which it was published. */
const dayOfReadout = (context: Context, token: number): string | undefined =>
  isReadout(context) && sentenceAt(context.tokens, token) < OPENING ? context.dates.reference : undefined;

const partiesOf = ({ participants }: Meeting): string =>
  [...new Set(participants.map(({ party }) => party))].sort().join();
const dayOf = (date: DateValue): string => (typeof date === 'string' ? date : date.start);
const isVisit = ({ kind }: Meeting): boolean => kind === 'visit';

/** Meetings by who met: a text tells one again where parties, kind and status are the same and the days can be one. */
export class Sittings {
  private readonly byParties = new Map<string, { readonly meeting: Meeting; readonly index: number }[]>();

  constructor(meetings: readonly Meeting[]) {
    meetings.forEach((meeting, i) => {
      this.add(meeting, i);
    });
  }

  add(meeting: Meeting, index: number): void {
    const key = keyOf(meeting);
    this.byParties.set(key, [...(this.byParties.get(key) ?? []).slice(-LAST), { meeting, index }]);
  }

  /** The index of the meeting that one tells again. */
  again(one: Meeting): number | undefined {
    return this.byParties.get(keyOf(one))?.find(({ meeting }) => canBeOne(meeting.date, one.date))?.index;
  }
}

/** How many meetings of the same sides are compared. */
const LAST = 12;
const keyOf = (meeting: Meeting): string => `${isVisit(meeting)} ${meeting.status} ${partiesOf(meeting)}`;
const canBeOne = (a: Meeting['date'], b: Meeting['date']): boolean => {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [dayOf(a), dayOf(b)];
  return one.startsWith(other) || other.startsWith(one);
};

const withEvidence = (meeting: Meeting, again: Meeting): Meeting => {
  const known = new Set(meeting.participants.map(({ actor }) => actor));
  const date = meeting.date ?? again.date;
  const place = meeting.place ?? again.place;
  return {
    ...meeting,
    participants: [...meeting.participants, ...again.participants.filter(({ actor }) => !known.has(actor))],
    ...(date ? { date } : {}),
    ...(place ? { place } : {}),
    evidence: [...meeting.evidence, ...again.evidence],
    confidence: Math.max(meeting.confidence, again.confidence),
  };
};

/** @returns an undertaking for each frame of one by somebody who is of a party */
export function commitmentsOfFrames(context: Context, tools: Tools, ids: ItemIds): readonly Commitment[] {
  const { tokens, grammar } = context;
  return context.frames.list.flatMap((frame): readonly Commitment[] => {
    const { commitment, token } = frame;
    if (!commitment) return [];
    const named = sidesOfFrame(frame, tools.sides);
    const speaker = tools.reporting(token)?.speaker;
    const source = named.source.length > 0 ? named.source : speaker ? [speaker] : [];
    const all = commitment.status === 'agreed' ? [...source, ...named.target] : source;
    const by = [...tools.sides.antecedents.partiesOf(all)].sort();
    if (by.length === 0) return [];
    const to = [...tools.sides.antecedents.partiesOf(named.target)].filter((party) => !by.includes(party)).sort();
    const evidence: Span = clauseOf(tokens, grammar, frame);
    const from = Math.min(token + 1, tokens.size - 1);
    const end = Math.max(from + 1, tokenFrom(tokens, evidence[1]));
    const topics = topicsIn(context, from, end);
    const due = dueOf(context, token, end);
    const statement = tools.reporting(token)?.id;
    return [
      {
        id: ids('commitment', evidence, by),
        by,
        to,
        action: tokens.text.slice(at(tokens.starts, from), at(tokens.ends, end - 1)).replace(/\s+/g, ' '),
        status: commitment.status,
        topics,
        ...(due ? { due: due.value } : {}),
        evidence: [evidence],
        ...(statement ? { statement } : {}),
        confidence: Math.round(commitment.score * 100) / 100,
        why: [NET.commitment, ...(due ? [due.why] : [])],
      },
    ];
  });
}

/** @returns an incident for each frame of one; its parties are those of who did it and to whom */
export function incidentsOfFrames(context: Context, tools: Tools, ids: ItemIds): readonly Incident[] {
  const { tokens, places, grammar } = context;
  return context.frames.list.flatMap((frame): readonly Incident[] => {
    const { incident, token, status } = frame;
    if (!incident || (frame.deeds.length > 0 && status !== 'happened')) return [];
    const { source, target } = sidesOfFrame(frame, tools.sides);
    const place = placeOf(tokens, places, token, token + 1, false);
    const country = place ? toPlace(place.mention).country : undefined;
    const named = [...tools.sides.antecedents.partiesOf([...source, ...target])];
    const parties = named.length > 0 ? named.sort() : country ? [country as Party] : [];
    if (parties.length === 0) return [];
    const evidence = clauseOf(tokens, grammar, frame);
    const date = whenOf(context, token, false);
    return [
      {
        id: ids('incident', evidence, parties),
        kind: incident.kind,
        parties,
        ...(date ? { date: date.value } : {}),
        ...(place ? { place: toPlace(place.mention) } : {}),
        evidence: [evidence],
        confidence: Math.round(incident.score * 100) / 100,
        why: [NET.incident, ...(date ? [date.why] : []), ...(place ? [place.why] : [])],
      },
    ];
  });
}
