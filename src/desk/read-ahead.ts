/**
 * Documents read ahead of the transaction that keeps them: several at once, given out in the order in which they came,
 * whichever is read first. So what is written does not depend on the number of threads.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pMapIterable } from 'p-map';
import type { Document } from '../model/document.js';
import type { Reading } from '../model/reading.js';
import { factsKey } from '../store/version.js';
import type { Reader } from './reader.js';
import { orAborted, untilAborted } from './stop.js';

/** How who waits for documents to be read is told of it, and stops it. */
export interface Watch {
  /** Once it is aborted, what is being read is given up, what was read is kept, and nothing more is. */
  readonly signal?: AbortSignal;
  /** Called after each document that is read, before it is kept. */
  readonly read?: () => void;
  /** Called within long documents with the shares of them that are read, in the order of their beginning. */
  readonly share?: (shares: readonly number[]) => void;
}

/** What is handed in, and what came of it: nothing where it is not to be read, or was given up. */
export interface Ahead<T> {
  readonly one: T;
  readonly document?: Document;
  readonly reading?: Reading;
  /** Why it could not be read. */
  readonly error?: Error;
  /** Given up: it was told to stop meanwhile. */
  readonly isStopped?: boolean;
}

/** Characters of the texts that may be read, or being read, and not taken yet; a longer one goes alone. */
const MOST_CHARACTERS = 20e6;

/** Milliseconds between two looks whether there is room again. */
const LOOK = 20;

/**
 * @param documentOf gives what is to be read of what is handed in; undefined where nothing is
 * @returns what was handed in, in its order
 */
export async function* readAhead<T>(
  all: AsyncIterable<T> | Iterable<T>,
  documentOf: (one: T) => Promise<Document | undefined>,
  reader: Reader,
  { signal, read, share }: Watch,
): AsyncGenerator<Ahead<T>> {
  let characters = 0;
  async function* withRoom(): AsyncGenerator<{ readonly one: T; readonly document: Document | undefined }> {
    for await (const one of all) {
      while (characters > MOST_CHARACTERS && !signal?.aborted) await sleep(LOOK);
      const document = await documentOf(one);
      characters += document?.text.length ?? 0;
      yield { one, document };
    }
  }
  // One text that comes twice is read once, as long as the first has not been taken.
  const readings = new Map<string, Promise<Reading | undefined>>();
  const shares = new Map<string, number>();
  const begun = (key: string, document: Document): Promise<Reading | undefined> => {
    const known = readings.get(key);
    if (known) return known;
    const tell = (now: number): void => {
      shares.set(key, now);
      share?.([...shares.values()]);
    };
    const reading = orAborted(reader.read(document, share && tell), signal)
      .finally(() => {
        if (shares.delete(key)) share?.([...shares.values()]);
      })
      .then((done) => {
        if (done) read?.();
        return done;
      });
    readings.set(key, reading);
    return reading;
  };
  const ahead = pMapIterable(
    untilAborted(withRoom(), signal),
    async ({ one, document }): Promise<Ahead<T>> => {
      if (!document) return { one };
      try {
        const reading = await begun(keyOf(document), document);
        return reading ? { one, document, reading } : { one, document, isStopped: true };
      } catch (error) {
        return { one, document, error: error instanceof Error ? error : new Error(String(error)) };
      }
    },
    { concurrency: reader.ahead, backpressure: reader.ahead },
  );
  for await (const one of ahead) {
    if (one.document) {
      characters -= one.document.text.length;
      readings.delete(keyOf(one.document));
    }
    yield one;
  }
}

/** Which text with which facts: what a reading is a function of. */
export const keyOf = (document: Document): string =>
  JSON.stringify([document.id, document.hash, document.retrieved ?? null, factsKey(document)]);
