/** The threads of a server: one that writes, and some that read. */
import { availableParallelism } from 'node:os';
import { WRITES, type Writes } from '../api/writes.js';
import { type Readers, readingThreads as readersAt } from './readers.js';
import { inThread } from './thread.js';

type Closing<T> = T & { readonly close: () => Promise<void> };

/** @param location of the store, which is made where it is missing */
export const writingThread = (location: string): Closing<Writes> =>
  inThread<Writes>(new URL('./writer.js', import.meta.url), WRITES, location);

/** Three at least: one is there for what is soon answered, and of what takes long no one holds up all. Each has tables of its own, 100 MB. */
const [LEAST, MOST] = [3, 4];

/** @param location of a store that is there */
export const readingThreads = (location: string): Readers =>
  readersAt(location, Math.min(MOST, Math.max(LEAST, availableParallelism())));
