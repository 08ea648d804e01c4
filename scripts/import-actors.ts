/**
 * `npm run import:actors` (maintainers): fills data/actors from the facts in ../shared/actors (or CHANCERY_SHARED).
 *
 * It writes people, offices, aliases and states with the source of each row, and never touches a row whose source says
 * 'general knowledge' or 'hand'. An id that was given out stays with its person. Running it twice changes nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FOLDER } from '../src/desk/resources.js';
import { PARTIES, type Party } from '../src/model/generated/parties.js';
import { chiefs, executives, legislators, principals } from './actors/american.js';
import { type Claim, SOURCES } from './actors/claims.js';
import { type Cells, isHand, readCells, several, writeCells } from './actors/files.js';
import { readKnowledge } from './actors/knowledge.js';
import { officeRows } from './actors/offices.js';
import { ALONE, People, type Person, slug } from './actors/people.js';
import { stateRows } from './actors/states.js';
import { britishMinisters, factbook, reigns, speakers, travelSightings, wikidataMinisters } from './actors/world.js';

const shared = join(process.env.CHANCERY_SHARED ?? join(DATA_FOLDER, '../../shared'), 'actors');

function importActors(folder: string): void {
  writeCells(folder, 'states', stateRows(readCells(folder, 'states'), shared, readKnowledge(folder)));
  const knowledge = readKnowledge(folder);
  const claims = [
    ...executives(shared),
    ...principals(shared),
    ...chiefs(shared, knowledge),
    ...legislators(shared),
    ...britishMinisters(shared),
    ...wikidataMinisters(shared, knowledge),
    ...factbook(shared, knowledge),
    ...speakers(shared, knowledge),
    ...travelSightings(shared, knowledge),
  ];
  const first = readCells(folder, 'people');
  // What a first run learns of names, a second would use: so it is used at once, until nothing changes.
  let people = first;
  let offices = readCells(folder, 'offices').filter(isHand);
  let aliases = readCells(folder, 'aliases');
  const hand = offices;
  const organizations = new Set(readCells(folder, 'organizations').map((row) => row.id ?? ''));
  const ministries: Ministries = (kind, party) => {
    const id = `org:${kind}-ministry-of-${slug(knowledge.placeName(party))}`;
    return organizations.has(id) ? id : '';
  };
  for (let round = 0; round < 9; round++) {
    const result = resolve(people, aliases, hand, claims, ministries);
    const done = same(result.people, people) && same(result.offices, offices) && same(result.aliases, aliases);
    ({ people, offices, aliases } = result);
    if (done) break;
  }
  writeCells(folder, 'people', people);
  writeCells(folder, 'offices', offices);
  writeCells(folder, 'aliases', aliases);
  console.log(`${people.length} people, ${offices.length} rows of offices, ${aliases.length} rows of aliases`);
}

const same = (a: readonly Cells[], b: readonly Cells[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Id of the ministry of a state, '' where the table has none. */
type Ministries = (kind: string, party: Party) => string;

interface Rows {
  readonly people: Cells[];
  readonly offices: Cells[];
  readonly aliases: Cells[];
}

function resolve(
  peopleBefore: readonly Cells[],
  aliasesBefore: readonly Cells[],
  hand: readonly Cells[],
  claims: readonly Claim[],
  ministries: Ministries,
): Rows {
  const people = new People([]);
  const known = new Map<string, Person>();
  const alias = new Map(aliasesBefore.map((row) => [row.id ?? '', row]));
  for (const row of peopleBefore) {
    const id = row.id ?? '';
    const own = [row.name ?? '', ...several(row.aliases), ...several(alias.get(id)?.aliases)];
    const person = people.add({ id, name: row.name ?? '', country: partyOf(row.country), hand: isHand(row) }, own);
    person.wikidata = alias.get(id)?.wikidata ?? '';
    known.set(id, person);
  }
  for (const row of hand) {
    const person = known.get(row.person ?? '');
    const dates = [row.from, row.to, ...several(row.attested).flatMap((seen) => seen.split('/'))].filter(Boolean);
    const years = dates.map((date) => Number((date ?? '').slice(0, 4)));
    // A hand-written office of unknown end may go on for some years.
    const to = row.to ? Math.max(...years) + 1 : Math.max(...years) + 8;
    person?.held.push({
      role: row.role ?? '',
      party: partyOf(row.party),
      from: Math.min(...years),
      to,
      start: row.from ?? '',
    });
  }
  // The first day in a post of one holder finds people under other spellings: what has one comes before what has not.
  const rank = (one: Claim): number => (one.from.length !== 10 ? 2 : ALONE.test(one.role) ? 0 : 1);
  const full = claims.filter((one) => !one.name.bare && !one.weak).sort((a, b) => rank(a) - rank(b));
  for (const claim of full) people.resolve(claim);
  for (const claim of claims.filter((one) => one.name.bare || one.weak)) people.resolve(claim);
  const offices = [
    ...hand,
    ...people.all.flatMap((person) => officeRows(person.id, withMinistries(person, ministries))),
  ];
  const before = new Map(peopleBefore.map((row) => [row.id ?? '', row]));
  const rows = people.all.map((person) => personRow(person, before.get(person.id)));
  const byId = (a: Cells, b: Cells): number => ((a.id ?? '') < (b.id ?? '') ? -1 : 1);
  return {
    // In the order of the file, since of equal candidates the first is taken.
    people: [...rows].sort(byId),
    offices: withReigns(offices, people),
    aliases: people.all.flatMap((person, i) => aliasRow(person, alias.get(person.id), rows[i] ?? {})),
  };
}

