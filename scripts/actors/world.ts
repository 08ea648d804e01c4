/** Sources on the offices of all states: factbook, General Debate, Wikidata, British ministers, REIGN, travels. */
import type { Party } from '../../src/model/generated/parties.js';
import { type Claim, claim, jsonLines, SOURCES } from './claims.js';
import { type Knowledge, stateOn } from './knowledge.js';
import { personName } from './person-names.js';

interface Snapshot {
  readonly gec: string;
  readonly role: string;
  readonly title: string | null;
  readonly name: string;
  readonly since: string | null;
  readonly first_seen: string;
  readonly last_seen: string;
}

export function factbook(folder: string, knowledge: Knowledge): Claim[] {
  return jsonLines<Snapshot>(folder, 'factbook-leaders-timeline').flatMap((row) => {
    const country = knowledge.party('gec', row.gec);
    if (country === '') return [];
    const american = row.role === 'ambassador_from_us';
    const title = row.title ?? titleWithin(row.name);
    const name = personName(row.name, american ? 'USA' : country, true);
    if (!name) return [];
    const since = plausibleSince(row);
    // An edition may keep a date of beginning that lies after it was first seen: the year of the edition is coarse.
    const first = since.slice(0, row.first_seen.length) > row.first_seen ? since : row.first_seen;
    const [, last = first] = [first, row.last_seen].sort();
    // The state is that of the edition: Yeltsin began as president of a part of the Soviet Union.
    const state = stateOn(country, first.length === 4 ? `${first}-12-31` : first);
    const office = snapshotOffice(row.role, title, name.name, state, knowledge);
    if (!office) return [];
    return claim({
      source: SOURCES.factbook,
      country: american ? 'USA' : country === 'SCG' ? 'SRB' : country,
      name,
      from: since,
      attested: [[first, last]],
      ...office,
    });
  });
}

/**
 * Editions come every year: who is first seen long after the day of beginning stands under another spelling before, or
 * the year is a misprint ('since 23 June 2005' in 2025).
 */
const plausibleSince = ({ since, first_seen }: Snapshot): string => {
  if (!since || since < '1900') return '';
  const [began, seen] = [Number(since.slice(0, 4)), Number(first_seen.slice(0, 4))];
  const gap = seen - began;
  return gap > 3 && seen > 1996 && !(seen >= 2019 && seen <= 2021 && gap <= 5) ? '' : since;
};

const titleWithin = (name: string): string =>
  name.match(/^((?:Co-|First |Second |Senior )?(?:Vice President|Deputy Prime Minister|Prime Minister))\b/)?.[1] ?? '';

const snapshotOffice = (
  kind: string,
  title: string,
  name: string,
  state: Party | '',
  knowledge: Knowledge,
): { role: string; party: Party | ''; organization?: string } | undefined => {
  if (state === '') return undefined;
  const [role] = knowledge.roles(title, state);
  if (kind.startsWith('ambassador')) {
    const office =
      role === 'ambassador' || role === "charge d'affaires" || role === 'consul general' ? role : undefined;
    if (!office || /designate/i.test(title)) return undefined;
    return kind === 'ambassador_from_us'
      ? {
          role: `${office}${at(office)} ${knowledge.placeName(state)}`,
          party: 'USA',
          organization: 'org:state-department',
        }
      : { role: `${office}${at(office)} the United States`, party: state };
  }
  if (!role || /^(ambassador|consul)/.test(role)) return undefined;
  // The head of state of a realm or a territory is that of another state.
  const foreign = /^(king|queen)$/.test(role) && state !== 'GBR' && /^(Elizabeth|Charles|Margrethe|Beatrix)/.test(name);
  if (
    (foreign && state !== 'DNK' && state !== 'NLD') ||
    (kind === 'chief_of_state' && /^(president|king|queen)$/.test(role) && isTerritory(state))
  )
    return undefined;
  return { role, party: state };
};

/** An ambassador is one to a state, others are in it. */
const at = (office: string): string => (office === 'ambassador' ? ' to' : ' in');

/** Parts of other states that have governments of their own. */
const TERRITORIES: ReadonlySet<string> = new Set(
  'ABW AIA ASM BLM BMU COK CUW CYM FLK FRO GGY GIB GLP GRL GUF GUM HKG IMN JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL VGB VIR WLF CCK CXR ATF'.split(
    ' ',
  ),
);
const isTerritory = (state: Party): boolean => TERRITORIES.has(state);

interface Speaker {
  readonly year: number;
  readonly iso3: string;
  readonly name: string | null;
  readonly post: string | null;
}

const UNGA_CODES: Readonly<Record<string, Party>> = { POR: 'PRT', PKR: 'PRK', ZFA: 'ZAF', EU: 'EUR', EC: 'EUR' };

/** The General Debate lies in September, but in 2001 in November. */
export function speakers(folder: string, knowledge: Knowledge): Claim[] {
  return jsonLines<Speaker>(folder, 'unga-speakers').flatMap((row) => {
    const code = UNGA_CODES[row.iso3] ?? row.iso3;
    const day = row.year === 2001 ? '2001-11' : `${row.year}-09`;
    if (!row.name || !row.post || (code !== 'EUR' && !knowledge.isState(code))) return [];
    const country = code as Party;
    const state = stateOn(country === 'SRB' && row.year < 2006 ? 'SCG' : country, day);
    const name = personName(row.name, country, false);
    if (!name) return [];
    const roles = /^president of the european council/i.test(row.post)
      ? ['president of the European Council']
      : country === 'EUR'
        ? []
        : knowledge.roles(row.post.trim(), state);
    return roles
      .filter((role) => role !== 'consul general' && role !== "charge d'affaires")
      .map((role) =>
        claim({
          source: SOURCES.unga,
          country: country === 'EUR' ? '' : country,
          name,
          role: role === 'ambassador' ? 'ambassador to the United Nations' : role,
          party: state,
          attested: [[day, day]],
          weak: name.bare || country === 'EUR',
        }),
      );
  });
}

