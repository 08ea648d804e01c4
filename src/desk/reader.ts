/**
 * Who reads for the desk: this thread, or some beside it, so that a count goes on and an interrupt is heard while a long
 * text is read, and all cores are used.
 */
import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import type { Resources } from '../reading/resources.js';
import type { Made } from '../store/store.js';
import type { TablesOption } from './tables.js';

export interface Reader {
  /** Texts that it reads at once. */
  readonly jobs: number;
  /** Texts that it may read before what came of the first is taken. */
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
  jobs: 1,
  ahead: 1,
  made: async () => resources().made,
  read: async (document, progress) => {
    const { read } = await import('../reading/read.js');
    return read(document, resources(), progress ? { progress } : {});
  },
  close: async () => undefined,
});

/** What is asked of the thread, one thing at a time. */
export type Question = { readonly ask: 'made' } | { readonly ask: 'read'; readonly document: Document };

/** What it says: how far it is, then the answer. */
export type Said =
  | { readonly share: number }
  | { readonly answer: unknown }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack: string | undefined } };

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

/** Texts read ahead by each thread: while one long text is read, the others go on with so many short ones. */
const AHEAD = 16;

/** Reads in threads of their own, with the tables that are named. */
export function readerBeside(tables: TablesOption, { jobs = 1, patience }: ThreadsOption = {}): Reader {
  const threads = Array.from({ length: jobs }, () => readingThread(tables));
  const idle = [...threads].reverse();
  const waiting: { readonly take: (thread: Thread) => void; readonly giveUp: (error: Error) => void }[] = [];
  const ask = async (question: Question, options: AskOptions = {}): Promise<unknown> => {
    const thread = idle.pop() ?? (await new Promise<Thread>((take, giveUp) => waiting.push({ take, giveUp })));
    try {
      return await thread.ask(question, options);
    } finally {
      const next = waiting.shift();
      if (next) next.take(thread);
      else idle.push(thread);
    }
  };
  return {
    jobs,
    ahead: jobs * AHEAD,
    made: async () => (await ask({ ask: 'made' })) as Made,
    read: async (document, progress) =>
      (await ask(
        { ask: 'read', document },
        { ...(progress ? { progress } : {}), ...(patience ? { patience: patience(document.text.length) } : {}) },
      )) as Reading,
    close: async () => {
      for (const one of waiting.splice(0)) one.giveUp(new Error('the reader was closed'));
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface AskOptions {
  readonly progress?: (share: number) => void;
  /** Milliseconds. */
  readonly patience?: number;
}

/** A thread that answers one question at a time. */
interface Thread {
  ask(question: Question, options: AskOptions): Promise<unknown>;
  close(): Promise<void>;
}

/** It is started by the first question, and again by one that comes after it has ended. */
function readingThread(tables: TablesOption): Thread {
  let thread: Worker | undefined;
  const close = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };
  return {
    close,
    ask: (question, { progress, patience }) => {
      thread ??= new Worker(new URL('./reading-thread.js', import.meta.url), { workerData: tables });
      const worker = thread;
      return new Promise((resolve, reject) => {
        let clock: NodeJS.Timeout | undefined;
        const done = (): void => {
          clearTimeout(clock);
          worker.off('message', hear).off('error', fail).off('exit', end);
        };
        const hear = (said: Said): void => {
          if ('share' in said) {
            progress?.(said.share);
            return;
          }
          done();
          if ('answer' in said) resolve(said.answer);
          else reject(Object.assign(new Error(said.error.message), said.error));
        };
        const fail = (error: Error): void => {
          done();
          thread = undefined;
          reject(error);
        };
        const end = (): void => fail(new Error('the thread that reads has ended'));
        worker.on('message', hear).on('error', fail).on('exit', end);
        if (patience !== undefined)
          clock = setTimeout(() => {
            fail(new Error(`not read within ${Math.round(patience / 1000)} s`));
            void worker.terminate();
          }, patience);
        worker.postMessage(question);
      });
    },
  };
}
