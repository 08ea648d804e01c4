/** Names of people as sources write them, brought to one form: 'MACRON', "O'NEILL", 'Mr. Wang Yi', 'Joseph R. Biden, Jr.' */
import type { Party } from '../../src/model/generated/parties.js';
import { PARTICLES, surnameOf } from '../../src/reading/actors/names.js';
import { foldMarks } from '../../src/reading/text/phrases.js';

export interface PersonName {
  /** The standard form: given name and surname, without initials and suffixes. */
  readonly name: string;
  /** '' where it is what `surnameOf` says. */
  readonly surname: string;
  /** Other full forms of the same source. */
  readonly forms: readonly string[];
  /** A surname alone. */
  readonly bare: boolean;
}

const HONORIFICS = new Set(
  (
    'mr mrs ms miss dr sir dame lord lady prof professor hon honourable honorable his her excellency highness majesty holiness ' +
    'royal serene eminence h.e he sheikh shaykh sheik gen general lt col colonel maj major brig brigadier capt captain adm admiral vice rear ' +
    'air chief marshal commodore father monseigneur bishop archbishop cardinal prefect ambassador ambsssador amb king queen prince ' +
    'princess pope emperor sultan president minister premier prime prefet commander monsignor ret professor dato datuk tan seri tun pehin haji hajji ad interim the grand duke'
  ).split(' '),
);
/** What stands before a name in a cell that holds more than the name. */
const OFFICE_WORDS = new Set(
  (
    "minister ministers council president presidency affairs government confederation republic deputy vice envoy charge d'affairs d'affaires " +
    'prime chairman commissioner bailiff second first third regent headed by is represented co-vice federation parliament assembly ' +
    'ruling provisional interim acting permanent representative to un special secretary counselor afghanistan tisa france china portugal us prince coprince episcopal leader heir senior spokesman'
  ).split(' '),
);
const SUFFIX = /^(jr|sr|ii|iii|iv|esq)\.?$/i;
const ROMAN = /^(II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI)$/;
const CAPS = /^(?:Mc|Mac|Fitz|De|Di|La|Le|[OD]['’])?\p{Lu}[\p{Lu}'’-]+$/u;
/** Spanish and Portuguese names: of several given names the first is used, of two surnames the first. */
const IBERIAN: ReadonlySet<string> = new Set(
  'ARG BOL BRA CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRT PRY SLV URY VEN GNQ AGO MOZ CPV STP TLS'.split(
    ' ',
  ),
);
const IBERIAN_DOUBLE = new Set(['Juan', 'Jose', 'Maria', 'Ana', 'Andres', 'Luiz', 'Marco']);
/** Of several given names the first is used. */
const ENGLISH: ReadonlySet<string> = new Set(['USA', 'GBR', 'CAN', 'AUS', 'NZL', 'IRL']);
const GIVEN_FIRST: ReadonlySet<string> = new Set(['JPN', 'HUN']);
/** Cyrillic letters that stand in some sources for Latin ones. */
const ALIKE: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i' };

/**
 * @param raw the name as the source has it
 * @param country whose order of names holds
 * @param capitals the source writes surnames in capitals, and what has none is no name
 */
export function personName(raw: string | null, country: Party | '', capitals: boolean): PersonName | undefined {
  const clean = (raw ?? '')
    .replace(/[аеорсхуі]/g, (letter) => ALIKE[letter] ?? letter)
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/[’‘`ʻʼ´]/g, "'")
    .replace(/\b(al|el|an|as|ad|ar)- +/gi, '$1-')
    .replace(/,\s*(?=(?:Jr|Sr|II|III|IV)\b)/gi, ' ')
    .replace(/[,;:].*$/, '')
    .replace(/ (of|chancery|and) .*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (/\d/.test(clean) || clean === '') return undefined;
  const nickname = clean.match(/"([^"]+)"|“([^”]+)”/);
  let words = foldMarks(clean.replace(/["“][^"”]*["”]/g, ' '))
    .split(/\s+/)
    .filter(Boolean);
  words = words.filter((word) => /[A-Za-z]/.test(word));
  const office = words.findLastIndex((word) => OFFICE_WORDS.has(word.toLowerCase()) && !isCaps(word));
  if (office >= 0 && capitals) words = words.slice(office + 1);
  while (words.length > 1 && HONORIFICS.has((words[0] ?? '').toLowerCase().replace(/\.$/, ''))) words.shift();
  while (words.length > 1 && /^(of|the|for|and)$/.test(words[0] ?? '')) words.shift();
  const suffix = words.filter((word) => SUFFIX.test(word) && !ROMAN.test(word));
  words = words.filter((word) => !SUFFIX.test(word) || ROMAN.test(word));
  if (words.length === 0 || words.length > 8) return undefined;
  const last = words.at(-1) ?? '';
  if (ROMAN.test(last) && ENGLISH.has(country) && words.length > 2) {
    words.pop();
    suffix.push(last);
  }
  // 'XI Jinping' is no eleventh; 'ELIZABETH II' is a second.
  const caps = words.map((word, i) => isCaps(word) && !(i > 0 && ROMAN.test(word)));
  if (capitals && !caps.some(Boolean)) return undefined;
  // A source that writes all of a name in capitals tells no surname.
  const marked = caps.some(Boolean) && !caps.every(Boolean);
  const proper = words.map((word, i) => properCase(word, i));
  if (proper.some((word) => !/^[A-Za-z'.-]+$/.test(word))) return undefined;
  const first = caps.indexOf(true);
  let end = first;
  while (end + 1 < words.length && (caps[end + 1] || PARTICLES.has((words[end + 1] ?? '').toLowerCase()))) end++;
  while (end > first && PARTICLES.has((words[end] ?? '').toLowerCase())) end--;
  let begin = first;
  while (marked && begin > 1 && PARTICLES.has((words[begin - 1] ?? '').toLowerCase())) begin--;

  let parts = proper;
  let surname = marked ? proper.slice(begin, end + 1).join(' ') : '';
  if (GIVEN_FIRST.has(country) && marked && first === 0 && end < words.length - 1)
    parts = [...proper.slice(end + 1), ...proper.slice(0, end + 1)];
  let short = parts.filter((word) => !/^[A-Z]\.?$/.test(word) && !/^([A-Z]\.)+$/.test(word));
  if (short.length < 2) short = parts;
  if (marked && IBERIAN.has(country) && first > 0) {
    const given = proper.slice(0, begin).filter((word) => !/^[A-Z]\.?$/.test(word));
    const count = given.length > 1 && IBERIAN_DOUBLE.has(given[0] ?? '') ? 2 : 1;
    short = [...given.slice(0, count), ...proper.slice(begin, end + 1)];
  } else if (ENGLISH.has(country)) {
    const family = marked && first > 0 ? proper.slice(begin) : surnameOf(short.join(' '), country).split(' ');
    const given = short.slice(0, short.length - family.length);
    short = [...given.slice(0, 1), ...family];
    surname = family.join(' ');
  }
  const name = short.join(' ');
  const full = [...parts, ...suffix].join(' ');
  const forms = new Set([full, parts.join(' ')]);
  if (nickname) forms.add(`${foldMarks(nickname[1] ?? nickname[2] ?? '')} ${surname || surnameOf(name, country)}`);
  if (marked && IBERIAN.has(country) && end > first) forms.add(`${short[0]} ${proper[first]}`);
  forms.delete(name);
  return {
    name,
    surname: surname === surnameOf(name, country) || !marked ? '' : surname,
    forms: [...forms].filter((form) => form.includes(' ') && !/"/.test(form)),
    bare: short.length === 1,
  };
}

const isCaps = (word: string): boolean => CAPS.test(word) && /\p{Lu}{2}/u.test(word);

/** 'MACRON' is 'Macron', 'McDONALD' 'McDonald', "O'NEILL" "O'Neill", 'AL-ASSAD' 'al-Assad', 'DE' within a name 'de'. */
export const properCase = (word: string, position: number): string => {
  if (!isCaps(word) || (position > 0 && ROMAN.test(word))) return word;
  if (position > 0 && PARTICLES.has(word.toLowerCase()) && word.length > 1) return word.toLowerCase();
  return word
    .split('-')
    .map((part, i, all) => {
      if (/^(AL|EL|UL|AS|AD|AR|AN)$/.test(part) && i === 0 && all.length > 1) return part.toLowerCase();
      const mixed = part.match(/^(Mc|Mac|Fitz|De|Di|La|Le)(\p{Lu}.*)$/u);
      if (mixed) return `${mixed[1]}${capital(mixed[2] ?? '')}`;
      const irish = part.match(/^([OD])'(.+)$/);
      if (irish) return `${irish[1]}'${capital(irish[2] ?? '')}`;
      if (/^MC\p{Lu}/u.test(part) && part.length > 4) return `Mc${capital(part.slice(2))}`;
      return capital(part);
    })
    .join('-');
};

