/** Names: of organizations and states as they stand, of people also by surname, without initials, family name first. */
import type { Party } from '../../../model/generated/parties.js';
import type { KnownActor, Office } from '../table.js';
import { isWritten } from './lookup.js';
import { readOffice } from './roles.js';
import { isNoun, preferred } from './segments.js';
import { type Described, described, type Who } from './types.js';
import { isCapitalized, type PhraseWords } from './words.js';

/** The whole phrase as one name, with or without 'the' before it. */
export function actorDescribed(words: PhraseWords, day: string | undefined, who: Who): Described | undefined {
  const { folded, forms } = words;
  const from = folded.length > 1 && folded[0] === 'the' ? 1 : 0;
  const numbers = Int32Array.from(folded, (word) => who.tables.words.number(word));
  for (const start of from === 0 ? [0] : [0, 1]) {
    const found = start < numbers.length ? who.lookup.names.longest(start, numbers.length, numbers) : undefined;
    if (found?.end !== numbers.length || isNoun(words, start, found.end, numbers, who.tables)) continue;
    const named = preferred(found.values.filter((one) => isWritten(one, words, start) || forms.length - start > 1));
    if (!named) continue;
    const { actor } = named;
    if (named.is === 'adjective') continue;
    return actor.kind === 'person' ? personDescribed(actor, day, who) : bodyDescribed(actor);
  }
  return undefined;
}

/** An actor that is no person. */
export const bodyDescribed = (actor: KnownActor): Described => ({
  ...described(actor.name, actor.kind, actor, actor.sector),
  id: actor.id,
});

/** A longer run of words is no name. */
const LONGEST_NAME = 8;

/** What stands beside a name and tells the bearers of a surname apart. */
export interface Hints {
  /** The role before it: 'Premier Li'. */
  readonly title?: string;
  /** For whom the bearer acts: 'NATO chief Stoltenberg'. */
  readonly party?: Party | '';
}

const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** The person that the words of a phrase name, by the full name in any of its forms or by a surname. */
export function personNamed(
  words: PhraseWords,
  from: number,
  to: number,
  day: string | undefined,
  who: Who,
  hints: Hints = {},
): KnownActor | undefined {
  const start = afterCourtesy(words, from, to, who);
  const name = words.folded.slice(start, to);
  if (name.length === 0 || name.length > LONGEST_NAME || !words.forms.slice(start, to).some(isCapitalized))
    return undefined;
  return byFullName(name, who) ?? bySurname(name.join(' '), day, who, hints);
}

const afterCourtesy = ({ folded }: PhraseWords, from: number, to: number, { tables }: Who): number => {
  const numbers = Int32Array.from(folded.slice(from, to), (word) => tables.words.number(word));
  for (let at = 0; at < numbers.length; ) {
    const found = tables.terms.longest(at, numbers.length, numbers);
    const [term] = found?.values ?? [];
    if (!found || term?.is !== 'small' || term.use !== 'courtesy') return from + at;
    at = found.end;
  }
  return to;
};

const byFullName = (name: readonly string[], { lookup, tables }: Who): KnownActor | undefined => {
  const find = (words: readonly string[]): KnownActor | undefined =>
    words.length < 2 ? undefined : lookup.person(words.join(' '));
  const whole = lookup.person(name.join(' '));
  if (whole) return whole;
  const bare = name.filter((word, at) => !SUFFIXES.has(word) && !(at > 0 && word.length === 1));
  const [given = '', ...rest] = bare;
  const last = bare[bare.length - 1] ?? '';
  const given2 = [given, ...(tables.givenNames.get(given) ?? [])];
  for (const first of given2) {
    const found = find([first, ...rest]) ?? (bare.length > 2 ? find([first, last]) : undefined);
    if (found) return found;
  }
  // Family name first, or last where the table has it first.
  return find([...rest, given]) ?? find([last, ...bare.slice(0, -1)]);
};

