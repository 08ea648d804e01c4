/**
 * Compiles the tables of actors to one file: actors, their offices by date, and every name as a phrase of one trie. The
 * same tables give the same bytes. What the file holds and how it is read stands in table.ts.
 */
import { PARTY, type Party } from '../../model/generated/parties.js';
import { FOLDED_INDEX, type Lists, NAMES_INDEX, TABLE_NAME } from '../../reading/actors/compiled.js';
import { FAMILY_FIRST, surnameOf, withoutArticle } from '../../reading/actors/names.js';
import { OF, phraseWords } from '../../reading/actors/packed.js';
import { ROLE_OF, type RoleRow } from '../../reading/actors/roles.js';
import { addFolded, PhraseWriter } from './phrase-writer.js';
import { postOf, roleBook, type UnitedOffice, uniteOffices } from './posts.js';
import type { ActorRow, ActorRows } from './rows.js';
import { packHash, packModel, SectionWriter, StringPool } from './sections.js';

const LICENCE =
  'facts from the public domain, CC0, CC BY 4.0 (Institute for Government) and MIT sources; data/README.md names them';

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
  const folded = new PhraseWriter();
  const roleOf = roleBook(rows.roles);
  const rank = new Map<RoleRow | undefined, number>(rows.roles.map((row, i) => [row, i]));
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
    for (const phrase of [...actor.adjectives, ...actor.people])
      phrases.add(phraseWords(phrase, split), OF.adjective, i);
    if (actor.kind === 'person' && !actor.known)
      for (const surname of surnamesOf(actor)) phrases.add(phraseWords(surname, split), OF.surname, i);
  });
  actors.forEach((actor, i) => {
    addFolded(folded, actor, i, split);
  });
  rows.titles.forEach((title, i) => {
    phrases.add(phraseWords(title.title, split), OF.title, i);
  });

  const roleSector = ({ role, party, organization }: UnitedOffice, person: number): string => {
    const known = roleOf(role)?.sector ?? '';
    // The 'president' of a bank of states is no government.
    const ofStates = party !== '' && PARTY[party].kind === 'organization';
    if (ofStates && (known === '' || known === 'GOV')) return 'IGO';
    if (known !== '') return known;
    const own = actors[person]?.sector ?? 'UNK';
    const body = actors[numberOf.get(organization) ?? -1];
    // Who leads a party is of the party, whatever office made the person known; a scholar in the White House is of it.
    const isOfParty = body?.kind === 'movement' && body.sector === 'PTY' && own !== 'OPP';
    const isOfBody = body?.kind === 'government' && !SERVING.test(own);
    return body && (isOfParty || isOfBody) ? body.sector : own;
  };
  const officeRows = offices.map((office) => {
    const person = numberOf.get(office.person) ?? 0;
    return {
      ...office,
      person,
      role: roles.add(office.role),
      sector: sectors.add(office.sector || roleSector(office, person)),
      organization: office.organization === '' ? 0 : (numberOf.get(office.organization) ?? 0) + 1,
      party: parties.add(office.party),
    };
  });
  const held = new Array<number>(actors.length).fill(0);
  for (const office of officeRows) held[office.person] = (held[office.person] ?? 0) + 1;
  const seen = officeRows.flatMap((office) => office.attested);
  // Most dates stand in many rows: the columns hold their place among the dates.
  const dates = [
    ...new Set([
      ...officeRows.flatMap((one) => [one.from, one.to, one.since, one.until]),
      ...seen.flatMap((one) => [one.from, one.to]),
    ]),
  ].sort((a, b) => a - b);
  const dateOf = new Map(dates.map((date, i) => [date, i]));
  const byRole = officeRows
    .map((_, i) => i)
    .sort((a, b) => (officeRows[a]?.role ?? 0) - (officeRows[b]?.role ?? 0) || a - b);

  const writer = new SectionWriter();
  const column = <T>(name: string, list: readonly T[], give: (one: T) => number): void =>
    writer.column(name, list.map(give));
  const dated = <T>(name: string, list: readonly T[], give: (one: T) => number): void =>
    column(name, list, (one) => dateOf.get(give(one)) ?? 0);
  column('actors.id', actors, (actor) => strings.add(actor.id));
  column('actors.name', actors, (actor) => strings.add(actor.name));
  column('actors.kind', actors, (actor) => kinds.add(actor.kind));
  column('actors.party', actors, (actor) => parties.add(actor.party));
  column('actors.country', actors, (actor) => parties.add(actor.country));
  column('actors.sector', actors, (actor) => sectors.add(actor.sector));
  column('actors.wikidata', actors, (actor) => strings.add(actor.wikidata));
  writer.column('actors.slots', packHash(actors.map((actor) => actor.id)));
  column('merged.id', rows.merged, (row) => strings.add(row.id));
  column('merged.into', rows.merged, (row) => numberOf.get(row.into) ?? 0);
  writer.column('dates', dates);
  writer.column('offices.counts', held);
  column('offices.role', officeRows, (office) => office.role);
  column('offices.organization', officeRows, (office) => office.organization);
  column('offices.party', officeRows, (office) => office.party);
  column('offices.sector', officeRows, (office) => office.sector);
  dated('offices.from', officeRows, (office) => office.from);
  dated('offices.to', officeRows, (office) => office.to);
  dated('offices.since', officeRows, (office) => office.since);
  dated('offices.until', officeRows, (office) => office.until);
  column('offices.seen', officeRows, (office) => office.attested.length);
  dated('seen.from', seen, (one) => one.from);
  dated('seen.to', seen, (one) => one.to);
  writer.column('roles.offices', byRole);
  column('roles.of', roles.texts, (role) => ROLE_OF.indexOf(roleOf(role)?.of ?? 'party'));
  column('roles.single', roles.texts, (role) => (roleOf(role)?.single ? 1 : 0));
  column('roles.rank', roles.texts, (role) => rank.get(roleOf(role)) ?? rows.roles.length);
  column('titles.title', rows.titles, (title) => strings.add(title.title));
  column('titles.role', rows.titles, (title) => strings.add(title.role));
  column('titles.sector', rows.titles, (title) => sectors.add(title.sector));
  column('titles.kind', rows.titles, (title) => titleKinds.add(title.kind));
  writer.json('groups', rows.groups ?? {});
  writer.json('roles', rows.roles);
  column('repairable.names', repairableNames(rows), (name) => strings.add(name));
  column(
    'repairable.adjectives',
    rows.states.flatMap((state) => state.adjectives),
    (name) => strings.add(name),
  );
  column('parties.names', partyNames(rows), (name) => strings.add(name));
  const lists: Lists = {
    kinds: kinds.texts,
    parties: parties.texts,
    sectors: sectors.texts,
    roles: roles.texts,
    titleKinds: titleKinds.texts,
  };
  writer.json('lists', lists);
  phrases.write(writer, NAMES_INDEX);
  folded.write(writer, FOLDED_INDEX);
  writer.strings('strings', strings);
  return packModel(
    {
      name: TABLE_NAME,
      version: made.version,
      trainedOn: `the tables under data/actors, ${made.tables}`,
      licence: LICENCE,
    },
    writer.sections(),
  );
}

