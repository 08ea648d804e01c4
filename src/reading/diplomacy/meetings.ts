/**
 * Meetings: visits, talks, summits, calls, meals, by the rows of `data/en/meetings.csv`; those that are planned, proposed,
 * refused and cancelled too. Mentions of one meeting in one text are one.
 */
import type { MeetingFormat, MeetingKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Meeting, Participant, Place } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import { actorOf, type Context, type ItemIds, mentionsIn, topicsIn } from '../context.js';
import type { MeetingRule } from '../resources.js';
import { at, sentenceEnd, sentenceStart, spanOf, uposOf } from '../text/tokens.js';
import { dateNear, type ItemDate } from '../time/near.js';
import { type Cast, castOf, type Framed, framed, headsIn, isBody, once } from './frames.js';
import { isReadout } from './issuer.js';
import { levelOf } from './levels.js';
import { mergeMeetings } from './merge.js';
import type { Side } from './naming.js';
import { sidesUnder } from './participants.js';
import type { Dealings, Group } from './refer.js';
import { siteAt, siteNear } from './places.js';
import { invitedTo, type Standing, standingOf } from './standing.js';

/** A meeting as one passage tells it. */
export interface Told {
  readonly kind: MeetingKind;
  readonly format: MeetingFormat;
  readonly sidelines: boolean;
  readonly standing: Standing;
  readonly sides: readonly Side[];
  readonly date: ItemDate | undefined;
  readonly place: Place | undefined;
  readonly venue: string | undefined;
  readonly duration: string | undefined;
  readonly topics: Meeting['topics'];
  readonly evidence: readonly Span[];
  readonly why: readonly string[];
}

/** @returns the meetings, and who met at which token of the text */
export function findMeetings(
  context: Context,
  ids: ItemIds,
): { readonly meetings: Meeting[]; readonly groups: readonly Group[] } {
  const told: Told[] = [];
  const groups: Group[] = [];
  const dealings: Dealings = { ...context, groups };
  for (const hit of framed(context, context.resources.meetings)) {
    if (context.grammar.isQuoted(hit.head)) continue;
    const one = tell(dealings, hit);
    if (!one) continue;
    told.push(one);
    groups.push({ at: hit.head, sides: one.sides });
  }
  return { meetings: mergeMeetings(told).map((one) => meeting(context, one, ids)), groups };
}

const tell = (context: Dealings, hit: Framed<MeetingRule>): Told | undefined => {
  const { rule, head } = hit;
  const isNoun = rule.word === 'noun';
  const standing = standingOf(context, head, isNoun);
  if (!standing) return undefined;
  const cast = withClauseSubject(context, hit, castOf(context, head, isNoun, rule.sides));
  const host = hostOf(context, hit);
  const invited = isNoun ? [] : invitedTo(context, head).flatMap((word) => sidesUnder(context, word));
  const sides = once([
    ...invited,
    ...(invited.length > 0 && host ? [] : cast.sides),
    ...(host?.side ? [host.side] : []),
  ]);
  if (!isMeeting(context, hit, sides, host)) return undefined;
  const setting = settingOf(context, hit);
  const site = siteNear(context, head, setting.format === 'in-person');
  const date = dateNear(context.dates, context.tokens, head);
  const place = host?.place ?? site.place;
  return {
    kind: setting.kind,
    format: setting.format,
    sidelines: setting.sidelines,
    standing,
    sides,
    date,
    place,
    venue: site.venue,
    duration: durationOf(context, head),
    topics: topicsOf(context, head),
    evidence: [evidenceOf(context, hit, sides)],
    why: [
      rule.id,
      ...standing.why,
      ...(host ? [] : site.why),
      ...(date ? [date.why] : []),
      ...new Set(sides.flatMap((side) => side.why)),
    ],
  };
};

/** 'Macron left for talks with Xi', 'ended a visit to China': the subject of the verb above takes part. */
const withClauseSubject = (context: Dealings, { rule, head }: Framed<MeetingRule>, cast: Cast): Cast => {
  if (rule.word !== 'noun' || new Set(cast.sides.map((side) => side.party)).size > 1) return cast;
  const { grammar, resources, tokens } = context;
  const verb = grammar.clauseOf(head);
  if (verb === -1) return cast;
  const lemma = at(tokens.lemmas, verb);
  const isSaying = (resources.grammar.verbs.get(lemma)?.has('saying') ?? false) && !resources.outcomes.has(lemma);
  if ((isSaying || rule.kind === 'visit') && cast.sides.length > 0) return cast;
  const { sides } = castOf(context, verb, false, ['subject']);
  return { ...cast, sides: once([...sides, ...cast.sides]) };
};

interface Host {
  readonly place: Place | undefined;
  readonly side: Side | undefined;
}

