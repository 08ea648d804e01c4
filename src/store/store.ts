/**
 * The store: what keeps documents, readings, the record and the corrections. One interface, whatever database is
 * behind it; `openStore` gives one.
 *
 * The store computes nothing of the record and reads no clock: keys of chains, days and moments are the caller's.
 * Every order ends in an id, compared by code point. What is not there is `undefined`, or an empty list.
 */
import type { StoredToken } from '../model/access.js';
import type { Document } from '../model/document.js';
import type { Attribution, Venue } from '../model/generated/lists.js';
import type { Party } from '../model/generated/parties.js';
import type { Reading } from '../model/reading.js';
import type { Change, Correction, DocumentFacts, Entry, Former, Item, ItemKind } from '../model/record.js';
import type { Told, Watch } from '../model/watch.js';
import type { Near } from '../record/families/families.js';
import type { Quad } from '../record/weeks.js';
import type { StoreFacts } from './facts.js';
import type { Query } from './search.js';
import type { Snippet } from './snippet.js';

/** One text of a document as it comes in. */
export interface NewVersion {
  readonly document: Document;
  /** Moment of recording, ISO 8601. */
  readonly recorded: string;
  /** What made the text out of the page, with its version. */
  readonly extractor?: string;
  /** The page as it was fetched. */
  readonly raw?: Raw;
  /** Name of the file that it stands in. */
  readonly file?: string;
}

