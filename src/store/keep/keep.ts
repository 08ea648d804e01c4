/**
 * Keeping a record safe: a backup while the store is written to, a restore into an empty one, a copy from one database to
 * another. Each ends with a digest of all that is held, the same wherever the same is held.
 */
import { StoreError } from '../error.js';
import { withoutPassword } from '../location.js';
import { SCHEMA } from '../migrations/index.js';
import { openEngine, type StoreOptions } from '../open.js';
import { archiveLines, archiveParts, type Contents, type Part } from './archive.js';
import { partsIn, writeArchive } from './file.js';
import { loadParts } from './load.js';

export type { Contents } from './archive.js';
export { checkArchive } from './file.js';

/**
 * Writes an archive of a store to a file, which is not there yet. The store may be written to meanwhile: the archive is of
 * the moment at which it began. It stands under its name once it is whole, on the disk, and was read again.
 *
 * @throws StoreError where the file is there, or cannot be written
 */
export async function backup(location: string, file: string, options: StoreOptions): Promise<Contents> {
  const engine = await openEngine(location, { ...options, access: 'read' });
  try {
    return await writeArchive(engine, file, options.release);
  } finally {
    await engine.close();
  }
}

/**
 * Fills a store that is empty, or not there yet, from an archive: of any release up to this one, from any database. The store
 * is brought up to date afterwards.
 *
 * @returns what it held as the archive has it
 * @throws StoreError where the archive is damaged or the store not empty: then nothing is kept
 */
export async function restore(file: string, location: string, options: StoreOptions): Promise<Contents> {
  const parts = partsIn(file);
  const first = await parts.next();
  if (first.done || !('head' in first.value))
    throw new StoreError(`${file}: no archive of Chancery`, 'name a file that chancery backup wrote');
  const { layout } = first.value.head;
  const contents = await fill(location, layout, parts, options);
  // Opening brings the tables from the archive's layout to that of this release.
  if (layout < SCHEMA) await (await openEngine(location, { ...options, copyBefore: false })).close();
  return contents;
}

/** Copies a store into an empty one, of the same or another database. */
export async function copy(from: string, to: string, options: StoreOptions): Promise<Contents> {
  const engine = await openEngine(from, { ...options, access: 'read' });
  try {
    return await engine.snapshot((db) => {
      const lines = archiveLines(db, { layout: engine.schema, release: options.release });
      const parts = archiveParts(lines, withoutPassword(from));
      return fill(to, engine.schema, parts, options);
    });
  } finally {
    await engine.close();
  }
}

const fill = async (
  location: string,
  layout: number,
  parts: AsyncIterable<Part>,
  options: StoreOptions,
): Promise<Contents> => {
  const engine = await openEngine(location, { ...options, access: 'create', layout });
  try {
    if (engine.schema !== layout)
      throw new StoreError(
        `${withoutPassword(location)}: laid out by another release than the archive (layout ${engine.schema}, not ${layout})`,
        'name a store that is not there yet',
      );
    return await loadParts(engine, parts);
  } finally {
    await engine.close();
  }
};
