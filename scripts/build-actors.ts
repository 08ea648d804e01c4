/**
 * Compiles data/actors/*.csv to data/compiled/actors.bin, the table that the reading loads.
 *
 * `npm run build:actors` checks the tables (as `npm run lint:actors` does) and writes the file; with `--check` it writes
 * nothing and fails when the file is not what the tables give.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED_ACTORS, compileFolder, DATA_FOLDER } from '../src/desk/resources.js';
import { TableError } from '../src/reading/tables.js';

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.includes('--check'));

function main(check: boolean): number {
  const path = join(DATA_FOLDER, COMPILED_ACTORS);
  let before: Buffer | undefined;
  try {
    before = readFileSync(path);
  } catch {
    // A first build has nothing to compare with.
  }
  try {
    const made = compileFolder(DATA_FOLDER);
    if (before?.equals(made)) return 0;
    if (check) {
      console.error(`stale: data/${COMPILED_ACTORS}; run npm run build:actors`);
      return 1;
    }
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, made);
    console.log(`data/${COMPILED_ACTORS}: ${made.length.toLocaleString('en')} bytes`);
    return 0;
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    console.error(error.message);
    return 1;
  }
}
