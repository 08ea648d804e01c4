/**
 * The words that the grammar must know one by one, from the tables: verbs whose arguments are found in their own way,
 * nouns that name an act with the prepositions of their arguments, light verbs, prepositions of several words, and the small
 * closed classes.
 */
import { listed } from '../../lists.js';
import { type Row, readTable, type Tables } from '../../tables.js';

const VERB_FRAMES = ['saying', 'promise', 'recipient', 'addressee', 'commanding', 'intending'] as const;

/**
 * What is particular about a verb. `saying`: it reports what is said or thought. `promise`: its subject, not its object,
 * does what the infinitive says. `recipient`: `to` after it marks who receives. `addressee`: its object beside a clause
 * is who is spoken to.
 */
type VerbFrame = (typeof VERB_FRAMES)[number];

/** How the arguments of a noun that names an act hang on it. `by`, `between` and `among` mark doers with every noun. */
export interface EventNoun {
  /** What `of` marks. */
  readonly of?: 'agent' | 'patient';
  /** Prepositions of the one to whom it is done, besides `of`. */
  readonly patient: ReadonlySet<string>;
  /** Prepositions of the doer, besides `of` and those of every noun. */
  readonly agent: ReadonlySet<string>;
  /** The possessor suffers the act where nothing else says who does: *the general's arrest*. */
  readonly possessor: 'agent' | 'patient';
  /** Done by several sides together, so that a name before it that is no known party is where they met: *Geneva talks*. */
  readonly joint: boolean;
}

/** A verb that says little beside its noun: *pay a visit*, *carry out an attack*, *come under fire*, *take part in talks*. */
export interface LightVerb {
  readonly particle: string;
  /** Object that belongs to the phrase (`part`), else ''. */
  readonly object: string;
  /** Preposition of the noun where it is no object, else ''. */
  readonly preposition: string;
  /** What the subject is to the noun. */
  readonly subject: 'agent' | 'patient';
  /** The nouns it is light with; empty for all. */
  readonly nouns: ReadonlySet<string>;
}

const WORD_KINDS = [
  'negative-adverb',
  'negative',
  'limiter',
  'condition',
  'inverted',
  'modal',
  'relative',
  'interrogative',
  'reciprocal',
  'example',
  'container',
  'time',
  'manner',
  'unchanging',
  'linking',
  'adverbial',
  'office',
  'past',
  'present',
] as const;
type WordKind = (typeof WORD_KINDS)[number];

export interface GrammarLexicon {
  readonly verbs: ReadonlyMap<string, ReadonlySet<VerbFrame>>;
  /** Prepositions before a gerund that is done by the verb's object: *accuse of*, *prevent from*. */
  readonly gerunds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Prepositions before who is to do what the infinitive says: *call on Oslo to wait*. */
  readonly controllers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly eventNouns: ReadonlyMap<string, EventNoun>;
  readonly lightVerbs: ReadonlyMap<string, readonly LightVerb[]>;
  /** Prepositions such as *in the wake of*, without their articles. */
  readonly complexPrepositions: ReadonlySet<string>;
  readonly words: Readonly<Record<WordKind, ReadonlySet<string>>>;
  /** Months and days of the week, in lower case. */
  readonly calendar: ReadonlySet<string>;
  /** Names of states, peoples and organizations and their adjectives, in lower case. */
  readonly parties: ReadonlySet<string>;
  /** Nouns for people and their offices, in lower case. */
  readonly persons: ReadonlySet<string>;
}

/**
 * @param parties names of states, peoples and organizations and their adjectives, in lower case
 * @throws TableError where a row is not as its table wants it
 */
export function readGrammarLexicon(tables: Tables, parties: ReadonlySet<string>): GrammarLexicon {
  const verbRows = readTable(tables, 'en/verb-frames');
  return {
    verbs: keyed(verbRows, 'verb', (row) => new Set(row.someOf('frames', VERB_FRAMES))),
    gerunds: prepositionsIn(verbRows, 'gerund'),
    controllers: prepositionsIn(verbRows, 'controller'),
    eventNouns: keyed(readTable(tables, 'en/event-nouns'), 'noun', readEventNoun),
    lightVerbs: readLightVerbs(tables),
    complexPrepositions: new Set(
      readTable(tables, 'en/complex-prepositions').map((row) => withoutArticles(row.text('preposition'))),
    ),
    words: readWords(tables),
    calendar: new Set(
      readTable(tables, 'en/times')
        .filter((row) => row.text('kind') === 'month' || row.text('kind') === 'weekday')
        .map((row) => row.text('word')),
    ),
    parties,
    persons: new Set([
      ...readTable(tables, 'en/groups').map((row) => row.text('word')),
      ...readTable(tables, 'actors/titles').map((row) => headOf(row.text('title')).toLowerCase()),
    ]),
  };
}

/** *in wake of* for *in the wake of*. */
const withoutArticles = (preposition: string): string =>
  preposition
    .split(' ')
    .filter((word) => word !== 'the' && word !== 'a' && word !== 'an')
    .join(' ');

/** 'minister' of 'deputy minister of foreign affairs'. */
const headOf = (title: string): string => title.replace(/ (?:of|for|to|in) .*/, '').replace(/.* /, '');

const keyed = <T>(rows: readonly Row[], column: string, give: (row: Row) => T): Map<string, T> => {
  const map = new Map<string, T>();
  for (const row of rows) {
    const word = row.text(column);
    if (map.has(word)) throw row.error(`'${word}' stands twice`);
    map.set(word, give(row));
  }
  return map;
};

/** The prepositions of a column by the verb, of the rows that have some. */
const prepositionsIn = (rows: readonly Row[], column: string): Map<string, ReadonlySet<string>> =>
  keyed(
    rows.filter((row) => row.optional(column) !== ''),
    'verb',
    (row) => new Set(row.list(column)),
  );

const readEventNoun = (row: Row): EventNoun => {
  const of = row.maybeOneOf('of', ['agent', 'patient'] as const);
  return {
    ...(of ? { of } : {}),
    patient: new Set(row.list('patient')),
    agent: new Set(row.list('agent')),
    possessor: row.maybeOneOf('possessor', ['agent', 'patient'] as const) ?? 'agent',
    joint: row.maybeOneOf('joint', ['yes'] as const) !== undefined,
  };
};

const readLightVerbs = (tables: Tables): Map<string, LightVerb[]> => {
  const map = new Map<string, LightVerb[]>();
  for (const row of readTable(tables, 'en/light-verbs')) {
    listed(map, row.text('verb')).push({
      particle: row.optional('particle'),
      object: row.optional('object'),
      preposition: row.optional('preposition'),
      subject: row.oneOf('subject', ['agent', 'patient'] as const),
      nouns: new Set(row.list('nouns')),
    });
  }
  return map;
};

const readWords = (tables: Tables): Record<WordKind, Set<string>> => {
  const words = Object.fromEntries(WORD_KINDS.map((kind) => [kind, new Set<string>()])) as Record<
    WordKind,
    Set<string>
  >;
  for (const row of readTable(tables, 'en/grammar-words')) words[row.oneOf('kind', WORD_KINDS)].add(row.text('word'));
  return words;
};
