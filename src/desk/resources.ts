/** Loads what the reading needs from the folder of tables: the one place where the reading's data meets the disk. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createResources, type Resources } from '../reading/resources.js';
import { createEnglish } from '../reading/text/en/wink.js';
import { RELEASE } from './place.js';

const FOLDERS = ['actors', 'en'] as const;

/** The folder of tables that came with this release. */
export const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/**
 * Loads tables, lexicons and the language's tools; takes a fraction of a second, so load once and read many.
 *
 * @param options.data another folder of tables, laid out as data/ is
 * @throws TableError where a row is not as its table wants it, with file, line and column
 */
export function loadResources(options: { readonly data?: string } = {}): Resources {
  const folder = options.data ?? DATA_FOLDER;
  const tables = new Map<string, string>();
  const hash = createHash('sha256');
  for (const part of FOLDERS) {
    for (const file of readdirSync(join(folder, part)).sort()) {
      if (!file.endsWith('.csv')) continue;
      const text = readFileSync(join(folder, part, file), 'utf8');
      tables.set(`${part}/${file.slice(0, -'.csv'.length)}`, text);
      hash.update(`${part}/${file}\0${text}\0`);
    }
  }
  const made = { release: RELEASE, data: `sha256:${hash.digest('hex').slice(0, 16)}` };
  return createResources(tables, made, createEnglish());
}
