/** Work that is told to stop: a promise that is no longer waited for, a list that ends early. */

/** What the work gives, or nothing once the signal is aborted; the work itself goes on unheard. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return work;
  // Nobody may be left to hear of its failure.
  work.catch(() => undefined);
  if (signal.aborted) return undefined;
  let stop = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The elements up to the moment at which the signal is aborted, though the next may never come. */
export async function* untilAborted<T>(
  all: AsyncIterable<T> | Iterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  if (!signal) return yield* all;
  const from = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  for (;;) {
    const next = await orAborted(Promise.resolve(from.next()), signal);
    if (next === undefined || next.done) return;
    yield next.value;
  }
}

/** Tells whether so many milliseconds have passed since it was made or begun again. */
export const dueAfter = (milliseconds: number): { readonly is: () => boolean; readonly again: () => void } => {
  let end = performance.now() + milliseconds;
  return {
    is: () => performance.now() >= end,
    again: () => {
      end = performance.now() + milliseconds;
    },
  };
};
