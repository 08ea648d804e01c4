/** The tables of words by which documents mean again whom they named: pronouns, relations, collectives, epithets, names. */
import { ACTOR_KINDS, type ActorKind } from '../../../model/generated/lists.js';
import { PARTIES, type Party } from '../../../model/generated/parties.js';
import { readTable, type Tables } from '../../tables.js';
import { foldMarks } from '../../text/phrases.js';
import type { Gender } from './types.js';

const STANDS_FOR = ['person', 'body', 'several', 'any', 'speaker', 'side'] as const;
const USES = ['subject', 'object', 'possessive', 'reflexive', 'relative'] as const;
const MEMBERS = ['people', 'states', 'parties'] as const;
const GENDERS = ['he', 'she'] as const;
const NAME_GENDERS = [...GENDERS, 'either'] as const;

export interface Pronoun {
  readonly for: (typeof STANDS_FOR)[number];
  readonly gender: Gender;
  readonly use: (typeof USES)[number];
}

type Members = (typeof MEMBERS)[number];

export interface MentionWords {
  /** Every noun, or last word of a phrase, of the tables of relations, collectives, epithets and bodies. */
  readonly nouns: ReadonlySet<string>;
  /** By the word in small letters. */
  readonly pronouns: ReadonlyMap<string, Pronoun>;
  /** Nouns that say who somebody is by somebody else: 'his host'. */
  readonly relations: ReadonlyMap<string, Gender>;
  /** Those of them that say who holds the same office elsewhere: 'counterpart'. */
  readonly equals: ReadonlySet<string>;
  /** Role to those who meet its holder as equals; `party` where it is so in one state only. */
  readonly counterparts: ReadonlyMap<
    string,
    readonly { readonly party: Party | ''; readonly there: readonly string[] }[]
  >;
  /** Lemma of a plural noun ('side') or a collective ('pair') with what its members are. */
  readonly collectives: ReadonlyMap<string, Members>;
  /** Phrase to the states for which it may stand, '*' for all. */
  readonly epithets: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names in capitals that mean a state in a text about one of some: 'the North'. */
  readonly halves: ReadonlyMap<string, { readonly state: string; readonly beside: ReadonlySet<string> }>;
  /** Noun for a body, or plural for its people, to the kinds of actors that it may mean. */
  readonly bodies: ReadonlyMap<string, ReadonlySet<ActorKind>>;
  /** Adjective of several states to them, the one that is mostly meant first. */
  readonly sharedAdjectives: ReadonlyMap<string, readonly Party[]>;
  /** Adjectives of parts of the world, with the organization for which officials whom they describe act, '' for none: they belong to no one state. */
  readonly wideAdjectives: ReadonlyMap<string, Party | ''>;
  /** Parts of a building: before them its name means nobody. */
  readonly grounds: ReadonlySet<string>;
  /** Lemma of a noun for what is named after where it was signed or is held: 'the Minsk agreements', 'the Astana format'. */
  readonly placeNamed: ReadonlySet<string>;
  /** Last word of the name of a thing or body that no table knows, as it is written, with whether a state's name may stand behind its 'of'. */
  readonly things: ReadonlyMap<string, boolean>;
  /** Name that is another thing with one of some words behind it, or with 'the' before it, and where that lies. */
  readonly senses: ReadonlyMap<
    string,
    { readonly isOtherWithArticle: boolean; readonly cues: ReadonlySet<string>; readonly country: Party | '' }
  >;
  /** Lemma of a predicate whose 'it' means nobody: 'it rains', 'it was clear'. */
  readonly expletives: ReadonlySet<string>;
  /** Role to the actor whose it is in texts that do not say whose, and the full role where it is cut short. */
  readonly usual: ReadonlyMap<string, { readonly actor: string; readonly role: string }>;
  /** Noun for a body to the name of the one that is meant of a state ('*'), of one state only where `party` says so. */
  readonly usualBodies: ReadonlyMap<string, { readonly party: Party | ''; readonly name: string }>;
  /** Noun for a body, as it is written, to those that it means in a text about some matter: 'the agency' where uranium is enriched. */
  readonly topicalBodies: ReadonlyMap<string, readonly { readonly name: string; readonly cues: ReadonlySet<string> }[]>;
  /** Party of a parliament, as it stands behind a name, to what stands before the seat then, and the state: 'R-Va.', 'Lab, Brentford'. */
  readonly seats: ReadonlyMap<string, { readonly before: string; readonly state: Party }>;
  /** Organization of states or movement, by its code, to the actor that it is. */
  readonly parties: ReadonlyMap<string, string>;
  /** Given name to the pronoun of its bearers; 'either' for names of both. */
  readonly givenNames: ReadonlyMap<string, Gender | 'either'>;
}

