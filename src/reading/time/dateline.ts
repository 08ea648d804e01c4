/**
 * The day of publication, and what a dateline tells of it: 'TOKYO, March 12 (Kyodo) —' names a city, whose zone the day
 * is counted in, and sometimes a date.
 */
import { formAt, type Tokens } from '../text/tokens.js';
import { dayOfIso } from './calendar.js';
import type { PlaceMention } from './places.js';
import { foldName } from './places-fold.js';
import type { Times } from './words.js';

export interface Dateline {
  /** The tokens before its dash. */
  readonly from: number;
  readonly to: number;
  readonly city: string;
}

/** Words before the dash: 'KYIV, Ukraine, March 12 (AP) —'. */
const LENGTH = 14;
const DASHES = new Set(['—', '–', '--', '-', ':']);

/** The dateline that places tell, up to its dash. */
export function findDateline(tokens: Tokens, places: readonly PlaceMention[]): Dateline | undefined {
  const place = places.find(({ dateline }) => dateline);
  if (!place) return undefined;
  let to = place.to;
  while (to < Math.min(tokens.size, place.from + LENGTH) && !DASHES.has(formAt(tokens, to))) to++;
  return { from: place.from, to, city: place.city ?? place.name };
}

/**
 * The day of publication as people at the dateline counted it: a moment is turned into their zone; without a known city
 * it is the day as written.
 *
 * @param published ISO 8601, a day or a moment
 */
export function dayOfPublication(
  published: string | undefined,
  city: string | undefined,
  { zones }: Times,
): number | undefined {
  if (published === undefined) return undefined;
  const zone = city === undefined ? undefined : zones.get(foldName(city))?.zone;
  // A moment without its own zone is some clock's: the day as written.
  const isMoment = published.length > 10 && /(?:Z|[+-]\d\d:?\d\d)$/.test(published);
  if (!isMoment || zone === undefined) return dayOfIso(published);
  const moment = new Date(published.replace(' ', 'T'));
  return Number.isNaN(moment.getTime()) ? dayOfIso(published) : dayOfIso(dayIn(moment, zone));
}

/** Day of a moment in a zone of the IANA database, `YYYY-MM-DD`, as Swedes write days. */
const dayIn = (moment: Date, timeZone: string): string => moment.toLocaleDateString('sv-SE', { timeZone });