/** A page as it was fetched. */
export interface Raw {
  /** Content type: `text/html`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What came of putting a version. */
export interface Put {
  /** A document not seen before, another text of one that was, or a text already there. */
  readonly is: 'added' | 'version' | 'known';
  /**
   * What became different of the document as it is in the record. After `text` and `facts` it has to be read again;
   * `retrieved` is the moment of retrieval alone. An older version that comes in late changes nothing.
   */
  readonly changed: 'text' | 'facts' | 'retrieved' | 'nothing';
}

/** A version of a document without its text. */
export interface VersionInfo {
  readonly hash: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly issuer: Party | null;
  readonly kind: Document['kind'] | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly retrieved: string | null;
  readonly recorded: string;
  readonly extractor: string | null;
  /** Of its reading; null before it is read. */
  readonly language: string | null;
  /** Content type of the page that is kept with it, else null. */
  readonly raw: string | null;
  /** Name of the file that it came in, else null. */
  readonly file: string | null;
}

/** A document as it is in the record, and what it was. */
export interface StoredDocument {
  /** As it was put: what is read again. */
  readonly document: Document;
  /** All its versions, the one in the record first, then the one before it. */
  readonly versions: readonly VersionInfo[];
}

/** A document in a list. */
export interface DocumentLine extends Omit<VersionInfo, 'extractor' | 'raw'> {
  readonly id: string;
  /** Number of its versions. */
  readonly versions: number;
}

/** What has an id that begins in some way. */
export interface Beginning {
  readonly documents: readonly string[];
  /** With the entries that they belong to. */
  readonly items: readonly { readonly id: string; readonly entry: string }[];
}

/** Which code and tables made a reading. */
export type Made = Reading['made'];

/** By what some readings were made. */
export interface MadeBy extends Made {
  readonly documents: number;
}

/** A stretch of days, as days since 1970-01-01, both included. */
export type Days = readonly [first: number, last: number];

/** An item with its place among the chains. */
export interface PlacedItem {
  readonly item: Item;
  /** Items of different keys are never compared. */
  readonly key: string;
  /** Null where it is too vague to stand in a chain. */
  readonly days: Days | null;
}

/** An item as it is stored. */
export interface StoredItem extends PlacedItem {
  /** Id of its entry; null until the chain is computed. */
  readonly entry: string | null;
}

/** Where an item stands or stood: what is to be computed again. */
export interface Touched {
  readonly key: string;
  readonly days: Days | null;
  /** The entry it belonged to, null where none was made. */
  readonly entry: string | null;
}

/** A place in a list: the day and id of the line after which to go on. */
export interface Cursor {
  readonly day: string;
  readonly id: string;
}

export interface PageOptions {
  /** Lines of a page; 50 unless told, at most 1,000. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: Cursor;
}

export interface Page<T> {
  readonly lines: readonly T[];
  /** Null on the last page. */
  readonly next: Cursor | null;
}

/** What entries are to be like: all of what is given holds. Without a condition every entry is. */
export interface EntryConditions {
  /** All of these are among its sides. */
  readonly parties?: readonly Party[];
  /** Of each of these lists of ids somebody takes part: several ids of one person, or several persons of one name. */
  readonly actors?: readonly (readonly string[])[];
  /** It is about one of these: topics, their parents, contexts of events. */
  readonly topics?: readonly string[];
  /** One of these statuses, or states of a channel. */
  readonly statuses?: readonly string[];
  /** The least confidence by kind, 0 to 1; a kind that is not named may have any. */
  readonly confidence?: Readonly<Partial<Record<ItemKind, number>>>;
  /** A report of it was published on this day or later, `2023-06-18`. */
  readonly publishedSince?: string;
}

export interface EntryFilter extends PageOptions, EntryConditions {
  /** First day, as coarse as wanted. Entries without a day come only where neither day is given. */
  readonly since?: string;
  /** Last day, as coarse as wanted: `2023-06` is the whole month. */
  readonly until?: string;
  /** The oldest day first unless told; within a day in the order of the text, those without a day always last. */
  readonly order?: 'oldest' | 'newest';
  /** Words that its title and the first words that support it hold, all of them, in any order; `''` asks for none. */
  readonly words?: string;
  /** A statement on one of these terms, and on one of these occasions. */
  readonly attributions?: readonly Attribution[];
  readonly venues?: readonly Venue[];
  /** A meeting with somebody in one of these offices: `secretary of state USA`. */
  readonly offices?: readonly string[];
  /** Only these. */
  readonly ids?: readonly string[];
  /** A rule that it was read by. */
  readonly rule?: string;
  /** With the entries that a person hid; without them unless told. */
  readonly hidden?: boolean;
}

/** A change before it has its number and moment. */
export type NewChange = Omit<Change, 'number' | 'moment'>;

export interface ChangeFilter {
  /** Lines of a page; 50 unless told, at most 1,000. */
  readonly limit?: number;
  /** Only those with a greater number: that of the last change seen, `next` of the page before. */
  readonly after?: number;
  /** Only those of this moment or day (ISO 8601) or later. */
  readonly since?: string;
  /** Only those of one id. */
  readonly entry?: string;
}

/** Changes by their numbers. */
export interface ChangePage {
  readonly lines: readonly Change[];
  /** Number after which to go on; null on the last page. */
  readonly next: number | null;
}

/** A document with what copies of its text are found by; the print is packed, the store does not look into it. */
export interface StoredPrint {
  readonly facts: DocumentFacts;
  readonly print: string;
  readonly marks: readonly number[];
}

/** What copies of a text are found by. */
export interface PrintOfText {
  readonly print: string;
  readonly marks: readonly number[];
  /** Day of publication, as days since 1970-01-01, or null. */
  readonly published: number | null;
}

/** Documents by their day of publication, and by what they tell of: one entry that meets the conditions is enough. */
export interface DocumentFilter extends PageOptions, EntryConditions {
  /** First day of publication, as coarse as wanted. */
  readonly since?: string;
  /** Last day of publication, as coarse as wanted. */
  readonly until?: string;
}

/** Somebody who takes part in entries. */
export interface RecordedActor {
  readonly actor: string;
  /** The name without case and punctuation. */
  readonly name: string;
  /** Number of entries with it. */
  readonly entries: number;
}

/** Which weeks are summed, by their Mondays, and of which events. */
export interface SumFilter {
  /** First and last Monday, ISO 8601, both included. */
  readonly since?: string;
  readonly until?: string;
  /** The least confidence, 0 to 1, in tenths: 0.85 is taken as 0.9. */
  readonly confidence?: number;
}

/** An entry in short: neither a statement nor a commitment. */
export interface Gist {
  readonly id: string;
  readonly kind: ItemKind;
  /** Day of the last report, '' where none is known. */
  readonly published: string;
  readonly parties: readonly string[];
  /** Of the first words that support it, as `stemsOf` gives them. */
  readonly stems: readonly string[];
  /** Of the surnames of those who met. */
  readonly names: readonly string[];
}

export interface PairFilter extends SumFilter {
  /** Of the pairs of which each of these is a side. */
  readonly parties?: readonly Party[];
  /** Pairs; 1,000 unless told. */
  readonly limit?: number;
}

/** Which entries are looked through, the least sure first. */
export interface UnsureFilter extends EntryConditions, Pick<EntryFilter, 'since' | 'until'> {
  readonly kinds: readonly ItemKind[];
  /** Of those that a person said something of, or of all others. */
  readonly looked: boolean;
}

/** The distinct events of a pair in a week, of one quarter, by who acted. */
export interface WeekSum {
  readonly week: string;
  readonly quad: Quad;
  /** The first or the second of the pair as it was asked for, or both alike. */
  readonly by: 'first' | 'second' | 'both';
  readonly events: number;
  /** Sum of their Goldstein weights. */
  readonly goldstein: number;
}

/** The distinct events of a pair in a week. */
export interface WeekTotal {
  readonly week: string;
  readonly events: number;
  /** Sum of their Goldstein weights. */
  readonly goldstein: number;
}

/** The distinct events of a pair over some weeks. */
export interface PairSum {
  /** Sorted. */
  readonly pair: readonly [Party, Party];
  readonly events: number;
  readonly goldstein: number;
}

/** Who published documents, and how what they tell compares with what others do. */
export interface SourceSum {
  /** '' for documents of which nobody knows who published them. */
  readonly publisher: string;
  readonly documents: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Entries that it tells of. */
  readonly tells: number;
  /** Those that nobody else tells of. */
  readonly alone: number;
  /** Those that others tell of, too, and it told first, alone on its day. */
  readonly ahead: number;
  /** Those on a field of which it says other than somebody else. */
  readonly differs: number;
  /** With whom it tells most, and how many. */
  readonly beside: { readonly publisher: string; readonly entries: number } | null;
}

/** A document that a search found, with the piece of its text that shows why. */
export interface SearchHit {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** Parties of the entries that it tells of, the commonest first. */
  readonly parties: readonly Party[];
  /** Number of the entries that it tells of. */
  readonly entries: number;
  readonly snippet: Snippet;
}

export interface Counts {
  readonly documents: number;
  readonly versions: number;
  readonly readings: number;
  readonly items: number;
  readonly entries: Readonly<Record<ItemKind, number>>;
  readonly corrections: number;
}

/** Documents that are copies of one text. */
export interface FamilyCounts {
  /** Families of more than one document. */
  readonly families: number;
  /** Documents in them but for the first of each. */
  readonly copies: number;
  /** Documents that were judged machine-paraphrased. */
  readonly garbled: number;
}

/** What can be asked of a store, within a transaction or outside of one. */
export interface StoreReader {
  getDocument(id: string): Promise<StoredDocument | undefined>;
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
   * The items of a key that share a day with the given ones, sorted by id.
   *
   * @param longest days that an item takes at most: longer ones may be left out
   */
  within(key: string, days: Days, longest: number): Promise<readonly StoredItem[]>;
  /** The items of all documents of a family, sorted by id. */
  itemsOfFamily(family: string): Promise<readonly StoredItem[]>;
  /** The items of a document, sorted by id. */
  itemsOf(document: string): Promise<readonly StoredItem[]>;
  /** The items with these ids, sorted by id. */
  items(ids: readonly string[]): Promise<readonly StoredItem[]>;
  /** The ids of the entries that hold some items, each once, in the order of the items' ids. */
  holdersOf(items: readonly string[]): Promise<readonly string[]>;

