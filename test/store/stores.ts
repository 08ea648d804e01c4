/** Stores of SQLite for tests, and SQLite itself, to look at their files from beside. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreOptions } from '../../src/store/open.js';
import { type Connection, loadSqlite } from '../../src/store/sqlite/database.js';
import type { Store } from '../../src/store/store.js';
import type { Databases } from './conformance/suite.js';

const connect = await loadSqlite();

/** A connection to a file, as another program has it. */
export const sqlite = (file: string, options: { readonly readOnly?: boolean } = {}): Connection =>
  connect(file, options);

/** A folder of its own for every test, removed with the stores that were opened through it. */
export const folders = (): Databases & {
  readonly folder: () => string;
  readonly open: (file: string, options?: Partial<StoreOptions>) => Promise<Store>;
} => {
  const made: string[] = [];
  const opened: Store[] = [];
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'store-'));
    made.push(path);
    return path;
  };
  const open = async (file: string, options: Partial<StoreOptions> = {}): Promise<Store> => {
    const store = await openStore(file, { release: '1.0.0', ...options });
    opened.push(store);
    return store;
  };
  return {
    folder,
    open,
    fresh: () => open(join(folder(), 'a.db')),
    again: (store) => open(store.location),
    clear: async () => {
      for (const store of opened.splice(0)) await store.close();
      for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
    },
  };
};
