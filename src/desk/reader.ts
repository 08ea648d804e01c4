/**
 * Who reads for the desk: this thread, or one beside it, so that a count goes on and an interrupt is heard while a long
 * text is read.
 */
import { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import type { Resources } from '../reading/resources.js';
import type { Made } from '../store/store.js';
import type { TablesOption } from './tables.js';

export interface Reader {
  /** By which code and tables it reads. */
  made(): Promise<Made>;
  /** @param progress called with the share of a long text that is read, above 0 and below 1 */
  read(document: Document, progress?: (share: number) => void): Promise<Reading>;
  /** Gives up what is being read, and frees what it took; it may be asked again. */
  close(): Promise<void>;
}

/** Reads in this thread. @param resources called at the first document */
export const readerHere = (resources: () => Resources): Reader => ({
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

/** Reads in a thread of its own, with the tables that are named; it is started by the first question. */
export function readerBeside(tables: TablesOption): Reader {
  let thread: Worker | undefined;
  const ask = (question: Question, progress?: (share: number) => void): Promise<unknown> => {
    thread ??= new Worker(new URL('./reading-thread.js', import.meta.url), { workerData: tables });
    const worker = thread;
    return new Promise((resolve, reject) => {
      const done = (): void => {
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
      worker.postMessage(question);
    });
  };
  return {
    made: async () => (await ask({ ask: 'made' })) as Made,
    read: async (document, progress) => (await ask({ ask: 'read', document }, progress)) as Reading,
    close: async () => {
      const ended = thread;
      thread = undefined;
      await ended?.terminate();
    },
  };
}
