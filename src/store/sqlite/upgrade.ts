/** Before its tables are brought to another layout, a file is copied whole, as it is, beside itself. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { StoreError } from '../error.js';
import type { Connect, Connection } from './database.js';
import { asStoreError } from './errors.js';

/**
 * Copies the file of an older layout to `FILE.layout-N`: an earlier release reads it as it is.
 *
 * @throws StoreError where there is no room for it, or it is not sound: then nothing was changed
 */
export function copyBefore(database: Connection, connect: Connect, file: string, layout: number): void {
  const copy = `${file}.layout-${layout}`;
  const part = `${copy}.${process.pid}`;
  rmSync(part, { force: true });
  try {
    database.prepare('vacuum into ?').run(part);
    // Another process may have brought the file up to date meanwhile: then the copy is not of the older layout.
    if (layoutOf(connect, part) === layout) renameSync(part, copy);
    else if (!existsSync(copy)) throw new Error('brought up to date by another process');
  } catch (error) {
    const reason = asStoreError(file, error);
    throw new StoreError(
      `${file}: is of an older Chancery, and could not be copied before its tables are brought up to date (${reason instanceof Error ? reason.message : reason})`,
      'make room for a copy beside it, or try again; nothing was changed',
      { cause: error },
    );
  } finally {
    rmSync(part, { force: true });
  }
}

const layoutOf = (connect: Connect, file: string): number => {
  const copy = connect(file, { readOnly: true });
  try {
    const sound = copy.prepare('pragma quick_check').all() as readonly { readonly quick_check: string }[];
    if (sound[0]?.quick_check !== 'ok') throw new Error('the copy is not sound');
    return (
      (copy.prepare('pragma user_version').all() as readonly { readonly user_version: number }[])[0]?.user_version ?? 0
    );
  } finally {
    copy.close();
  }
};
