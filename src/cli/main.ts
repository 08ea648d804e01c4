/** The command line. One file a command under commands/, loaded when it is called. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { RELEASE } from '../desk/place.js';
import { FORMAT_NAMES, FORMATS } from '../export/format/table.js';
import { SCOPES } from '../model/access.js';
import { isMoment } from '../model/day.js';
import { filterOptions } from './filter.js';
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

const storeOption = (): Option =>
  new Option('--store <file>', 'the store: a file, or postgres://... (else CHANCERY_STORE, else chancery.db)');

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
  .command('compare')
  .summary('two accounts of one meeting side by side')
  .description(
    'Compares two accounts point by point: what both say, what one alone says, where they contradict each other, and what each stressed.',
  )
  .argument('<a>', 'the text of one account, - for standard input; or the id of a meeting in the record')
  .argument('[b]', 'the text of the other; without it the accounts of the meeting that the record holds')
  .addOption(
    new Option('--published <date>', 'day of publication; relative dates and offices hang on it').argParser(day),
  )
  .option(
    '--last',
    'of a meeting in the record: each account beside the last one by the same office of the same people',
  )
  .option('--json', 'as JSON')
  .addOption(storeOption())
  .addOption(dataOption())
  .addOption(actorsOption())
  .action((a, b, options) =>
    run(async () => {
      const commands = await import('./commands/compare.js');
      return b === undefined ? commands.compareMeetingCommand(a, options) : commands.compareCommand([a, b], options);
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

const publishedOption = (): Option =>
  new Option('--published <date>', 'day of publication; relative dates and offices hang on it').argParser(day);
const whole = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is no whole number above 0.');
  return number;
};
const jobsOption = (): Option =>
  new Option('--jobs <n>', 'texts read at once, each in a thread (else all cores but one)').argParser(whole);
const listOptions = (command: Command): Command =>
  filterOptions(command)
    .addOption(new Option('--limit <n>', 'at most so many').argParser(whole))
    .option('--json', 'one a line as JSON')
    .addOption(actorsOption())
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
  .addOption(jobsOption())
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
).action((kind, options) => run(async () => (await import('./commands/list.js')).listCommand(kind, options)));

program
  .command('show')
  .summary('an entry with its reports, or a document')
  .argument('<id>', 'id of an entry, of any of its items, or of a document')
  .option('--json', 'as JSON')
  .addOption(storeOption())
  .action((id, options) => run(async () => (await import('./commands/show.js')).showCommand(id, options)));

listOptions(
  program
    .command('search')
    .summary('documents that hold all words, or a "quoted phrase"; sanction* takes all that begin so')
    .argument('<word...>', 'words to look for'),
).action((words, options) => run(async () => (await import('./commands/list.js')).searchCommand(words, options)));

listOptions(
  program
    .command('timeline')
    .summary('what the record holds with all of these sides, oldest first')
    .argument('<side...>', 'a party, person or body: codes or names'),
)
  .addOption(
    new Option('--format <format>', 'rows of one table for all kinds').choices(['jsonl', 'csv']).conflicts('json'),
  )
  .action((sides, options) => run(async () => (await import('./commands/list.js')).timelineCommand(sides, options)));

filterOptions(
  program
    .command('export')
    .summary('entries for other programs')
    .description(
      'Entries for other programs, each file with release, schema and data version; docs/codebook.md says every column. WHAT is a kind, `all` or `deposit`. Formats of event data hold what happened, unless --status asks for more.',
    )
    .addHelpText('after', () =>
      ['', 'Formats:', ...FORMAT_NAMES.map((name) => `  ${name.padEnd(16)}${FORMATS[name].says}`)].join('\n'),
    )
    .addArgument(new Argument('<what>', 'what to export').choices([...KINDS_LISTED.slice(1), 'all', 'deposit'])),
)
  .addOption(new Option('--format <format>', 'how (else jsonl)').choices(FORMAT_NAMES))
  .option('--to <path>', 'a file, or the folder of a format that is one; else standard output')
  .option('--participants <file>', 'of jsonl and csv a second file, a row each who takes part')
  .option('--author <name...>', 'of a deposit: who made it')
  .option('--license <address>', 'of a deposit: the licence under which it is given')
  .option('--url <address>', 'of a deposit: where it is to stand')
  .addOption(actorsOption())
  .addOption(storeOption())
  .action((what, options) => run(async () => (await import('./commands/export.js')).exportCommand(what, options)));

filterOptions(
  program
    .command('sample')
    .summary('a sheet of entries drawn at random, to be checked by hand')
    .description(
      "A CSV sheet for checking by hand: entries drawn at random, each with its words and what stands around them; fill in 'right' (yes, no, ?) and 'note'. The same seed draws the same. Of two filled sheets chancery agreement says how often the record is right.",
    ),
)
  .addOption(new Option('--n <n>', 'so many entries').argParser(whole).default(100))
  .option('--seed <text>', 'by which they are drawn', '1')
  .addOption(new Option('--kind <kind...>', 'of these kinds; of all unless told').choices(KINDS_LISTED.slice(1)))
  .option('--each', 'so many of each kind')
  .option('--to <file>', 'a file; else standard output')
  .addOption(actorsOption())
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/sample.js')).sampleCommand(options)));

program
  .command('agreement')
  .summary('how often the record is right by filled sheets, and how far those who filled them agree')
  .argument('<a>', 'a filled sheet of chancery sample')
  .argument('<b...>', 'those of others who checked the same')
  .option('--json', 'as JSON')
  .action((a, b, options) =>
    run(async () => (await import('./commands/sample.js')).agreementCommand([a, ...b], options)),
  );

program
  .command('visits')
  .summary('where somebody was, whom they met, and since when nobody had been there')
  .argument('<person>', 'a name')
  .option('--since <date>', 'first day, as coarse as wanted')
  .option('--until <date>', 'last day, as coarse as wanted')
  .option('--precision <level>', 'strict (few are wrong), balanced, broad (few are missed)')
  .option('--all', 'at home, too')
  .option('--json', 'as JSON')
  .addOption(actorsOption())
  .addOption(storeOption())
  .action((person, options) => run(async () => (await import('./commands/visits.js')).visitsCommand(person, options)));

program
  .command('brief')
  .summary('a briefing on two parties, every line with its sources')
  .argument('<a>', 'a party: a code or any name of it')
  .argument('<b>', 'the other')
  .addOption(new Option('--since <date>', 'mark what was reported since this day').argParser(day))
  .option('--precision <level>', 'strict (few lines are wrong; the default), balanced, broad (few are missed)')
  .addOption(new Option('--html', 'one HTML file, to read or to print').conflicts(['md', 'json']))
  .addOption(new Option('--md', 'as Markdown').conflicts('json'))
  .option('--json', 'as JSON')
  .addOption(storeOption())
  .addOption(dataOption())
  .addOption(actorsOption())
  .action((a, b, options) => run(async () => (await import('./commands/brief.js')).briefCommand([a, b], options)));

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

program
  .command('changes')
  .summary('what was added, changed, merged, split or removed')
  .description(
    'The feed of changes, oldest first. --since takes the number of the last change seen, or a day: what is kept by it stays equal to the record. An id that is gone answers in chancery show.',
  )
  .option('--since <number|date>', 'only what came after this change, or on this day or later')
  .addOption(new Option('--limit <n>', 'at most so many').argParser(whole))
  .option('--json', 'one a line as JSON')
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/changes.js')).changesCommand(options)));

const correct = program
  .command('correct')
  .summary("a person's corrections: made, undone, listed, exported, taken in")
  .description(
    'What a person says of the record. Each correction is kept as a fact of its own with author, time and reason; it lives through reread and rebuild, and can be undone. IDs are those of entries or items, as list and show print them.',
  );
const saidOptions = (command: Command): Command =>
  command
    .option('--reason <text>', 'why')
    .option('--author <name>', 'who says so (else CHANCERY_AUTHOR, else the user of this machine)')
    .addOption(storeOption());
for (const is of ['same', 'not-same'] as const)
  saidOptions(
    correct
      .command(is)
      .summary(is === 'same' ? 'two accounts tell of one thing' : 'two accounts tell of two things')
      .argument('<a>', 'id of an entry or item')
      .argument('<b>', 'id of another of its kind'),
  ).action((item, other, options) =>
    run(async () => (await import('./commands/correct.js')).correctCommand({ is, item, other }, options)),
  );
saidOptions(
  correct
    .command('field')
    .summary('a field has another value')
    .argument('<id>', 'id of an entry or item')
    .argument('<field>', 'date, place, status, participants ...')
    .argument('<value>', 'as text or JSON'),
).action((item, field, value, options) =>
  run(async () => {
    const { correctCommand, valueGiven } = await import('./commands/correct.js');
    return correctCommand({ is: 'field', item, field, value: valueGiven(value) }, options);
  }),
);
saidOptions(
  correct
    .command('reject')
    .summary('it did not happen so: out of the record')
    .argument('<id>', 'id of an entry: all its accounts; of another item: that account')
    .option('--one', 'only the account that has this id'),
).action((item, { one, ...options }) =>
  run(async () => (await import('./commands/correct.js')).correctCommand({ is: 'reject', item, all: !one }, options)),
);
saidOptions(
  correct.command('hide').summary('in the record, but in no list or export').argument('<id>', 'id of an entry or item'),
).action((item, options) =>
  run(async () => (await import('./commands/correct.js')).correctCommand({ is: 'hide', item }, options)),
);
saidOptions(
  correct.command('undo').summary('take a correction back').argument('<correction>', 'id of the correction'),
).action((id, options) => run(async () => (await import('./commands/correct.js')).undoCommand(id, options)));
correct
  .command('list')
  .summary('all corrections, and those that find no item any more')
  .option('--orphaned', 'only those that find no item')
  .option('--json', 'one a line as JSON, to be taken in elsewhere')
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/correct.js')).correctionsCommand(options)));
correct
  .command('import')
  .summary('take in corrections from another store')
  .argument('<file>', 'lines of correct list --json, - for standard input')
  .addOption(storeOption())
  .action((file, options) => run(async () => (await import('./commands/correct.js')).importCommand(file, options)));

const watch = program
  .command('watch')
  .summary('saved views that tell of each new or changed entry once')
  .description(
    'Saved views of the record that tell of each new or changed entry once: by a line on standard output, an Atom file or a call of an address (webhook). `chancery watch add NAME` saves one, `chancery watch` tells what is new.',
  );
watch
  .command('run', { isDefault: true })
  .summary('tell what is new, again and again')
  .argument('[name...]', 'these views; all where none is named')
  .option('--once', 'look once and end')
  .addOption(new Option('--every <seconds>', 'between two looks').argParser(whole).default(60))
  .option('--site <address>', 'where the pages are, for links in feeds', 'http://localhost:8484')
  .addOption(actorsOption())
  .addOption(storeOption())
  .action((names, options) => run(async () => (await import('./commands/watch.js')).watchRunCommand(names, options)));
filterOptions(
  watch
    .command('add')
    .summary('save a view')
    .argument('<name>', 'how it is called')
    .addOption(new Option('--kind <kind...>', 'of these kinds; of all unless told').choices(KINDS_LISTED.slice(1)))
    .addOption(new Option('--webhook <address>', 'call this address, with JSON').conflicts('atom'))
    .option('--atom <file>', 'keep a feed in this file')
    .option('--from-start', 'tell what is in it already, too'),
)
  .addOption(actorsOption())
  .addOption(storeOption())
  .action((name, options) => run(async () => (await import('./commands/watch.js')).watchAddCommand(name, options)));
watch
  .command('list')
  .summary('the saved views')
  .option('--json', 'one a line as JSON')
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/watch.js')).watchListCommand(options)));
watch
  .command('remove')
  .summary('end a view')
  .argument('<name>', 'how it is called')
  .addOption(storeOption())
  .action((name, options) => run(async () => (await import('./commands/watch.js')).watchRemoveCommand(name, options)));

program
  .command('token')
  .summary('how programs come in at a record that is served')
  .description(
    'Makes a token for a program or a person, and prints it once; without a NAME lists those there are. Send it as Authorization: Bearer TOKEN.',
  )
  .argument('[name]', 'for whom or what it is')
  .addOption(new Option('--scope <right...>', 'what it may do beside reading').choices(SCOPES))
  .addOption(new Option('--days <n>', 'after which it is no longer taken').argParser(whole).default(365))
  .option('--list', 'list the tokens there are')
  .option('--remove <id>', 'end a token')
  .option('--json', 'as JSON')
  .addOption(storeOption())
  .action((name, options) => run(async () => (await import('./commands/token.js')).tokenCommand(name, options)));

program
  .command('backup')
  .summary('all that the store holds, to one file')
  .description(
    'Writes all that the store holds to one file, with a digest; others may add meanwhile. `chancery restore` makes a store of it, on SQLite or PostgreSQL.',
  )
  .argument('<file>', 'a file that is not there yet')
  .addOption(storeOption())
  .action((file, options) => run(async () => (await import('./commands/keep.js')).backupCommand(file, options)));

program
  .command('restore')
  .summary('a store from a backup')
  .argument('<file>', 'a file that chancery backup wrote, by this release or an earlier one')
  .option('--check', 'read it to its end, and make no store')
  .addOption(storeOption())
  .action((file, options) => run(async () => (await import('./commands/keep.js')).restoreCommand(file, options)));

program
  .command('copy')
  .summary('a store into another, from SQLite to PostgreSQL or back')
  .requiredOption('--from <store>', 'a file, or postgres://...')
  .requiredOption('--to <store>', 'one that is empty or not there yet')
  .action((options) => run(async () => (await import('./commands/keep.js')).copyCommand(options)));

program
  .command('verify')
  .summary('look whether all that the store holds is as it was put')
  .option('--json', 'problems as JSON, one a line')
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/verify.js')).verifyCommand(options)));

program
  .command('doctor')
  .summary('versions, space, locks, age of tables: what to do')
  .option('--json', 'as JSON, one a line')
  .addOption(storeOption())
  .action((options) => run(async () => (await import('./commands/doctor.js')).doctorCommand(options)));

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
    .option('--monitor <address>', "the server's monitoring page (else http://HOST:8222), which says whether it syncs");
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
  .action((paths, options) => run(async () => (await import('./commands/queue.js')).queueAddCommand(paths, options)));
queueOptions(queue.command('status').summary('how many wait, at what rate they are read, time left'))
  .addOption(new Option('--seconds <n>', 'for which the rate is watched').argParser(whole).default(5))
  .option('--json', 'as JSON')
  .action((options) => run(async () => (await import('./commands/queue.js')).queueStatusCommand(options)));
queueOptions(queue.command('failed').summary('what could not be read, with the reason'))
  .option('--again', 'queue them again')
  .option('--json', 'one a line as JSON')
  .action((options) => run(async () => (await import('./commands/queue.js')).queueFailedCommand(options)));

program.command('worker').summary('reads what waits in a queue into the record').allowUnknownOption();
program.command('serve').summary('the record in the browser and over HTTP').allowUnknownOption();
program.command('mcp').summary('the record for language-model clients').allowUnknownOption();

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
