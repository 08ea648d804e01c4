/** SQLite as the tests get at it: compiled for one version of Node, so that another may be without it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import type { Databases } from './conformance/suite.js';

/** Why SQLite cannot be loaded here; empty where it can. */
const missing = await import('better-sqlite3').then(
  ({ default: SQLite }) => {
    try {
      new SQLite(':memory:').close();
      return '';
    } catch (error) {
      return String(error).split('\n')[0] ?? 'no reason given';
    }
  },
  (error: unknown) => String(error),
);

/** A `describe` that is skipped, saying why, where SQLite cannot be loaded. */
export const describeSqlite = (name: string, tests: () => void): void => {
  if (missing === '') describe(name, tests);
  else describe.skip(`${name} (skipped: ${missing})`, tests);
};

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
