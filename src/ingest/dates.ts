/**
 * Dates as pages, feeds and archives write them, turned into ISO 8601. A moment keeps the zone it was written in: the day
 * of publication is the day where it was published. The day of a text is read elsewhere (`reading/time`).
 */
import { isDay } from '../model/day.js';

/** No page or archive that is read here is older. */
const FIRST_YEAR = 1600;
/** A page may be dated a little ahead of the clock, not years. */
const YEARS_AHEAD = 1;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};

/** Forms of a date, each with the places of year, month and day among its groups. */
const FORMS: readonly (readonly [form: RegExp, year: number, month: number, day: number])[] = [
  [/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, 1, 2, 3],
  [/(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/, 1, 2, 3],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?=T|$|\D)/, 1, 2, 3],
  [new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i'), 3, 1, 2],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4})\\b`, 'i'), 3, 2, 1],
  // Days before months, as most of the world writes; the other order only where the day could be no month.
  [/(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)/, 3, 2, 1],
];

/**
 * A date as text, in ISO 8601: a moment with its zone where both are told, else the day.
 *
 * @returns undefined where there is no date in it, or none that the calendar has
 */
export function isoDate(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 200);
  if (/^\d{10}$|^\d{13}$/.test(trimmed)) return momentOf(Number(trimmed.padEnd(13, '0')));
  for (const [form, y, m, d] of FORMS) {
    const match = form.exec(trimmed);
    if (!match) continue;
    const [year, first, second] = [match[y] ?? '', monthNumber(match[m] ?? ''), Number(match[d])];
    const [month, day] = first > 12 && second <= 12 ? [second, first] : [first, second];
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (!isDay(iso)) continue;
    return iso + timeOf(trimmed.slice(match.index + match[0].length));
  }
  return undefined;
}

const BARE =
  /^(?:\p{L}+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?)\s+\d{4}$/iu;

/** Whether a line is a day and nothing else: *Sunday, 18 June 2023*, as releases bear it above their text. */
export const isBareDate = (line: string): boolean => BARE.test(line.trim()) && isoDate(line) !== undefined;

/**
 * Whether a date can be that of a publication: not in 9999, not in 0001.
 *
 * @param now milliseconds since 1970
 */
export const isPlausible = (date: string, now: number = Date.now()): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= new Date(now).getUTCFullYear() + YEARS_AHEAD;
};

const momentOf = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+/, '');

const monthNumber = (text: string): number => {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return named === -1 ? Number(text) : named + 1;
};

/** The time of day behind a date, `T10:00:00+02:00`; '' where hour or zone are not told. */
const timeOf = (text: string): string => {
  const match =
    /^[T\s,]{1,3}(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|[A-Z]{2,3}|[+-]\d{2}:?\d{2})\b/i.exec(
      text,
    );
  if (!match) return '';
  const [, hour = '', minute = '', second, half, zone = ''] = match;
  const offset = ZONES[zone.toUpperCase()] ?? (/^[+-]/.test(zone) ? zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2') : '');
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase().startsWith('p') ? 12 : 0);
  if (offset === '' || Number(hour) > 24 || Number(minute) > 59 || Number(second ?? 0) > 59) return '';
  return `T${String(hours).padStart(2, '0')}:${minute}${second ? `:${second}` : ''}${offset}`;
};
