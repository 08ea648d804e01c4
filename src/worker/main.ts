/** `chancery worker`: reads what waits in a queue into the record, beside any number of others. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { Desk } from '../desk/desk.js';
import { RELEASE, storeAt } from '../desk/place.js';
import { natsAt, shownAddress } from '../desk/queue/connection.js';
import { QueueError } from '../desk/queue/error.js';
import { Queue } from '../desk/queue/queue.js';
import { readerBeside, usualJobs } from '../desk/reader.js';
import { resourceLoader } from '../desk/tables.js';
import { TableError } from '../reading/tables.js';
import { StoreError } from '../store/error.js';
import { type WorkCounts, work } from './work.js';

interface WorkerOptions {
  readonly store?: string;
  readonly nats?: string;
  readonly queue: string;
  readonly creds?: string;
  readonly monitor?: string;
  readonly jobs?: number;
  readonly patience: number;
  readonly untilEmpty?: boolean;
  readonly data?: string;
  readonly actors?: readonly string[];
}

/** Milliseconds between two lines that say how far it is. */
const REPORT_MS = 30_000;

/** Milliseconds for which one text may be read, by its length: far more than any takes that ends at all. */
const patienceFor = (characters: number): number => 300_000 + characters * 0.3;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
// What is wrong may cite a document.
const complain = (line: string): void => {
  process.stderr.write(`chancery: ${line.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')}\n`);
};

const number = (value: number): string => value.toLocaleString('en');

const summaryOf = ({ read, known, failed }: WorkCounts, since: number): string => {
  const seconds = (performance.now() - since) / 1000;
  const rate = ((read + known) / Math.max(seconds, 0.001)).toFixed(1);
  return `${number(read)} read, ${number(known)} known, ${number(failed)} failed, ${rate} documents/s`;
};

const start = async (options: WorkerOptions): Promise<void> => {
  const location = storeAt(options.store);
  const address = natsAt(options.nats);
  const { jobs = usualJobs(), patience, untilEmpty = false } = options;
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const { queue: name, creds, monitor } = options;
  const queue = await Queue.open(
    { address, queue: name, patience, ...(creds ? { creds } : {}), ...(monitor ? { monitor } : {}) },
    RELEASE,
  );
  let desk: Desk | undefined;
  try {
    const warning = await queue.syncWarning();
    if (warning) complain(warning);
    desk = await Desk.open(location, {
      resources: await resourceLoader(options),
      reader: readerBeside(options, { jobs, patience: patienceFor }),
      access: 'create',
    });
    say(`${location} from ${shownAddress(address)}, queue ${name}, ${jobs} at once  (ctrl-c ends)`);
    const since = performance.now();
    let counts: WorkCounts = { read: 0, known: 0, failed: 0 };
    let told = counts;
    const clock = setInterval(() => {
      if (told !== counts) say(summaryOf(counts, since));
      told = counts;
    }, REPORT_MS);
    try {
      await work(desk, queue, {
        signal: stopping.signal,
        patience,
        untilEmpty,
        progress: (now) => {
          counts = now;
        },
        tell: complain,
      });
    } finally {
      clearInterval(clock);
      say(summaryOf(counts, since));
    }
  } finally {
    await queue.close();
    await desk?.close();
  }
};

const whole = (value: string): number => {
  const given = Number(value);
  if (!Number.isInteger(given) || given < 1) throw new InvalidArgumentError('It is no whole number above 0.');
  return given;
};

const program = new Command('chancery worker')
  .description(
    'Reads what waits in a queue (chancery queue add) into the record, beside any number of other workers, on this machine or others. It may be killed at any moment: what it had taken is given to another. Ctrl-C or SIGTERM ends it: what is read is kept, the rest given back.',
  )
  .version(RELEASE)
  .option('--store <file>', 'the store (else CHANCERY_STORE, else chancery.db)')
  .option('--nats <address>', 'the NATS server (else CHANCERY_NATS, else nats://127.0.0.1:4222)')
  .option('--queue <name>', 'the queue, one for each store', 'chancery')
  .option('--creds <file>', 'credentials, where the server wants them')
  .option('--monitor <address>', "the server's monitoring page (else http://HOST:8222), which says whether it syncs")
  .addOption(new Option('--jobs <n>', 'texts read at once, each in a thread (else all cores but one)').argParser(whole))
  .addOption(
    new Option('--patience <seconds>', 'what a worker took and is silent about for so long is given to another')
      .argParser(whole)
      .default(30),
  )
  .option('--until-empty', 'end when nothing waits any more')
  .option('--data <folder>', 'tables to read with, in place of those that came along')
  .option(
    '--actors <file>',
    'actors of your own (docs/actors.md); again for another',
    (given: string, before: readonly string[] = []) => [...before, given],
  )
  .exitOverride();

try {
  program.parse(process.argv.filter((_, i) => i !== 2));
  await start(program.opts<WorkerOptions>());
  process.exit(0);
} catch (error) {
  if (error instanceof StoreError || error instanceof QueueError) {
    complain(`${error.message}; ${error.advice}`);
    process.exit(1);
  }
  if (error instanceof TableError) {
    complain(error.message);
    process.exit(2);
  }
  if (!(error instanceof Error && 'exitCode' in error)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
