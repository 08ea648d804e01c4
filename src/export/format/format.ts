/** What a format is: how entries of the record become a file or a folder for other programs. Pure: who calls writes. */
import { createHash } from 'node:crypto';
import type { Document } from '../../model/document.js';
import type { Reading } from '../../model/reading.js';
import { ITEM_KINDS, type Item, type ItemKind, type ToldEntry } from '../../model/record.js';
import { EXPORTS, type ExportName } from '../columns.js';

/** What may be exported: a kind of entries, or `all` kinds together. */
export type What = ExportName | 'all';

/** What a format may ask of the record; the filters of the export hold for all of it. */
export interface Source {
  /** Entries of a kind with their words: the oldest day first, those without a day last. */
  told<K extends ItemKind>(kind: K): AsyncIterable<ToldEntry<K>>;
  /** All items of an entry, in its order. */
  itemsOf(told: ToldEntry): Promise<readonly Item[]>;
  /** What the record holds of a document, as people corrected it; without what they rejected. */
  itemsIn(document: string): Promise<readonly Item[]>;
  document(id: string): Promise<Document | undefined>;
  reading(id: string): Promise<Reading | undefined>;
  /** The rows of a table of the vocabulary by its name, for codebooks. */
  vocabulary(name: string): readonly Readonly<Record<string, string>>[];
}

/** Which code, columns and tables a file was made with: it is in every file, or in one beside it. */
export interface Versions {
  readonly release: string;
  /** Of each version of the tables by which documents were read, the number of documents; the commonest first. */
  readonly data: readonly { readonly version: string; readonly documents: number }[];
}

export interface Request {
  readonly what: What;
  readonly versions: Versions;
  /** The filters in words, for a file that says what it holds: `--party CHN`. */
  readonly filters: string;
  /** First and last day of the filters, as coarse as given. */
  readonly since?: string;
  readonly until?: string;
  /** The day on which it is made, ISO 8601: the record knows no clock. */
  readonly day: string;
  /** Of a deposit: who made it, under which licence and at which address it is to stand. */
  readonly authors?: readonly string[];
  readonly license?: string;
  readonly url?: string;
  /** With a row each who takes part, as pieces of the file `participants`. */
  readonly participants?: boolean;
  /** Says in a line what was left out of the file, and why. */
  readonly remark: (text: string) => void;
}

/** A piece of what is written, in order. Pieces of one file come one after the other. */
export interface Piece {
  /** Path within the folder, with slashes; '' where the format is one file, `participants` for its second. */
  readonly file: string;
  readonly content: string | Uint8Array;
}

export type Write = (source: Source, request: Request) => AsyncIterable<Piece>;

/** A piece of a format that is one file. */
export const piece = (content: string | Uint8Array): Piece => ({ file: '', content });

/**
 * Gives names of files that no system stumbles over: letters, digits and hyphens, with the beginning of a hash where that
 * loses something, so that two never share one.
 */
export const fileNames = (): ((text: string) => string) => {
  const taken = new Map<string, string>();
  return (text) => {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    const plain = text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, LONGEST_NAME);
    const isWhole =
      plain !== '' && plain === text && (taken.get(plain.toLowerCase()) ?? text) === text && !RESERVED.test(plain);
    const name = isWhole ? plain : [plain, hash].filter(Boolean).join('-');
    taken.set(name.toLowerCase(), text);
    return name;
  };
};
const LONGEST_NAME = 60;
/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Entries of what is asked for, kind by kind. */
export async function* toldOf(source: Source, what: What): AsyncGenerator<ToldEntry> {
  for (const kind of what === 'all' ? ITEM_KINDS : [EXPORTS[what]]) yield* source.told<ItemKind>(kind);
}

/** The versions as one line for files with one place for them: 'chancery 0.1.0; chancery/event@3; data sha256:1, sha256:2'. */
export const versionsLine = ({ release, data }: Versions, schema: string): string =>
  `chancery ${release}; ${schema}; data ${data.map(({ version }) => version).join(', ') || 'none'}`;