/** Who is visited: the state of the place that is travelled to. */
const hostOf = (context: Dealings, { rule, head }: Framed<MeetingRule>): Host | undefined => {
  const { grammar, tokens } = context;
  for (const slot of rule.host)
    for (const word of headsIn(context, head, rule.word === 'noun', slot)) {
      const { from } = grammar.name(word);
      const site = siteAt(context, from, sentenceEnd(tokens, at(tokens.sentenceOf, head)));
      const place = site?.place;
      if (!place && !site?.venue) continue;
      return { place, side: stateAt(context, from, place?.country) };
    }
  return hostByWords(context, head, rule.host);
};

/** Words between a visit and its place where the tree does not join them. */
const HOST_REACH = 8;

const hostByWords = (context: Dealings, head: number, slots: readonly string[]): Host | undefined => {
  const { tokens } = context;
  const end = sentenceEnd(tokens, at(tokens.sentenceOf, head));
  for (let i = head + 1; i + 1 < Math.min(end, head + HOST_REACH); i++) {
    if (!slots.includes(at(tokens.forms, i).toLowerCase())) continue;
    const place = siteAt(context, i + 1, end)?.place;
    if (place) return { place, side: stateAt(context, i + 1, place.country) };
  }
  return undefined;
};

/** The state as an actor, where its name or its capital stands at a place. */
const stateAt = (context: Dealings, from: number, country: Party | undefined): Side | undefined => {
  for (const mention of mentionsIn(context, from, Math.min(context.tokens.size, from + 8))) {
    const actor = actorOf(context, mention);
    if (actor.kind === 'person' || actor.party === '' || (country && actor.party !== country)) continue;
    return { actor: mention.actor, party: actor.party, isPerson: false, from: mention.from, to: mention.to, why: [] };
  }
  return undefined;
};

/** Persons of two parties at least; for a visit a visitor and a place; a summit of an organization has the one party. */
const isMeeting = (
  context: Dealings,
  { rule }: Framed<MeetingRule>,
  sides: readonly Side[],
  host: Host | undefined,
): boolean => {
  const parties = new Set(sides.map((side) => side.party));
  if (rule.kind === 'visit') return parties.size > 1 && host !== undefined;
  if (parties.size < 2) return false;
  return rule.word === 'noun' || sides.some((side) => side.isPerson || isBody(context, side));
};

interface Setting {
  readonly kind: MeetingKind;
  readonly format: MeetingFormat;
  readonly sidelines: boolean;
}

/** How people met, by the words of the clause: a sentence that speaks of a telephone tells of a call. */
const settingOf = (context: Dealings, { rule, head, from, to }: Framed<MeetingRule>): Setting => {
  const { tokens } = context;
  const sentence = at(tokens.sentenceOf, head);
  const words = new Set<string>();
  const start = Math.max(sentenceStart(tokens, sentence), head - REACH);
  for (let i = start; i < Math.min(sentenceEnd(tokens, sentence), head + REACH); i++)
    words.add(at(tokens.forms, i).toLowerCase());
  const own = new Set<string>();
  for (let i = from; i < to; i++) own.add(at(tokens.lemmas, i).toLowerCase());
  const has = (...list: string[]): boolean => list.some((word) => words.has(word));
  const sidelines = has('sidelines', 'sideline', 'margins', 'margin');
  let { kind, format } = rule;
  if (rule.word === 'verb') kind = occasionOf(context, head) ?? kind;
  if (kind === 'visit' || kind === 'meal') return { kind, format, sidelines };
  if (has('video', 'videoconference', 'virtually', 'virtual', 'online', 'teleconference')) format = 'video';
  else if (has('phone', 'telephone', 'telephoned') && !own.has('meet')) {
    format = 'phone';
    kind = 'call';
  } else if (format === 'phone' && !own.has('call') && (sidelines || isFaceToFace(context, head))) {
    format = 'in-person';
    kind = 'talks';
  }
  if (format === 'video' && kind === 'call') kind = 'talks';
  return { kind, format, sidelines };
};
const REACH = 30;

/** 'hosted him for a summit', 'invited him to a dinner'. */
const occasionOf = (context: Dealings, verb: number): MeetingKind | undefined => {
  const { grammar, numbered, resources } = context;
  for (const preposition of ['for', 'to', 'at'])
    for (const word of grammar.oblique(verb, preposition)) {
      const found = resources.meetings.phrases.longest(word, word + 1, numbered.lowers, numbered.lemmas);
      const kind = found?.values.find((rule) => rule.word === 'noun')?.kind;
      if (kind === 'summit' || kind === 'meal' || kind === 'ceremony') return kind;
    }
  return undefined;
};

