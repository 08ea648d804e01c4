/** Where something was, by the places of the text: the town or state of a clause, the house in which people met. */
import type { Place } from '../../model/reading.js';
import type { Context } from '../context.js';
import { at, firstFrom, lowerAt, sentenceEndAt, type Tokens, uposOf } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { type PlaceMention, toPlace } from '../time/places.js';

export interface Site {
  readonly place?: Place;
  readonly venue?: string;
  /** Ids of the rules that placed it. */
  readonly why: readonly string[];
}

/** No place. */
const NOWHERE: Site = { why: [] };

/** Prepositions that name what people speak about, not where. */
const ABOUT = new Set(['over', 'about', 'on', 'of']);

/**
 * Where the clause of a token says that people met: a place behind 'over' or 'about' is their topic.
 * @param main whether it is what the text reports first, so that its dateline may stand in
 */
export const siteOfMeeting = (context: Context, token: number, main: boolean): Site => {
  const { tokens, places } = context;
  const placed = placeOf(tokens, places, token, token + 1, main);
  const beside = besideOf(context, token);
  const isOwn =
    placed !== undefined &&
    placed.why !== 'places/from-dateline' &&
    !ABOUT.has(prepositionBefore(tokens, token, placed.mention.from));
  // 'hosted his counterparts from Japan in Madrid': a town beside is more exact than a state or an unplaced house.
  const isVague = isOwn && (isWide(placed.mention) || (isHouse(placed.mention) && !placed.mention.city));
  if (isOwn && !(isVague && beside && !isWide(beside) && !isHouse(beside)))
    return siteOf(placed.mention, [placed.mention.why, placed.why]);
  if (beside) return siteOf(beside, [beside.why]);
  return placed?.why === 'places/from-dateline' ? siteOf(placed.mention, [placed.mention.why, placed.why]) : NOWHERE;
};

/** Kinds of places in which there are towns, or along which. */
const WIDE: ReadonlySet<PlaceMention['kind']> = new Set<PlaceMention['kind']>(['state', 'region', 'sea', 'border']);
const isWide = ({ kind }: PlaceMention): boolean => WIDE.has(kind);

const isHouse = ({ kind }: PlaceMention): boolean => kind === 'venue' || kind === 'institution-site';

/** Words behind a token in which a place may be its own where the tree does not say so. */
const REACH = 22;
const LOCATIVE = new Set(['in', 'at', 'near', 'off', 'over', 'outside', 'on', 'above', 'along', 'around']);
/** Words between a preposition and its place: 'in the southern city of'. */
const LEAD = 5;

/** The nearest place behind a token with a preposition before it; a town before a house or region, these before a state. */
const besideOf = ({ tokens, places }: Context, token: number): PlaceMention | undefined => {
  const end = Math.min(sentenceEndAt(tokens, token), token + REACH);
  let other: PlaceMention | undefined;
  for (let k = firstFrom(places, token + 1); k < places.length; k++) {
    const place = at(places, k);
    if (place.from >= end) break;
    const preposition = prepositionBefore(tokens, token, place.from);
    if (place.dateline || place.kind === 'occasion' || !LOCATIVE.has(preposition) || ABOUT.has(preposition)) continue;
    if (!isWide(place) && !(isHouse(place) && !place.city)) return place;
    if (!other || (other.kind === 'state' && place.kind !== 'state')) other = place;
  }
  return other;
};

/** The preposition of place before a name, or the first before it that is none; '' where there is none. */
const prepositionBefore = (tokens: Tokens, after: number, place: number): string => {
  for (let i = place - 1; i > Math.max(after, place - LEAD); i--) {
    const form = lowerAt(tokens, i);
    const upos = uposOf(tokens, i);
    if (LOCATIVE.has(form) || (upos === 'ADP' && form !== 'of')) return form;
    if (upos === 'VERB' || upos === 'PUNCT' || upos === 'CCONJ') return '';
  }
  return '';
};

/** Nouns of a part of a state that stand behind its name. */
const PART = / (?:prefecture|province|district|county|governorate|oblast|regions?)$/i;

const siteOf = (mention: PlaceMention, why: readonly string[]): Site => ({
  place: {
    ...toPlace(mention),
    name: (isHouse(mention) && mention.city) || mention.name.replace(PART, '') || mention.name,
  },
  ...(mention.kind === 'venue' || mention.kind === 'institution-site' ? { venue: mention.name } : {}),
  why,
});
