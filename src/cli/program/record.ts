/** Commands that bring documents into the record and out of it. */
import { type Command, Option } from 'commander';
import {
  actorsOption,
  allowHostOption,
  columnsOption,
  dataOption,
  jobsOption,
  limitOption,
  publishedOption,
  run,
  storeOption,
  USAGE_ERROR,
  whole,
} from './options.js';

/** `add`, `follow`, `remove`, `reread`, `rebuild`. */
export function addRecordCommands(program: Command): void {
  program
    .command('add')
    .summary('read documents into the record')
    .description(
      'Reads documents into the record: texts, web pages, PDFs, feeds, web archives, tables and other formats (docs/formats.md), folders of them, addresses, documents as JSON one a line (.jsonl, .ndjson, or - for standard input). Adding the same again changes nothing; an interrupted run goes on where it was.',
    )
    .argument('[path...]', 'files, folders or addresses, - for standard input')
    .addOption(publishedOption())
    .option('--publisher <name>', 'who published the texts')
    .option('--title <text>', 'the title of a single text')
    .option('--url <address>', 'where a single text stands')
    .addOption(columnsOption())
    .addOption(allowHostOption())
    .option('--ndjson', 'the files hold documents one a line, whatever their names')
    .addOption(jobsOption())
    .addOption(limitOption())
    .addOption(storeOption())
    .addOption(dataOption())
    .addOption(actorsOption())
    .action((paths, options) => run(async () => (await import('../commands/add.js')).addCommand(paths, options)));

  program
    .command('follow')
    .summary('what is new in feeds, into the record')
    .description(
      'Asks feeds (RSS, Atom) what is new, fetches the pages and reads them into the record. FEEDS is OPML, a file of addresses one a line, or the address of a feed. Run it again, for instance each hour: feeds that have not changed are asked no more than that, and pages in the record are not fetched again.',
    )
    .argument('[feeds...]', 'lists of feeds, or addresses of feeds')
    .option(
      '--official',
      'the official feeds of states and organizations that come along (data/ingest/official-feeds.csv)',
    )
    .option('--language <code...>', 'of the official feeds only those in these languages: en')
    .option('--party <code...>', 'of the official feeds only those of these parties: USA')
    .addOption(new Option('--pages <n>', 'pages of one feed in one run').argParser(whole).default(undefined, '50'))
    .addOption(allowHostOption())
    .addOption(limitOption())
    .addOption(storeOption())
    .addOption(dataOption())
    .addOption(actorsOption())
    .action((feeds, options) =>
      run(async () => {
        if (feeds.length === 0 && !options.official)
          program.error("error: missing argument 'feeds', or --official", { exitCode: USAGE_ERROR });
        return (await import('../commands/follow.js')).followCommand(feeds, options);
      }),
    );

  program
    .command('remove')
    .summary('take documents out of the record')
    .argument('<document...>', 'ids of documents, - for ids on standard input, one a line')
    .addOption(storeOption())
    .action((ids, options) => run(async () => (await import('../commands/add.js')).removeCommand(ids, options)));

  program
    .command('reread')
    .summary('read again what another release or other tables read')
    .option('--all', 'every document')
    .addOption(jobsOption())
    .addOption(storeOption())
    .addOption(dataOption())
    .addOption(actorsOption())
    .action((options) => run(async () => (await import('../commands/add.js')).rereadCommand(options)));

  program
    .command('rebuild')
    .summary('make the record anew from the readings')
    .addOption(storeOption())
    .action((options) => run(async () => (await import('../commands/add.js')).rebuildCommand(options)));
}
