/** What can be asked of a store. Every order ends in an id, compared by code point. What is not there is `undefined`, or an empty list. */
import type { StoredToken } from '../model/access.js';
import type { Document } from '../model/document.js';
import type { Party } from '../model/generated/parties.js';
import type { Reading } from '../model/reading.js';
import type { Correction, DocumentFacts, Entry, Former, ItemKind } from '../model/record.js';
import type { Told, Watch } from '../model/watch.js';
import type { Near } from '../record/families/families.js';
import type {
  Beginning,
  ChangePage,
  Counts,
  DocumentLine,
  FamilyCounts,
  Gist,
  Made,
  MadeBy,
  Page,
  PairSum,
  RecordedActor,
  SearchHit,
  SourceSum,
  StoredDocument,
  StoredItem,
  StoredPrint,
  WeekSum,
  WeekTotal,
} from './answers.js';
import type {
  ChangeFilter,
  DocumentFilter,
  EntryFilter,
  PairFilter,
  SumFilter,
  UnsureFilter,
  Window,
} from './filters.js';
import type { Raw } from './put.js';
import type { Query } from './search.js';

/** What can be asked of a store, within a transaction or outside of one. */
export interface StoreReader {
  getDocument(id: string): Promise<StoredDocument | undefined>;
  /** Documents as they are in the record, by id. */
  getDocuments(ids: readonly string[]): Promise<ReadonlyMap<string, Document>>;
  /** True where putting this document would change nothing, and the version in the record is read. */
  holds(document: Document): Promise<boolean>;
  /** The text and facts of one version. */
  getVersion(id: string, hash: string): Promise<Document | undefined>;
  /** The texts of documents as they are in the record, by id. */
  texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The page of a version, of the one in the record unless told. */
  getRaw(id: string, hash?: string): Promise<Raw | undefined>;
  /** Documents by day of publication, the newest first and those without a day last, then by id. */
  documents(filter?: DocumentFilter): Promise<Page<DocumentLine>>;
  /**
   * The ids of all documents, sorted. Read in pages: a document that comes in or goes while they are walked may be
   * there or not. With `unless`, only those whose version in the record has no reading made by this code and tables.
   */
  documentIds(options?: { readonly unless?: Made }): AsyncIterable<string>;

  /** Documents and items in entries whose ids begin so, by id, at most so many of each. */
  idsFrom(beginning: string, limit: number): Promise<Beginning>;

