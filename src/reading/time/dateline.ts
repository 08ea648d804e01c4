/**
 * The day of publication, and what a dateline tells of it: 'TOKYO, March 12 (Kyodo) —' names a city, whose zone the day
 * is counted in, and sometimes a date.
 */
import { at, formAt, type Tokens } from '../text/tokens.js';
import { dayOfIso } from './calendar.js';
import { foldCity, type Times } from './words.js';

export interface Dateline {
  /** The tokens before its dash. */
  readonly from: number;
  readonly to: number;
  /** Undefined for a place that the table of zones does not have. */
  readonly city: string | undefined;
}

/** Paragraphs at whose beginning a dateline may stand: behind a title and a byline. */
const PARAGRAPHS = 3;
/** Words before the dash, and before the city: 'XINHUA, HAIKOU, April 11 —'. */
const LENGTH = 14;
const CITY_REACH = 4;
const CITY_WORDS = 3;

export function findDateline(tokens: Tokens, { zones }: Times): Dateline | undefined {
  for (let p = 0; p < PARAGRAPHS && p + 1 < tokens.paragraphs.length; p++) {
    const from = at(tokens.paragraphs, p);
    const limit = Math.min(from + LENGTH, at(tokens.paragraphs, p + 1));
    for (let to = from + 1; to < limit; to++) {
      if (!isDash(tokens, to)) continue;
      const city = cityIn(tokens, from, to, zones);
      if (city !== undefined || isInCapitals(formAt(tokens, from))) return { from, to, city };
      break;
    }
  }
  return undefined;
}

const isDash = (tokens: Tokens, i: number): boolean => {
  const form = formAt(tokens, i);
  if (form === '—' || form === '--') return true;
  return (form === '–' || form === '-') && at(tokens.starts, i) > at(tokens.ends, i - 1);
};

/** Letters of a word in capitals that are a place's, not an abbreviation's. */
const PLACE_LETTERS = 4;
const isInCapitals = (form: string): boolean => form.length >= PLACE_LETTERS && /^\p{Lu}+$/u.test(form);

const cityIn = (tokens: Tokens, from: number, to: number, zones: Times['zones']): string | undefined => {
  for (let i = from; i < to && i < from + CITY_REACH; i++) {
    const code = formAt(tokens, i).charCodeAt(0);
    if (code >= 97 && code <= 122) return undefined;
    for (let end = Math.min(to, i + CITY_WORDS); end > i; end--) {
      const name = foldCity(tokens.text.slice(at(tokens.starts, i), at(tokens.ends, end - 1)));
      if (zones.has(name)) return name;
    }
  }
  return undefined;
};

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
  const zone = city === undefined ? undefined : zones.get(foldCity(city))?.zone;
  // A moment without its own zone is some clock's: the day as written.
  const isMoment = published.length > 10 && /(?:Z|[+-]\d\d:?\d\d)$/.test(published);
  if (!isMoment || zone === undefined) return dayOfIso(published);
  const moment = new Date(published.replace(' ', 'T'));
  return Number.isNaN(moment.getTime()) ? dayOfIso(published) : dayOfIso(dayIn(moment, zone));
}

/** Day of a moment in a zone of the IANA database, `YYYY-MM-DD`. */
const dayIn = (moment: Date, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};
