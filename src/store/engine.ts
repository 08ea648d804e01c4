/** What differs between the databases beyond their dialect of SQL. */
import type { Locks } from './by-keys.js';
import type { EntryIndex } from './entry-index.js';
import type { DatabaseFacts } from './facts.js';
import type { Query } from './search.js';
import type { Cursor, DocumentFilter } from './store.js';
import type { Database } from './tables.js';

/** A text as it stands in the index of words. */
export interface IndexedText {
  readonly document: string;
  readonly tokens: readonly string[];
  /** By which what is found is sorted; undefined in a layout whose index has none. */
  readonly day: string | undefined;
}

/** The index of words: fed with tokens of `searchTokens`, asked for what `parseQuery` gives. */
export interface SearchIndex {
  /** Puts the tokens of a document in place of those it had. */
  put(db: Database, text: IndexedText): Promise<void>;
  /** Puts texts of documents that are not in it. */
  putNew(db: Database, texts: readonly IndexedText[]): Promise<void>;
  /** Notes that a document in it is of another day. */
  setDay(db: Database, document: string, day: string): Promise<void>;
  remove(db: Database, document: string): Promise<void>;
  /** Documents that hold a search, which is not empty, and meet a filter: the latest day first, then by id. */
  find(db: Database, query: Query, limit: number, filter: DocumentFilter): Promise<readonly Cursor[]>;
  /** Their number, whatever page the filter asks for. */
  count(db: Database, query: Query, filter: DocumentFilter): Promise<number>;
  /** Number of the documents in it. */
  size(db: Database): Promise<number>;
  /** The same for entries. */
  readonly entries: EntryIndex;
}

/** A database as the store uses it. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  readonly location: string;
  readonly schema: number;
  /** For transactions that run alone, of all processes. */
  readonly writer: Database;
  /** Runs transactions beside others, those of other processes too, each of which locks its keys; none where one writes at a time. */
  readonly byKeys?: <T>(work: (db: Database, locks: Locks) => Promise<T>) => Promise<T>;
  /** For reads outside of them; waits for no transaction. */
  readonly reader: Database;
  readonly search: SearchIndex;
  /** Another after each transaction that was committed: what is asked again is the same while it stays. */
  edition(): Promise<string>;
  /** Reads one state of the database, whatever is written meanwhile. */
  snapshot<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** What is wrong with the database itself. */
  check(): Promise<readonly string[]>;
  about(): Promise<DatabaseFacts>;
  close(): Promise<void>;
}