const partyOf = (code: string | undefined): Party | '' => PARTIES.find((party) => party === code) ?? '';

/** The ministry of a minister, where the table of organizations has it. */
const withMinistries = (person: Person, ministries: Ministries): Claim[] =>
  person.claims.map((claim) => {
    const kind = claim.role.match(/^(?:deputy |acting )?(foreign|defense) (?:minister|secretary)$/)?.[1];
    if (!kind || claim.organization !== '' || claim.party === '') return claim;
    return { ...claim, organization: ministries(kind, claim.party) };
  });

/** A name as most of the sources have it in their short form; of equals the shortest. */
const commonName = (person: Person): string => {
  const counts = new Map<string, number>();
  for (const claim of person.claims)
    if (!claim.name.bare && !claim.weak) counts.set(claim.name.name, (counts.get(claim.name.name) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? person.name;
};

const MOST_ALIASES = 8;

const personRow = (person: Person, before: Cells | undefined): Cells => {
  if (before && (isHand(before) || person.claims.length === 0)) return before;
  const name = before?.name || commonName(person);
  const latest = [...person.claims].sort((a, b) => begin(b) - begin(a))[0];
  const aliases = [...person.forms].filter((form) => form !== name).sort();
  return {
    id: person.id,
    name,
    aliases: [...new Set([...several(before?.aliases), ...aliases])].slice(0, MOST_ALIASES).join('; '),
    country: person.country,
    sector: before?.sector || sectorOf(latest),
    source: sourcesOf(person).join('; '),
  };
};

const sourcesOf = (person: Person): string[] => [...new Set(person.claims.map((claim) => claim.source))].sort();

const begin = (claim: Claim): number => Number((claim.from || claim.attested[0]?.[0] || claim.to).slice(0, 4));

const sectorOf = (claim: Claim | undefined): string => {
  if (!claim) return 'GOV';
  if (/^(senator|representative)$|of the (House|Senate)|Committee/.test(claim.role)) return 'LEG';
  return /^defense|for the armed forces/.test(claim.role) ? 'GOVMIL' : 'GOV';
};

/** What the sources add to a person: names beside those of a row by hand, a surname that the rule misses, Wikidata. */
const aliasRow = (person: Person, before: Cells | undefined, row: Cells): Cells[] => {
  const had = new Set([row.name, ...several(row.aliases)]);
  const forms = person.hand
    ? [...new Set([...several(before?.aliases), ...[...person.forms].sort()])].filter((form) => !had.has(form))
    : [];
  const surname = before?.surname || (person.claims.find((claim) => claim.name.name === row.name)?.name.surname ?? '');
  if (forms.length === 0 && surname === '' && person.wikidata === '') return [];
  return [
    {
      id: person.id,
      surname,
      aliases: forms.slice(0, MOST_ALIASES).join('; '),
      wikidata: person.wikidata,
      source: [...new Set([...several(before?.source), ...sourcesOf(person)])].sort().join('; '),
    },
  ];
};

/** REIGN knows to the day when a leader began and ended: where a head of the table began on that day, it tells the end. */
function withReigns(offices: Cells[], people: People): Cells[] {
  const country = new Map(people.all.map((person) => [person.id, person]));
  const heads = new Map<string, Cells[]>();
  for (const row of offices)
    if (/^(president|prime minister|chancellor|king|emir|sultan|premier|taoiseach)$/.test(row.role ?? '') && row.from)
      heads.set(row.party ?? '', [...(heads.get(row.party ?? '') ?? []), row]);
  const extra: Cells[] = [];
  for (const reign of reigns(shared, readKnowledge(join(DATA_FOLDER, 'actors')))) {
    const word = slug(reign.leader.replace(/,.*/, '')).split('-').at(-1) ?? '';
    const row = (heads.get(reign.country) ?? []).find(
      (one) =>
        near(one.from ?? '', reign.start) &&
        slug([...(country.get(one.person ?? '')?.forms ?? [])].join(' ')).includes(word),
    );
    if (!row || !reign.end || row.to || (row.attested ?? '').slice(-10) > `${reign.end}-31`) continue;
    extra.push({
      person: row.person ?? '',
      role: row.role ?? '',
      organization: row.organization ?? '',
      party: row.party ?? '',
      from: reign.start,
      to: reign.end,
      attested: '',
      source: SOURCES.reign,
    });
  }
  const seen = new Set<string>();
  return [
    ...offices,
    ...extra.filter((row) => {
      const key = JSON.stringify(row);
      return !seen.has(key) && seen.add(key);
    }),
  ];
}

const near = (a: string, b: string): boolean =>
  a.length === 10 && b.length === 10 && Math.abs(Date.parse(a) - Date.parse(b)) < 15 * 86_400_000;

if (existsSync(shared)) importActors(join(DATA_FOLDER, 'actors'));
else {
  console.error(`there is no ${shared}; set CHANCERY_SHARED to the folder that holds actors/`);
  process.exitCode = 1;
}
