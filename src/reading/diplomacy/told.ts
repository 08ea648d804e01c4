/** A meeting as one passage tells it: who, how, whether, when, where, about what. */
import type { MeetingFormat, MeetingKind } from '../../model/generated/lists.js';
import { PARTY } from '../../model/generated/parties.js';
import type { Meeting, Place } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import { type Context, topicsIn } from '../context.js';
import type { MeetingRule } from '../resources.js';
import {
  at,
  firstFrom,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  spanOf,
  uposOf,
} from '../text/tokens.js';
import type { ItemDate } from '../time/near.js';
import { companyOf } from './company.js';
import { clauseSpan } from './evidence.js';
import { type Framed, isBody, once } from './frames.js';
import { furtherHosts, type Host, hostBeside, hostOf } from './hosts.js';
import { hasNeeds, isAccount, isAppeal, isCalledAway, isFrame, isOccasion, withoutOccasions } from './misread.js';
import { type Side, sidesBetween } from './naming.js';
import { isNoMeeting, isPrivateJourney } from './no-meeting.js';
import { sidesUnder } from './participants.js';
import { NOWHERE, siteOfMeeting, unknownSite } from './places.js';
import type { Dealings } from './refer.js';
import { ROSTER } from './roster.js';
import { type Setting, settingOf } from './setting.js';
import { HAPPENED, invitedTo, replyTo, type Standing, standingOf } from './standing.js';
import { whenOf } from './when.js';

export interface Told {
  readonly kind: MeetingKind;
  readonly format: MeetingFormat;
  /** Whether the words tell the format. */
  readonly sure: boolean;
  readonly sidelines: boolean;
  readonly standing: Standing;
  readonly sides: readonly Side[];
  readonly date: ItemDate | undefined;
  readonly place: Place | undefined;
  readonly venue: string | undefined;
  readonly duration: string | undefined;
  readonly topics: Meeting['topics'];
  readonly evidence: readonly Span[];
  /** Where those are listed who took part. */
  readonly roster: Span | undefined;
  /** 'They meet every month': told of as what they do again and again. */
  readonly isHabit: boolean;
  /** 'their recent meeting': not the one that the text tells. */
  readonly apart: boolean;
  /** How much of the meeting its passage tells: of several the fullest is the evidence. */
  readonly weight: number;
  readonly why: readonly string[];
}

/** @returns nothing where the words of a row tell of no meeting; several where one word tells of several */
export const tell = (context: Dealings, hit: Framed<MeetingRule>): readonly Told[] => {
  const { rule, head } = hit;
  const isNoun = rule.word === 'noun';
  if (isNoMeeting(context, hit)) return [];
  if (!isNoun && rule.kind === 'call' && isCalledAway(context, head)) return [];
  if (
    isNoun &&
    ((rule.kind === 'call' && isAppeal(context, hit)) || isFrame(context, head, hit.from) || isAccount(context, hit))
  )
    return [];
  const asked = isNoun && isOccasion(context, hit) ? HAPPENED : standingOf(context, head, isNoun);
  if (!asked) return [];
  const replied = replyTo(context, head, asked);
  const setting = settingOf(context, hit);
  // A noun of which no word says more is ahead where its day is: 'the summit on July 7'.
  const isOpen = isNoun && replied === HAPPENED && context.grammar.lightVerbOf(head) === -1;
  const date = whenOf(
    context,
    head,
    isOpen ? undefined : replied.status !== 'happened',
    replied.why.includes('outcomes/move'),
  );
  const standing = isOpen && isLater(context, date) ? PLANNED : replied;
  const company = companyOf(context, hit, standing);
  const invited = isNoun ? [] : invitedTo(context, head).flatMap((word) => sidesUnder(context, word));
  const host = rule.host.length > 0 && setting.kind === 'visit' ? hostFor(context, hit, company) : undefined;
  const sides = withoutOccasions(
    context,
    once([...invited, ...(invited.length > 0 && host ? [] : company), ...(host?.side ? [host.side] : [])]),
  );
  if (!isMeeting(context, hit, setting, sides, host)) return [];
  if (setting.kind === 'visit' && isPrivateJourney(context, hit, company)) return [];
  // Who speaks by telephone is nowhere together: a place beside belongs to what they speak of.
  const site = setting.format === 'phone' ? NOWHERE : siteOfMeeting(context, head, setting.format === 'in-person');
  if (!hasNeeds(context, hit, sides, setting, site)) return [];
  const { occasion: _, ...told } = {
    ...setting,
    standing,
    date,
    place: host?.place ?? site.place,
    venue: site.venue ?? (site.place || setting.format === 'phone' ? undefined : unknownSite(context, head).venue),
    duration: durationOf(context, head),
    isHabit: !isNoun && context.grammar.tense(head) === 'present' && context.grammar.aspect(head) === 'simple',
    apart: isNoun && isEarlier(context, hit.from),
    topics: topicsOf(context, head),
    evidence: [clauseSpan(context, hit.from, hit.to, [...sides, ...(date ? [date] : [])])],
    why: [rule.id, ...standing.why, ...(host?.place ? [] : site.why), ...(date ? [date.why] : [])],
  };
  const those = sittings(context, hit, sides);
  const { roster } = context;
  const isListed = roster !== undefined && sides.some(({ why }) => why.includes(ROSTER));
  const first = those.map((these) => ({
    ...told,
    sides: these,
    roster: isListed ? spanOf(context.tokens, roster.from, roster.to) : undefined,
    ...(those.length > 1 ? { evidence: [sittingSpan(context, hit, these)] } : {}),
    weight: weightOf(context, head, these, told),
    why: [...told.why, ...new Set(these.flatMap((side) => side.why))],
  }));
  return host?.place ? [...first, ...legs(context, hit, first[0])] : first;
};

