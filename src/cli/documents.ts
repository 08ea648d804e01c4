/** Documents that are named on the command line: files of any format, folders, patterns, addresses, standard input. */
import type { Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { RELEASE } from '../desk/place.js';
import { HEAD } from '../ingest/bytes.js';
import type { DocumentOptions, Facts, Ingested } from '../ingest/documents-in.js';
import { documentsIn } from '../ingest/documents-in.js';
import type { Fetcher } from '../ingest/fetch/fetcher.js';
import { isProblem, type Source } from '../ingest/reader.js';
import { isReadable, recognise } from '../ingest/recognise.js';
import { DEFAULT_LIMIT, InputError } from '../ingest/text.js';
import { asInputError, byteStream, STDIN } from './input.js';

/** What the commands that take documents can be told of them. */
export interface DocumentsCommand {
  readonly published?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly url?: string;
  readonly ndjson?: boolean;
  /** Which columns of a table are what: `text=body,published=day`. */
  readonly columns?: string;
  /** Megabytes. */
  readonly limit?: number;
  /** Whether a text is an article with its title on top; its day is asked for where nobody says it. */
  readonly isArticle?: boolean;
  /** Hosts of one's own network that may be asked, too. */
  readonly allowHost?: readonly string[];
}

/** Told of each input that cannot be read; `isMinor` where it is read all the same. */
export type Tell = (input: string, what: string, advice: string, isMinor: boolean) => void;

/** A document with the input that it is from. */
export interface Found extends Ingested {
  readonly from: string;
}

/** The bytes limit of a command. */
export const limitOf = ({ limit }: { readonly limit?: number }): number =>
  limit === undefined ? DEFAULT_LIMIT : limit * 1e6;

/**
 * The documents of all inputs, in order; what cannot be read is told and passed over.
 *
 * @param otherwise what is read from standard input where nothing tells its format
 */
export async function* documentsOf(
  inputs: readonly string[],
  command: DocumentsCommand,
  tell: Tell,
  otherwise: 'ndjson' | 'text' = 'text',
): AsyncGenerator<Found> {
  const options: DocumentOptions = {
    limit: limitOf(command),
    facts: factsOf(command),
    ...(command.isArticle ? { isArticle: true } : {}),
    ...(await columnsOf(command)),
  };
  const undated = { count: 0, names: new Set<string>() };
  for (const input of inputs) {
    try {
      for await (const source of sourcesOf(input, command, tell)) {
        const asked: DocumentOptions = {
          ...options,
          ...(command.ndjson ? { format: 'ndjson' } : {}),
          ...(source.name === STDIN_NAME && otherwise === 'ndjson' ? { otherwise } : {}),
        };
        for await (const found of documentsIn(source, asked)) {
          if (!isProblem(found)) {
            if (command.isArticle && found.isText && !found.document.published) {
              undated.count++;
              if (undated.names.size < UNDATED_NAMED) undated.names.add(source.name);
            }
            yield { ...found, from: source.name };
          } else
            tell(
              found.where === '' ? source.name : `${source.name}, ${found.where}`,
              found.error,
              found.advice,
              found.isMinor === true,
            );
        }
      }
    } catch (error) {
      const known = asInputError(error);
      if (!(known instanceof InputError)) throw error;
      tell(input === STDIN ? STDIN_NAME : input, known.message, known.advice, false);
    }
  }
  if (undated.count > 0) tellUndated(undated, tell);
}

const STDIN_NAME = 'standard input';

/** Texts without a day that are named; the others are counted. */
const UNDATED_NAMED = 3;

/** Told of all at once, at the end: a folder may hold thousands. */
const tellUndated = (
  { count, names }: { readonly count: number; readonly names: ReadonlySet<string> },
  tell: Tell,
): void =>
  tell(
    `${[...names].join(', ')}${count > names.size ? ` and ${(count - names.size).toLocaleString('en')} more` : ''}`,
    'no day of publication is known, so that relative dates and offices stay open',
    count === 1
      ? 'say it with --published 2023-06-18 (it is read all the same)'
      : 'say it with --published 2023-06-18 for those of one day, or as "published" of documents in NDJSON (they are read all the same)',
    true,
  );

const factsOf = ({ published, publisher, title, url }: DocumentsCommand): Facts => ({
  ...(published ? { published } : {}),
  ...(publisher ? { publisher } : {}),
  ...(title ? { title } : {}),
  ...(url ? { url } : {}),
});

const columnsOf = async ({ columns }: DocumentsCommand): Promise<Pick<DocumentOptions, 'columns'>> => {
  if (columns === undefined) return {};
  const { parseColumns } = await import('../ingest/columns.js');
  return { columns: parseColumns(columns) };
};

async function* sourcesOf(input: string, command: DocumentsCommand, tell: Tell): AsyncGenerator<Source> {
  if (input === STDIN) return yield { name: STDIN_NAME, bytes: byteStream(input) };
  if (isAddress(input)) return yield await (await fetcherOf(command)).source(input);
  const found = await stats(input);
  if (found === undefined && /[*?[\]{}]/.test(input)) return yield* matching(input);
  if (found?.isDirectory()) return yield* folder(input, tell);
  yield fileSource(input);
}

export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/** What fetches for a command, made with its first address: it knows whose turn it is. */
export const fetcherOf = async (command: Pick<DocumentsCommand, 'limit' | 'allowHost'>): Promise<Fetcher> => {
  const known = FETCHERS.get(command);
  if (known) return known;
  const { Fetcher } = await import('../ingest/fetch/fetcher.js');
  const made = new Fetcher({ release: RELEASE, limit: limitOf(command), allowed: command.allowHost ?? [] });
  FETCHERS.set(command, made);
  return made;
};
const FETCHERS = new WeakMap<object, Fetcher>();

const fileSource = (path: string): Source => ({ name: path, path, bytes: byteStream(path) });

/** Nothing where there is no such file: reading it says so, in its turn. */
const stats = async (path: string): Promise<Stats | undefined> => {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
};

/** The files of a folder whose names say that they can be read, and its feeds, in the order of their paths; the others are told. */
async function* folder(path: string, tell: Tell): AsyncGenerator<Source> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const [read, others]: [string[], string[]] = [[], []];
  for (const file of files.sort()) (isReadable(file) || (await isFeedFile(file)) ? read : others).push(file);
  if (read.length === 0)
    throw new InputError('there is no file in it that can be read', 'name the files, or give texts, pages, PDFs, …');
  for (const file of read) yield fileSource(file);
  if (others.length === 0) return;
  const names = others.slice(0, NAMED).map((file) => relative(path, file));
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
  const what = `passed over, since the name tells no format that is read: ${names.join(', ')}${more}`;
  tell(path, what, 'name a file to have it read all the same', true);
}
/** Files of a folder that are told by name. */
const NAMED = 5;

/** Whether what calls itself XML alone is a feed. */
const isFeedFile = async (path: string): Promise<boolean> => {
  if (!/\.xml$/i.test(path)) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return recognise(buffer.subarray(0, bytesRead), path).id === 'feed';
  } finally {
    await file.close();
  }
};

/** The files that a pattern means, where the shell has left it as it is. */
async function* matching(pattern: string): AsyncGenerator<Source> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { expandDirectories: false, onlyFiles: true });
  if (files.length === 0) throw new InputError('no file has such a name', 'check the pattern');
  for (const file of files.sort()) yield fileSource(file);
}
