/**
 * Threads that read, each with a few questions at hand: while the thread that asks writes to the store it hands out
 * nothing, and who waited for it meanwhile would stand idle for a fifth of the time.
 */
import type { Worker } from 'node:worker_threads';
import type { Document } from '../model/document.js';

export type Question = { readonly ask: 'made' } | { readonly ask: 'read'; readonly document: Document };

/** What a thread says: how far the first of its questions is, then the answer to it. */
export type Said =
  | { readonly share: number }
  | { readonly answer: unknown }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack: string | undefined } };

interface AskOptions {
  readonly progress?: (share: number) => void;
  /** Milliseconds for which it may be read; without end unless told. */
  readonly patience?: number;
}

export interface Threads {
  /** Answered by the thread that has the least to read. */
  ask(question: Question, options?: AskOptions): Promise<unknown>;
  /** Gives up all that is asked and ends the threads; they begin again with the next question. */
  close(): Promise<void>;
}

/** Characters that a thread may have at hand: some seconds of reading. A longer text is handed to a thread that has nothing. */
const AT_HAND = 100_000;

interface Asked {
  readonly question: Question;
  readonly options: AskOptions;
  readonly characters: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** @param start makes a thread that answers questions in their order */
export function readingThreads(start: () => Worker, count: number): Threads {
  const waiting: Asked[] = [];
  const handOut = (): void => {
    for (let [next] = waiting; next; [next] = waiting) {
      const least = threads.reduce((a, b) => (b.characters() < a.characters() ? b : a));
      if (least.characters() > 0 && least.characters() + next.characters > AT_HAND) return;
      waiting.shift();
      least.take(next);
    }
  };
  const threads = Array.from({ length: count }, () =>
    readingThread(start, handOut, (again) => {
      waiting.unshift(...again);
      handOut();
    }),
  );
  return {
    ask: (question, options = {}) =>
      new Promise((resolve, reject) => {
        const characters = question.ask === 'read' ? question.document.text.length + 1 : 1;
        waiting.push({ question, options, characters, resolve, reject });
        handOut();
      }),
    close: async () => {
      for (const one of waiting.splice(0)) one.reject(new Error('the reader was closed'));
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Thread {
  /** Of the texts that it has at hand. */
  characters(): number;
  take(asked: Asked): void;
  close(): Promise<void>;
}

/**
 * Answers one question after the other. It is started by the first, and again by one that comes after it has ended.
 *
 * @param answered called after each answer
 * @param again takes what it had at hand and never began, when it ends with the text before
 */
function readingThread(start: () => Worker, answered: () => void, again: (asked: Asked[]) => void): Thread {
  let worker: Worker | undefined;
  let atHand: Asked[] = [];
  let clock: NodeJS.Timeout | undefined;
  const begin = (): void => {
    const [first] = atHand;
    if (first?.options.patience === undefined) return;
    const { patience } = first.options;
    clock = setTimeout(() => fail(new Error(`not read within ${Math.round(patience / 1000)} s`)), patience);
  };
  const hear = (said: Said): void => {
    if ('share' in said) {
      atHand[0]?.options.progress?.(said.share);
      return;
    }
    clearTimeout(clock);
    const done = atHand.shift();
    if ('answer' in said) done?.resolve(said.answer);
    else done?.reject(Object.assign(new Error(said.error.message), said.error));
    begin();
    answered();
  };
  /** What is read now has failed with its thread; what waits behind it is not to suffer for it. */
  const fail = (error: Error): void => {
    const [first, ...others] = end();
    first?.reject(error);
    again(others);
  };
  /** @returns what it had at hand */
  const end = (): Asked[] => {
    clearTimeout(clock);
    void worker?.removeAllListeners().on('error', () => undefined);
    void worker?.terminate();
    worker = undefined;
    const had = atHand;
    atHand = [];
    return had;
  };
  return {
    characters: () => atHand.reduce((sum, { characters }) => sum + characters, 0),
    take: (asked) => {
      worker ??= start()
        .on('message', hear)
        .on('error', fail)
        .on('exit', () => fail(new Error('the thread that reads has ended')));
      atHand.push(asked);
      worker.postMessage(asked.question);
      if (atHand.length === 1) begin();
    },
    close: async () => {
      const ended = worker;
      for (const one of end()) one.reject(new Error('the reader was closed'));
      await ended?.terminate();
    },
  };
}