const PLANNED: Standing = { status: 'planned', why: [] };

const isLater = ({ dates }: Context, date: ItemDate | undefined): boolean => {
  const start = date === undefined ? '' : typeof date.value === 'string' ? date.value : date.value.start;
  return dates.reference !== undefined && start.slice(0, dates.reference.length) > dates.reference;
};

const hostFor = (context: Dealings, hit: Framed<MeetingRule>, company: readonly Side[]): Host | undefined =>
  hostOf(context, hit) ??
  (hit.rule.word === 'noun' && !hit.rule.needs.includes('host') ? hostBeside(context, hit.head, company) : undefined);

/** 'took him to Paris on Monday, Rome on Tuesday and London': each further stop is a visit of its own. */
const legs = (context: Dealings, { head }: Framed<MeetingRule>, first: Told | undefined): readonly Told[] => {
  const visitors = first?.sides.slice(0, -1) ?? [];
  if (!first || visitors.length === 0) return [];
  return furtherHosts(context, head).flatMap(({ side, place, from, to, date }) =>
    side && !first.sides.some((one) => one.party === side.party)
      ? [
          {
            ...first,
            sides: [...visitors, side],
            place,
            venue: undefined,
            date: date ?? undefined,
            evidence: [spanOf(context.tokens, from, to)],
          },
        ]
      : [],
  );
};

const isEarlier = ({ tokens, resources }: Context, from: number): boolean => {
  for (let i = Math.max(0, from - 2); i < from; i++)
    if (resources.dealings.earlier.has(lowerAt(tokens, i))) return true;
  return false;
};

/** Words between a noun of several meetings and the last of those with whom they are, if one span holds both. */
const NAMING = 6;

/** Persons named in its own sentence count most, then day and place; a title tells less than the text. */
const weightOf = (
  { tokens, document }: Context,
  head: number,
  sides: readonly Side[],
  { date, place }: Pick<Told, 'date' | 'place'>,
): number => {
  const sentence = sentenceAt(tokens, head);
  const here = sides.filter((side) => side.to > side.from && sentenceAt(tokens, side.from) === sentence);
  const persons = here.filter((side) => side.isPerson).length;
  const isTitle = at(tokens.starts, head) < (document.body ?? 0) || (sentence === 0 && isHeadline(tokens));
  return 4 * persons + here.length + (date ? 2 : 0) + (place ? 1 : 0) - (isTitle ? 3 : 0);
};

/** A first line without a stop at its end. */
const isHeadline = (tokens: Context['tokens']): boolean => {
  const last = sentenceEnd(tokens, 0) - 1;
  return last >= 0 && !/^[.!?]$/.test(formAt(tokens, last));
};

/** 'meetings with Qin and Wang': a sitting with each; the first named holds them all. */
const sittings = (
  context: Context,
  { head }: Framed<MeetingRule>,
  sides: readonly Side[],
): readonly (readonly Side[])[] => {
  const { tokens, resources } = context;
  const first = sides.find((side) => side.isPerson && side.from <= head) ?? sides[0];
  if (!first?.isPerson || !resources.dealings.sittings.has(lowerAt(tokens, head))) return [sides];
  const listed = once([...sides, ...listBehind(context, head)]);
  const others = listed.filter((side) => side.party !== first.party && side.isPerson && side.from > head);
  return others.length > 1 ? others.map((side) => [first, side]) : [sides];
};

