/** `chancery serve`: the record in the browser, on this machine unless told otherwise. */
import { serve } from '@hono/node-server';
import { Command, InvalidArgumentError, Option } from 'commander';
import open from 'open';
import { Desk } from '../desk/desk.js';
import { RELEASE, storeAt } from '../desk/place.js';
import { loadResources } from '../desk/resources.js';
import { StoreError } from '../store/error.js';
import { createApp } from './app.js';

const port = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('It is no port; 0 to 65535.');
  return number;
};

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

interface ServeOptions {
  readonly store?: string;
  readonly port: number;
  readonly host: string;
  readonly open?: boolean;
}

const start = async (options: ServeOptions): Promise<void> => {
  const location = storeAt(options.store);
  const desk = await Desk.open(location, { resources: () => loadResources(), access: 'read' });
  // Who serves to others knows under which name; who serves to this machine is asked by its names only.
  // In an address the number of IPv6 stands in brackets, for listening it does not.
  const listen = options.host.replace(/^\[(.*)\]$/, '$1');
  const name = listen.includes(':') ? `[${listen}]` : listen;
  const hosts = LOCAL.includes(name) ? new Set(LOCAL) : undefined;
  const server = serve({ fetch: createApp(desk, hosts).fetch, port: options.port, hostname: listen }, (info) => {
    const address = `http://${name}:${info.port}/`;
    process.stdout.write(`${location} at ${address}  (ctrl-c ends)\n`);
    if (options.open) void open(address);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const what =
      error.code === 'EADDRINUSE' ? `port ${options.port} is taken; choose another with --port` : error.message;
    process.stderr.write(`chancery: serve: ${what}\n`);
    process.exit(1);
  });
  const stop = (): void => {
    server.close(() => void desk.close().then(() => process.exit(0)));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const program = new Command('chancery serve')
  .description('Shows the record in the browser: its list, each entry with its reports, each document with its marks.')
  .version(RELEASE)
  .option('--store <file>', 'the store (else CHANCERY_STORE, else chancery.db)')
  .addOption(new Option('--port <n>', 'where to listen, 0 for any free port').argParser(port).default(8484))
  .option('--host <name>', 'address to listen at', '127.0.0.1')
  .option('--open', 'open it in the browser')
  .exitOverride();

try {
  program.parse(process.argv.filter((_, i) => i !== 2));
  await start(program.opts<ServeOptions>());
} catch (error) {
  if (error instanceof StoreError) {
    process.stderr.write(`chancery: ${error.message}; ${error.advice}\n`);
    process.exitCode = 1;
  } else if (error instanceof Error && 'exitCode' in error) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
}