/** Sectors of those who hold an office of a state. */
const SERVING = /^(?:GOV|MIL|LEG|JUD|COP|SPY|OPP)/;

/**
 * What garbling is measured against: every name of several words but those of people; of what every state has
 * ('Parliament of Chad') the standard name alone, since its other forms are the grammar of states and not its own.
 */
const repairableNames = (rows: ActorRows): string[] => {
  const places = new Set(rows.states.flatMap((state) => [state.name, `the ${state.name}`]));
  const common = (name: string): boolean => places.has(name.slice(name.indexOf(' of ') + 4));
  const names = [
    ...rows.states.flatMap((state) => [state.name, ...state.aliases, ...state.seats]),
    ...rows.organizations.flatMap((one) => (common(one.name) ? [one.name] : [one.name, ...one.aliases])),
  ];
  return [...new Set(names)].filter((name) => /\s/.test(name));
};

/**
 * Names by which a noun before another is a party, in lower case: 'EU sanctions', 'the Iraqi invasion', 'a Pentagon study'.
 * The long names of ministries and the like stand before no noun.
 */
const partyNames = (rows: ActorRows): string[] => {
  const acts = rows.organizations.filter(({ kind }) => kind === 'organization' || kind === 'movement');
  const organs = rows.organizations.filter(({ kind }) => kind === 'government');
  const names = [
    ...rows.states.flatMap((state) => [state.name, ...state.aliases, ...state.adjectives, ...state.people]),
    ...acts.flatMap((one) => [one.name, ...one.aliases]),
    ...organs.flatMap((one) => [one.name, ...one.aliases]).filter((name) => name.split(' ').length <= 2),
  ];
  return [...new Set(names.map((name) => name.toLowerCase()))];
};

interface CompiledActor
  extends Pick<ActorRow, 'id' | 'name' | 'kind' | 'party' | 'country' | 'sector' | 'wikidata' | 'surname' | 'known'> {
  readonly phrases: readonly string[];
  readonly adjectives: readonly string[];
  /** Nouns of a people: 'Afghans'. */
  readonly people: readonly string[];
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
      surname: '',
      phrases: [state.name, ...state.aliases, ...state.seats],
      adjectives: state.adjectives,
      people: state.people,
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
      people: [],
    }),
  ),
];

/** The surname, and as other spellings of the whole name have it: 'Zelenskyy' beside 'Zelensky'; with either Arabic article or none. */
const surnamesOf = ({ name, surname, country, phrases }: CompiledActor): ReadonlySet<string> => {
  const own = surname || surnameOf(name, country);
  const begin = own.slice(0, SAME_LETTERS);
  const others = phrases
    .filter((phrase) => phrase.split(' ').length === name.split(' ').length)
    .map((phrase) => surnameOf(phrase, country))
    .filter((other) => other.startsWith(begin));
  const bare = withoutArticle(own);
  return new Set([own, ...others, ...(bare === own ? [] : [bare, `al-${bare}`, `el-${bare}`])]);
};
/** Letters at the beginning in which spellings of a surname agree. */
const SAME_LETTERS = 3;

const idOf = (rows: ActorRows, id: string): string => rows.merged.find((row) => row.id === id)?.into ?? id;

/**
 * Other spellings that need no row: 'Kim Jong Un' is 'Kim Jong-un' and 'Kim Jong-Un', too; 'Ban Ki-moon' is
 * 'Ban Ki Moon'.
 */
const nameVariants = (names: readonly string[], country: Party | ''): string[] => {
  if (!FAMILY_FIRST.has(country)) return [];
  return names.flatMap((name) => {
    const parts = name.split(/[ -]/);
    const [family = '', first = '', second = ''] = parts;
    if (parts.length !== 3 || !/^\p{Lu}/u.test(first)) return [];
    const upper = second.charAt(0).toUpperCase() + second.slice(1);
    const lower = second.toLowerCase();
    return [`${family} ${first}-${lower}`, `${family} ${first}-${upper}`, `${family} ${first} ${upper}`];
  });
};
