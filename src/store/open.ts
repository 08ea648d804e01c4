/** Opens a store by where it is. */
import type { Engine } from './engine.js';
import { StoreError } from './error.js';
import { kindOf } from './location.js';
import { sqlStore } from './sql-store.js';
import type { SqliteOptions } from './sqlite/open.js';
import type { Store } from './store.js';

export type StoreOptions = SqliteOptions;
export type { Access } from './options.js';

/**
 * Opens the store at `location`: the file of a SQLite database, or `postgres://...`, the address of a database of
 * PostgreSQL. It is made where it is missing, unless `access` says otherwise; of PostgreSQL the database has to be there.
 *
 * @throws StoreError where it cannot be opened: nothing of it is changed then
 */
export async function openStore(location: string, options: StoreOptions): Promise<Store> {
  return sqlStore(await openEngine(location, options));
}

/** The database of a store, for what goes by its tables; each is loaded when it is wanted. */
export async function openEngine(location: string, options: StoreOptions): Promise<Engine> {
  switch (kindOf(location)) {
    case 'postgres':
      return (await import('./postgres/open.js')).openPostgres(location, options);
    case 'sqlite':
      return (await import('./sqlite/open.js')).openSqlite(location, options);
    case undefined:
      throw new StoreError(
        `${location}: no store that this release can open`,
        'name the file of a SQLite database, or postgres://USER@HOST/DATABASE',
      );
  }
}
