/** Where something was, by the places of the text: the town or state of a clause, the house in which people met. */
import type { Place } from '../../model/reading.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import { at, firstFrom } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { type PlaceMention, toPlace } from '../time/places.js';

export interface Site {
  readonly place?: Place;
  readonly venue?: string;
  /** Ids of the rules that placed it. */
  readonly why: readonly string[];
}

const NOWHERE: Site = { why: [] };

/**
 * Where the clause of a token says that it was.
 * @param main whether it is what the text reports first, so that its dateline may stand in
 */
export const siteNear = (context: Context, token: number, main: boolean): Site => {
  const placed = placeOf(context.tokens, context.places, token, token + 1, main);
  return placed ? siteOf(placed.mention, [placed.mention.why, placed.why]) : NOWHERE;
};

/** The place whose name begins at a token, its article aside. */
export const siteAt = (context: Context, token: number, limit: number): Site | undefined => {
  const { tokens, places } = context;
  let from = token;
  if (from < limit && at(tokens.forms, from).toLowerCase() === 'the') from++;
  const place = places[firstFrom(places, token)];
  if (place && place.from <= from && place.to <= limit) return siteOf(place, [place.why]);
  // A state that acts elsewhere in its sentence is a place behind 'to' all the same.
  const [mention] = mentionsIn(context, from, Math.min(limit, from + LONGEST_NAME));
  if (!mention || mention.from !== from) return undefined;
  const actor = actorOf(context, mention);
  if (actor.kind !== 'state' || actor.party === '') return undefined;
  return { place: { name: actor.name, country: actor.party }, why: [] };
};

/** Tokens of the longest name of a state. */
const LONGEST_NAME = 6;

const siteOf = (mention: PlaceMention, why: readonly string[]): Site => ({
  place: toPlace(mention),
  ...(mention.kind === 'venue' || mention.kind === 'institution-site' ? { venue: mention.name } : {}),
  why,
});
