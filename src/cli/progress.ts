/** What is shown while documents are read, and the interrupt that stops it. */
import { setMaxListeners } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import ora from 'ora';
import { isReadable } from '../ingest/recognise.js';
import { STDIN } from './input.js';

export const number = (value: number): string => value.toLocaleString('en');

/** Stops what waits on the signal; a second interrupt ends at once. */
export const interruptible = (): { readonly signal: AbortSignal; readonly done: () => void } => {
  const controller = new AbortController();
  // Each text that is being read listens, and many threads may read.
  setMaxListeners(0, controller.signal);
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    // Nothing more is read of it, and it would keep the process waiting.
    if (!process.stdin.destroyed) process.stdin.destroy();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    done: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
};

/** Milliseconds between two looks at the clock; the sign before the line moves by itself, and more often. */
const TICK = 250;

export interface ProgressLine {
  /** What is kept and failed, in words; `passed` documents were not read for it. */
  counted(summary: string, passed: number): void;
  /** One more is read, though not kept yet. */
  readonly read: () => void;
  /** So much of some long ones is read. */
  readonly share: (shares: readonly number[]) => void;
  /** Writes something else to standard error, the line out of its way. */
  aside(write: () => void): void;
  stop(): void;
}

/**
 * A line on a terminal: counts, of how many, per cent, time left. Elsewhere nothing.
 *
 * @param signal of an interrupt, after which the work comes to its end; none for work that one takes back whole
 * @param amount how many there are, where that can be told; it is asked beside the work
 */
export function progressLine(
  signal: AbortSignal | undefined,
  amount: () => Promise<number | undefined> = async () => undefined,
  begins = 'reading',
): ProgressLine {
  // A terminal that does not know its width, or cannot go back, cannot be drawn on.
  const shown = process.stderr.isTTY === true && process.stderr.columns > 0 && process.env.TERM !== 'dumb';
  // Left to itself it would not move where the variable CI is set, terminal or not.
  const line = ora({ text: begins, stream: process.stderr, isEnabled: shown, isSilent: !shown, discardStdin: false });
  let of: number | undefined;
  let [summary, read, passed] = ['', 0, 0];
  let shares: readonly number[] = [];
  const start = performance.now();
  const draw = (): void => {
    const share = shares.reduce((sum, one) => sum + one, 0);
    const done = read + passed + share;
    const seconds = (performance.now() - start) / 1000;
    const parts = [
      summary,
      ...(read + passed > 0 || of !== undefined
        ? [`${number(read + passed)}${of === undefined ? '' : ` of ${number(of)}`} looked at`]
        : []),
      ...(of ? [`${Math.min(99, Math.floor((100 * done) / of))}%`] : []),
      // What is known already takes no time: what is left is judged by what was read.
      ...(of && read + share > 0 ? [`${duration((seconds / (read + share)) * Math.max(0, of - done))} left`] : []),
      ...(shares.length > 0 ? [longTexts(shares)] : []),
    ];
    line.text = signal?.aborted ? 'stopping: keeping what was read' : parts.filter(Boolean).join(' · ');
  };
  let clock: NodeJS.Timeout | undefined;
  if (shown) {
    line.start();
    clock = setInterval(draw, TICK);
    signal?.addEventListener('abort', draw, { once: true });
    amount().then(
      (all) => {
        of = all;
      },
      // What cannot be counted is told of when it is read.
      () => undefined,
    );
  }
  return {
    counted: (text, known) => {
      summary = text;
      passed += known;
    },
    read: () => {
      read++;
    },
    share: (now) => {
      shares = now;
    },
    aside: (write) => {
      line.clear();
      write();
    },
    stop: () => {
      clearInterval(clock);
      line.stop();
    },
  };
}

/** A number that is known only once the work has begun, for `progressLine` to ask. */
export const laterKnown = (): { readonly asked: () => Promise<number>; readonly is: (count: number) => void } => {
  let tell: (count: number) => void = () => undefined;
  const known = new Promise<number>((resolve) => {
    tell = resolve;
  });
  return { asked: () => known, is: (count) => tell(count) };
};

/** Milliseconds after which work that never waits lets the line be drawn. */
const TURN = 100;

/** Tells of one more done; now and then it waits a turn, without which nothing is drawn beside work on a file of SQLite. */
export const turnTaking = (tell: () => void): (() => Promise<void>) => {
  let last = performance.now();
  return async () => {
    tell();
    if (performance.now() - last < TURN) return;
    await setImmediate();
    last = performance.now();
  };
};

const longTexts = (shares: readonly number[]): string => {
  const percents = shares.map((share) => `${Math.floor(share * 100)}%`).join(', ');
  return shares.length === 1 ? `a long text: ${percents} of it` : `${shares.length} long texts: ${percents}`;
};

export const duration = (seconds: number): string => {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
};

/** True for a file that holds documents one a line. */
export const holdsLines = (path: string): boolean => /\.(jsonl|ndjson)$/.test(path);

/** The files of a folder, and of those in it, that hold texts or documents, sorted. */
async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isReadable(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** How many documents files and folders hold, by their lines; nothing where that cannot be told before they are read. */
export async function countDocuments(
  paths: readonly string[],
  ndjson: boolean,
  signal: AbortSignal,
): Promise<number | undefined> {
  let count = 0;
  for (const path of paths) {
    if (path === STDIN || signal.aborted) return undefined;
    const found = (await stat(path)).isDirectory() ? await filesIn(path) : [path];
    for (const file of found) count += ndjson || holdsLines(file) ? await linesOf(file, signal) : 1;
  }
  return count;
}

const linesOf = async (path: string, signal: AbortSignal): Promise<number> => {
  let lines = 0;
  let last = 10;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18, signal }) as AsyncIterable<Uint8Array>) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
    last = chunk.at(-1) ?? last;
  }
  return last === 10 ? lines : lines + 1;
};
