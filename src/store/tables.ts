/**
 * The tables as Kysely sees them: the columns that both SQLite and PostgreSQL have. `migrations/` lays them out.
 */
import { type Generated, type Kysely, PostgresAdapter } from 'kysely';

export interface Tables {
  documents: DocumentsTable;
  versions: VersionsTable;
  readings: ReadingsTable;
  items: ItemsTable;
  entries: EntriesTable;
  entry_items: EntryItemsTable;
  entry_parties: EntryPartiesTable;
  /** A row for each two of the parties of an entry. */
  entry_pairs: {
    entry: string;
    /** The two, sorted. */
    a: string;
    b: string;
    kind: string;
    day: string;
    place: string;
  };
  entry_actors: EntryActorsTable;
  entry_topics: EntryTopicsTable;
  corrections: CorrectionsTable;
  watches: WatchesTable;
  told: ToldTable;
  tokens: TokensTable;
  weeks: WeeksTable;
  pair_sums: PairSumsTable;
  gists: GistsTable;
  tellings: TellingsTable;
  source_sums: SourceSumsTable;
  source_pairs: SourcePairsTable;
  changes: ChangesTable;
  former: FormerTable;
  marks: MarksTable;
  meta: MetaTable;
}

/** The tables with their keys, in an order in which each row finds those that it names. */
export const KEYS = {
  meta: ['name'],
  documents: ['id'],
  versions: ['document', 'hash'],
  readings: ['document', 'hash'],
  items: ['id'],
  entries: ['id'],
  entry_items: ['item'],
  entry_parties: ['party', 'kind', 'day', 'place', 'entry'],
  entry_pairs: ['a', 'b', 'day', 'place', 'entry', 'kind'],
  entry_actors: ['actor', 'kind', 'day', 'place', 'entry'],
  entry_topics: ['topic', 'entry'],
  corrections: ['id'],
  weeks: ['a', 'b', 'week', 'quad', 'direction', 'tenth'],
  pair_sums: ['a', 'b', 'tenth'],
  gists: ['entry'],
  tellings: ['document'],
  source_sums: ['publisher'],
  source_pairs: ['publisher', 'other'],
  changes: ['number'],
  former: ['id'],
  marks: ['span', 'mark', 'day', 'document'],
  watches: ['name'],
  told: ['watch', 'entry'],
  tokens: ['id'],
} as const satisfies { readonly [T in keyof Tables]: readonly (keyof Tables[T])[] };

/** A connection or a transaction. */
export type Database = Kysely<Tables>;

/** Which of the two it is of, where their SQL differs. */
export const isPostgres = (db: Database): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

interface DocumentsTable {
  id: string;
  /** Of the version in the record. */
  hash: string;
  /** Day of publication of that version, '' where not known: what lists are sorted by. */
  day: string;
  /** Who published that version, '' where not known. */
  publisher: string;
  /** Documents of one family are copies of one text; null until items are put. */
  family: string | null;
  /** `DocumentFacts` as JSON, once items are put. */
  facts: string | null;
  /** By what copies of its text are found, packed; null until it is put. */
  print: string | null;
}

export interface VersionsTable {
  document: string;
  hash: string;
  title: string | null;
  body: number | null;
  kind: string | null;
  publisher: string | null;
  issuer: string | null;
  url: string | null;
  published: string | null;
  retrieved: string | null;
  language: string | null;
  recorded: string;
  extractor: string | null;
  /** JSON. */
  pairs: string | null;
  raw_type: string | null;
  /** Packed, as are the others of this type. */
  text: Uint8Array;
  raw: Uint8Array | null;
  file: string | null;
}

interface ReadingsTable {
  document: string;
  hash: string;
  release: string;
  data: string;
  json: Uint8Array;
}

export interface ItemsTable {
  id: string;
  kind: string;
  document: string;
  chain: string;
  first_day: number | null;
  last_day: number | null;
  json: string;
}

interface EntriesTable {
  id: string;
  kind: string;
  day: string;
  /** Where its first words stand: what entries of one day are sorted by. */
  place: string;
  /** '' where its kind has none. */
  status: string;
  confidence: number;
  /** Day of the last report, '' where none is known. */
  published: string;
  json: string;
  /** 1 where a person hid it, else 0. */
  hidden: number;
  /** 1 where a person said something of it, else 0. */
  looked: number;
}

interface EntryItemsTable {
  item: string;
  entry: string;
}

/** Kind, day and place stand here a second time so that the entries of a party are found in their order. */
interface EntryPartiesTable {
  entry: string;
  party: string;
  kind: string;
  day: string;
  place: string;
}

interface EntryActorsTable {
  entry: string;
  actor: string;
  /** Folded. */
  name: string;
  kind: string;
  day: string;
  place: string;
}

interface EntryTopicsTable {
  entry: string;
  topic: string;
}

interface CorrectionsTable {
  id: string;
  time: string;
  kind: string;
  document: string;
  /** The document of the second item, where the correction is about two. */
  other: string | null;
  json: string;
}

interface WatchesTable {
  name: string;
  json: string;
  /** Number of the last change when all that is in it was seen; 0 where it never was. */
  seen: Generated<number>;
}

interface ToldTable {
  watch: string;
  entry: string;
  told: string;
  telling: string;
  until: string;
}

/** Sums over the events of a pair in a week. */
interface WeeksTable {
  /** The pair, sorted. */
  a: string;
  b: string;
  /** Its Monday. */
  week: string;
  quad: string;
  direction: string;
  /** Confidence in whole tenths. */
  tenth: number;
  events: number;
  /** In tenths. */
  goldstein: number;
}

/** Entries in short: rows so narrow that they are read in their thousands. */
interface GistsTable {
  entry: string;
  kind: string;
  /** Day of the last report, '' where none is known. */
  published: string;
  /** Its parties, the stems of its first words, and those of the surnames of who met, with bars between them. */
  gist: string;
}

/** What documents tell of in short; those that tell of nothing have no row. */
interface TellingsTable {
  document: string;
  /** How many. */
  entries: number;
  /** Of these the parties, with blanks between them, the commonest first. */
  parties: string;
}

/** Sums over all weeks of a pair. */
type PairSumsTable = Omit<WeeksTable, 'week' | 'quad' | 'direction'>;

/** Sums over the entries that a publisher tells of. */
interface SourceSumsTable {
  publisher: string;
  tells: number;
  alone: number;
  ahead: number;
  differs: number;
}

/** Entries that two publishers tell of, from the side of either. */
interface SourcePairsTable {
  publisher: string;
  other: string;
  entries: number;
}

interface TokensTable {
  id: string;
  name: string;
  hash: string;
  /** By blanks. */
  scopes: string;
  made: string;
  expires: string;
}

interface ChangesTable {
  number: number;
  moment: string;
  entry: string;
  /** Without number and moment. */
  json: string;
}

interface FormerTable {
  id: string;
  document: string;
  kind: string;
  now: string | null;
}

/** The day of a text that has none: behind all days that there are, for no column of a key may be null. */
export const NO_DAY = 1_000_000_000;

/** Days of a stretch of marks, as a power of two. */
const SPAN = 5;
/** The stretch of texts without a day, and of what is sought in all years. */
export const EVER = NO_DAY >> SPAN;

export const spanOf = (day: number): number => day >> SPAN;

interface MarksTable {
  /** Stretch of thirty-two days that it is looked for in, or `EVER`. */
  span: number;
  mark: number;
  /** Of publication, as days since 1970-01-01, or `NO_DAY`. */
  day: number;
  document: string;
}

interface MetaTable {
  name: string;
  value: string;
}
