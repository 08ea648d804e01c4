/**
 * A worker's loop: takes documents from the queue, adds them at the desk, and says that they are done once they are in
 * the store. What it holds when it is killed is given to another. While the store or the queue is away it waits, and
 * takes nothing more.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../desk/desk.js';
import { QueueError } from '../desk/queue/error.js';
import type { Queue, Taken } from '../desk/queue/queue.js';
import { orAborted } from '../desk/stop.js';
import type { Ingested } from '../ingest/documents-in.js';

/** Documents taken at once: those of one transaction. */
const TAKEN = 50;

/** Milliseconds for which a document waits at most for others to be taken with it. */
const GATHER_MS = 1000;

/** Loops side by side: one keeps documents while the threads read those of the other. */
const LANES = 2;

/** Times that a document is taken before it is set aside: whoever took it so often has ended with it each time. */
const MOST_DELIVERIES = 20;

/**
 * Times after which a document is read alone, when the others that were taken with it are done: what ends a worker takes
 * those along that are read beside it, and they are not to be set aside for it.
 */
const SUSPECT = 3;

/** Milliseconds before the store is tried again, at first and at most; and tries until the worker gives up. */
const PAUSE_MS = [500, 30_000] as const;
const TRIES = 12;

export interface WorkCounts {
  /** New or changed documents. */
  readonly read: number;
  /** Documents that were there: queued twice, or by two. */
  readonly known: number;
  readonly failed: number;
}

export interface WorkOptions {
  /** Aborted when the worker is to end: what is read is kept, the rest given back. */
  readonly signal: AbortSignal;
  /** Seconds of silence after which the queue gives what was taken to another. */
  readonly patience: number;
  /** Ends when the queue is empty, in place of waiting for more. */
  readonly untilEmpty?: boolean;
  readonly progress: (counts: WorkCounts) => void;
  /** Told in a line what is wrong and goes on. */
  readonly tell: (what: string) => void;
}

/**
 * Works until it is stopped.
 *
 * @throws whatever the store throws, once it has been tried for some minutes; what was taken is given back
 */
export async function work(desk: Desk, queue: Queue, options: WorkOptions): Promise<WorkCounts> {
  let counts: WorkCounts = { read: 0, known: 0, failed: 0 };
  const count = (more: Partial<WorkCounts>): void => {
    counts = {
      read: counts.read + (more.read ?? 0),
      known: counts.known + (more.known ?? 0),
      failed: counts.failed + (more.failed ?? 0),
    };
    options.progress(counts);
  };
  // A lane that fails stops the others.
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, failing.signal]);
  // Each text that is being read listens.
  setMaxListeners(0, signal);
  const lane = async (): Promise<void> => {
    try {
      while (!signal.aborted) {
        const taken = await take(queue, { ...options, signal });
        if (taken.length > 0) await handle(desk, taken, { ...options, signal }, count);
        else if (options.untilEmpty && (await isEmpty(queue))) return;
      }
    } catch (error) {
      failing.abort();
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return counts;
}

const isEmpty = async (queue: Queue): Promise<boolean> => {
  const { waiting, taken } = await queue.status();
  return waiting + taken === 0;
};

/** The next documents; none where there are none for now. */
async function take(queue: Queue, { signal, tell }: WorkOptions): Promise<readonly Taken[]> {
  const asked = queue.take(TAKEN, GATHER_MS);
  try {
    const taken = await orAborted(asked, signal);
    if (taken) return taken;
    // What still comes is for others, and is waited for: given back after the end it would be silent for the patience.
    await orAborted(asked.then(giveBack), AbortSignal.timeout(2 * GATHER_MS));
    return [];
  } catch (error) {
    if (!(error instanceof QueueError)) throw error;
    if (signal.aborted) return [];
    tell(`${error.message}; waiting for it`);
    await pause(PAUSE_MS[0], signal);
    // A server that came back without its disk has no queue: it is made again, and filled by the next queue add.
    await queue.make().catch(() => undefined);
    return [];
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => undefined);

/** Brings what was taken to its end, whatever it is. */
async function handle(
  desk: Desk,
  taken: readonly Taken[],
  options: WorkOptions,
  count: (more: Partial<WorkCounts>) => void,
): Promise<void> {
  const open = new Set(taken);
  const hold = (): void => {
    for (const one of open) one.working();
  };
  const clock = setInterval(hold, (options.patience * 1000) / 3);
  const setAside = async (one: Taken, reason: string): Promise<void> => {
    open.delete(one);
    count({ failed: 1 });
    options.tell(`${nameOf(one)}: set aside (${reason}); chancery queue failed lists those, --again tries them again`);
    // Where the queue is away it is delivered again, and fails again.
    await one.fail(reason).catch(() => undefined);
  };
  try {
    for (const one of taken) {
      if (one.content instanceof Error) await setAside(one, one.content.message);
      else if (one.deliveries > MOST_DELIVERIES)
        await setAside(one, `taken ${one.deliveries - 1} times, and each time the worker ended`);
    }
    const [calm, suspects] = [false, true].map((is) => [...open].filter((one) => one.deliveries > SUSPECT === is));
    for (const ones of [calm ?? [], ...(suspects ?? []).map((one) => [one])])
      await add(desk, ones, open, setAside, options, count);
  } finally {
    clearInterval(clock);
    giveBack(open);
  }
}

const giveBack = (taken: Iterable<Taken>): void => {
  for (const one of taken) one.back();
};

const nameOf = ({ content }: Taken): string => (content instanceof Error ? 'a message' : content.document.id);

/** Adds what is still open of some; while the store fails, again and again. */
async function add(
  desk: Desk,
  ones: readonly Taken[],
  open: Set<Taken>,
  setAside: (one: Taken, reason: string) => Promise<void>,
  { signal, tell }: WorkOptions,
  count: (more: Partial<WorkCounts>) => void,
): Promise<void> {
  const asides: Promise<void>[] = [];
  for (let tries = 1; !signal.aborted; tries++) {
    const of = new Map<Ingested, Taken>();
    for (const one of ones) if (open.has(one) && !(one.content instanceof Error)) of.set(one.content, one);
    if (of.size === 0) break;
    try {
      await desk.add(
        of.keys(),
        ({ added, changed, known }) => {
          count({ read: added + changed, known });
          return true;
        },
        {
          signal,
          kept: (ones) => {
            for (const ingested of ones) {
              const one = of.get(ingested);
              if (!one) continue;
              one.done();
              open.delete(one);
            }
          },
          failed: (ingested, error) => {
            const one = of.get(ingested);
            if (one) asides.push(setAside(one, error.message));
          },
        },
      );
      break;
    } catch (error) {
      if (tries === TRIES) throw error;
      const [first, most] = PAUSE_MS;
      tell(`${error instanceof Error ? error.message : String(error)}; trying again`);
      await pause(Math.min(most, first * 2 ** (tries - 1)), signal);
    }
  }
  await Promise.all(asides);
}
