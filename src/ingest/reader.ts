/**
 * What all readers of formats share: bytes come in with what is known of them, documents come out one by one, with a
 * line for each that cannot be read. One reader a format, each in a file of its own that is loaded when it is wanted.
 */
import type { DocumentInput } from '../model/document.js';
import type { Columns } from './columns.js';

/** Bytes to be read, and where they are from. */
export interface Source {
  /** For people: a path, an address, 'standard input'. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Content type, as a server told it. */
  readonly type?: string;
  /** Address of the page that the bytes are. */
  readonly url?: string;
  /** Moment of retrieval, ISO 8601. */
  readonly retrieved?: string;
  /** The file, for formats whose table of contents stands at their end; only where the bytes are those of a file. */
  readonly path?: string;
}

export interface ReaderOptions {
  /** Bytes of one document; of more it is refused. */
  readonly limit: number;
  /** Which columns of a table are what, where their names do not say it. */
  readonly columns?: Columns;
  /** Whether a plain text is an article with its title on top. */
  readonly isArticle?: boolean;
  /** Reads what a document carries within it: a file that is attached to an e-mail. */
  readonly within?: (name: string, type: string, bytes: Uint8Array) => AsyncIterable<Draft | Problem>;
}

/** A page as it came, kept beside its text. */
export interface RawPage {
  /** Content type: `text/html`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A document as a reader found it. */
export interface Draft {
  readonly input: DocumentInput;
  readonly raw?: RawPage;
  /** What made the text out of the bytes, with its version: `readability 0.6.0`. */
  readonly extractor?: string;
  /** Whether it came as a text alone, which says nothing of itself. */
  readonly isText?: boolean;
}

/** What is wrong with the source, or with one place of it. */
export interface Problem {
  /** The place: 'line 3', 'record at byte 1,024'; '' for the whole. */
  readonly where: string;
  readonly error: string;
  readonly advice: string;
  /** True where the document is read all the same: only a part of it was not as it should be. */
  readonly isMinor?: boolean;
}

/** The documents of a source, in its order, each in the place of what it was. */
export type Reader = (source: Source, options: ReaderOptions) => AsyncIterable<Draft | Problem>;

export const isProblem = <T extends object>(one: T | Problem): one is Problem => 'error' in one;
