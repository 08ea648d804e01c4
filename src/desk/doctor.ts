/** How a store and what it is read with stand: versions, space, locks, index, age of tables, and what to do. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { StoreError } from '../store/error.js';
import { kindOf, withoutPassword } from '../store/location.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { keptCorrections } from './corrections.js';
import { RELEASE } from './place.js';
import { loadResources } from './resources.js';

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  /** `look`: it works, and something is to be done. */
  readonly state: 'well' | 'look' | 'ill';
  readonly is: string;
  readonly advice?: string;
}

/** Milliseconds to wait for the lock of the writer before it is said to be held. */
const PATIENCE = 500;
/** Tables of offices older than this many days miss those who came since. */
const OLD_DAYS = 365;
const DAY = 86_400_000;

/** Looks at one thing after the other; what cannot be opened ends it. */
export async function* diagnose(location: string, now: Date = new Date()): AsyncGenerator<Finding> {
  yield {
    what: 'release',
    state: 'well',
    is: `chancery ${RELEASE}, Node ${process.version}, ${process.platform} ${process.arch}`,
  };
  yield offices(now);
  let store: Store;
  try {
    store = await openStore(location, { release: RELEASE, access: 'read', wait: PATIENCE });
  } catch (error) {
    yield failed('store', error);
    return;
  }
  try {
    for (const look of [database, space, lock, pages, index, readings, corrections])
      try {
        yield await look(store);
      } catch (error) {
        yield failed(look.name, error);
      }
  } finally {
    await store.close();
  }
}

const failed = (what: string, error: unknown): Finding => {
  if (!(error instanceof StoreError)) throw error;
  return { what, state: 'ill', is: error.message, advice: error.advice };
};

/** The last day on which the tables know somebody to have come into office. */
const offices = (now: Date): Finding => {
  const table = readFileSync(fileURLToPath(new URL('../../data/actors/offices.csv', import.meta.url)), 'utf8');
  const today = now.toISOString().slice(0, 10);
  const begun = Papa.parse<Record<string, string>>(table, { header: true }).data.map(({ from = '' }) => from);
  const last = begun.reduce((latest, day) => (day.length === 10 && day > latest && day <= today ? day : latest), '');
  const days = Math.floor((now.getTime() - Date.parse(last)) / DAY);
  return {
    what: 'tables',
    ...(days > OLD_DAYS
      ? {
          state: 'look',
          advice: 'who came into office since is not known: install a newer release, or name them with --actors',
        }
      : { state: 'well' }),
    is: `who holds which office up to ${last}, ${days} days ago`,
  };
};

const database = async (store: Store): Promise<Finding> => ({
  what: 'store',
  state: 'well',
  is: `${withoutPassword(store.location)}: ${(await store.about()).database}, layout ${store.schema}, last laid out by ${await store.getMeta('release')}`,
});

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

const space = async (store: Store): Promise<Finding> => {
  const { bytes, free } = await store.about();
  const copies = copiesBeside(store.location);
  const is = `${megabytes(bytes)}${free === null ? '' : `, ${megabytes(free)} free`}`;
  if (free !== null && free < bytes)
    return {
      what: 'space',
      state: 'look',
      is,
      advice: 'make room: a backup, or the next layout, may take as much as the store',
    };
  if (copies.length === 0) return { what: 'space', state: 'well', is };
  return {
    what: 'space',
    state: 'well',
    is: `${is}; copies from before an upgrade lie beside it, which may go once all is well: ${copies.join(', ')}`,
  };
};

/** The copies that upgrades left beside a file. */
const copiesBeside = (location: string): string[] => {
  if (kindOf(location) !== 'sqlite') return [];
  const file = resolve(location);
  return readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.layout-`));
};

const lock = async (store: Store): Promise<Finding> => {
  try {
    await store.transaction(async () => undefined);
    return { what: 'lock', state: 'well', is: 'free' };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const isHeld = /locked/.test(error.message);
    return {
      what: 'lock',
      state: 'look',
      is: isHeld ? 'another program is writing' : error.message,
      advice: isHeld ? 'wait, or stop it' : error.advice,
    };
  }
};

const pages = async (store: Store): Promise<Finding> => {
  const wrong = await store.check();
  const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
  return wrong.length === 0
    ? { what: 'database', state: 'well', is: 'sound' }
    : {
        what: 'database',
        state: 'ill',
        is: `${wrong[0]}${more}`,
        advice: 'chancery verify says what is touched; restore a backup',
      };
};

const index = async (store: Store): Promise<Finding> => {
  const [{ indexed }, { documents }] = [await store.about(), await store.counts()];
  return indexed === documents
    ? { what: 'index', state: 'well', is: `of words of all ${documents} documents` }
    : {
        what: 'index',
        state: 'ill',
        is: `of words of ${indexed} of ${documents} documents`,
        advice: 'chancery backup, then restore makes it anew',
      };
};

const readings = async (store: Store): Promise<Finding> => {
  const { documents } = await store.counts();
  let others = 0;
  for await (const _ of store.documentIds({ unless: loadResources().made })) others++;
  return others === 0
    ? { what: 'readings', state: 'well', is: `all ${documents} by this release and its tables` }
    : {
        what: 'readings',
        state: 'look',
        is: `${others} of ${documents} by another release or other tables`,
        advice: 'chancery reread',
      };
};

const corrections = async (store: Store): Promise<Finding> => {
  const kept = await keptCorrections(store);
  const orphaned = kept.filter(({ state }) => state === 'orphaned').length;
  return orphaned === 0
    ? { what: 'corrections', state: 'well', is: `${kept.length}, all find what they are about` }
    : {
        what: 'corrections',
        state: 'look',
        is: `${orphaned} of ${kept.length} find no item any more`,
        advice: 'chancery correct list --orphaned',
      };
};