/** 'spoke in person', 'spoke in Paris', 'spoke at the summit'. */
const isFaceToFace = (context: Dealings, head: number): boolean => {
  const { grammar, tokens } = context;
  for (const preposition of ['in', 'at']) {
    for (const word of grammar.oblique(head, preposition)) {
      if (at(tokens.forms, word).toLowerCase() === 'person') return true;
      if (preposition === 'at' && (uposOf(tokens, word) === 'PROPN' || GATHERINGS.has(at(tokens.lemmas, word))))
        return true;
      const site = siteAt(context, grammar.name(word).from, sentenceEnd(tokens, at(tokens.sentenceOf, head)));
      if (site?.place || site?.venue) return true;
    }
  }
  return false;
};

const GATHERINGS = new Set(['summit', 'conference', 'assembly', 'forum', 'dinner', 'reception']);

const durationOf = ({ dates }: Context, head: number): string | undefined => {
  for (const one of dates.mentions) {
    if (one.from > head + REACH) break;
    if (one.of === head && one.kind === 'duration' && typeof one.value === 'string' && one.value.startsWith('P'))
      return one.value;
  }
  return undefined;
};

/** What the sentence names, and the next one where it goes on to tell what was spoken about. */
const topicsOf = (context: Dealings, head: number): Meeting['topics'] => {
  const { tokens } = context;
  const sentence = at(tokens.sentenceOf, head);
  const end = sentenceEnd(tokens, sentence);
  const goesOn = sentence + 2 < tokens.sentences.length && isAgenda(context, sentence + 1);
  return topicsIn(context, sentenceStart(tokens, sentence), goesOn ? sentenceEnd(tokens, sentence + 1) : end);
};
const AGENDA = new Set(['discuss', 'review', 'talk', 'cover', 'address', 'exchange']);

const isAgenda = ({ tokens }: Context, sentence: number): boolean => {
  for (let i = sentenceStart(tokens, sentence); i < sentenceEnd(tokens, sentence); i++)
    if (uposOf(tokens, i) === 'VERB' && AGENDA.has(at(tokens.lemmas, i))) return true;
  return false;
};

/** From the first of those who stand in the sentence to the last. */
const evidenceOf = ({ tokens }: Context, hit: Framed<MeetingRule>, sides: readonly Side[]): Span => {
  const sentence = at(tokens.sentenceOf, hit.head);
  const near = sides.filter((side) => at(tokens.sentenceOf, side.from) === sentence);
  return spanOf(
    tokens,
    Math.min(hit.from, ...near.map((side) => side.from)),
    Math.max(hit.to, ...near.map((side) => side.to)),
  );
};

const meeting = (context: Context, told: Told, ids: ItemIds): Meeting => {
  const { sides, standing, why } = told;
  const parties = [...new Set(sides.map((side) => side.party))].sort();
  const readout = told.date === undefined && standing.status === 'happened' ? dayOfReadout(context, told) : undefined;
  const date = told.date?.value ?? readout;
  const [first] = told.evidence;
  return {
    id: ids('meeting', first ?? [0, 1], parties),
    kind: told.kind,
    format: told.format,
    ...(told.sidelines ? { setting: 'sidelines' as const } : {}),
    level: levelOf(context, told.kind === 'visit' ? sides.slice(0, 1) : sides),
    status: standing.status,
    participants: sides.map((side) => participant(context, side)),
    ...(date ? { date } : {}),
    ...(told.place ? { place: told.place } : {}),
    ...(told.venue ? { venue: told.venue } : {}),
    ...(told.duration ? { duration: told.duration } : {}),
    topics: told.topics,
    evidence: told.evidence,
    confidence: sides.filter((side) => side.isPerson).length > 1 ? 0.7 : 0.5,
    why: [
      ...new Set([
        ...why,
        ...(readout ? ['meetings/readout-day'] : []),
        ...(told.topics.length > 0 ? ['topics/term'] : []),
      ]),
    ],
  };
};

/** Sentences at the head of a readout that tell its own meeting. */
const OPENING = 3;

/** A readout that gives no day is of the day on which it was published. */
const dayOfReadout = (context: Context, { evidence, kind }: Told): string | undefined => {
  const { dates, tokens } = context;
  const [start = 0] = evidence[0] ?? [];
  const opens = at(
    tokens.starts,
    Math.min(tokens.size, at(tokens.sentences, Math.min(OPENING, tokens.sentences.length - 1))) - 1,
  );
  return kind !== 'visit' && start <= opens && isReadout(context) ? dates.reference : undefined;
};

const participant = (context: Context, side: Side): Participant => {
  const role = context.actors.byId.get(side.actor)?.role;
  return { actor: side.actor, party: side.party, ...(role ? { role } : {}) };
};
