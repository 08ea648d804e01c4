/** What a store answers with. */
import type { Document } from '../model/document.js';
import type { Party } from '../model/generated/parties.js';
import type { Reading } from '../model/reading.js';
import type { Change, DocumentFacts, ItemKind } from '../model/record.js';
import type { Quad } from '../record/weeks.js';
import type { Cursor } from './filters.js';
import type { PlacedItem } from './put.js';
import type { Snippet } from './snippet.js';

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

/** An item as it is stored. */
export interface StoredItem extends PlacedItem {
  /** Id of its entry; null until the chain is computed. */
  readonly entry: string | null;
}

export interface Page<T> {
  readonly lines: readonly T[];
  /** Null on the last page. */
  readonly next: Cursor | null;
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

/** Somebody who takes part in entries. */
export interface RecordedActor {
  readonly actor: string;
  /** The name without case and punctuation. */
  readonly name: string;
  /** Number of entries with it. */
  readonly entries: number;
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
