/** Loads what the reading needs from the folder of tables: the one place where the reading's data meets the disk. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { idsOf, type OpenedTable, openTable } from '../reading/actors/table.js';
import { ModelError } from '../reading/container.js';
import { createResources, type Resources } from '../reading/resources.js';
import { TableError, type Tables } from '../reading/tables.js';
import { createEnglish, type EnglishModels } from '../reading/text/en/english.js';
import type { Language } from '../reading/text/tokens.js';
import { RELEASE } from './place.js';
import { checkActors, type Problem } from './table/check.js';
import { compileActors } from './table/compile.js';
import { readActorRows } from './table/rows.js';

/** Tables that are read as they stand; of those of actors what other stages ask of them. */
const READ = ['en/', 'en/events/', 'places/', 'actors/states.csv', 'actors/titles.csv'] as const;

/** The compiled table of actors, within the folder of tables. */
export const COMPILED_ACTORS = 'compiled/actors.bin';

/** WordNet's synonyms, compiled, within the folder of tables. */
export const COMPILED_SYNONYMS = 'compiled/synonyms.bin';

/** The folder of tables that came with this release. */
export const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** The model files in data/models, by what they are for. */
const MODELS = {
  vectors: 'vectors-en.bin',
  parser: 'parser-en.bin',
  lemmas: 'lemmas.json',
  sentences: 'sentences.json',
  places: 'places.bin',
  relations: 'relations.json',
  reader: 'reader-en.bin',
  kernel: 'kernel.wasm',
} as const;

/**
 * Loads tables, lexicons and the language's tools; takes a fraction of a second, so load once and read many. The models
 * are opened with the first text.
 *
 * @param options.data another folder of tables and models, laid out as data/ is
 * @param options.own a user's own entries of actors, which lie over the table (desk/actors.ts reads them)
 * @throws TableError where a row is not as its table wants it, with file, line and column
 */
export function loadResources(
  options: { readonly data?: string; readonly own?: readonly OpenedTable[] } = {},
): Resources {
  const folder = options.data ?? DATA_FOLDER;
  const { tables, files } = loadTables(folder, READ);
  const language = languageOf(folder, tables);
  const actors = openTable(actorFile(folder, language));
  const own = options.own ?? [];
  const hash = createHash('sha256').update([actors, ...own].map((table) => `${table.made}\0`).join(''));
  for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
  // A model says by its own checksum what it is, so that it need not be read here to its end.
  for (const name of Object.values(MODELS)) hash.update(`${name}\0${modelMark(join(folder, 'models', name))}\0`);
  hash.update(modelMark(join(folder, COMPILED_SYNONYMS)));
  const made = { release: RELEASE, data: `sha256:${hash.digest('hex').slice(0, 16)}` };
  return createResources(
    tables,
    made,
    language,
    { base: actors, own },
    {
      cities: () => readFileSync(join(folder, 'models', MODELS.places)),
      relations: () => readFileSync(join(folder, 'models', MODELS.relations), 'utf8'),
      reader: () => readFileSync(join(folder, 'models', MODELS.reader)),
      kernel: () => readFileSync(join(folder, 'models', MODELS.kernel)),
      synonyms: () => readFileSync(join(folder, COMPILED_SYNONYMS)),
    },
  );
}

/**
 * The compiled table. In the release it is what its tables give, which the tests check; in another folder the tables
 * may have been edited since, and are then compiled here.
 */
const actorFile = (folder: string, language: Language): Uint8Array => {
  const path = join(folder, COMPILED_ACTORS);
  if (folder === DATA_FOLDER) return readFileSync(path);
  const { tables, files } = loadTables(folder, ['actors/']);
  if (existsSync(path)) {
    const file = readFileSync(path);
    if (openTable(file).made === hashOf(files)) return file;
  }
  return compile(tables, files, language);
};

/** Reads the edited tables of a folder and compiles them. */
export function compileFolder(folder: string): Uint8Array {
  const { tables, files } = loadTables(folder, ['actors/']);
  return compile(tables, files, languageOf(folder, loadTables(folder, ['en/']).tables));
}

const compile = (tables: Tables, files: readonly [string, string][], language: Language): Uint8Array => {
  const rows = readActorRows(tables);
  const [problem, ...more] = checkActors(rows);
  if (problem)
    throw new TableError(problem.where, problem.message + (more.length > 0 ? ` (and ${more.length} more)` : ''));
  return compileActors(rows, language.split, { version: TABLE_VERSION, tables: hashOf(files) });
};

/** What is wrong with the tables of actors in a folder, beside an earlier compiled table whose ids must not vanish. */
export function checkFolder(folder: string): Problem[] {
  const rows = readActorRows(loadTables(folder, ['actors/']).tables);
  return checkActors(rows, { isKnown: () => false, minted: mintedIn(join(folder, COMPILED_ACTORS)) });
}

/** Ids that a compiled table gave out; none where there is no table, or one of an earlier form. */
const mintedIn = (path: string): readonly string[] => {
  if (!existsSync(path)) return [];
  try {
    return idsOf(openTable(readFileSync(path)));
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
};

/** Grows when the form of the compiled table changes. */
const TABLE_VERSION = '1';

const hashOf = (files: readonly [string, string][]): string => {
  const hash = createHash('sha256').update(TABLE_VERSION);
  for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
  return `sha256:${hash.digest('hex').slice(0, 16)}`;
};

/**
 * English alone, without actors and lexicons.
 *
 * @param parser path of another model file in place of the release's parser
 */
export function loadLanguage(parser?: string): Language {
  return languageOf(DATA_FOLDER, loadTables(DATA_FOLDER, ['en/']).tables, parser);
}

const languageOf = (folder: string, tables: Tables, parser?: string): Language =>
  createEnglish(tables, (): EnglishModels => {
    const file = (name: string): Buffer => readFileSync(join(folder, 'models', name));
    return {
      vectors: file(MODELS.vectors),
      parser: parser === undefined ? file(MODELS.parser) : readFileSync(parser),
      kernel: file(MODELS.kernel),
      lemmas: file(MODELS.lemmas).toString('utf8'),
      sentences: file(MODELS.sentences).toString('utf8'),
    };
  });

/**
 * The edited tables in some parts of a folder, with the files that they are of.
 *
 * @param parts folders, with a slash behind them, and files
 */
export const loadTables = (folder: string, parts: readonly string[]): { tables: Tables; files: [string, string][] } => {
  const tables = new Map<string, string>();
  const files: [string, string][] = [];
  const filesOf = (part: string): string[] =>
    part.endsWith('/')
      ? readdirSync(join(folder, part))
          .sort()
          .map((name) => part + name)
      : [part];
  for (const file of parts.flatMap(filesOf)) {
    if (!file.endsWith('.csv')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    tables.set(file.slice(0, -'.csv'.length), text);
    files.push([file, text]);
  }
  return { tables, files };
};

/** The head of a model file, which holds its version and checksum; of a small one all. */
const modelMark = (path: string): string => {
  const bytes = Buffer.alloc(64 * 1024);
  const file = openSync(path, 'r');
  try {
    return createHash('sha256')
      .update(bytes.subarray(0, readSync(file, bytes)))
      .digest('hex');
  } finally {
    closeSync(file);
  }
};