/** @throws TableError where a row is not as its table wants it */
export function readMentionWords(tables: Tables): MentionWords {
  const givenNames = new Map<string, Gender | 'either'>();
  for (const row of readTable(tables, 'en/given-names'))
    for (const name of row.list('names')) givenNames.set(name, row.oneOf('gender', NAME_GENDERS));
  const epithets = readTable(tables, 'en/epithets');
  const nouns = ['relations', 'collectives', 'bodies', 'usual-bodies', 'topical-bodies'].flatMap((name) =>
    readTable(tables, `en/${name}`).map((row) => row.text('word')),
  );
  const relations = readTable(tables, 'en/relations');
  const lastWord = (phrase: string): string => phrase.toLowerCase().split(/[ -]/).at(-1) ?? '';
  return {
    nouns: new Set([...nouns, ...epithets.map((row) => row.text('phrase'))].map(lastWord)),
    pronouns: new Map(
      readTable(tables, 'en/pronouns').map((row) => [
        row.text('word'),
        {
          for: row.oneOf('stands_for', STANDS_FOR),
          gender: row.maybeOneOf('gender', GENDERS) ?? '',
          use: row.oneOf('use', USES),
        },
      ]),
    ),
    relations: new Map(relations.map((row) => [row.text('word'), row.maybeOneOf('gender', GENDERS) ?? ''])),
    equals: new Set(relations.flatMap((row) => (row.maybeOneOf('is', ['equal']) ? [row.text('word')] : []))),
    counterparts: readCounterparts(tables),
    collectives: new Map(
      readTable(tables, 'en/collectives').map((row) => [row.text('word'), row.oneOf('of', MEMBERS)]),
    ),
    halves: new Map(
      epithets
        .filter((row) => row.optional('beside') !== '')
        .map((row) => [row.text('phrase'), { state: row.text('states'), beside: new Set(row.list('beside')) }]),
    ),
    epithets: new Map(
      epithets.map((row) => {
        const states = row.list('states');
        for (const state of states)
          if (state !== '*' && !(PARTIES as readonly string[]).includes(state))
            throw row.error(`'${state}' is the code of no state`);
        return [row.text('phrase'), new Set(states)] as const;
      }),
    ),
    bodies: new Map(
      readTable(tables, 'en/bodies').map((row) => [row.text('word'), new Set(row.someOf('kinds', ACTOR_KINDS))]),
    ),
    sharedAdjectives: new Map(
      readTable(tables, 'en/shared-adjectives').map((row) => [row.text('adjective'), row.someOf('states', PARTIES)]),
    ),
    wideAdjectives: new Map(
      readTable(tables, 'en/wide-adjectives').map((row) => [
        row.text('adjective'),
        row.maybeOneOf('party', PARTIES) ?? '',
      ]),
    ),
    grounds: new Set(readTable(tables, 'en/grounds').map((row) => row.text('word'))),
    placeNamed: new Set(readTable(tables, 'en/place-named').map((row) => row.text('noun'))),
    things: new Map(
      readTable(tables, 'en/named-things').map((row) => [
        row.text('word'),
        row.maybeOneOf('of', ['yes'] as const) !== undefined,
      ]),
    ),
    senses: new Map(
      readTable(tables, 'en/name-senses').map((row) => [
        row.text('name'),
        {
          isOtherWithArticle: row.maybeOneOf('article', ['yes'] as const) !== undefined,
          cues: new Set(row.list('cues')),
          country: row.maybeOneOf('country', PARTIES) ?? '',
        },
      ]),
    ),
    expletives: new Set(readTable(tables, 'en/expletives').map((row) => row.text('word'))),
    usual: new Map(
      readTable(tables, 'en/usual-offices').map((row) => [
        row.text('role'),
        { actor: row.text('actor'), role: row.optional('means') },
      ]),
    ),
    usualBodies: new Map(
      readTable(tables, 'en/usual-bodies').map((row) => [
        row.text('word'),
        { party: row.maybeOneOf('party', PARTIES) ?? '', name: row.text('name') },
      ]),
    ),
    topicalBodies: readTopicalBodies(tables),
    seats: new Map(
      readTable(tables, 'en/seats').map((row) => [
        row.text('label'),
        { before: row.text('before'), state: row.oneOf('state', PARTIES) },
      ]),
    ),
    parties: new Map(readTable(tables, 'en/party-actors').map((row) => [row.text('party'), row.text('actor')])),
    givenNames,
  };
}

const readTopicalBodies = (tables: Tables): MentionWords['topicalBodies'] => {
  const found = new Map<string, { readonly name: string; readonly cues: ReadonlySet<string> }[]>();
  for (const row of readTable(tables, 'en/topical-bodies')) {
    const word = row.text('word');
    found.set(word, [...(found.get(word) ?? []), { name: row.text('name'), cues: new Set(row.list('cues')) }]);
  }
  return found;
};

const readCounterparts = (tables: Tables): MentionWords['counterparts'] => {
  const counterparts = new Map<string, { readonly party: Party | ''; readonly there: readonly string[] }[]>();
  for (const row of readTable(tables, 'en/counterparts')) {
    const rows = counterparts.get(row.text('role')) ?? [];
    rows.push({ party: row.maybeOneOf('party', PARTIES) ?? '', there: row.list('there') });
    counterparts.set(row.text('role'), rows);
  }
  return counterparts;
};

/** The pronoun for the bearer of a name in standard order, '' where its first word does not tell. */
export const genderOfName = (name: string, { givenNames }: MentionWords): Gender => {
  const [first = ''] = foldMarks(name).split(/[ -]/);
  const gender = givenNames.get(first) ?? '';
  return gender === 'either' ? '' : gender;
};

/** Whether an epithet may stand for a state. */
export const mayBe = (states: ReadonlySet<string>, state: Party | ''): boolean => states.has('*') || states.has(state);
