/**
 * The store: what keeps documents, readings, the record and the corrections. One interface, whatever database is
 * behind it; `openStore` gives one.
 *
 * The store computes nothing of the record and reads no clock: keys of chains, days and moments are the caller's.
 * Every order ends in an id, compared by code point. What is not there is `undefined`, or an empty list.
 */
import type { StoreFacts } from './facts.js';
import type { StoreReader } from './reader.js';
import type { StoreWriter } from './writer.js';

export type * from './answers.js';
export type * from './filters.js';
export type * from './put.js';
export type * from './reader.js';
export type * from './writer.js';

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
