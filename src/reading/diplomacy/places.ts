/** Where something was: a capital, a state or a town behind a preposition of place, the house in which people met. */
import type { Party } from '../../model/generated/parties.js';
import type { Place } from '../../model/reading.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import { at, firstFrom, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';

export interface Site {
  readonly place?: Place;
  readonly venue?: string;
}

/** Words that a place of this kind may begin with, beside the article. */
const LONGEST_NAME = 6;
/** Last words of names that are houses and grounds, not towns. */
const HOUSES = new Set([
  'house',
  'palace',
  'hall',
  'guesthouse',
  'office',
  'city',
  'hotel',
  'villa',
  'ministry',
  'embassy',
  'residence',
  'david',
  'kremlin',
  'people',
  'bridge',
  'mausoleum',
  'headquarters',
  'building',
  'room',
  'castle',
  'nations',
]);

/** Where the sentence of a token says that it was; the nearest place behind it first, then before it. */
export const siteNear = (context: Context, token: number, prepositions: ReadonlySet<string> = PLACED): Site => {
  const { tokens } = context;
  const sentence = at(tokens.sentenceOf, token);
  const start = Math.max(sentenceStart(tokens, sentence), token - REACH);
  const end = Math.min(sentenceEnd(tokens, sentence), token + REACH);
  const behind = firstSite(context, token + 1, end, prepositions);
  if (behind.place) return behind;
  const before = firstSite(context, start, token, prepositions);
  return { ...before, ...behind };
};

const PLACED: ReadonlySet<string> = new Set(['in', 'at', 'near', 'off', 'over', 'outside']);
const REACH = 40;

const firstSite = (context: Context, from: number, to: number, prepositions: ReadonlySet<string>): Site => {
  let site: Site = {};
  for (let i = from; i + 1 < to; i++) {
    const form = at(context.tokens.forms, i).toLowerCase();
    if (!prepositions.has(form)) continue;
    const found = siteAt(context, i + 1, to);
    if (found?.place && !site.place) site = { ...site, place: found.place };
    if (found?.venue && !site.venue && form !== 'near') site = { ...site, venue: found.venue };
    if (site.place) break;
  }
  return site;
};

/** The place that begins at a token, its article aside. */
export const siteAt = (context: Context, token: number, limit: number): Site | undefined => {
  const { tokens, resources } = context;
  let from = token;
  if (from < limit && at(tokens.forms, from).toLowerCase() === 'the') from++;
  let to = from;
  while (to < limit && to - from < LONGEST_NAME && isNamePart(context, to, from, limit)) to++;
  if (to === from || isDate(context, from)) return undefined;
  const name = tokens.text.slice(at(tokens.starts, from), at(tokens.ends, to - 1)).replace(/\s+/g, ' ');
  if (HOUSES.has(at(tokens.forms, to - 1).toLowerCase())) return { venue: name };
  const capital = resources.actors.capitals.get(name);
  if (capital) return { place: { name, country: capital } };
  const [mention] = mentionsIn(context, from, to);
  const actor = mention && mention.from === from ? actorOf(context, mention) : undefined;
  if (actor?.kind === 'person' || actor?.kind === 'group') return undefined;
  if (actor?.kind === 'state' && mention?.to === to && actor.party !== '')
    return { place: { name, country: actor.party } };
  if (actor) return undefined;
  return { place: { name, ...countryBehind(context, to, limit) } };
};

const isNamePart = ({ tokens }: Context, i: number, from: number, limit: number): boolean => {
  const form = at(tokens.forms, i);
  if (/^\p{Lu}/u.test(form)) return uposOf(tokens, i) !== 'PUNCT';
  const next = i + 1 < limit ? at(tokens.forms, i + 1) : '';
  return i > from && (form === 'of' || form === 'al' || form === 'the') && /^\p{Lu}|^the$/u.test(next);
};

/** 'Vilnius, Lithuania'. */
const countryBehind = (context: Context, to: number, limit: number): { readonly country?: Party } => {
  if (to + 1 >= limit || at(context.tokens.forms, to) !== ',') return {};
  const [mention] = mentionsIn(context, to + 1, Math.min(limit, to + 6));
  if (!mention || mention.from > to + 2) return {};
  const actor = actorOf(context, mention);
  return actor.kind === 'state' && actor.party !== '' ? { country: actor.party } : {};
};

const isDate = ({ dates }: Context, token: number): boolean => {
  const next = firstFrom(dates.mentions, token + 1);
  const date = next > 0 ? dates.mentions[next - 1] : undefined;
  return date !== undefined && token < date.to;
};
