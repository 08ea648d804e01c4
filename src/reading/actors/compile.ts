/**
 * Compiles the tables of actors to one file: actors, their offices by date, and every name as a phrase of one trie. The
 * same tables give the same bytes. What the file holds and how it is read stands in table.ts.
 */
import { PARTY } from '../../model/generated/parties.js';
import { packModel } from '../container.js';
import { nameVariants, surnameOf } from './names.js';
import { bytesOf, OF, PhraseWriter, packHash, phraseWords, StringPool } from './packed.js';
import { postOf, uniteOffices } from './posts.js';
import type { ActorRow, ActorRows } from './rows.js';

export const TABLE_NAME = 'actors';
const LICENCE =
  'facts from the public domain, CC0, CC BY 4.0 (Institute for Government) and MIT sources; data/README.md names them';

/** Lists of words that numbers in the columns stand for. */
export interface Lists {
  readonly kinds: readonly string[];
  readonly parties: readonly string[];
  readonly sectors: readonly string[];
  readonly roles: readonly string[];
  readonly titleKinds: readonly string[];
}

/**
 * @param rows the tables, checked
 * @param split parts a phrase into words as the language's tools do
 * @param made what the file is made of, for its head: a version and the hash of the tables
 */
export function compileActors(
  rows: ActorRows,
  split: (phrase: string) => string[],
  made: { readonly version: string; readonly tables: string },
): Uint8Array {
  const strings = new StringPool();
  const kinds = new StringPool();
  const parties = new StringPool();
  const sectors = new StringPool();
  const roles = new StringPool();
  const titleKinds = new StringPool();
  const phrases = new PhraseWriter();
  const roleOf = new Map(rows.roles.map((row) => [row.role, row]));
  // Roles in the order of precedence get the low numbers.
  for (const row of rows.roles) roles.add(row.role);
  parties.add('');

  const actors = actorsOf(rows);
  const numberOf = new Map(actors.map((actor, i) => [actor.id, i]));
  for (const { id, into } of rows.merged) {
    const number = numberOf.get(into);
    if (number !== undefined) numberOf.set(id, number);
  }
  const offices = uniteOffices(
    rows.offices.map((row) => ({ ...row, person: idOf(rows, row.person) })),
    roleOf,
  );
  offices.sort(
    (a, b) =>
      (numberOf.get(a.person) ?? -1) - (numberOf.get(b.person) ?? -1) ||
      (a.from || a.attested[0]?.from || a.to) - (b.from || b.attested[0]?.from || b.to) ||
      (postOf(a, roleOf) < postOf(b, roleOf) ? -1 : 1),
  );

  actors.forEach((actor, i) => {
    for (const phrase of actor.phrases) phrases.add(phraseWords(phrase, split), OF.actor, i);
    for (const phrase of actor.adjectives) phrases.add(phraseWords(phrase, split), OF.adjective, i);
    if (actor.kind === 'person') phrases.add(phraseWords(surnameOf(actor.name, actor.country), split), OF.surname, i);
  });
  rows.titles.forEach((title, i) => {
    phrases.add(phraseWords(title.title, split), OF.title, i);
  });

  const roleSector = (role: string, party: string, person: number): string => {
    const known = roleOf.get(role)?.sector ?? '';
    if (known !== '') return known;
    const kind = party === '' ? undefined : PARTY[party as keyof typeof PARTY]?.kind;
    return kind === 'organization' ? 'IGO' : (actors[person]?.sector ?? 'UNK');
  };
  const officeRows = offices.map((office) => {
    const person = numberOf.get(office.person) ?? 0;
    return {
      ...office,
      person,
      role: roles.add(office.role),
      sector: sectors.add(roleSector(office.role, office.party, person)),
      organization: office.organization === '' ? 0 : (numberOf.get(office.organization) ?? 0) + 1,
      party: parties.add(office.party),
    };
  });
  const starts = new Uint32Array(actors.length + 1);
  for (const office of officeRows) starts[office.person + 1] = (starts[office.person + 1] ?? 0) + 1;
  for (let i = 0; i < actors.length; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const seen = officeRows.flatMap((office) => office.attested);
  const seenStarts = new Uint32Array(officeRows.length + 1);
  officeRows.forEach((office, i) => {
    seenStarts[i + 1] = (seenStarts[i] ?? 0) + office.attested.length;
  });
  const byRole = officeRows
    .map((_, i) => i)
    .sort((a, b) => (officeRows[a]?.role ?? 0) - (officeRows[b]?.role ?? 0) || a - b);

  const column16 = <T>(list: readonly T[], give: (one: T) => number): Uint8Array =>
    bytesOf(Uint16Array.from(list, give));
  const column32 = <T>(list: readonly T[], give: (one: T) => number): Uint8Array =>
    bytesOf(Uint32Array.from(list, give));
  const lists = (): Lists => ({
    kinds: kinds.texts,
    parties: parties.texts,
    sectors: sectors.texts,
    roles: roles.texts,
    titleKinds: titleKinds.texts,
  });
  const capitals = rows.states
    .filter((state) => state.capital !== '')
    // 'Washington, D.C.' is Washington where a text says where people met.
    .map((state) => [state.capital.replace(/,.*/, ''), state.code] as const);
  const sections: (readonly [string, Uint8Array])[] = [
    ['actors.id', column32(actors, (actor) => strings.add(actor.id))],
    ['actors.name', column32(actors, (actor) => strings.add(actor.name))],
    ['actors.kind', column16(actors, (actor) => kinds.add(actor.kind))],
    ['actors.party', column16(actors, (actor) => parties.add(actor.party))],
    ['actors.country', column16(actors, (actor) => parties.add(actor.country))],
    ['actors.sector', column16(actors, (actor) => sectors.add(actor.sector))],
    ['actors.wikidata', column32(actors, (actor) => strings.add(actor.wikidata))],
    ['actors.slots', bytesOf(packHash(actors.map((actor) => actor.id)))],
    ['merged.id', column32(rows.merged, (row) => strings.add(row.id))],
    ['merged.into', column32(rows.merged, (row) => numberOf.get(row.into) ?? 0)],
    ['offices.starts', bytesOf(starts)],
    ['offices.person', column32(officeRows, (office) => office.person)],
    ['offices.role', column16(officeRows, (office) => office.role)],
    ['offices.organization', column32(officeRows, (office) => office.organization)],
    ['offices.party', column16(officeRows, (office) => office.party)],
    ['offices.sector', column16(officeRows, (office) => office.sector)],
    ['offices.from', column32(officeRows, (office) => office.from)],
    ['offices.to', column32(officeRows, (office) => office.to)],
    ['offices.since', column32(officeRows, (office) => office.since)],
    ['offices.until', column32(officeRows, (office) => office.until)],
    ['offices.seen', bytesOf(seenStarts)],
    ['seen.from', column32(seen, (one) => one.from)],
    ['seen.to', column32(seen, (one) => one.to)],
    ['roles.offices', bytesOf(Uint32Array.from(byRole))],
    [
      'roles.of',
      column16(roles.texts, (role) => ['party', 'organization', 'nothing'].indexOf(roleOf.get(role)?.of ?? 'party')),
    ],
    ['roles.single', column16(roles.texts, (role) => (roleOf.get(role)?.single ? 1 : 0))],
    ['titles.title', column32(rows.titles, (title) => strings.add(title.title))],
    ['titles.role', column32(rows.titles, (title) => strings.add(title.role))],
    ['titles.sector', column16(rows.titles, (title) => sectors.add(title.sector))],
    ['titles.kind', column16(rows.titles, (title) => titleKinds.add(title.kind))],
    ['capitals', new TextEncoder().encode(JSON.stringify(Object.fromEntries(capitals)))],
    [
      'repairable',
      new TextEncoder().encode(
        JSON.stringify({
          names: [
            ...new Set(actors.filter((actor) => actor.kind !== 'person').flatMap((actor) => actor.phrases)),
          ].filter((phrase) => /\s/.test(phrase)),
          adjectives: rows.states.flatMap((state) => state.adjectives),
        }),
      ),
    ],
    ...phrases.sections(),
  ];
  return packModel(
    {
      name: TABLE_NAME,
      version: made.version,
      trainedOn: `the tables under data/actors, ${made.tables}`,
      licence: LICENCE,
    },
    [['lists', new TextEncoder().encode(JSON.stringify(lists()))], ...sections, ...strings.sections('strings')],
  );
}

interface CompiledActor extends Pick<ActorRow, 'id' | 'name' | 'kind' | 'party' | 'country' | 'sector' | 'wikidata'> {
  readonly phrases: readonly string[];
  readonly adjectives: readonly string[];
}

/** Every actor in the order of the tables: of equal phrases the first stands first. */
const actorsOf = (rows: ActorRows): CompiledActor[] => [
  ...rows.states.map(
    (state): CompiledActor => ({
      id: `state:${state.code}`,
      name: state.name,
      kind: 'state',
      party: state.code,
      country: state.code,
      sector: 'GOV',
      wikidata: '',
      phrases: [state.name, ...state.aliases, ...state.seats],
      adjectives: [...state.adjectives, ...state.people],
    }),
  ),
  ...[...rows.organizations, ...rows.people].map(
    (actor): CompiledActor => ({
      ...actor,
      phrases: [
        ...new Set([
          actor.name,
          ...actor.aliases,
          ...(actor.kind === 'person' ? nameVariants([actor.name, ...actor.aliases], actor.country) : []),
        ]),
      ],
      adjectives: [],
    }),
  ),
];

const idOf = (rows: ActorRows, id: string): string => rows.merged.find((row) => row.id === id)?.into ?? id;
