/**
 * The actor table: states, organizations, people with their dated offices, titles; and the index of their names.
 * Built once from the tables under data/actors.
 */
import { ACTOR_KINDS, type ActorKind } from '../../model/generated/lists.js';
import { PARTIES, type Party } from '../../model/generated/parties.js';
import { SECTOR_PATTERN } from '../../model/sector.js';
import { type Row, readTable, type Tables } from '../tables.js';
import { foldQuotes, Phrases, type Words } from '../text/phrases.js';
import { at } from '../text/tokens.js';

export interface KnownActor {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly party: Party | '';
  readonly country: Party | '';
  readonly sector: string;
}

/** An office that a person held: `from` to `to` as far as known, or seen on the day `attested`. */
export interface Office {
  readonly role: string;
  readonly organization: string;
  readonly party: Party | '';
  readonly from: string;
  readonly to: string;
  readonly attested: string;
}

export interface Title {
  readonly title: string;
  /** In standard English; '' for a courtesy ('Mr.'). */
  readonly role: string;
  readonly sector: string;
  readonly kind: string;
}

/** What a phrase of the index stands for. */
export type NameValue =
  | { readonly is: 'actor'; readonly actor: KnownActor }
  /** 'Chinese': of the state, and with a noun for people a group of it. */
  | { readonly is: 'adjective'; readonly actor: KnownActor };

export interface ActorTable {
  readonly actors: ReadonlyMap<string, KnownActor>;
  readonly offices: ReadonlyMap<string, readonly Office[]>;
  /** Names as they stand, case and all. */
  readonly names: Phrases<NameValue>;
  /** The same by the whole phrase, for names that a repair restored. */
  readonly byName: ReadonlyMap<string, NameValue>;
  readonly titles: Phrases<Title>;
  /** Lemma of a noun for people that act for a state, with their sector. */
  readonly groups: ReadonlyMap<string, string>;
  /** Of each surname the people of the table who bear it. */
  readonly surnames: ReadonlyMap<string, readonly KnownActor[]>;
  /** City to its state, for the capitals. */
  readonly capitals: ReadonlyMap<string, Party>;
  /** Every name of more than one word, and the adjectives of states: what garbling is measured against. */
  readonly longNames: readonly string[];
  readonly adjectives: readonly string[];
}

const PARTY_OR_NONE = [...PARTIES, ''] as const;
const OFFICE_DATE = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/;

/** Family name first, as these states' people write it: the surname is the first word. */
const FAMILY_FIRST: ReadonlySet<Party | ''> = new Set<Party | ''>(['CHN', 'TWN', 'HKG', 'KOR', 'PRK', 'VNM', 'KHM']);
/** Words that belong to the surname behind them. */
const PARTICLES = new Set(['von', 'van', 'der', 'de', 'da', 'di', 'bin', 'al', 'el', 'ben', 'la', 'le', 'dos', 'ter']);

