/**
 * Several reading threads as one. Each does one thing after the other, so that what waits is shared out here: what is soon
 * answered goes first, and what takes long never has all threads.
 */
import type { Answering } from '../api/answering.js';
import type { Reads } from '../api/read.js';
import { VIEWS } from '../api/views.js';
import { BusyError, inThread } from './thread.js';

export type Readers = Reads & { readonly answer: Answering; readonly close: () => Promise<void> };

/** What a reading thread is asked; `ready` loads its tables, so that nobody has to wait for them. */
type Reader = Omit<Readers, 'close'> & { readonly ready: () => Promise<void> };
const CALLS = ['answer', 'read', 'whyNot', 'ready'] as const satisfies readonly (keyof Reader)[];

type Thread = ReturnType<typeof inThread<Reader>>;

/** Calls that may wait; more are refused, so that a queue of hours cannot be built. */
const MOST = { short: 1000, long: 50 } as const;

const LONG: ReadonlySet<string> = new Set(VIEWS.flatMap(({ name, long }) => (long ? [name] : [])));

/** @param open gives a thread */
export function shared(count: number, open: () => Thread): Readers {
  const idle = Array.from({ length: count }, open);
  const threads = [...idle];
  const waiting = {
    short: [] as ((thread: Thread) => Promise<void>)[],
    long: [] as ((thread: Thread) => Promise<void>)[],
  };
  /** Just made ready: the next is another's turn. */
  const warmed = new Set<Thread>();
  let long = 0;
  const next = (): void => {
    // The one that was at work last has most at hand.
    const thread = idle.at(-1);
    const isLong = waiting.short.length === 0;
    if (!thread || (isLong && long > 0 && long >= count - 1)) return;
    const work = waiting[isLong ? 'long' : 'short'].shift();
    if (!work) return;
    idle.pop();
    if (isLong) long++;
    void work(thread).finally(() => {
      if (isLong) long--;
      if (warmed.delete(thread)) idle.unshift(thread);
      else idle.push(thread);
      next();
    });
    next();
  };
  const share = <T>(how: 'short' | 'long', work: (thread: Thread) => Promise<T>): Promise<T> => {
    if (waiting[how].length >= MOST[how]) return Promise.reject(new BusyError('too many questions wait'));
    return new Promise<T>((resolve, reject) => {
      waiting[how].push((thread) => work(thread).then(resolve, reject));
      next();
    });
  };
  const warm = (thread: Thread): Promise<void> => thread.ready().finally(() => warmed.add(thread));
  for (const _ of threads) void share('long', warm).catch(() => undefined);
  return {
    // A file to take home may be long, whatever it is of.
    answer: (question) =>
      share(question.type !== 'json' || LONG.has(question.view) ? 'long' : 'short', (thread) =>
        thread.answer(question),
      ),
    read: (...given) => share('long', (thread) => thread.read(...given)),
    whyNot: (...given) => share('long', (thread) => thread.whyNot(...given)),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** @param location of a store that is there */
export const readingThreads = (location: string, count: number): Readers =>
  shared(count, () => inThread<Reader>(new URL('./reader.js', import.meta.url), CALLS, location));
