/** What a transaction can do beside reading. */
import type { StoredToken } from '../model/access.js';
import type { Reading } from '../model/reading.js';
import type { Correction, Entry, Former, Item } from '../model/record.js';
import type { Told, Watch } from '../model/watch.js';
import type { DocumentItems, DocumentPrint, NewChange, NewVersion, Put, Touched } from './put.js';
import type { StoreReader } from './reader.js';

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
  /** Puts texts of documents. The same text and facts again change nothing; the order of putting cannot matter. */
  putVersions(versions: readonly NewVersion[]): Promise<readonly Put[]>;
  /** Removes a document with all its versions, readings and items; corrections stay. Gives the places of its items. */
  removeDocument(id: string): Promise<readonly Touched[]>;

  /** Puts readings of the versions whose ids and hashes they name, each in place of an earlier one. */
  putReadings(readings: readonly Reading[]): Promise<void>;

  /**
   * Puts the items of documents in place of those they had, with what the record knows of these. Gives the places, old and
   * new, of those that are different; of all where what the record knows of the document is different. None where nothing is.
   */
  replaceItems(documents: readonly DocumentItems[]): Promise<readonly Touched[]>;
  /** Puts what the record knows of documents, with what copies of their texts are found by where it is given. */
  putFacts(documents: readonly DocumentPrint[]): Promise<void>;
  /** Puts changes behind those that are there, in this order and under one moment (ISO 8601). */
  putChanges(changes: readonly NewChange[], moment: string): Promise<void>;
  /** Notes ids of items that are gone, in place of what was noted of them. */
  putFormer(former: readonly Former[]): Promise<void>;
  /**
   * Removes entries and puts others; their items have to be there.
   *
   * @param items of these entries as far as they are at hand, by id: the others are read
   */
  replaceEntries(
    removed: readonly string[],
    entries: readonly Entry[],
    items?: ReadonlyMap<string, Item>,
  ): Promise<void>;
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