  /** The reading of the version in the record. */
  getReading(document: string): Promise<Reading | undefined>;
  /** By which code and tables the documents of the record were read, the commonest first. */
  madeBy(): Promise<readonly MadeBy[]>;
  /** The version of the tables by which each of some documents was read, by its id. */
  dataOf(documents: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What the record knows of documents, sorted by id; those without items put are left out. */
  facts(documents: readonly string[]): Promise<readonly DocumentFacts[]>;

  /**
   * The items that share a day with one of some windows of their keys; those of one window by id.
   *
   * @param longest days that an item takes at most: longer ones may be left out
   */
  within(windows: readonly Window[], longest: number): Promise<readonly StoredItem[]>;
  /** The items of some documents, those of one by id. */
  itemsOf(documents: readonly string[]): Promise<readonly StoredItem[]>;
  /** The items with these ids, sorted by id. */
  items(ids: readonly string[]): Promise<readonly StoredItem[]>;
  /** The ids of the entries that hold some items, each once, in the order of the items' ids. */
  holdersOf(items: readonly string[]): Promise<readonly string[]>;

  /**
   * Documents that are near in one of these ways, by id, each with the marks by which it is.
   *
   * @param except documents that are not wanted
   */
  marked(near: readonly Near[], except?: readonly string[]): Promise<readonly StoredPrint[]>;
  /** The documents of these families, by id, with all their marks. */
  printsOfFamilies(families: readonly string[]): Promise<readonly StoredPrint[]>;
  /** What the record knows of the documents of some families, those of one by id. */
  factsOfFamilies(families: readonly string[]): Promise<readonly DocumentFacts[]>;
  families(): Promise<FamilyCounts>;

  /** The entry that an item of this id belongs to: every item's id is an address of its entry. */
  entryOf(item: string): Promise<Entry | undefined>;
  /** The entries with these ids, by id. */
  entriesWith(ids: readonly string[]): Promise<readonly Entry[]>;
  list<K extends ItemKind>(kind: K, filter?: EntryFilter): Promise<Page<Entry<K>>>;
  /** The same of several kinds, in one order. */
  listKinds(kinds: readonly ItemKind[], filter?: EntryFilter): Promise<Page<Entry>>;
  /** All entries of a kind that a filter lets through. Read in pages: within a transaction, of one state of the record. */
  entries<K extends ItemKind>(kind: K, filter?: EntryFilter): AsyncIterable<Entry<K>>;
  /** The gists of all entries that a filter lets through, in no order. */
  gists(filter?: EntryFilter): AsyncIterable<Gist>;
  /** How many entries, which nobody hid, hold the words, terms, topics, offices and rule of a filter, and are of its parties. */
  countEntries(filter: EntryFilter): Promise<number>;
  /** Up to so many entries, the least sure first. */
  unsure(filter: UnsureFilter, limit: number): Promise<readonly Entry[]>;
  /**
   * Who takes part in entries, with their number, the commonest first.
   *
   * @param of these ids; or all whose name, folded as the record folds words, is this, else all whose name ends with it; or
   * everybody
   */
  actorsIn(of?: { readonly ids: readonly string[] } | { readonly name: string }): Promise<readonly RecordedActor[]>;

  /** What became of entries, by number. */
  changes(filter?: ChangeFilter): Promise<ChangePage>;
  /** Another after each transaction that was committed: what is asked again is the same while it stays. */
  edition(): Promise<string>;
  /** How many documents there are, and entries of each kind. */
  sizes(): Promise<Pick<Counts, 'documents' | 'entries'>>;
  /** The number of the last change, 0 where there is none. */
  lastChange(): Promise<number>;
  /** Where an id leads that an item had in an earlier reading. */
  former(id: string): Promise<Former | undefined>;

  /** Corrections by time, those of one time by sequence, then id; with a document, those about items of it. */
  corrections(document?: string): Promise<readonly Correction[]>;

  /** Documents that hold a search, as it is typed (see `parseQuery`) or made, in the order of `documents`. */
  search(query: string | Query, filter?: DocumentFilter): Promise<Page<SearchHit>>;
  /** The number of all that it finds. */
  countFound(query: string | Query, filter?: DocumentFilter): Promise<number>;

  counts(): Promise<Counts>;
  /** The weeks of a pair in which something happened, the oldest first. */
  weeks(pair: readonly [Party, Party], filter?: SumFilter): Promise<readonly WeekSum[]>;
  /** The same of several pairs, without quarters and sides; of a pair without events none. As the pairs were given. */
  weekTotals(pairs: readonly (readonly [Party, Party])[]): Promise<readonly (readonly WeekTotal[])[]>;
  /** The pairs between which something happened, those of most events first; at most 1,000 unless told. */
  pairSums(filter?: PairFilter): Promise<readonly PairSum[]>;
  /** Up to so many publishers, those of most documents first. */
  sources(limit: number): Promise<readonly SourceSum[]>;
  /** The saved views, by name. */
  watches(): Promise<readonly Watch[]>;
  /** Number of the last change when all in a view was seen; 0 where it never was. */
  seen(watch: string): Promise<number>;
  /** What a view has told, or is telling, of some entries; those that it never told of are left out. */
  told(watch: string, entries: readonly string[]): Promise<readonly Told[]>;
  /** The tokens by which programs come in, the oldest first, then by id. */
  tokens(): Promise<readonly StoredToken[]>;
  token(id: string): Promise<StoredToken | undefined>;
  /** What was noted under a name: `release` is the release that last laid out the tables. */
  getMeta(name: string): Promise<string | undefined>;
}
