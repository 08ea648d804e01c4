/** Opens a store by where it is. */
import { StoreError } from './error.js';
import { sqlStore } from './sql-store.js';
import { openSqlite, type SqliteOptions } from './sqlite/open.js';
import type { Store } from './store.js';

export type StoreOptions = SqliteOptions;
export type { Access } from './sqlite/open.js';

/**
 * Opens the store at `location`, the file of a SQLite database; it is made where it is missing, unless `access` says otherwise.
 *
 * @throws StoreError where it cannot be opened: nothing of it is changed then
 */
export async function openStore(location: string, options: StoreOptions): Promise<Store> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(location)) {
    throw new StoreError(`${location}: no store that this release can open`, 'name the file of a SQLite database');
  }
  return sqlStore(await openSqlite(location, options));
}
