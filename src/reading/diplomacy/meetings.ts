/**
 * Meetings by the phrases of `data/en/meetings.csv`: who is named beside the phrase takes part. First version: one entry
 * for each phrase with two sides or a visitor and a place; one sitting told twice in a text is still two.
 */
import type { EventStatus, MeetingFormat, MeetingLevel, MeetingStatus } from '../../model/generated/lists.js';
import type { Actor, Meeting, Participant } from '../../model/reading.js';
import { type Context, type Hit, hits, type ItemIds, sceneOf, statusBefore, topicsIn } from '../context.js';
import type { MeetingRule } from '../resources.js';
import { at, firstFrom, sentenceEnd, sentenceStart } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { type PlaceMention, toPlace } from '../time/places.js';

export function findMeetings(context: Context, ids: ItemIds): Meeting[] {
  const meetings: Meeting[] = [];
  for (const hit of hits(context, context.resources.meetings)) {
    if (at(context.quotes.of, hit.from) !== -1) continue;
    const meeting = build(context, hit, ids);
    if (meeting) meetings.push(meeting);
  }
  return meetings;
}

const build = (context: Context, hit: Hit<MeetingRule>, ids: ItemIds): Meeting | undefined => {
  const { tokens } = context;
  const { rule } = hit;
  const { actors, parties, evidence, date } = sceneOf(context, hit);
  // Somebody must act for each of two sides; a visit has the host's country as its other side.
  if (parties.length < 2 || !actors.some(isPersonOrGroup)) return undefined;
  const sentence = at(tokens.sentenceOf, hit.from);
  const topics = topicsIn(context, sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence));
  const { status, why } = statusBefore(context, hit.from);
  const format = formatOf(context, rule.format, sentence);
  const placed = placeOf(tokens, context.places, hit.from, hit.to, format === 'in-person');
  const occasion = sidelinesIn(context, sentence);
  return {
    id: ids('meeting', evidence, parties),
    kind: rule.kind,
    format,
    ...(occasion ? { setting: 'sidelines' } : {}),
    level: levelOf(actors),
    status: meetingStatus(status),
    participants: actors.map(participant),
    ...(date ? { date: date.value } : {}),
    ...(placed ? { place: toPlace(placed.mention) } : {}),
    ...(placed && isVenue(placed.mention) ? { venue: placed.mention.name } : {}),
    topics,
    evidence: [evidence],
    confidence: actors.filter((actor) => actor.kind === 'person').length > 1 ? 0.7 : 0.5,
    why: [
      rule.id,
      ...why,
      ...(date ? [date.why] : []),
      ...(placed ? [placed.mention.why, placed.why] : []),
      ...(occasion ? [occasion.why] : []),
      ...(topics.length > 0 ? ['topics/term'] : []),
    ],
  };
};

const isPersonOrGroup = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'group';

const participant = (actor: Actor): Participant => ({
  actor: actor.id,
  party: actor.party || (actor.kind === 'group' ? actor.country : ''),
  ...(actor.role ? { role: actor.role } : {}),
});

const meetingStatus = (status: EventStatus): MeetingStatus => {
  switch (status) {
    case 'happened':
    case 'planned':
    case 'proposed':
    case 'refused':
    case 'cancelled':
      return status;
    case 'hypothetical':
      return 'proposed';
    case 'denied':
      return 'refused';
  }
};

/** A sentence that speaks of a telephone tells of a call, whatever its verb. */
const formatOf = ({ tokens }: Context, format: MeetingFormat, sentence: number): MeetingFormat => {
  for (let i = sentenceStart(tokens, sentence); i < sentenceEnd(tokens, sentence); i++) {
    const form = at(tokens.forms, i).toLowerCase();
    if (form === 'phone' || form === 'telephone') return 'phone';
    if (form === 'video' || form === 'virtually') return 'video';
  }
  return format;
};

const LEADER =
  /^(president|prime minister|king|queen|crown prince|chancellor|premier|emir|sultan|supreme leader|vice president)\b/;
const MINISTER = /\b(minister|secretary|high representative)\b/;

/** By the highest office among those who take part. */
const levelOf = (actors: readonly Actor[]): MeetingLevel => {
  const roles = actors.flatMap((actor) => (actor.role ? [actor.role] : []));
  if (roles.some((role) => LEADER.test(role))) return 'leader';
  if (roles.some((role) => MINISTER.test(role))) return 'minister';
  if (actors.some((actor) => actor.sector === 'MIL')) return 'military';
  if (actors.some((actor) => actor.sector === 'LEG')) return 'legislative';
  return roles.length > 0 ? 'senior' : 'other';
};

const isVenue = ({ kind }: PlaceMention): boolean => kind === 'venue' || kind === 'institution-site';

/** The gathering on whose margins a sentence tells of a meeting. */
const sidelinesIn = ({ tokens, places }: Context, sentence: number): PlaceMention | undefined => {
  const end = sentenceEnd(tokens, sentence);
  for (let k = firstFrom(places, sentenceStart(tokens, sentence)); k < places.length && at(places, k).from < end; k++)
    if (at(places, k).setting === 'sidelines') return at(places, k);
  return undefined;
};
