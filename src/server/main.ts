/** `chancery serve`: the record in the browser and over HTTP, on this machine unless told otherwise. */
import { Command, InvalidArgumentError, Option } from 'commander';
import open from 'open';
import { Desk } from '../desk/desk.js';
import { RELEASE, storeAt } from '../desk/place.js';
import { loadResources } from '../desk/resources.js';
import type { Resources } from '../reading/resources.js';
import { StoreError } from '../store/error.js';
import { withoutPassword } from '../store/location.js';
import { createApp } from './app.js';
import { createDoor } from './door/door.js';
import { isLocal, nameOf, welcomeHosts } from './door/hosts.js';
import { jsonLog, type Log } from './door/log.js';
import { listen } from './listen.js';
import { readingThreads, writingThread } from './threads/threads.js';

const port = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('It is no port; 0 to 65535.');
  return number;
};

interface ServeOptions {
  readonly store?: string;
  readonly port: number;
  readonly host: string;
  readonly name?: readonly string[];
  readonly https?: boolean;
  readonly open?: boolean;
  readonly link?: boolean;
  readonly readOnly?: boolean;
  readonly log?: 'all' | 'problems' | 'none';
}

const complain = (message: string): void => {
  process.stderr.write(`chancery: ${message}\n`);
};

const start = async (options: ServeOptions): Promise<void> => {
  const location = storeAt(options.store);
  let loaded: Resources | undefined;
  const resources = (): Resources => {
    loaded ??= loadResources();
    return loaded;
  };
  // What changes the record is the writing thread alone.
  const desk = await Desk.openSealed(location, { resources });
  const name = nameOf(options.host);
  // A further name or https means that others come through a program in front of this one.
  const here = isLocal(name) && !options.name && !options.https;
  if (!here && (await desk.access.tokens()).length === 0) {
    complain(
      `serve: others may come by ${options.name?.[0] ?? name}, and there is no token; make one first: chancery token NAME`,
    );
    await desk.close();
    process.exitCode = 1;
    return;
  }
  const log = logOf(options.log ?? (process.stderr.isTTY ? 'problems' : 'all'));
  const door = createDoor({
    welcome: welcomeHosts(options.host, options.name),
    open: here,
    secure: options.https === true,
    log,
    tokens: { ofText: (text) => desk.access.ofText(text), ofId: (id) => desk.access.ofId(id) },
  });
  const writes = options.readOnly ? undefined : writingThread(location);
  const elsewhere = readingThreads(location);
  const app = createApp({ ask: desk.ask, elsewhere, resources, door, ...(writes ? { writes } : {}) });
  const listening = await listen(app, { port: options.port, hostname: options.host.replace(/^\[(.*)\]$/, '$1') }).catch(
    async (error: NodeJS.ErrnoException) => {
      complain(
        `serve: ${error.code === 'EADDRINUSE' ? `port ${options.port} is taken; choose another with --port` : error.message}`,
      );
      await desk.close();
      process.exitCode = 1;
    },
  );
  if (!listening) return;
  const address = `http://${name}:${listening.port}/`;
  log({ is: 'start', release: RELEASE, address });
  const owners = (): string => `${address}enter?key=${door.sessions.key()}`;
  // Written at once: who starts this as a process reads the address and its link together.
  process.stdout.write(
    `${withoutPassword(location)} at ${address}  (ctrl-c ends)\n${options.link ? `opens once, within five minutes: ${owners()}\n` : ''}`,
  );
  if (options.open) await open(owners());

  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    void listening
      .stop()
      .then(() => writes?.close())
      .then(() => elsewhere.close())
      .then(() => desk.close())
      .then(() => {
        log({ is: 'stop' });
        process.exit(0);
      });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

/** Requests that went well are a line each only where all is asked for. */
const logOf = (wanted: 'all' | 'problems' | 'none'): Log => {
  const write = jsonLog((line) => process.stderr.write(line));
  if (wanted === 'all') return write;
  return (line) => {
    const problem = line.is === 'error' || (line.is === 'request' && Number(line.status) >= 500);
    if (wanted === 'problems' && problem) write(line);
  };
};

const program = new Command('chancery serve')
  .description(
    'The record in the browser and over HTTP: on this machine everybody may read; --open lets you add and correct. For others (--host, --name), each needs a token: chancery token NAME.',
  )
  .version(RELEASE)
  .option('--store <file>', 'the store: a file, or postgres://... (else CHANCERY_STORE, else chancery.db)')
  .addOption(new Option('--port <n>', 'where to listen, 0 for any free port').argParser(port).default(8484))
  .option('--host <address>', 'address to listen at', '127.0.0.1')
  .option('--name <host...>', 'further names by which others come, through a program in front of this one')
  .option('--https', 'others come by https, which a program in front of this one gives')
  .option('--open', 'open it in the browser, by a link that opens once and lets you add and correct')
  .option('--link', 'print such a link')
  .option('--read-only', 'nothing can be added or corrected')
  .addOption(
    new Option('--log <what>', 'JSON lines on standard error: problems on a terminal, else all').choices([
      'all',
      'problems',
      'none',
    ]),
  )
  .exitOverride();

try {
  program.parse(process.argv.filter((_, i) => i !== 2));
  await start(program.opts<ServeOptions>());
} catch (error) {
  if (error instanceof StoreError) {
    complain(`${error.message}; ${error.advice}`);
    process.exitCode = 1;
  } else if (error instanceof Error && 'exitCode' in error) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
}
