/** The threads of a server: one that writes, and one that studies the record. */
import { STUDIES, type Studies } from '../../desk/ask/studies.js';
import { WRITES, type Writes } from '../api/writes.js';
import { inThread } from './thread.js';

type Closing<T> = T & { readonly close: () => Promise<void> };

/** @param location of the store, which is made where it is missing */
export const writingThread = (location: string): Closing<Writes> =>
  inThread<Writes>(new URL('./writer.js', import.meta.url), WRITES, location);

/** @param location of a store that is there */
export const studyingThread = (location: string): Closing<Studies> =>
  inThread<Studies>(new URL('./student.js', import.meta.url), STUDIES, location);
