/**
 * Who reads for the desk: this thread, or some beside it, so that a count goes on and an interrupt is heard while a long
 * text is read, and all cores are used.
 */
import { availableParallelism, totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import type { Resources } from '../reading/resources.js';
import type { Made } from '../store/store.js';
import type { TablesOption } from './tables.js';
import { readingThreads } from './threads.js';

export interface Reader {
  /** Texts that it may be asked for before what came of the first is taken. */
  readonly ahead: number;
  /** By which code and tables it reads. */
  made(): Promise<Made>;
  /** @param progress called with the share of a long text that is read, above 0 and below 1 */
  read(document: Document, progress?: (share: number) => void): Promise<Reading>;
  /** Gives up what is being read, and frees what it took; it may be asked again. */
  close(): Promise<void>;
}

/** Reads in this thread. @param resources called at the first document */
export const readerHere = (resources: () => Resources): Reader => ({
  ahead: 1,
  made: async () => resources().made,
  read: async (document, progress) => {
    const { read } = await import('../reading/read.js');
    return read(document, resources(), progress ? { progress } : {});
  },
  close: async () => undefined,
});

export interface ThreadsOption {
  /** Threads; one unless told. Each is started by the first question that finds no other idle. */
  readonly jobs?: number;
  /** Milliseconds after which a text is given up, by its characters; the error says so. Never unless told. */
  readonly patience?: (characters: number) => number;
}

/** Memory that one thread takes, in bytes: tables, models, and texts of usual length. */
const PER_JOB = 400e6;

/** Threads unless told: all cores but one, no more than half of the memory holds, at least one. */
export const usualJobs = (): number =>
  Math.max(1, Math.min(availableParallelism() - 1, Math.floor(totalmem() / 2 / PER_JOB)));

/** Texts read ahead by each thread: while one long text is read, or a transaction written, the others go on with so many. */
const AHEAD = 32;

/**
 * How long a function runs before V8 compiles it again for speed, in its own measure; usually 67,584. Every thread compiles for
 * itself, a thousand functions and more, and with the usual measure that is a third of the processor time of 300 documents.
 */
const COMPILE_LATER = '--interrupt-budget=500000';
/** Later releases than Node 20 count calls instead, and complain of a setting that they do not know. */
const HAS_BUDGET = Number.parseInt(process.versions.v8, 10) < 12;

/** Reads in threads of their own, with the tables that are named. */
export function readerBeside(tables: TablesOption, { jobs = 1, patience }: ThreadsOption = {}): Reader {
  const start = (): Worker => {
    if (HAS_BUDGET) setFlagsFromString(COMPILE_LATER);
    return new Worker(new URL('./reading-thread.js', import.meta.url), { workerData: tables });
  };
  const threads = readingThreads(start, jobs);
  return {
    ahead: jobs * AHEAD,
    made: async () => (await threads.ask({ ask: 'made' })) as Made,
    read: async (document, progress) =>
      (await threads.ask(
        { ask: 'read', document },
        { ...(progress ? { progress } : {}), ...(patience ? { patience: patience(document.text.length) } : {}) },
      )) as Reading,
    close: threads.close,
  };
}