  /** Documents that are near in one of these ways, each with the marks by which it is; of these families, with all. By id. */
  marked(near: readonly Near[]): Promise<readonly StoredPrint[]>;
  printsOfFamilies(families: readonly string[]): Promise<readonly StoredPrint[]>;
  /** What the record knows of the documents of a family, by id. */
  factsOfFamily(family: string): Promise<readonly DocumentFacts[]>;
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

/** What a transaction can do beside reading. */
export interface StoreWriter extends StoreReader {
  /**
   * Keeps others from what these keys stand for, to the end of a `transactionByKeys`; in a `transaction` it does nothing.
   * What is read to be written, or to decide what is, has to be read after its key is locked.
   *
   * @param keys asked for where something has to be locked
   * @returns true where some were not held before: what was read without them may have become another
   */
  lock(keys: () => readonly string[]): Promise<boolean>;
  /** Puts a text of a document. The same text and facts again change nothing; the order of putting cannot matter. */
  putVersion(version: NewVersion): Promise<Put>;
  /** Removes a document with all its versions, readings and items; corrections stay. Gives the places of its items. */
  removeDocument(id: string): Promise<readonly Touched[]>;

  /** Puts the reading of the version whose id and hash it names, in place of an earlier one. */
  putReading(reading: Reading): Promise<void>;

