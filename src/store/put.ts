/** What is put into a store: texts with their pages, what was read in them, what became of entries. */
import type { Document } from '../model/document.js';
import type { Change, DocumentFacts, Item } from '../model/record.js';

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

/** Where an item stands or stood: what is to be computed again. */
export interface Touched {
  readonly key: string;
  readonly days: Days | null;
  /** The entry it belonged to, null where none was made. */
  readonly entry: string | null;
}

/** What copies of a text are found by. */
export interface PrintOfText {
  readonly print: string;
  readonly marks: readonly number[];
  /** Day of publication, as days since 1970-01-01, or null. */
  readonly published: number | null;
}

/** What the record knows of a document. */
export interface DocumentPrint {
  readonly facts: DocumentFacts;
  /** What copies of its text are found by; what is there stays where it is not given. */
  readonly text?: PrintOfText;
}

/** What a reading gives to the record. */
export interface DocumentItems extends DocumentPrint {
  readonly items: readonly PlacedItem[];
}

/** A change before it has its number and moment. */
export type NewChange = Omit<Change, 'number' | 'moment'>;
