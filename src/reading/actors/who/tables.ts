/**
 * The tables of nouns for who acts: agents (people, organs, forces, firms) with PLOVER's sectors, roles that a person
 * holds, the portfolios of ministries, and the small words around them. Read once; one trie finds them all.
 */
import { ACTOR_KINDS } from '../../../model/generated/lists.js';
import { PARTIES, type Party } from '../../../model/generated/parties.js';
import { SECTOR_PATTERN } from '../../../model/sector.js';
import { listed } from '../../lists.js';
import { type Row, readTable, type Tables } from '../../tables.js';
import { type NumberedWords, Phrases, Words } from '../../text/phrases.js';
import { headAt, pluralOf } from './plurals.js';
import { foldWord, wordsOfString } from './words.js';

/** A noun for those who act. */
export type Agent = Readonly<ReturnType<typeof readAgent>>;
export type Role = Readonly<ReturnType<typeof readRole>>;

export type Term =
  | { readonly is: 'agent'; readonly agent: Agent; readonly plural: boolean }
  | { readonly is: 'role'; readonly role: Role; readonly plural: boolean }
  | { readonly is: 'small'; readonly use: (typeof SMALL_USES)[number]; readonly words: string }
  /** A part or city of a state, or its adjective: 'Texas', 'Scottish'. */
  | { readonly is: 'region'; readonly country: Party; readonly name: string };

export type WhoTables = Readonly<ReturnType<typeof readWhoTables>>;

const ROLE_OWNERS = ['state', 'organ', 'target', 'place', 'none'] as const;
const SMALL_USES = [
  'definite',
  'indefinite',
  'several',
  'one',
  'former',
  'acting',
  'deputy',
  'based',
  'descent',
  'foreign',
  'toward',
  'of',
  'for',
  'to',
  'in',
  'from',
  'at',
  'stop',
  'and',
  'comma',
  'courtesy',
  'poss',
  'plain',
] as const;

/**
 * @param names folded words of the names of actors, with whose numbers those of the nouns begin
 * @throws TableError where a row is not as its table wants it
 */
export function readWhoTables(tables: Tables, names: NumberedWords) {
  const words = new Words((phrase) => [...wordsOfString(phrase).folded], names);
  const terms = new Phrases<Term>();
  const heads = new Set<string>();
  const add = (phrase: string, term: Term): void => {
    const parts = words.split(phrase);
    if (term.is === 'agent' || term.is === 'role') heads.add(parts[headAt(parts)] ?? '');
    terms.add(
      parts.map((word) => words.add(word)),
      term,
    );
  };
  for (const row of readTable(tables, 'en/phrase-words')) {
    const phrase = row.text('words');
    add(phrase, { is: 'small', use: row.oneOf('use', SMALL_USES), words: phrase });
  }
  // Roles before agents: 'opposition leader' is one, and of two terms of one phrase the first counts.
  for (const row of readTable(tables, 'en/roles')) {
    const role = readRole(row);
    for (const phrase of [role.role, ...row.list('phrases')]) addBoth(add, phrase, { is: 'role', role });
  }
  for (const row of readTable(tables, 'en/portfolios')) addPortfolio(add, row);
  const agents = readTable(tables, 'en/agents');
  const nouns = new Set(agents.map((row) => row.text('noun')));
  for (const row of agents) {
    const noun = row.text('noun');
    const agent = readAgent(row);
    const plural = row.optional('plural') || pluralOf(noun);
    // '-' is a noun that is several as it stands ('police'), or has no plural.
    // 'armed forces' is a noun of its own, and no plural of 'armed force'.
    if (plural !== '-' && !nouns.has(plural)) add(plural, { is: 'agent', agent, plural: true });
    add(noun, { is: 'agent', agent, plural: plural === '-' && agent.kind === 'person' });
  }
  for (const row of readTable(tables, 'en/regions')) {
    const country = row.oneOf('country', PARTIES);
    const name = row.text('region');
    for (const phrase of [name, ...row.list('adjectives')]) add(phrase, { is: 'region', country, name });
  }
  return {
    /** Numbers of folded words, those of the names of actors first. */
    words,
    terms,
    /** Folded words that may be the noun of a phrase for somebody who acts: the last of a term, or the one before its 'of'. */
    heads: heads as ReadonlySet<string>,
    /** Given name, folded, to the names that stand for it: 'bill' to 'william' and back. */
    givenNames: readGivenNames(tables),
  };
}

