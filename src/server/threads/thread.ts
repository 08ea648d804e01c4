/**
 * Work in a thread of its own. Reading a text takes from milliseconds to minutes of one core: here it would hold up every
 * page meanwhile. The thread is started by the first call; it does one thing after the other.
 */
import { Worker } from 'node:worker_threads';

/** Calls that may wait; more are refused, so that a queue of hours cannot be built. */
const MOST = 50;

/** There are too many that wait. */
export class BusyError extends Error {}

/** What a thread may be asked: functions whose arguments and answers can go between threads. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are those of whoever is called
export type Calls = { readonly [name: string]: (...given: any[]) => Promise<unknown> };

/** What goes to the thread, and what comes back. */
export interface Order {
  readonly number: number;
  readonly name: string;
  readonly given: readonly unknown[];
}
export type Outcome =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: ThreadError };

/** An error that crossed from a thread: what is wrong, and for what a person can mend, what to do. */
interface ThreadError {
  readonly message: string;
  readonly advice?: string;
}

/** What a person asked cannot be done: which, what is wrong, and what to do. */
class RefusedError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

/**
 * The calls of a thread's file, as if they were here.
 *
 * @param file whose `answerCalls` answers
 * @param names of its calls
 * @param location of the store
 */
export function inThread<T>(
  file: URL,
  names: readonly (keyof T & string)[],
  location: string,
): T & { readonly close: () => Promise<void> } {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  const fail = (error: Error): void => {
    // The next call starts another thread; what the broken one had done is in the store, batch by batch.
    worker = undefined;
    for (const one of waiting.values()) one.failed(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(file, { workerData: { location } });
    started.on('message', ({ number, ...outcome }: Outcome) => {
      const one = waiting.get(number);
      waiting.delete(number);
      if (!('error' in outcome)) one?.done(outcome.result);
      else if (outcome.error.advice === undefined) one?.failed(new Error(outcome.error.message));
      else one?.failed(new RefusedError(outcome.error.message, outcome.error.advice));
    });
    started.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    started.on('exit', (code) => fail(new Error(`a thread ended (${code})`)));
    // It waits for calls, and keeps no process alive that has nothing else to do.
    started.unref();
    return started;
  };
  const send = (name: string, given: readonly unknown[]): Promise<unknown> => {
    if (waiting.size >= MOST) return Promise.reject(new BusyError('too many texts wait to be read'));
    worker ??= start();
    const number = ++last;
    const thread = worker;
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(number, { done: resolve, failed: reject });
      thread.postMessage({ number, name, given } satisfies Order);
    });
  };
  const calls = Object.fromEntries(names.map((name) => [name, (...given: unknown[]) => send(name, given)]));
  return {
    ...(calls as unknown as T),
    close: async () => {
      if (!worker) return;
      // The process waits for it now.
      worker.ref();
      // What is under way ends, and is in the record.
      await send('close', []).catch(() => undefined);
      await worker?.terminate();
    },
  };
}