interface WikidataMinister {
  readonly country: string;
  readonly name: string;
  readonly person_qid: string;
  readonly start: string | null;
}

export function wikidataMinisters(folder: string, knowledge: Knowledge): Claim[] {
  return jsonLines<WikidataMinister>(folder, 'foreign-ministers-2022-12').flatMap((row) => {
    const country = knowledge.party('name', row.country);
    const name = personName(row.name, country, false);
    if (country === '' || !name) return [];
    const [role = 'foreign minister'] = knowledge.roles('Minister of Foreign Affairs', country);
    return claim({
      source: SOURCES.wikidata,
      country,
      name,
      role,
      party: country,
      from: row.start ?? '',
      attested: [['2022-12', '2022-12']],
      wikidata: row.person_qid,
    });
  });
}

interface BritishMinister {
  readonly name: string;
  readonly post: string;
  readonly organisation: string;
  readonly start: string;
  readonly end: string | null;
  readonly person_id: string;
}

export function britishMinisters(folder: string): Claim[] {
  return jsonLines<BritishMinister>(folder, 'uk-ministers').flatMap((row) => {
    const full = personName(row.name, 'GBR', false);
    if (!full) return [];
    // 'Lord Carrington', 'Baroness Symons of Vernham Dean': peers go by their title.
    const peer = /^(Lord|Lady|Baroness|Baron|Viscount|Earl)\b/.test(row.name);
    const name = peer
      ? {
          name: row.name.replace(/^(Baroness|Lord|Lady) (\S+) of .*/, '$1 $2'),
          surname: row.name.split(' ')[1] ?? '',
          forms: [row.name],
          bare: false,
        }
      : full;
    return claim({
      source: SOURCES.uk,
      key: `ifg ${row.person_id}`,
      country: 'GBR',
      name: { ...name, forms: name.forms.filter((form) => form !== name.name) },
      ...britishRole(row.post, row.organisation),
      party: 'GBR',
      from: row.start,
      to: row.end ?? '',
    });
  });
}

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/^Prime Minister$/, 'prime minister'],
  [/^Secretary of State for Foreign/, 'foreign secretary'],
  [/^Secretary of State for Defence$/, 'defense secretary'],
  [/^Secretary of State for International Development$/, 'development secretary'],
  [/^Secretary of State for International Trade$/, 'trade secretary'],
];
const britishRole = (post: string, organisation: string): { role: string; organization?: string } => {
  const known = BRITISH.find(([pattern]) => pattern.test(post));
  if (known) return { role: known[1] };
  const role = post.replace(
    /^(Senior )?Ministers?|^Parliamentary Under-Secretary|^Secretary|^Deputy (?:Prime Minister|Foreign Secretary)|^First Secretary|^Chief Secretary/,
    (title) => (title === 'Deputy Foreign Secretary' ? 'deputy foreign secretary' : title.toLowerCase()),
  );
  if (/^(minister of state|parliamentary under-secretary of state)$/i.test(role)) {
    if (/Foreign/.test(organisation)) return { role: `${role.replace('State', 'state')} for foreign affairs` };
    if (/Defence/.test(organisation)) return { role: `${role.replace('State', 'state')} for defense` };
    if (/Development/.test(organisation)) return { role: `${role.replace('State', 'state')} for development` };
    if (/Trade/.test(organisation)) return { role: `${role.replace('State', 'state')} for trade` };
  }
  return { role: role.replace(' of State', ' of state') };
};

interface Reign {
  readonly cow_abb: string;
  readonly leader: string;
  readonly start: string;
  readonly end: string | null;
}

/** Who led, without an office: used for the days only, where a head is known from elsewhere with the same first day. */
export function reigns(
  folder: string,
  knowledge: Knowledge,
): { country: Party; leader: string; start: string; end: string }[] {
  return jsonLines<Reign>(folder, 'reign-leaders').flatMap((row) => {
    const country = knowledge.party('cow', row.cow_abb);
    return country === '' ? [] : [{ country, leader: row.leader, start: row.start, end: row.end ?? '' }];
  });
}

interface Sighting {
  readonly date: string;
  readonly end: string;
  readonly country: string;
  readonly country_from: string;
  readonly title: string;
  readonly name: string;
}

export function travelSightings(folder: string, knowledge: Knowledge): Claim[] {
  return jsonLines<Sighting>(folder, 'travels-attested-officials').flatMap((row) => {
    const country = knowledge.party('name', row.country);
    const name = personName(row.name, country, false);
    if (country === '' || !name) return [];
    return knowledge.roles(row.title, stateOn(country, row.date)).map((role) =>
      claim({
        source: SOURCES.travels,
        country,
        name,
        role,
        party: stateOn(country, row.date),
        attested: [[row.date, row.date]],
        weak: true,
      }),
    );
  });
}
