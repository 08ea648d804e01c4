/**
 * Writing in a thread of its own. Reading a text takes from milliseconds to minutes of one core: here it would hold up
 * every page meanwhile. The thread is started by the first that writes; it does one thing after the other.
 */
import { Worker } from 'node:worker_threads';
import type { AddCounts } from '../../desk/desk.js';
import type { Writes } from '../api/writes.js';
import type { Order, Outcome } from './orders.js';

/** Orders that may wait; more are refused, so that a queue of hours cannot be built. */
const MOST = 50;

/** There are too many that wait. */
export class BusyError extends Error {}

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** @param location of the store, which is made where it is missing */
export function writingThread(location: string): Writes {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  const fail = (error: Error): void => {
    // The next order starts another thread; what the broken one had done is in the store, batch by batch.
    worker = undefined;
    for (const one of waiting.values()) one.failed(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./worker.js', import.meta.url), { workerData: { location } });
    started.on('message', ({ number, ...outcome }: Outcome) => {
      const one = waiting.get(number);
      waiting.delete(number);
      if ('error' in outcome) one?.failed(new Error(outcome.error));
      else one?.done(outcome.result);
    });
    started.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', (code) => fail(new Error(`the writing thread ended (${code})`)));
    // It waits for orders, and keeps no process alive that has nothing else to do.
    started.unref();
    return started;
  };
  const send = <T>(order: Order): Promise<T> => {
    if (waiting.size >= MOST) return Promise.reject(new BusyError('too many texts wait to be read'));
    worker ??= start();
    const number = ++last;
    const thread = worker;
    return new Promise<T>((resolve, reject) => {
      waiting.set(number, { done: (result) => resolve(result as T), failed: reject });
      thread.postMessage({ number, ...order });
    });
  };
  return {
    add: (documents) => send<AddCounts>({ is: 'add', documents }),
    correct: (correction) => send<boolean>({ is: 'correct', correction }),
    close: async () => {
      if (!worker) return;
      // The process waits for it now.
      worker.ref();
      // What is under way ends, and is in the record.
      await send({ is: 'close' }).catch(() => undefined);
      await worker?.terminate();
    },
  };
}