/** From the noun to the one with whom the sitting is, if that is near, else the words that name them. */
const sittingSpan = (context: Context, { from, to }: Framed<MeetingRule>, sides: readonly Side[]): Span => {
  const other = sides.at(-1);
  if (!other) return spanOf(context.tokens, from, to);
  const isNear = other.from >= from && other.to - from <= 2 * NAMING;
  return spanOf(context.tokens, isNear ? from : Math.max(0, other.from - 2), other.to);
};

/** Words of a list of those with whom somebody has meetings. */
const LIST = 60;

/** 'meetings: with Qin; Wang Yi, the official; and Xi himself': whom a list with semicolons goes on to name. */
const listBehind = (context: Context, head: number): readonly Side[] => {
  const { tokens } = context;
  const end = Math.min(sentenceEndAt(tokens, head), head + LIST);
  const sides: Side[] = [];
  for (let i = head + 1; i < end; i++)
    if (formAt(tokens, i) === ';' && i + 1 < end) sides.push(...sidesBetween(context, i + 1, end));
  return sides;
};

/** Persons of two parties at least; for a visit a visitor and a host; a summit of an organization has the one party. */
const isMeeting = (
  context: Dealings,
  { rule }: Framed<MeetingRule>,
  { kind, format }: Setting,
  sides: readonly Side[],
  host: Host | undefined,
): boolean => {
  const parties = new Set(sides.map((side) => side.party));
  const [first] = sides;
  if (first === undefined) return false;
  // 'Exports of Mexico come to the United States': who travels is somebody.
  if (kind === 'visit')
    return parties.size > 1 && host !== undefined && isHostThere(rule, sides, host) && isSomeone(context, first);
  if (format === 'letter' && sides.some((side) => isTakenUp(side) && !side.isPerson)) return false;
  if (rule.needs.includes('persons') && !sides.every((side) => isSomeone(context, side))) return false;
  if (rule.kind === 'summit' && sides.some(({ party }) => PARTY[party].kind === 'organization')) return true;
  if (parties.size < 2) return false;
  return rule.word === 'noun' || sides.some((side) => side.isPerson || isBody(context, side));
};

/** 'Ortega's visit to Peru recalls a trip to Geneva': one to a state that takes no part is no visit of those who do. */
const isHostThere = ({ sides: slots }: MeetingRule, sides: readonly Side[], { place, side }: Host): boolean =>
  side !== undefined ||
  place?.country === undefined ||
  slots.includes('object') ||
  sides.some(({ party }) => party === place.country);

const isSomeone = (context: Dealings, side: Side): boolean => side.isPerson || isBody(context, side);
const isTakenUp = ({ why }: Side): boolean => why.includes('participants/taken-up');

/** Words around a meeting in which its length and its topics are told. */
const REACH = 60;

const durationOf = ({ dates }: Context, head: number): string | undefined => {
  for (let k = firstFrom(dates.mentions, head - REACH); k < dates.mentions.length; k++) {
    const one = at(dates.mentions, k);
    if (one.from > head + REACH) break;
    if (one.of === head && one.kind === 'duration' && typeof one.value === 'string' && one.value.startsWith('P'))
      return one.value;
  }
  return undefined;
};

/** What the sentence names, and the next one where it goes on to tell what was spoken about. */
const topicsOf = (context: Context, head: number): Meeting['topics'] => {
  const { tokens } = context;
  const sentence = sentenceAt(tokens, head);
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  const next = sentence + 1;
  const goesOn = next + 1 < tokens.sentences.length && isAgenda(context, next);
  return topicsIn(
    context,
    Math.max(sentenceStart(tokens, sentence), head - REACH),
    goesOn ? Math.min(sentenceEnd(tokens, next), sentenceStart(tokens, next) + REACH) : end,
  );
};

const isAgenda = ({ tokens, resources }: Context, sentence: number): boolean => {
  const start = sentenceStart(tokens, sentence);
  for (let i = start; i < Math.min(sentenceEnd(tokens, sentence), start + REACH); i++)
    if (uposOf(tokens, i) === 'VERB' && resources.dealings.agenda.has(at(tokens.lemmas, i))) return true;
  return false;
};