export function buildActorTable(tables: Tables, words: Words): ActorTable {
  const actors = new Map<string, KnownActor>();
  const named: { phrase: string; value: NameValue }[] = [];
  const surnames = new Map<string, KnownActor[]>();
  const capitals = new Map<string, Party>();
  const longNames = new Set<string>();
  const adjectives: string[] = [];
  const add = (row: Row, actor: KnownActor, names: readonly string[]): void => {
    if (actors.has(actor.id)) throw row.error(`the id '${actor.id}' stands twice`);
    actors.set(actor.id, actor);
    for (const phrase of names) {
      named.push({ phrase, value: { is: 'actor', actor } });
      if (/\s/.test(phrase)) longNames.add(phrase);
    }
  };

  for (const row of readTable(tables, 'actors/states')) {
    const party = row.oneOf('code', PARTIES);
    const actor: KnownActor = {
      id: `state:${party}`,
      name: row.text('name'),
      kind: 'state',
      party,
      country: party,
      sector: 'GOV',
    };
    const capital = row.optional('capital');
    add(row, actor, [actor.name, ...row.list('aliases'), ...row.list('seats')]);
    // 'Washington, D.C.' is Washington where a text says where people met.
    if (capital) capitals.set(capital.replace(/,.*/, ''), party);
    for (const phrase of [...row.list('adjectives'), ...row.list('people')])
      named.push({ phrase, value: { is: 'adjective', actor } });
    adjectives.push(...row.list('adjectives'));
  }
  for (const row of readTable(tables, 'actors/organizations')) {
    add(
      row,
      {
        id: row.text('id'),
        name: row.text('name'),
        kind: row.oneOf('kind', ACTOR_KINDS),
        party: row.maybeOneOf('party', PARTIES) ?? '',
        country: row.maybeOneOf('country', PARTIES) ?? '',
        sector: sector(row),
      },
      [row.text('name'), ...row.list('aliases')],
    );
  }
  for (const row of readTable(tables, 'actors/people')) {
    const actor: KnownActor = {
      id: row.text('id'),
      name: row.text('name'),
      kind: 'person',
      party: '',
      country: row.maybeOneOf('country', PARTIES) ?? '',
      sector: sector(row),
    };
    add(row, actor, [actor.name, ...row.list('aliases')]);
    const surname = surnameOf(actor.name, actor.country);
    surnames.set(surname, [...(surnames.get(surname) ?? []), actor]);
  }

  const offices = new Map<string, Office[]>();
  for (const row of readTable(tables, 'actors/offices')) {
    const person = row.text('person');
    if (!actors.has(person)) throw row.error(`'${person}' is not in data/actors/people.csv`);
    for (const column of ['from', 'to', 'attested'])
      if (!OFFICE_DATE.test(row.optional(column))) throw row.error(`'${column}' is no date: '${row.optional(column)}'`);
    const organization = row.optional('organization');
    if (organization !== '' && !actors.has(organization))
      throw row.error(`'${organization}' is not in data/actors/organizations.csv`);
    const [from, to] = [row.optional('from'), row.optional('to')];
    if (from !== '' && to !== '' && from.slice(0, to.length) > to)
      throw row.error(`'to' (${to}) lies before 'from' (${from})`);
    offices.set(person, [
      ...(offices.get(person) ?? []),
      {
        role: row.text('role'),
        organization,
        party: row.maybeOneOf('party', PARTY_OR_NONE) ?? '',
        from,
        to,
        attested: row.optional('attested'),
      },
    ]);
  }

  const titles = readTable(tables, 'actors/titles').map((row) => ({
    title: row.text('title'),
    role: row.optional('role'),
    sector: sector(row),
    kind: row.text('kind'),
  }));

  const names = new Phrases<NameValue>();
  addAll(names, words, named);
  const titlePhrases = new Phrases<Title>();
  addAll(
    titlePhrases,
    words,
    titles.map((value) => ({ phrase: value.title, value })),
  );
  const byName = new Map([...named].reverse().map(({ phrase, value }) => [phrase, value]));
  const groups = new Map(readTable(tables, 'en/groups').map((row) => [row.text('word'), sector(row)]));
  return {
    actors,
    offices,
    names,
    byName,
    titles: titlePhrases,
    groups,
    surnames,
    capitals,
    longNames: [...longNames],
    adjectives,
  };
}

/** Surname of a name in standard order: the last word with its particles, or the first where the family comes first. */
export const surnameOf = (name: string, country: Party | ''): string => {
  const parts = name.split(' ');
  if (FAMILY_FIRST.has(country)) return at(parts, 0);
  let from = parts.length - 1;
  while (from > 1 && PARTICLES.has(at(parts, from - 1).toLowerCase())) from--;
  return parts.slice(from).join(' ');
};

/** The offices held on a day (`YYYY-MM-DD`): those whose span holds it, and those attested in the same year. */
export const officesOn = (table: ActorTable, person: string, day: string): readonly Office[] =>
  (table.offices.get(person) ?? []).filter((office) => {
    if (office.from !== '' || office.to !== '') {
      return (
        (office.from === '' || office.from <= day) && (office.to === '' || day.slice(0, office.to.length) <= office.to)
      );
    }
    return office.attested !== '' && office.attested.slice(0, 4) === day.slice(0, 4);
  });

const sector = (row: Row): string => {
  const value = row.text('sector');
  if (!SECTOR_PATTERN.test(value)) throw row.error(`'sector' is '${value}', which is no sector of PLOVER`);
  return value;
};

/** Words of letters alone are parted at their spaces by any tokenizer: most names need no analysis. */
const PLAIN_WORDS = /^\p{L}+(?: \p{L}+)*$/u;

const addAll = <T>(
  index: Phrases<T>,
  words: Words,
  entries: readonly { readonly phrase: string; readonly value: T }[],
): void => {
  for (const { phrase, value } of entries) {
    const parts = PLAIN_WORDS.test(phrase) ? phrase.split(' ') : words.split(phrase).map(foldQuotes);
    index.add(
      parts.map((word) => words.add(word)),
      value,
    );
  }
};
