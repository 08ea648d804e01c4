/** Dates, numbers, names and codes as people read them. */
import { PARTIES, PARTY, type Party } from '../src/model/generated/parties.js';
import type { Line } from './types.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

type DateValue = Line['date'];

/** '2023-06-18' as '18 June 2023', as coarse as it is. */
export const dayText = (day: string, short = false): string => {
  const [year = '', month, date] = day.slice(0, 10).split('-');
  const name = month ? (MONTHS[Number(month) - 1] ?? '') : '';
  const shown = short ? name.slice(0, 3) : name;
  return [date ? String(Number(date)) : '', shown, year].filter(Boolean).join(' ');
};

export const dateText = (date: DateValue, short = false): string => {
  if (date === null) return '';
  if (typeof date === 'string') return dayText(date, short);
  const [from, to] = [dayText(date.start, short).split(' '), dayText(date.end, short)];
  const same = to.split(' ');
  // '23–24 March 2024': what both have is written once.
  if (from.length === 3 && same.length === 3 && from[1] === same[1] && from[2] === same[2]) return `${from[0]}–${to}`;
  if (from.length === 3 && same.length === 3 && from[2] === same[2]) return `${from[0]} ${from[1]} – ${to}`;
  return `${from.join(' ')} – ${to}`;
};

/** When something was: its date, else the day of the report, of which it is said that it is no more than that. */
export const whenText = ({ date, day }: Pick<Line, 'date' | 'day'>, short = false): string =>
  date !== null ? dateText(date, short) : day ? `reported ${dayText(day, short)}` : 'no date';

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const reportsText = ({ reports, independent }: Pick<Line, 'reports' | 'independent'>): string =>
  reports === 1 ? '1 report' : `${count(reports, 'report')}, ${independent} independent`;

const isParty = (code: string): code is Party => Object.hasOwn(PARTY, code);
export const partyName = (code: string): string => (isParty(code) ? PARTY[code].name : code);
export const allParties = PARTIES.map((code) => ({ code, name: PARTY[code].name })).sort((a, b) =>
  a.name < b.name ? -1 : 1,
);
/** The code of a party by its name or code, else the words as they are: the server knows more names. */
export const partyCode = (words: string): string =>
  allParties.find(({ code, name }) => name.toLowerCase() === words.trim().toLowerCase() || code === words.trim())
    ?.code ?? words.trim();

/** A code in words: 'military-contacts' is 'military contacts'; names of places keep their capital. */
const PROPER: Readonly<Record<string, string>> = {
  taiwan: 'Taiwan',
  'hong-kong': 'Hong Kong',
  xinjiang: 'Xinjiang',
  tibet: 'Tibet',
  'south-china-sea': 'South China Sea',
  'korean-peninsula': 'Korean Peninsula',
  ukraine: 'Ukraine',
  'middle-east': 'Middle East',
  gaza: 'Gaza',
  'iran-nuclear': 'Iran’s nuclear programme',
  syria: 'Syria',
  yemen: 'Yemen',
  afghanistan: 'Afghanistan',
  sahel: 'the Sahel',
  'horn-of-africa': 'Horn of Africa',
  caucasus: 'the Caucasus',
  balkans: 'the Balkans',
  kashmir: 'Kashmir',
  'united-nations': 'United Nations',
};
export const words = (code: string): string => PROPER[code] ?? code.replaceAll('-', ' ').replaceAll('_', ' ');
/** In one pair of quotation marks: those around all of it are its own, those within become single ones. */
export const quoted = (text: string): string => {
  const bare = /^[“"]?([^“”"]*)[”"]?$/.exec(text.trim())?.[1] ?? text.trim();
  return `“${bare.replaceAll('“', '‘').replaceAll('”', '’')}”`;
};
/** With the closing mark of a quotation that ends with the text: 'oppose “Taiwan independence'. */
export const closed = (text: string): string => (text.lastIndexOf('“') > text.lastIndexOf('”') ? `${text}”` : text);

/** The title of an entry as it can be read: of a commitment whose action cannot stand alone who is bound, and the sentence. */
export const titled = ({ title, words: said, unclear }: Pick<Line, 'title' | 'words' | 'unclear'>): string => {
  const [, who] = /^(.*?): /s.exec(title) ?? [];
  return closed(unclear && who !== undefined ? `${who}: ${quoted(said)}` : title);
};
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const KINDS = ['meeting', 'event', 'statement', 'commitment', 'channel', 'incident'] as const;
export const KIND_NAMES: Readonly<Record<(typeof KINDS)[number], readonly [one: string, many: string]>> = {
  meeting: ['Meeting', 'Meetings'],
  event: ['Deed', 'Deeds'],
  statement: ['Statement', 'Statements'],
  commitment: ['Commitment', 'Commitments'],
  channel: ['Channel', 'Channels'],
  incident: ['Incident', 'Incidents'],
};

export const SIGNED = (n: number): string => `${n > 0 ? '+' : n < 0 ? '−' : ''}${Math.abs(n).toFixed(1)}`;

export const entryLink = (id: string): string => `/entry?id=${encodeURIComponent(id)}`;
export const documentLink = (id: string, at?: number): string =>
  `/document?id=${encodeURIComponent(id)}${at === undefined ? '' : `&at=${at}`}`;
export const personLink = (name: string): string => `/person?name=${encodeURIComponent(name)}`;
export const pairLink = (pair: readonly string[]): string =>
  `/relations?${pair.map((party) => `party=${encodeURIComponent(party)}`).join('&')}`;
/** Only an address of the web is a link; any other is shown as the text it is. */
export const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\/[^/]/i.test(url);
