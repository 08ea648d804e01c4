/** `chancery queue`: documents that workers are to read, how far they are, and what could not be read. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pMapIterable } from 'p-map';
import { RELEASE } from '../../desk/place.js';
import { natsAt } from '../../desk/queue/connection.js';
import { QueueError } from '../../desk/queue/error.js';
import { Queue, type Queued } from '../../desk/queue/queue.js';
import { orAborted, untilAborted } from '../../desk/stop.js';
import { type DocumentsCommand, documentsOf, type Found, type Tell } from '../documents.js';
import { STDIN } from '../input.js';
import { complainLine, json, print, remark } from '../output.js';
import { countDocuments, duration, interruptible, number, progressLine } from '../progress.js';
import { type StoreOption, withDesk } from '../record.js';
import { columns, terminal } from '../terminal.js';

export interface QueueCommand {
  readonly nats?: string;
  readonly queue: string;
  readonly creds?: string;
  readonly monitor?: string;
}

/** Documents on their way to the server: it syncs its disk for each. */
const AT_ONCE = 32;

/** Milliseconds before a document is offered again to a full queue, or to a server that is away. */
const PAUSE_MS = 1000;

/** Times that a server which is away is tried. */
const TRIES = 30;

/** Opens the queue, lets `work` use it, and closes it. @returns what it gives, or 1 where the queue fails */
async function withQueue(
  { nats, queue, creds, monitor }: QueueCommand,
  work: (queue: Queue) => Promise<number>,
): Promise<number> {
  const options = { address: natsAt(nats), queue, ...(creds ? { creds } : {}), ...(monitor ? { monitor } : {}) };
  let opened: Queue | undefined;
  try {
    opened = await Queue.open(options, RELEASE);
    return await work(opened);
  } catch (error) {
    if (!(error instanceof QueueError)) throw error;
    complainLine('queue', error.message, error.advice);
    return 1;
  } finally {
    await opened?.close();
  }
}

const warnOfSync = async (queue: Queue): Promise<void> => {
  const warning = await queue.syncWarning();
  if (warning) remark(warning);
};

/** What came of a document; nothing where it was told to stop meanwhile. */
type Came = Queued | 'known' | 'failed' | undefined;

/** @returns the exit status: 0, 1 where some input failed, 130 where it was interrupted */
export function queueAddCommand(
  paths: readonly string[],
  options: QueueCommand & StoreOption & DocumentsCommand,
): Promise<number> {
  const inputs = paths.length === 0 ? [STDIN] : paths;
  return withQueue(options, async (queue) => {
    await warnOfSync(queue);
    const counts = { queued: 0, waiting: 0, known: 0, failed: 0 };
    const interrupt = interruptible();
    const { signal } = interrupt;
    const amount = (): Promise<number | undefined> => countDocuments(inputs, options.ndjson === true, signal);
    const line = progressLine(signal, amount, 'queuing');
    const summary = (): string =>
      `${number(counts.queued)} queued, ${number(counts.waiting)} wait already, ${number(counts.known)} in the record, ${number(counts.failed)} failed`;
    const failed = (input: string, what: string, advice: string): void => {
      counts.failed++;
      line.counted(summary(), 1);
      line.aside(() => complainLine(input, what, advice));
    };
    const tell: Tell = (input, what, advice, isMinor) =>
      isMinor ? line.aside(() => complainLine(input, what, advice)) : failed(input, what, advice);
    try {
      await withDesk(
        options,
        async (desk) => {
          const put = async (found: Found): Promise<Came> =>
            (await desk.holds(found.document)) ? 'known' : offer(queue, found, signal, failed);
          const found = documentsOf(inputs, { ...options, isArticle: true }, tell, 'ndjson');
          for await (const came of pMapIterable(untilAborted(found, signal), put, { concurrency: AT_ONCE })) {
            if (came === undefined || came === 'failed' || came === 'full') continue;
            counts[came]++;
            line.read();
            line.counted(summary(), 0);
          }
        },
        'create',
      );
    } finally {
      line.stop();
      interrupt.done();
    }
    await print(`${summary()}\n`);
    if (!signal.aborted) return counts.failed === 0 ? 0 : 1;
    await print('interrupted: what is counted is queued; the same command goes on from here\n');
    return 130;
  });
}

/** Puts a document, again while there is no room for it. */
async function offer(
  queue: Queue,
  found: Found,
  signal: AbortSignal,
  failed: (input: string, what: string, advice: string) => void,
): Promise<Came> {
  let silent = 0;
  while (!signal.aborted) {
    try {
      const came = await orAborted(queue.put(found), signal);
      if (came !== 'full') return came;
      silent = 0;
    } catch (error) {
      if (!(error instanceof QueueError)) throw error;
      // A document that is too large fails alone; a server that is silent fails all, and may come back.
      if (error.cause === undefined) {
        failed(`${found.from}, ${found.document.id}`, error.message, error.advice);
        return 'failed';
      }
      if (++silent === TRIES) throw error;
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

export function queueStatusCommand(
  options: QueueCommand & { readonly seconds: number; readonly json?: boolean },
): Promise<number> {
  return withQueue(options, async (queue) => {
    const warning = await queue.syncWarning();
    const before = await queue.status();
    const start = performance.now();
    await sleep(options.seconds * 1000);
    const { waiting, taken, failed, done } = await queue.status();
    const rate = (done - before.done) / ((performance.now() - start) / 1000);
    const left = rate > 0 ? (waiting + taken) / rate : undefined;
    if (options.json) {
      await print(
        `${json({ waiting, taken, failed, done, rate, left: left ?? null, synced: warning === undefined })}\n`,
      );
      return 0;
    }
    const { width } = terminal();
    const rows: readonly (readonly [string, string])[] = [
      ['waiting', number(waiting)],
      ['being read', number(taken)],
      ['done', number(done)],
      ['failed', failed === 0 ? '0' : `${number(failed)} (chancery queue failed)`],
      ['rate', `${rate.toFixed(1)} documents/s over ${options.seconds} s`],
      ...(waiting + taken === 0
        ? []
        : [['time left', left === undefined ? 'none is done just now' : duration(left)] as const]),
    ];
    await print(rows.map(([name, value]) => `${columns(name.padEnd(12), value, width, 0)}\n`).join(''));
    if (warning) remark(warning);
    return 0;
  });
}

export function queueFailedCommand(
  options: QueueCommand & { readonly again?: boolean; readonly json?: boolean },
): Promise<number> {
  return withQueue(options, async (queue) => {
    for await (const one of queue.failed(options.again)) {
      if (options.json) await print(`${json(one)}\n`);
      else complainLine(one.document, one.reason, options.again ? 'queued again' : 'try it again with --again');
    }
    return 0;
  });
}