/** The only party that has one of that name: 'knesset', 'pope'. */
const onlyOf = (row: Row, column: string): Party | '' => row.maybeOneOf(column, PARTIES) ?? '';

const readAgent = (row: Row) => ({
  /** In standard English, singular: 'defense ministry' for 'ministry of defence'. */
  noun: row.optional('standard') || row.text('noun'),
  sector: sectorOf(row),
  /** 'person' for people: one is a person, several are a group. */
  kind: row.oneOf('kind', ACTOR_KINDS),
  /** Acts for its state: soldiers and ministries do, journalists and banks do not. */
  acts: row.maybeOneOf('acts', ['state'] as const) !== undefined,
  /** Says little alone: 'official' takes the sector of what stands before it. */
  generic: row.isYes('generic'),
  country: onlyOf(row, 'country'),
});

const readRole = (row: Row) => {
  const wording = row.maybeOneOf('wording', ['own', 'title'] as const);
  return {
    /** In standard English: 'foreign minister'. */
    role: row.text('role'),
    sector: sectorOf(row),
    /** What stands behind 'of' in its full name; `target` where it is held with somebody: 'ambassador of X to Y'. */
    of: row.oneOf('of', ROLE_OWNERS),
    /** One person of a state or organization holds it at a time. */
    single: row.oneOf('single', ['yes', 'no'] as const) === 'yes',
    /** 0 heads of state, 1 heads of government and organizations ...; of several offices of a person the lowest is shown. */
    rank: Number(row.oneOf('rank', ['0', '1', '2', '3', '4', '5'] as const)),
    /** Says little alone: 'head' of what? */
    generic: row.isYes('generic'),
    /** Described rather than titled: a phrase keeps its own words, 'navy commander', not those of the table, 'navy chief'. */
    described: wording === 'own',
    /** A title where it has a capital letter; in small letters the noun of the same words counts: 'representatives of firms'. */
    titled: wording === 'title',
    party: onlyOf(row, 'party'),
    /** Roles under which its holder may stand in the table of offices. */
    tries: row.list('tries'),
  };
};

/** A phrase and its plural. */
const addBoth = (
  add: (phrase: string, term: Term) => void,
  phrase: string,
  noun: { readonly is: 'role'; readonly role: Role } | { readonly is: 'agent'; readonly agent: Agent },
): void => {
  add(phrase, { ...noun, plural: false });
  add(pluralOf(phrase), { ...noun, plural: true });
};

/** 'defense minister', 'minister of defence', 'defence secretary', 'the ministry of national defense' ... */
const addPortfolio = (add: (phrase: string, term: Term) => void, row: Row): void => {
  const portfolio = row.text('portfolio');
  const sector = sectorOf(row);
  const shared = {
    sector,
    of: 'state',
    single: true,
    rank: 2,
    generic: false,
    described: false,
    titled: false,
    party: '',
  } as const;
  const tries = {
    minister: [
      `acting ${portfolio} minister`,
      `interim ${portfolio} minister`,
      `${portfolio} secretary`,
      ...row.list('tries'),
    ],
    secretary: [`acting ${portfolio} secretary`, `${portfolio} minister`],
  };
  const organ = { sector, kind: 'government', acts: true, generic: false, country: '' } as const;
  const phrases = (noun: string): string[] =>
    [portfolio, ...row.list('also')].flatMap((name) => [
      `${name} ${noun}`,
      `${noun} of ${name}`,
      `${noun} for ${name}`,
    ]);
  for (const noun of ['minister', 'secretary'] as const)
    for (const phrase of phrases(noun))
      addBoth(add, phrase, { is: 'role', role: { ...shared, role: `${portfolio} ${noun}`, tries: tries[noun] } });
  for (const noun of ['ministry', 'department'])
    for (const phrase of phrases(noun))
      addBoth(add, phrase, { is: 'agent', agent: { ...organ, noun: `${portfolio} ${noun}` } });
};

const readGivenNames = (tables: Tables): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const row of readTable(tables, 'en/nicknames')) {
    const name = foldWord(row.text('name'));
    for (const short of row.list('short').map(foldWord)) {
      listed(names, name).push(short);
      listed(names, short).push(name);
    }
  }
  return names;
};

const sectorOf = (row: Row): string => {
  const sector = row.text('sector');
  if (!SECTOR_PATTERN.test(sector)) throw row.error(`'sector' is '${sector}', which is no sector of PLOVER`);
  return sector;
};
