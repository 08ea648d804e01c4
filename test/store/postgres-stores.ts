/** Stores of PostgreSQL for tests: databases of one server, laid out once, and emptied for the next that asks. */
import { openStore, type StoreOptions } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import type { Databases } from './conformance/suite.js';
import type { Server } from './postgres-server.js';

/** Deletes all rows but the notes of the layout. */
const EMPTY = [
  'documents',
  'entries',
  'entry_parties',
  'entry_pairs',
  'entry_actors',
  'entry_topics',
  'corrections',
  'changes',
  'former',
  'weeks',
  'pair_sums',
  'source_sums',
  'source_pairs',
  'watches',
  'tokens',
]
  .map((table) => `delete from ${table};`)
  .concat("delete from meta where name <> 'release'; update meta set value = '1.0.0'")
  .join('');

/** @param server gives the server, once it runs */
export const databases = (
  server: () => Server,
): Databases & {
  /** Makes a database without tables. @returns its address */
  readonly bare: () => Promise<string>;
  readonly open: (location: string, options?: Partial<StoreOptions>) => Promise<Store>;
} => {
  /** Stores that are open, by their address. */
  const open = new Map<string, Set<Store>>();
  const spare: string[] = [];
  const bare: string[] = [];
  let count = 0;
  let isLaidOut = false;

  const opened = async (location: string, options: Partial<StoreOptions> = {}): Promise<Store> => {
    const store = await openStore(location, { release: '1.0.0', ...options });
    const kept: Store = {
      ...store,
      close: async () => {
        await store.close();
        const others = open.get(location);
        if (others?.delete(kept) && others.size === 0 && !bare.some((one) => location.startsWith(one)))
          spare.push(location);
      },
    };
    open.set(location, (open.get(location) ?? new Set()).add(kept));
    return kept;
  };
  const empty = async (): Promise<string> => {
    const used = spare.pop();
    if (used !== undefined) {
      await server().sql(EMPTY, nameOf(used));
      return used;
    }
    if (!isLaidOut) await (await openStore(await server().create('empty'), { release: '1.0.0' })).close();
    isLaidOut = true;
    return server().create(`d${++count}`, 'empty');
  };
  return {
    bare: async () => {
      const location = await server().create(`d${++count}`);
      bare.push(location);
      return location;
    },
    open: opened,
    fresh: async () => opened(await empty()),
    again: (store) => opened(store.location),
    // Each question goes to another process and back.
    share: 0.2,
    clear: async () => {
      for (const stores of [...open.values()]) for (const store of [...stores]) await store.close();
      for (const location of bare.splice(0)) await server().drop(nameOf(location));
    },
  };
};

const nameOf = (location: string): string => new URL(location.replace('@/', '@x/')).pathname.slice(1);
