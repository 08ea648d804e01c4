/** Sources on American offices: principal officers, chiefs of mission, presidents, members of Congress. */
import { type Claim, claim, jsonLines, SOURCES } from './claims.js';
import { type Knowledge, stateOn } from './knowledge.js';
import { personName } from './person-names.js';

interface Served {
  readonly person_id: string;
  readonly name: string;
  readonly alt_names?: readonly string[];
  readonly served: boolean;
  readonly appointed: string | null;
  readonly started: string | null;
  readonly ended: string | null;
}
interface Principal extends Served {
  readonly position: string;
}
interface Chief extends Served {
  readonly role_id: string;
  readonly mission_kind: string;
  readonly country?: string;
  readonly org_id?: string;
}
interface Executive {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly office: string;
  readonly start: string;
  readonly end: string;
}
interface Dated {
  readonly title: string;
  readonly start?: string;
  readonly end?: string;
}
interface Legislator {
  readonly bioguide: string;
  readonly wikidata?: string;
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly nickname?: string;
  readonly terms: readonly { readonly type: string; readonly start: string; readonly end: string }[];
  readonly leadership_roles: readonly Dated[];
  readonly committee_roles: readonly {
    readonly committee: string;
    readonly subcommittee?: string;
    readonly title: string;
  }[];
}

const AMERICAN = { country: 'USA', party: 'USA' } as const;
/** The month in which the file of members of Congress was made. */
const CONGRESS_SEEN = '2026-06';

const named = (raw: string, others: readonly string[] = []) => {
  const name = personName(raw, 'USA', false);
  if (!name) return undefined;
  const forms = others.flatMap((other) => {
    const form = personName(other, 'USA', false);
    // Another surname is a slip of the source more often than a marriage.
    return form && form.name.split(' ').at(-1) === name.name.split(' ').at(-1) ? [form.name, ...form.forms] : [];
  });
  return { ...name, forms: [...new Set([...name.forms, ...forms])].filter((form) => form !== name.name) };
};

/** The first day; none where the source has the last before it. */
const beginOf = ({ started, appointed, ended }: Served): string => {
  const from = started ?? appointed ?? '';
  return ended && from > ended ? '' : from;
};

export function principals(folder: string): Claim[] {
  return jsonLines<Principal>(folder, 'pocom-principals').flatMap((row) => {
    const name = named(row.name, row.alt_names);
    const role = principalRole(row.position);
    if (!name || !row.served || role === '') return [];
    const from = beginOf(row);
    if (from === '' && !row.ended) return [];
    return claim({
      ...AMERICAN,
      source: SOURCES.pocom,
      key: `pocom ${row.person_id}`,
      name,
      role,
      organization: 'org:state-department',
      from,
      to: row.ended ?? '',
    });
  });
}

const PROPER =
  /^(East|Asian|Pacific|European|Eurasian|African|Near|Far|Eastern|Western|Hemisphere|South|Central|U\.S\.|American|Foreign Service|German)$/;
/** Offices in lower case but for the names in them. */
const principalRole = (position: string): string => {
  if (/^Career Ambassador/.test(position)) return '';
  if (/^Secretary of State ad interim/.test(position)) return 'acting secretary of state';
  if (/^(Counselor|Executive Secretary|Legal Adviser|Chief Clerk|Chief of Protocol)$/.test(position))
    return `${position.charAt(0).toLowerCase()}${position.slice(1).toLowerCase()} of the State Department`;
  if (/^(Director|Administrator|Inspector|Comptroller|Deputy Inspector)/.test(position))
    return position.replace(
      /^(Director General|Director|Administrator|Inspector General|Comptroller and Director|Comptroller|Deputy Inspector General)/,
      (title) => title.toLowerCase(),
    );
  return position
    .split(' ')
    .map((word) => (PROPER.test(word.replace(/,$/, '')) ? word : word.toLowerCase()))
    .join(' ');
};

const MISSIONS: Readonly<Record<string, string>> = {
  'representative-to-asean': 'ASEAN',
  'representative-to-au': 'the African Union',
  'representative-to-eu': 'the European Union',
  'representative-to-iaea': 'the IAEA',
  'representative-to-icao': 'ICAO',
  'representative-to-nato': 'NATO',
  'representative-to-oas': 'the Organization of American States',
  'representative-to-oecd': 'the OECD',
  'representative-to-osce': 'the OSCE',
  'representative-to-un': 'the United Nations',
  'representative-to-unafa': 'the UN agencies in Rome',
  'representative-to-unesco': 'UNESCO',
  'representative-uneo': 'the UN in Geneva',
  'representative-unvo': 'the UN in Vienna',
};