  /**
   * Puts the items of a document in place of those it had. Gives the places, old and new, of those that are different;
   * of all where what the record knows of the document is different. None where nothing is.
   */
  replaceItems(facts: DocumentFacts, items: readonly PlacedItem[]): Promise<readonly Touched[]>;
  /** Puts what the record knows of a document, with what copies of its text are found by where it is given. */
  putFacts(facts: DocumentFacts, text?: PrintOfText): Promise<void>;
  /** Puts changes behind those that are there, in this order and under one moment (ISO 8601). */
  putChanges(changes: readonly NewChange[], moment: string): Promise<void>;
  /** Notes ids of items that are gone, in place of what was noted of them. */
  putFormer(former: readonly Former[]): Promise<void>;
  /** Removes entries and puts others; their items have to be there. */
  replaceEntries(removed: readonly string[], entries: readonly Entry[]): Promise<void>;
  /** Removes all items and entries: documents, readings, corrections and the feed of changes stay. */
  clearRecord(): Promise<void>;

  /** False where a correction of this id was there: it is left as it was. */
  putCorrection(correction: Correction): Promise<boolean>;
  /** False where a view of this name is there: it is left as it was. */
  putWatch(watch: Watch): Promise<boolean>;
  /** False where there is none of this name. What it has told is forgotten. */
  removeWatch(name: string): Promise<boolean>;
  putTold(watch: string, told: readonly Told[]): Promise<void>;
  putSeen(watch: string, change: number): Promise<void>;
  /** Ids of tokens are given once: one that is there throws. */
  putToken(token: StoredToken): Promise<void>;
  /** False where there is no token of this id. */
  removeToken(id: string): Promise<boolean>;
  putMeta(name: string, value: string): Promise<void>;
}

/** An open store. Its reads see what is committed, and wait for no transaction. */
export interface Store extends StoreReader {
  /** Where it is: a file or an address. */
  readonly location: string;
  /** Number of the layout of its tables. */
  readonly schema: number;
  /**
   * Runs `work` and commits what it wrote, or nothing of it where it throws. It runs alone: others,
   * of other processes too, wait. Within `work` use what it is given, not the store: that sees only what is committed.
   *
   * @throws StoreError where another process keeps the store locked, or the disk is full
   */
  transaction<T>(work: (writer: StoreWriter) => Promise<T>): Promise<T>;
  /**
   * The same, beside other such transactions whose keys are others (`lock`), where the database can do that. `work` may be
   * run several times: nothing but the last remains. It puts readings and removes documents, no more: corrections and what
   * makes the whole record anew are for `transaction`.
   */
  transactionByKeys<T>(work: (writer: StoreWriter) => Promise<T>): Promise<T>;
  /** Asks one state of the record, whatever is written meanwhile. */
  snapshot<T>(work: (reader: StoreReader) => Promise<T>): Promise<T>;
  /** What is wrong with the database itself: empty where it is sound. */
  check(): Promise<readonly string[]>;
  /** What the database says of itself, and the number of documents in its index of words. */
  about(): Promise<StoreFacts>;
  close(): Promise<void>;
}