const capital = (part: string): string => part.charAt(0) + part.slice(1).toLowerCase();

/** Words of a name that tell people apart, in lower case: no titles, particles, initials. */
export const nameTokens = (name: string): readonly string[] => remembered(TOKENS, name, tokensOf);

const TOKENS = new Map<string, readonly string[]>();
const SKELETONS = new Map<string, string>();
const remembered = <T>(known: Map<string, T>, text: string, make: (text: string) => T): T => {
  let value = known.get(text);
  if (value === undefined) {
    value = make(text);
    known.set(text, value);
  }
  return value;
};

const tokensOf = (name: string): string[] =>
  foldMarks(name)
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/\./g, ' ')
    .split(/[\s-]+/)
    .filter((word) => word.length > 1 && !HONORIFICS.has(word) && !PARTICLES.has(word) && !SUFFIX.test(word));

/** The initials and given names between the first and the last. */
export const middleOf = (name: string): string => {
  const parts = foldMarks(name)
    .replace(/ (Jr|Sr|II|III|IV)\.?$/, '')
    .replace(/\b([A-Z])\.(?=[A-Z])/g, '$1. ')
    .split(/\s+/);
  return (parts.slice(1, -1)[0] ?? '').charAt(0).toLowerCase();
};

/** Consonants of a word as most transcriptions agree on them: 'Muhammad' and 'Mohamed' are one. */
export const skeleton = (word: string): string => remembered(SKELETONS, word, skeletonOf);

const skeletonOf = (word: string): string =>
  word
    .replace(/ou|oo/g, 'u')
    .replace(/ph/g, 'f')
    .replace(/kh|q|ck|c(?=[aou])/g, 'k')
    .replace(/gh/g, 'g')
    .replace(/sch|sh|tch|ch|cz|ts/g, 's')
    .replace(/zh|dj|j/g, 'j')
    .replace(/th|dh/g, (pair) => pair.charAt(0))
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/[aeiouyh]/g, '')
    .replace(/(.)\1+/g, '$1');