/** The one who bears a surname, on a day the one in office; of several the one of the highest office, or nobody. */
const bySurname = (
  surname: string,
  day: string | undefined,
  who: Who,
  { title, party = '' }: Hints = {},
): KnownActor | undefined => {
  // The last letter of 'Inta-A' is nobody's name.
  const bearers = surname.length > 1 ? who.lookup.bearers(surname) : [];
  if (bearers.length < 2 && title === undefined) return bearers[0];
  if (day === undefined) return bearers.length === 1 ? bearers[0] : undefined;
  const holding = bearers.flatMap((person) =>
    who.lookup.officesOn(person.id, day).map((office) => ({ person, party: office.party, ...readOffice(office, who) })),
  );
  const titled = title === undefined ? holding : holding.filter(({ noun }) => noun.includes(title));
  const ours = titled.filter((one) => one.party === party);
  const fitting = party !== '' && ours.length > 0 ? ours : titled;
  const least = Math.min(...fitting.map(({ rank }) => rank));
  const best = new Set(fitting.filter(({ rank }) => rank === least).map(({ person }) => person));
  return best.size === 1 ? [...best][0] : undefined;
};

/** Years for which an administration is spoken of by the name of who led it. */
const REMEMBERED = 30;

/**
 * Whose administration or government a surname names, on a day: the head of state of that name, one who was it before, or
 * the head of government; of several the last.
 */
export const leaderNamed = (surname: string, day: string, who: Who): KnownActor | undefined => {
  const since = `${Number(day.slice(0, 4)) - REMEMBERED}`;
  const led = who.lookup.bearers(surname).flatMap((person) => {
    const today = new Set(who.lookup.officesOn(person.id, day));
    return [...today, ...who.lookup.offices(person.id)].flatMap((office) => {
      const from = firstDay(office);
      const { rank } = readOffice(office, who);
      const isNow = today.has(office);
      const isHead = rank === 0 || (rank === 1 && isNow);
      return isHead && from > since && from <= day && office.party !== '' && who.lookup.state(office.party)
        ? [{ person, from, order: rank === 0 ? (isNow ? 0 : 1) : 2 }]
        : [];
    });
  });
  return led.sort((a, b) => a.order - b.order || (a.from < b.from ? 1 : -1))[0]?.person;
};

/** A person of the table on a day, with the office that was then held; several: the highest, then the last begun. */
export function personDescribed(person: KnownActor, day: string | undefined, who: Who, office?: Office): Described {
  const { lookup } = who;
  const shown = office ?? (day === undefined ? undefined : highest(lookup.officesOn(person.id, day), who));
  const { name, id } = person;
  if (shown) {
    const { party, from, to, attested } = shown;
    const { sector, role } = readOffice(shown, who);
    const belonging = { party, country: countryOf(party, person, who) };
    const held = { role: shown.role, from, to, attested };
    return { ...described(name, 'person', belonging, sector || person.sector, role), id, office: held };
  }
  const offices = lookup.offices(person.id);
  const parties = new Set(offices.map((one) => one.party));
  const [only = ''] = parties;
  const party = day === undefined && parties.size === 1 ? only : '';
  const sector = day === undefined ? person.sector : sectorWithout(offices, day);
  return { ...described(name, 'person', { party, country: person.country }, sector), id };
}

const highest = (offices: readonly Office[], who: Who): Office | undefined =>
  offices
    .map((office) => ({ office, rank: readOffice(office, who).rank }))
    // Of equal rank the table's own order holds.
    .sort((a, b) => a.rank - b.rank)[0]?.office;

/** Of who holds no office on a day: former office makes an elite, one to come does not yet. */
const sectorWithout = (offices: readonly Office[], day: string): string =>
  offices.some((office) => firstDay(office) <= day) ? 'ELI' : 'CVL';

const firstDay = ({ from, attested, to }: Office): string => from || attested[0]?.split('/')[0] || to;

/** Where the holder of an office belongs: to the state whose office it is; with an organization, home. */
const countryOf = (party: Party | '', person: KnownActor, { lookup }: Who): Party | '' =>
  party !== '' && lookup.state(party) ? party : person.country;
