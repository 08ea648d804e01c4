/**
 * The edited tables of actors as typed rows, each with its place: data/actors/*.csv, or a user's own entries in the same
 * shape. What is wrong with one row alone is refused here; what is wrong between rows is found in check.ts.
 */
import { ACTOR_KINDS, type ActorKind } from '../../model/generated/lists.js';
import { PARTIES, type Party } from '../../model/generated/parties.js';
import { SECTOR_PATTERN } from '../../model/sector.js';
import { ROLE_OF, type RoleRow, type Title } from '../../reading/actors/roles.js';
import { dateNumber, type Interval } from '../../reading/actors/spans.js';
import { type Row, readTable, type Tables } from '../../reading/tables.js';

/** Where a row stands, for people. */
interface Placed {
  readonly where: string;
  readonly source: string;
}

interface StateRow extends Placed {
  readonly code: Party;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
  readonly capital: string;
  readonly seats: readonly string[];
}

export interface ActorRow extends Placed {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: ActorKind;
  readonly party: Party | '';
  readonly country: Party | '';
  readonly sector: string;
  /** Item of Wikidata, '' where none is known. */
  readonly wikidata: string;
  /** '' where it is what `surnameOf` says. */
  readonly surname: string;
  /** A user's row about somebody of the table of the release: only the aliases are new. */
  readonly known?: boolean;
}

export interface OfficeRow extends Placed {
  readonly person: string;
  readonly role: string;
  readonly organization: string;
  readonly party: Party | '';
  /** Numbers of `dateNumber`, 0 where unknown. */
  readonly from: number;
  readonly to: number;
  readonly attested: readonly Interval[];
  /** Where the source has the sector and not the office; '' elsewhere. */
  readonly sector?: string;
}

/** An id that was given up, and the one that took its place. */
interface MergedRow extends Placed {
  readonly id: string;
  readonly into: string;
}

/** Two rows that a check may not complain of, and why. */
interface ExceptionRow extends Placed {
  readonly check: (typeof CHECKS)[number];
  readonly first: string;
  readonly second: string;
}

const CHECKS = ['holders', 'names', 'former'] as const;

export interface ActorRows {
  readonly states: readonly StateRow[];
  readonly organizations: readonly ActorRow[];
  readonly people: readonly ActorRow[];
  readonly offices: readonly OfficeRow[];
  readonly titles: readonly Title[];
  readonly roles: readonly RoleRow[];
  readonly merged: readonly MergedRow[];
  readonly exceptions: readonly ExceptionRow[];
  /** A user's nouns for people that act for a state, with their sectors. */
  readonly groups?: Readonly<Record<string, string>>;
}

const PARTY_OR_NONE = [...PARTIES, ''] as const;
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** @throws TableError where a row is not as its table wants it */
export function readActorRows(tables: Tables): ActorRows {
  const ids = new Set<string>();
  const own = (row: Row, id: string): string => {
    if (ids.has(id)) throw row.error(`the id '${id}' stands twice`);
    ids.add(id);
    return id;
  };
  return {
    states: readTable(tables, 'actors/states').map((row) => {
      const code = row.oneOf('code', PARTIES);
      own(row, `state:${code}`);
      return {
        code,
        name: row.text('name'),
        aliases: row.list('aliases'),
        adjectives: row.list('adjectives'),
        people: row.list('people'),
        capital: row.optional('capital'),
        seats: row.list('seats'),
        ...placed(row),
      };
    }),
    organizations: readTable(tables, 'actors/organizations').map((row) => ({
      ...actorOf(row, own(row, row.text('id'))),
      kind: row.oneOf('kind', ACTOR_KINDS),
      party: row.maybeOneOf('party', PARTIES) ?? '',
    })),
    people: withMore(
      tables,
      readTable(tables, 'actors/people').map((row) => ({
        ...actorOf(row, own(row, row.text('id'))),
        kind: 'person',
        party: '',
      })),
    ),
    offices: readTable(tables, 'actors/offices').map(officeOf),
    titles: readTable(tables, 'actors/titles').map((row) => ({
      title: row.text('title'),
      role: row.optional('role'),
      sector: sectorOf(row),
      kind: row.text('kind'),
    })),
    roles: readTable(tables, 'actors/roles').map((row) => ({
      role: row.text('role'),
      single: row.oneOf('single', ['yes', 'no']) === 'yes',
      of: row.oneOf('of', ROLE_OF),
      sector: row.optional('sector') === '' ? '' : sectorOf(row),
    })),
    merged: readTable(tables, 'actors/merged').map((row) => ({
      id: row.text('id'),
      into: row.text('into'),
      ...placed(row),
    })),
    exceptions: readTable(tables, 'actors/exceptions').map((row) => ({
      check: row.oneOf('check', CHECKS),
      first: row.text('first'),
      second: row.optional('second'),
      where: row.where,
      source: row.text('reason'),
    })),
  };
}

/** What data/actors/aliases.csv adds to people: further names, surnames that the rule misses, items of Wikidata. */
const withMore = (tables: Tables, people: readonly ActorRow[]): ActorRow[] => {
  const more = new Map<string, Row>();
  const ids = new Set(people.map((person) => person.id));
  for (const row of readTable(tables, 'actors/aliases')) {
    const id = row.text('id');
    if (!ids.has(id)) throw row.error(`'${id}' is not in data/actors/people.csv`);
    if (more.has(id)) throw row.error(`the id '${id}' stands twice`);
    row.text('source');
    more.set(id, row);
  }
  return people.map((person) => {
    const row = more.get(person.id);
    if (!row) return person;
    return {
      ...person,
      aliases: [...person.aliases, ...row.list('aliases')],
      surname: row.optional('surname'),
      wikidata: row.optional('wikidata'),
    };
  });
};

const placed = (row: Row): Placed => ({ where: row.where, source: row.text('source') });

/** A row about a person or an organization; both tables have these columns. */
export const actorOf = (row: Row, id: string): Omit<ActorRow, 'kind' | 'party'> => ({
  id,
  name: row.text('name'),
  aliases: row.list('aliases'),
  country: row.maybeOneOf('country', PARTIES) ?? '',
  sector: sectorOf(row),
  wikidata: '',
  surname: '',
  ...placed(row),
});

/** A row about an office. */
export const officeOf = (row: Row): OfficeRow => {
  const date = (column: string, text: string): number => {
    if (!DATE.test(text)) throw row.error(`'${column}' is no date: '${text}'`);
    return dateNumber(text);
  };
  const [from, to] = ['from', 'to'].map((column) => {
    const text = row.optional(column);
    return text === '' ? 0 : date(column, text);
  });
  const attested = row.list('attested').map((text) => {
    const [first = '', last = first] = text.split('/');
    const interval = { from: date('attested', first), to: date('attested', last) };
    if (interval.from > interval.to && first.slice(0, last.length) > last)
      throw row.error(`'attested': ${last} lies before ${first}`);
    return interval;
  });
  if (from && to && row.text('from').slice(0, row.text('to').length) > row.text('to'))
    throw row.error(`'to' (${row.text('to')}) lies before 'from' (${row.text('from')})`);
  return {
    person: row.text('person'),
    role: row.text('role'),
    organization: row.optional('organization'),
    party: row.maybeOneOf('party', PARTY_OR_NONE) ?? '',
    from: from ?? 0,
    to: to ?? 0,
    attested,
    ...placed(row),
  };
};

const sectorOf = (row: Row): string => {
  const value = row.text('sector');
  if (!SECTOR_PATTERN.test(value)) throw row.error(`'sector' is '${value}', which is no sector of PLOVER`);
  return value;
};
