/** Whom a visit goes to: the state of the place that is travelled to. */
import type { Party } from '../../model/generated/parties.js';
import type { Place } from '../../model/reading.js';
import { actorOf, mentionsIn } from '../context.js';
import { isOfficial } from '../issuer.js';
import type { MeetingRule } from '../resources.js';
import {
  firstFrom,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import type { ItemDate } from '../time/near.js';
import { type Framed, headsIn } from './frames.js';
import type { Side } from './naming.js';
import { siteAt } from './places.js';
import { type Dealings, metBy, othersOf } from './refer.js';
import { namedAround } from './scene.js';

export interface Host {
  readonly place: Place | undefined;
  readonly side: Side | undefined;
}

export const hostOf = (context: Dealings, { rule, head }: Framed<MeetingRule>): Host | undefined => {
  const { grammar, tokens } = context;
  for (const slot of rule.host)
    for (const word of headsIn(context, head, rule.word === 'noun', slot)) {
      const { from } = grammar.name(word);
      const site = siteAt(context, from, sentenceEndAt(tokens, head));
      const place = site?.place;
      if (!place && !site?.venue) continue;
      return { place, side: stateAt(context, from, place?.country) };
    }
  return hostByWords(context, head, rule.host);
};

/** A further stop of a journey, where it stands, and its day. */
interface Stop extends Host {
  readonly from: number;
  readonly to: number;
  readonly date: ItemDate | undefined;
}

/** Words of a list of stops. */
const LIST = 30;

/** The stops behind the first: places that follow a comma or an 'and'. */
export const furtherHosts = (context: Dealings, head: number): readonly Stop[] => {
  const { tokens, places, dates } = context;
  const end = Math.min(sentenceEndAt(tokens, head), head + LIST);
  const stops: Stop[] = [];
  for (let i = head + 1; i + 1 < end; i++) {
    const form = lowerAt(tokens, i);
    if (form === ';' || (uposOf(tokens, i) === 'VERB' && stops.length > 0)) break;
    if (form !== ',' && form !== 'and') continue;
    const from = lowerAt(tokens, i + 1) === 'and' ? i + 2 : i + 1;
    const site = from < end ? siteAt(context, from, end) : undefined;
    if (!site?.place || isOwner(context, from)) continue;
    const next = places[firstFrom(places, from + 1)]?.from ?? end;
    const mention = dates.mentions[firstFrom(dates.mentions, from)];
    const isOwn = mention !== undefined && mention.from < Math.min(end, next) && typeof mention.value === 'string';
    const date =
      isOwn && typeof mention.value === 'string'
        ? { from: mention.from, to: mention.to, value: mention.value, why: mention.why }
        : undefined;
    stops.push({
      place: site.place,
      side: stateAt(context, from, site.place.country),
      from,
      to: date?.to ?? from + 1,
      date,
    });
  }
  return stops;
};

/** 'to Shenzhen to meet Dai, China's official': whose, not where to. */
const isOwner = ({ tokens }: Dealings, from: number): boolean => {
  for (let i = from; i < Math.min(tokens.size, from + 4); i++) if (xposAt(tokens, i) === 'POS') return true;
  return false;
};

/** Words between a visit and its place where the tree does not join them. */
const HOST_REACH = 8;

const hostByWords = (context: Dealings, head: number, slots: readonly string[]): Host | undefined => {
  const { tokens } = context;
  const end = sentenceEndAt(tokens, head);
  for (let i = head + 1; i + 1 < Math.min(end, head + HOST_REACH); i++) {
    if (!slots.includes(lowerAt(tokens, i))) continue;
    const host = ahead(context, i + 1, end);
    if (host) return host;
  }
  return undefined;
};

/** Words between a preposition and the name of the place: 'to the southern city of'. */
const LEAD = 6;

const ahead = (context: Dealings, from: number, end: number): Host | undefined => {
  const { tokens } = context;
  for (let i = from; i < Math.min(end, from + LEAD); i++) {
    const place = siteAt(context, i, end)?.place;
    if (place) return { place, side: stateAt(context, i, place.country) };
    const upos = uposOf(tokens, i);
    if (upos === 'VERB' || upos === 'PUNCT' || upos === 'PRON') return undefined;
  }
  return undefined;
};

/** Words behind the beginning of a place in which its state may be named: 'the southern Chinese city of Shenzhen'. */
const STATE_REACH = 8;

/** The state as an actor, where its name or its capital stands at a place; else by its country alone. */
const stateAt = (context: Dealings, from: number, country: Party | undefined): Side | undefined => {
  for (const mention of mentionsIn(context, from, Math.min(context.tokens.size, from + STATE_REACH))) {
    const actor = actorOf(context, mention);
    if (actor.kind === 'person' || actor.party === '' || (country && actor.party !== country)) continue;
    return { actor: mention.actor, party: actor.party, isPerson: false, from: mention.from, to: mention.to, why: [] };
  }
  return country ? (stateOf(context, country, from) ?? someoneOf(context, country, from)) : undefined;
};

/** A state that the text names somewhere, as one who takes part at a token. */
const stateOf = (context: Dealings, party: Party, token: number): Side | undefined => {
  const actor = context.actors.byId.get(`state:${party}`);
  return actor && { actor: actor.id, party, isPerson: false, from: token, to: token, why: [] };
};

/** Anybody of a country whom the sentence names, where the state itself is named nowhere. */
const someoneOf = (context: Dealings, party: Party, token: number): Side | undefined => {
  const named = namedAround(context, token).find((one) => one.party === party);
  return sideOf(context, named);
};

/** Where no place is told: another party of the sentence, else the one with which the visitor was told to deal. */
export const hostBeside = (context: Dealings, head: number, visitors: readonly Side[]): Host | undefined => {
  const [visitor] = visitors;
  if (!visitor) return undefined;
  const { tokens } = context;
  const sentence = sentenceAt(tokens, head);
  const [start, end] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
  const named = namedAround(context, head).filter(
    (one) => !one.isReporter && one.from >= start && one.to <= end && one.party !== visitor.party,
  );
  const parties = new Set(named.map((one) => one.party));
  const [other] = parties;
  if (other && parties.size === 1)
    return { place: undefined, side: stateOf(context, other, head) ?? sideOf(context, named[0]) };
  // News tells of many journeys: only whom the visitor was told to deal with is the host.
  const isNews = !isOfficial(context);
  if (isNews && isTakenUp(visitor)) return undefined;
  const [known] = (isNews ? metBy : othersOf)(context, head, visitor.party);
  return known && { place: undefined, side: known };
};

const sideOf = (
  context: Dealings,
  named: { readonly from: number; readonly to: number; readonly party: Party } | undefined,
): Side | undefined => {
  if (!named) return undefined;
  const [mention] = mentionsIn(context, named.from, named.to);
  if (!mention) return undefined;
  const isPerson = actorOf(context, mention).kind === 'person';
  return { actor: mention.actor, party: named.party, isPerson, from: named.from, to: named.to, why: [] };
};

const isTakenUp = ({ why }: Side): boolean => why.includes('participants/taken-up');
