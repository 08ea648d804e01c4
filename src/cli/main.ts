/** The command line. One file a command under commands/, loaded when it is called. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { RELEASE } from '../desk/place.js';
import { isMoment, isPartialDate } from '../model/day.js';
import { harmless } from './harmless.js';
import { endOnClosedPipe } from './output.js';

const USAGE_ERROR = 2;
const KINDS_LISTED = ['documents', 'meetings', 'events', 'statements', 'commitments', 'channels', 'incidents'];

const day = (value: string): string => {
  if (!isMoment(value)) throw new InvalidArgumentError('It is no date; write it as 2023-06-18.');
  return value;
};

const megabytes = (value: string): number => {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('It is no number of megabytes; write for instance 50.');
  return number;
};

const limitOption = (): Option =>
  new Option('--limit <MB>', 'refuse a text of more megabytes').argParser(megabytes).default(undefined, '10');
const columnsOption = (): Option =>
  new Option('--columns <map>', "which columns of a table are what: 'text=body,title=headline,published=day'");
const allowHostOption = (): Option =>
  new Option('--allow-host <host...>', 'hosts of your own network that may be asked: intranet.example, 127.0.0.1:8080');
const dataOption = (): Option =>
  new Option('--data <folder>', 'tables to read with, in place of those that came along');

const actorsOption = (): Option =>
  new Option('--actors <file...>', 'actors of your own: YAML (docs/actors.md), or a dictionary of PETRARCH (.txt)');

const program = new Command('chancery')
  .description(
    'Keeps the diplomatic record from public reporting: who met whom, who said what, what was agreed,\neach line with the words that support it.',
  )
  .version(RELEASE)
  .showHelpAfterError('(chancery --help shows what there is)')
  .exitOverride();

const run = (work: () => Promise<number>): Promise<void> =>
  work().then((status) => {
    process.exitCode = status;
  });

program
  .command('read')
  .summary('read articles: for people, or as JSON')
  .description(
    'Reads articles and shows who appears, what happened and who said what. A FILE is a text, a web page, a PDF or any other format that is read (docs/formats.md), or an address; - is standard input.',
  )
  .argument('[file...]', 'files, folders or addresses to read, - for standard input')
  .addOption(
    new Option('--published <date>', 'day of publication; relative dates and offices hang on it').argParser(day),
  )
  .option('--publisher <name>', 'who published it')
  .option('--title <text>', 'its title, where the text is the body alone')
  .option('--url <address>', 'where it stands')
  .option('--json', 'print the readings as JSON, with several files one a line')
  .option('--ndjson', 'documents in as JSON, one a line; readings out, one a line, in the same order')
  .option('--conllu', 'the files hold trees of another parser (CoNLL-U)')
  .addOption(columnsOption())
  .addOption(allowHostOption())
  .addOption(limitOption())
  .addOption(dataOption())
  .addOption(actorsOption())
  .action((files, options) =>
    run(async () => {
      const beside = ['conllu', 'title', 'published', 'publisher', 'url'].find((name) => options[name] !== undefined);
      if (options.ndjson && beside)
        program.error(`error: --ndjson does not go with --${beside}: each line says it of its own document`, {
          exitCode: USAGE_ERROR,
        });
      return (await import('./commands/read.js')).readCommand(files, options);
    }),
  );

program
  .command('parse')
  .summary('words, tags, lemmas and trees as CoNLL-U')
  .argument('[file...]', 'texts, - for standard input')
  .option('--gold-tokens', 'the input is CoNLL-U whose words and sentences are kept')
  .addOption(limitOption())
  .action((files, options) => run(async () => (await import('./commands/parse.js')).parseCommand(files, options)));

program
  .command('who')
  .summary('who a name or phrase is, on a day')
  .description(
    "Says of a name ('Sergey Lavrov') or a bare phrase ('the Russian foreign minister', 'cattle rustlers') its kind, for whom it acts, where it belongs, its sector and its office on a day.",
  )
  .argument('[phrase...]', 'names or phrases; with --ndjson files of them, - for standard input')
  .addOption(new Option('--on <date>', 'the day; without it an office stays an office').argParser(day))
  .option('--json', 'print the answers as JSON, with several phrases one a line')
  .option('--ndjson', 'questions in as JSON, one a line ({"phrase", "on"}); answers out, in the same order')
  .addOption(actorsOption())
  .addOption(dataOption())
  .action((phrases, options) =>
    run(async () => {
      if (options.ndjson && options.on !== undefined)
        program.error("error: --ndjson does not go with --on: each line says its own day as 'on'", {
          exitCode: USAGE_ERROR,
        });
      if (!options.ndjson && phrases.length === 0)
        program.error("error: missing required argument 'phrase'", { exitCode: USAGE_ERROR });
      return (await import('./commands/who.js')).whoCommand(phrases, options);
    }),
  );

program
  .command('schema')
  .summary('the JSON Schema of documents and readings')
  .action(() =>
    run(async () => {
      const { jsonSchema } = await import('../model/schema.js');
      process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
      return 0;
    }),
  );

program
  .command('rules')
  .summary("the rule behind a 'why', or all rules")
  .argument('[id...]', "ids, or their beginnings: 'events/accuse', 'events'")
  .option('--json', 'one rule a line')
  .addOption(dataOption())
  .action((ids, options) => run(async () => (await import('./commands/rules.js')).rulesCommand(ids, options)));

const storeOption = (): Option => new Option('--store <file>', 'the store (else CHANCERY_STORE, else chancery.db)');
const publishedOption = (): Option =>
  new Option('--published <date>', 'day of publication; relative dates and offices hang on it').argParser(day);
const whole = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is no whole number above 0.');
  return number;
};
const partialDay = (value: string): string => {
  if (!isPartialDate(value)) throw new InvalidArgumentError('Write a date as 2023, 2023-06 or 2023-06-18.');
  return value;
};
const listOptions = (command: Command): Command =>
  command
    .addOption(new Option('--limit <n>', 'at most so many').argParser(whole))
    .addOption(new Option('--from <date>', 'first day, as coarse as wanted').argParser(partialDay))
    .addOption(new Option('--to <date>', 'last day, as coarse as wanted').argParser(partialDay))
    .option('--json', 'one a line as JSON')
    .addOption(storeOption());

program
  .command('add')
  .summary('read documents into the record')
  .description(
    'Reads documents into the record: texts, web pages, PDFs, feeds, web archives, tables and other formats (docs/formats.md), folders of them, addresses, documents as JSON one a line (.jsonl, .ndjson, or - for standard input). Adding the same again changes nothing; an interrupted run goes on where it was.',
  )
  .argument('[path...]', 'files, folders or addresses, - for standard input')
  .addOption(publishedOption())
  .option('--publisher <name>', 'who published the texts')
  .addOption(columnsOption())
  .addOption(allowHostOption())
  .option('--ndjson', 'the files hold documents one a line, whatever their names')
  .addOption(limitOption())
  .addOption(storeOption())
  .addOption(dataOption())
  .addOption(actorsOption())
  .action((paths, options) => run(async () => (await import('./commands/add.js')).addCommand(paths, options)));

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
      return (await import('./commands/follow.js')).followCommand(feeds, options);
    }),
  );

program
  .command('remove')
  .summary('take documents out of the record')
  .argument('<document...>', 'ids of documents, - for ids on standard input, one a line')
  .addOption(storeOption())
  .action((ids, options) => run(async () => (await import('./commands/add.js')).removeCommand(ids, options)));

program
  .command('reread')
  .summary('read again what another release or other tables read')
  .option('--all', 'every document')
  .addOption(storeOption())
  .addOption(dataOption())
  .addOption(actorsOption())
  .action((options) => run(async () => (await import('./commands/add.js')).rereadCommand(options)));

program
  .command('rebuild')
  .summary('make the record anew from the readings')
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/add.js')).rebuildCommand(options)));

listOptions(
  program
    .command('list')
    .summary('what the record holds, newest first')
    .addArgument(new Argument('<kind>', 'what to list').choices(KINDS_LISTED)),
)
  .option('--party <party...>', 'only with all of these sides: codes or names')
  .action((kind, options) =>
    run(async () => {
      const filter = ['party', 'from', 'to'].find((name) => options[name] !== undefined);
      if (kind === 'documents' && filter)
        program.error(`error: --${filter} is of entries, not of documents`, { exitCode: USAGE_ERROR });
      return (await import('./commands/show.js')).listCommand(kind, options);
    }),
  );

program
  .command('show')
  .summary('an entry with its reports, or a document')
  .argument('<id>', 'id of an entry, of any of its items, or of a document')
  .option('--json', 'as JSON')
  .addOption(storeOption())
  .action((id, options) => run(async () => (await import('./commands/show.js')).showCommand(id, options)));

program
  .command('search')
  .summary('documents that hold all words, or a "quoted phrase"')
  .argument('<word...>', 'words to look for')
  .addOption(new Option('--limit <n>', 'at most so many').argParser(whole))
  .option('--json', 'one a line as JSON')
  .addOption(storeOption())
  .action((words, options) => run(async () => (await import('./commands/show.js')).searchCommand(words, options)));

listOptions(
  program
    .command('timeline')
    .summary('what the record holds between two parties, oldest first')
    .argument('<a>', 'a party: code or name')
    .argument('<b>', 'the other'),
).action((a, b, options) => run(async () => (await import('./commands/show.js')).timelineCommand(a, b, options)));

program
  .command('export')
  .summary('entries for other programs')
  .addArgument(new Argument('<kind>', 'what to export').choices(KINDS_LISTED.slice(1)))
  .addOption(new Option('--format <format>', 'how').choices(['jsonl', 'csv']).default('jsonl'))
  .addOption(storeOption())
  .action((kind, options) => run(async () => (await import('./commands/show.js')).exportCommand(kind, options)));

program
  .command('unknown')
  .summary('names met often that no table of actors has')
  .description(
    'Lists people and organizations that stand in several documents and in no table of actors, those of most documents first; copies of one text count once. With --yaml as entries to check and use with --actors.',
  )
  .addOption(new Option('--least <n>', 'documents that a name must stand in').argParser(whole).default(undefined, '2'))
  .addOption(new Option('--limit <n>', 'at most so many').argParser(whole).default(undefined, '50'))
  .option('--json', 'one a line as JSON')
  .addOption(new Option('--yaml', 'people as entries for --actors').conflicts('json'))
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/unknown.js')).unknownCommand(options)));

program.command('serve').summary('the record in the browser').allowUnknownOption();

endOnClosedPipe();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Commander throws for help and version, too; errors of ours that a person can mend are one line. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if ('exitCode' in error && 'code' in error && String(error.code).startsWith('commander.'))
    return error.exitCode === 0 ? 0 : USAGE_ERROR;
  if (error.name === 'StoreError' && 'advice' in error) {
    process.stderr.write(`chancery: ${harmless(`${error.message}; ${error.advice}`)}\n`);
    return 1;
  }
  if (error.name === 'TableError' || ('code' in error && error.code === 'ENOENT')) {
    process.stderr.write(`chancery: ${error.message}\n`);
    return USAGE_ERROR;
  }
  throw error;
}
