/** Documents for workers, and the programs that stand beside this one. */
import { type Command, Option } from 'commander';
import { allowHostOption, columnsOption, limitOption, publishedOption, run, storeOption, whole } from './options.js';

/** `queue`, and for the help `worker`, `serve`, `mcp`, which `bin/chancery.js` starts. */
export function addQueueCommands(program: Command): void {
  const queue = program
    .command('queue')
    .summary('documents for workers, on this machine or many')
    .description(
      'Documents that chancery worker reads into one record, from a queue of NATS JetStream: any number of workers, each document until it is in the store.',
    );
  const queueOptions = (command: Command): Command =>
    command
      .option('--nats <address>', 'the NATS server (else CHANCERY_NATS, else nats://127.0.0.1:4222)')
      .option('--queue <name>', 'the queue, one for each store', 'chancery')
      .option('--creds <file>', 'credentials, where the server wants them')
      .option(
        '--monitor <address>',
        "the server's monitoring page (else http://HOST:8222), which says whether it syncs",
      );
  queueOptions(
    queue
      .command('add')
      .summary('queue what the store lacks')
      .description(
        'Queues the documents that neither the store has nor the queue, in any format that add takes. Run it again after any accident: what was lost on the way is queued again.',
      )
      .argument('[path...]', 'files, folders or addresses, - for standard input'),
  )
    .addOption(publishedOption())
    .option('--publisher <name>', 'who published the texts')
    .addOption(columnsOption())
    .addOption(allowHostOption())
    .option('--ndjson', 'the files hold documents one a line, whatever their names')
    .addOption(limitOption())
    .addOption(storeOption())
    .action((paths, options) =>
      run(async () => (await import('../commands/queue.js')).queueAddCommand(paths, options)),
    );
  queueOptions(queue.command('status').summary('how many wait, at what rate they are read, time left'))
    .addOption(new Option('--seconds <n>', 'for which the rate is watched').argParser(whole).default(5))
    .option('--json', 'as JSON')
    .action((options) => run(async () => (await import('../commands/queue.js')).queueStatusCommand(options)));
  queueOptions(queue.command('failed').summary('what could not be read, with the reason'))
    .option('--again', 'queue them again')
    .option('--json', 'one a line as JSON')
    .action((options) => run(async () => (await import('../commands/queue.js')).queueFailedCommand(options)));

  program.command('worker').summary('reads what waits in a queue into the record').allowUnknownOption();
  program.command('serve').summary('the record in the browser and over HTTP').allowUnknownOption();
  program.command('mcp').summary('the record for language-model clients').allowUnknownOption();
}
