/** Loads what the reading needs from the folder of tables: the one place where the reading's data meets the disk. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createResources, type Resources } from '../reading/resources.js';
import type { Tables } from '../reading/tables.js';
import { createEnglish, type EnglishModels } from '../reading/text/en/english.js';
import { readCutRows } from '../reading/text/en/lexicon.js';
import type { Language } from '../reading/text/tokens.js';
import { RELEASE } from './place.js';

const FOLDERS = ['actors', 'en', 'en/events', 'places'] as const;

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
} as const;

/**
 * Loads tables, lexicons and the language's tools; takes a fraction of a second, so load once and read many. The models
 * are opened with the first text.
 *
 * @param options.data another folder of tables and models, laid out as data/ is
 * @throws TableError where a row is not as its table wants it, with file, line and column
 */
export function loadResources(options: { readonly data?: string } = {}): Resources {
  const folder = options.data ?? DATA_FOLDER;
  const { tables, files } = loadTables(folder, FOLDERS);
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
  // A model says by its own checksum what it is, so that it need not be read here to its end.
  for (const name of Object.values(MODELS)) hash.update(`${name}\0${modelMark(join(folder, 'models', name))}\0`);
  const made = { release: RELEASE, data: `sha256:${hash.digest('hex').slice(0, 16)}` };
  return createResources(tables, made, languageOf(folder, tables), {
    cities: () => readFileSync(join(folder, 'models', MODELS.places)),
    relations: () => readFileSync(join(folder, 'models', MODELS.relations), 'utf8'),
  });
}

/**
 * English alone, without actors and lexicons.
 *
 * @param parser path of another model file in place of the release's parser
 */
export function loadLanguage(parser?: string): Language {
  return languageOf(DATA_FOLDER, loadTables(DATA_FOLDER, ['en']).tables, parser);
}

const languageOf = (folder: string, tables: Tables, parser?: string): Language =>
  createEnglish(readCutRows(tables), (): EnglishModels => {
    const file = (name: string): Buffer => readFileSync(join(folder, 'models', name));
    return {
      vectors: file(MODELS.vectors),
      parser: parser === undefined ? file(MODELS.parser) : readFileSync(parser),
      lemmas: file(MODELS.lemmas).toString('utf8'),
      sentences: file(MODELS.sentences).toString('utf8'),
    };
  });

const loadTables = (folder: string, parts: readonly string[]): { tables: Tables; files: [string, string][] } => {
  const tables = new Map<string, string>();
  const files: [string, string][] = [];
  for (const part of parts) {
    for (const file of readdirSync(join(folder, part)).sort()) {
      if (!file.endsWith('.csv')) continue;
      const text = readFileSync(join(folder, part, file), 'utf8');
      tables.set(`${part}/${file.slice(0, -'.csv'.length)}`, text);
      files.push([`${part}/${file}`, text]);
    }
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