export function chiefs(folder: string, knowledge: Knowledge): Claim[] {
  return jsonLines<Chief>(folder, 'pocom-chiefs').flatMap((row) => {
    const name = named(row.name, row.alt_names);
    const from = beginOf(row);
    if (!name || !row.served || (from === '' && !row.ended)) return [];
    const post = stateOn(knowledge.party('name', row.country ?? ''), from || (row.ended ?? ''));
    const place = row.mission_kind === 'country' ? post && knowledge.placeName(post) : MISSIONS[row.org_id ?? ''];
    if (!place) return [];
    const office = /ambassador|representative|envoy/.test(row.role_id)
      ? 'ambassador'
      : /charge/.test(row.role_id)
        ? "charge d'affaires"
        : 'principal officer';
    return claim({
      ...AMERICAN,
      source: SOURCES.pocom,
      key: `pocom ${row.person_id}`,
      name,
      role: `${office} ${office === 'ambassador' ? 'to' : 'in'} ${place}`,
      organization: 'org:state-department',
      from,
      to: row.ended ?? '',
    });
  });
}

export function executives(folder: string): Claim[] {
  return jsonLines<Executive>(folder, 'us-executive').flatMap((row) => {
    const name = named(`${row.first} ${row.last}`, [row.name]);
    if (!name) return [];
    return claim({ ...AMERICAN, source: SOURCES.executive, name, role: row.office, from: row.start, to: row.end });
  });
}

export function legislators(folder: string): Claim[] {
  return jsonLines<Legislator>(folder, 'legislators').flatMap((row) => {
    const given =
      row.nickname ??
      (/^[A-Z]\.$/.test(row.first)
        ? (row.name.split(' ').find((word) => !/^[A-Z]\.$/.test(word)) ?? row.first)
        : row.first);
    const name = named(`${given} ${row.last}`, [row.name, `${row.first} ${row.last}`]);
    if (!name) return [];
    const base = {
      ...AMERICAN,
      source: SOURCES.legislators,
      key: `bioguide ${row.bioguide}`,
      name: { ...name, name: `${given} ${row.last}` },
      wikidata: row.wikidata ?? '',
    };
    const terms = row.terms.map((term) =>
      claim({
        ...base,
        role: term.type === 'sen' ? 'senator' : 'representative',
        organization: term.type === 'sen' ? 'org:senate' : 'org:house-of-representatives',
        from: term.start,
        to: term.end,
      }),
    );
    const leadership = row.leadership_roles.map((one) =>
      claim({ ...base, role: leaderRole(one.title), from: one.start ?? '', to: one.end ?? '' }),
    );
    const committees = row.committee_roles
      .filter((one) => !one.subcommittee && /^(Chair|Ranking|Vice Chair)/.test(one.title))
      .map((one) =>
        claim({
          ...base,
          role: `${one.title.toLowerCase().replace(/^(vice )?chair(woman)?$/, '$1chairman')} of the ${committeeName(one.committee)}`,
          attested: [[CONGRESS_SEEN, CONGRESS_SEEN]],
        }),
      );
    return [...terms, ...leadership.filter((one) => one.from !== ''), ...committees];
  });
}

/** 'House Minority Whip' is 'minority whip of the House', 'Speaker of the House' 'speaker of the House'. */
const leaderRole = (title: string): string => {
  const chamber = title.match(/^(Assistant )?(House|Senate) (Majority|Minority) (Leader|Whip)$/);
  if (chamber) return `${chamber[1] ?? ''}${chamber[3]} ${chamber[4]}`.toLowerCase().concat(` of the ${chamber[2]}`);
  if (/ of the (House|Senate)$/.test(title))
    return title.replace(
      /^(.*) of the (House|Senate)$/,
      (_, office: string, house: string) => `${office.toLowerCase()} of the ${house}`,
    );
  return title.replace(
    /^(.*) ((?:Vice |Deputy )?(?:Chair|Secretary))$/,
    (_, body: string, office: string) => `${office.toLowerCase()} of the ${body}`,
  );
};

/** 'House Committee on Foreign Affairs' is the 'House Foreign Affairs Committee'. */
const committeeName = (name: string): string => {
  const parts = name.match(/^(House|Senate) Committee on (?:the )?(.+)$/);
  return parts ? `${parts[1]} ${parts[2]} Committee` : name;
};
