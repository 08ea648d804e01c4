/** The command line. One file a command under commands/, loaded when it is called. */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { endOnClosedPipe } from './output.js';

const USAGE_ERROR = 2;

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version;

const day = (value: string): string => {
  const shape = /^(\d{4}-\d{2}-\d{2})([T ].+)?$/.exec(value);
  const time = Date.parse(`${shape?.[1] ?? ''}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== shape?.[1])
    throw new InvalidArgumentError('It is no date; write it as 2023-06-18.');
  return value;
};

const megabytes = (value: string): number => {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('It is no number of megabytes; write for instance 50.');
  return number;
};

const limitOption = (): Option =>
  new Option('--limit <MB>', 'refuse a text of more megabytes').argParser(megabytes).default(undefined, '10');
const dataOption = (): Option =>
  new Option('--data <folder>', 'tables to read with, in place of those that came along');

const program = new Command('chancery')
  .description(
    'Keeps the diplomatic record from public reporting: who met whom, who said what, what was agreed,\neach line with the words that support it.',
  )
  .version(version)
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
    'Reads articles and shows who appears, what happened and who said what. A FILE is the plain text of one article; - is standard input.',
  )
  .argument('[file...]', 'texts to read, - for standard input')
  .addOption(
    new Option('--published <date>', 'day of publication; relative dates and offices hang on it').argParser(day),
  )
  .option('--publisher <name>', 'who published it')
  .option('--title <text>', 'its title, where the text is the body alone')
  .option('--url <address>', 'where it stands')
  .option('--json', 'print the readings as JSON, with several files one a line')
  .option('--ndjson', 'documents in as JSON, one a line; readings out, one a line, in the same order')
  .option('--conllu', 'the files hold trees of another parser (CoNLL-U)')
  .addOption(limitOption())
  .addOption(dataOption())
  .action((files, options) =>
    run(async () => {
      if (options.ndjson && (options.conllu || options.title))
        program.error('error: --ndjson goes with neither --conllu nor --title', { exitCode: USAGE_ERROR });
      return (await import('./commands/read.js')).readCommand(files, options);
    }),
  );

program
  .command('parse')
  .summary('tokens, tags and lemmas as CoNLL-U')
  .argument('[file...]', 'texts, - for standard input')
  .option('--gold-tokens', 'the input is CoNLL-U whose words and sentences are kept')
  .addOption(limitOption())
  .action((files, options) => run(async () => (await import('./commands/parse.js')).parseCommand(files, options)));

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
  if (error.name === 'TableError' || ('code' in error && error.code === 'ENOENT')) {
    process.stderr.write(`chancery: ${error.message}\n`);
    return USAGE_ERROR;
  }
  throw error;
}
