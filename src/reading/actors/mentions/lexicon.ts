/** The tables of words by which documents mean again whom they named: pronouns, relations, collectives, epithets, names. */
import { ACTOR_KINDS } from '../../../model/generated/lists.js';
import { PARTIES, type Party } from '../../../model/generated/parties.js';
import { listed } from '../../lists.js';
import { type Row, readNumbers, readTable, type Tables } from '../../tables.js';
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

export type MentionWords = ReturnType<typeof readMentionWords>;

/** @throws TableError where a row is not as its table wants it */
export const readMentionWords = (tables: Tables) => {
  const rows = (name: string): Row[] => readTable(tables, `en/${name}`);
  /** What a table says by the words of its first column. */
  const byWord = <T>(name: string, word: string, value: (row: Row) => T): ReadonlyMap<string, T> =>
    new Map(rows(name).map((row) => [row.text(word), value(row)]));
  const words = (name: string, column = 'word', isIn: (row: Row) => boolean = () => true): ReadonlySet<string> =>
    new Set(
      rows(name)
        .filter(isIn)
        .map((row) => row.text(column)),
    );
  /** The same where a word may have several rows. */
  const listsByWord = <T>(name: string, word: string, value: (row: Row) => T): ReadonlyMap<string, readonly T[]> => {
    const lists = new Map<string, T[]>();
    for (const row of rows(name)) listed(lists, row.text(word)).push(value(row));
    return lists;
  };
  const party = (row: Row): Party | '' => row.maybeOneOf('party', PARTIES) ?? '';
  const givenNames = new Map<string, Gender | 'either'>();
  for (const row of rows('given-names'))
    for (const name of row.list('names')) givenNames.set(name, row.oneOf('gender', NAME_GENDERS));
  const epithets = rows('epithets');
  const nouns = ['relations', 'collectives', 'bodies'].flatMap((name) => [...words(name)]);
  const lastWord = (phrase: string): string => phrase.toLowerCase().split(/[ -]/).at(-1) ?? '';
  return {
    /** Every noun, or last word of a phrase, of the tables of relations, collectives, epithets and bodies. */
    nouns: new Set([...nouns, ...epithets.map((row) => row.text('phrase'))].map(lastWord)) as ReadonlySet<string>,
    /** Words of the language, in small letters, as readouts and news have them. */
    ordinary: new Set(Array.from(readNumbers(tables, 'en/word-frequencies'), ([word]) => word)) as ReadonlySet<string>,
    /** By the word in small letters. */
    pronouns: byWord(
      'pronouns',
      'word',
      (row): Pronoun => ({
        for: row.oneOf('stands_for', STANDS_FOR),
        gender: row.maybeOneOf('gender', GENDERS) ?? '',
        use: row.oneOf('use', USES),
      }),
    ),
    /** Nouns that say who somebody is by somebody else: 'his host'. */
    relations: byWord('relations', 'word', (row): Gender => row.maybeOneOf('gender', GENDERS) ?? ''),
    /** Those of them that say who holds the same office elsewhere: 'counterpart'. */
    equals: words('relations', 'word', (row) => row.maybeOneOf('is', ['equal'] as const) !== undefined),
    /** Role to those who meet its holder as equals; `party` where it is so in one state only. */
    counterparts: listsByWord('counterparts', 'role', (row) => ({ party: party(row), there: row.list('there') })),
    /** Lemma of a plural noun ('side') or a collective ('pair') with what its members are. */
    collectives: byWord('collectives', 'word', (row) => row.oneOf('of', MEMBERS)),
    /** Phrase to the states for which it may stand, '*' for all. */
    epithets: byWord('epithets', 'phrase', (row) => {
      const states = row.list('states');
      for (const state of states)
        if (state !== '*' && !(PARTIES as readonly string[]).includes(state))
          throw row.error(`'${state}' is the code of no state`);
      return new Set(states);
    }),
    /** Names in capitals that mean a state in a text about one of some: 'the North'. */
    halves: new Map(
      epithets
        .filter((row) => row.optional('beside') !== '')
        .map((row) => [row.text('phrase'), { state: row.text('states'), beside: new Set(row.list('beside')) }]),
    ),
    /** Noun for a body, or plural for its people, to the kinds of actors that it may mean. */
    bodies: byWord('bodies', 'word', (row) => new Set(row.someOf('kinds', ACTOR_KINDS))),
    /** Adjective of several states to them, the one that is mostly meant first. */
    sharedAdjectives: byWord('shared-adjectives', 'adjective', (row) => row.someOf('states', PARTIES)),
    /** Adjectives of parts of the world, with the organization for which officials whom they describe act, '' for none. */
    wideAdjectives: byWord('wide-adjectives', 'adjective', party),
    /** Parts of a building: before them its name means nobody. */
    grounds: words('grounds'),
    /** Lemma of a noun for what is named after where it was signed or is held: 'the Minsk agreements', 'the Astana format'. */
    placeNamed: words('place-named', 'noun'),
    /** Last word of the name of a thing or body that no table knows, with whether a state's name may stand behind its 'of'. */
    things: byWord('named-things', 'word', (row) => row.isYes('of')),
    /** What stands before the name of a ship. */
    ships: words('ships', 'prefix'),
    /** Nouns for what is called by who leads it: 'the Biden administration'. */
    ledBodies: words('led-bodies', 'noun'),
    /** Forms of address that tell whether somebody is a man or a woman. */
    courtesies: byWord('courtesies', 'title', (row) => row.oneOf('gender', GENDERS)),
    /** Offices whose holders are known by their surnames while they hold them, and always. */
    knownOffices: byWord('known-offices', 'role', (row) => row.oneOf('known', ['in office', 'always'] as const)),
    /** Name that is another thing with one of some words behind it, or with 'the' before it. */
    senses: byWord('name-senses', 'name', (row) => ({
      isOtherWithArticle: row.isYes('article'),
      cues: new Set(row.list('cues')),
    })),
    /** Lemma of a predicate whose 'it' means nobody: 'it rains', 'it was clear'. */
    expletives: words('expletives'),
    /** Role to the actor whose it is in texts that do not say whose, and the full role where it is cut short. */
    usual: byWord('usual-offices', 'role', (row) => ({ actor: row.text('actor'), role: row.optional('means') })),
    /** Party of a parliament behind a name to what stands before the seat then, and the state: 'R-Va.', 'Lab, Brentford'. */
    seats: byWord('seats', 'label', (row) => ({ before: row.text('before'), state: row.oneOf('state', PARTIES) })),
    /** Organization of states or movement, by its code, to the actor that it is. */
    parties: byWord('party-actors', 'party', (row) => row.text('actor')),
    /** Given name to the pronoun of its bearers; 'either' for names of both. */
    givenNames: givenNames as ReadonlyMap<string, Gender | 'either'>,
  };
};

/** The pronoun for the bearer of a name in standard order, '' where its first word does not tell. */
export const genderOfName = (name: string, { givenNames }: MentionWords): Gender => {
  const [first = ''] = foldMarks(name).split(/[ -]/);
  const gender = givenNames.get(first) ?? '';
  return gender === 'either' ? '' : gender;
};

/** Whether an epithet may stand for a state. */
export const mayBe = (states: ReadonlySet<string>, state: Party | ''): boolean => states.has('*') || states.has(state);

/** Of a word of names, or of the last letters of one behind a hyphen, how many people of the actor table each state has who are called so. */
export const readNameStates = (tables: Tables): ReadonlyMap<string, ReadonlyMap<Party, number>> =>
  new Map(
    readTable(tables, 'en/name-states').map((row) => {
      const states = row.list('states').map((cell) => {
        const [code = '', count = ''] = cell.split(' ');
        const party = PARTIES.find((one) => one === code);
        if (!party || !(Number(count) > 0)) throw row.error(`'${cell}' is no state with a count`);
        return [party, Number(count)] as const;
      });
      return [row.text('name'), new Map(states)];
    }),
  );
