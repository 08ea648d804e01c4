/** Commands about texts and rules, without a record. */
import { type Command, Option } from 'commander';
import { precisionOption } from '../filter.js';
import {
  actorsOption,
  allowHostOption,
  columnsOption,
  dataOption,
  day,
  limitOption,
  run,
  storeOption,
  USAGE_ERROR,
} from './options.js';

/** `read`, `parse`, `who`, `compare`, `schema`, `rules`. */
export function addTextCommands(program: Command): void {
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
    .addOption(precisionOption('strict (few lines are wrong), balanced, broad (all; the default)'))
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
        return (await import('../commands/read.js')).readCommand(files, options);
      }),
    );

  program
    .command('parse')
    .summary('words, tags, lemmas and trees as CoNLL-U')
    .argument('[file...]', 'texts, - for standard input')
    .option('--gold-tokens', 'the input is CoNLL-U whose words and sentences are kept')
    .addOption(limitOption())
    .action((files, options) => run(async () => (await import('../commands/parse.js')).parseCommand(files, options)));

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
        return (await import('../commands/who.js')).whoCommand(phrases, options);
      }),
    );

  program
    .command('compare')
    .summary('two accounts of one meeting side by side')
    .description(
      'Compares two accounts point by point: what both say, what one alone says, where they contradict each other, and what each stressed.',
    )
    .argument('<a>', 'the text of one account, - for standard input; or the id of an entry of the record: a meeting')
    .argument('[b]', 'the text of the other; without it the accounts of the entry that the record holds')
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
        const commands = await import('../commands/compare.js');
        return b === undefined ? commands.compareEntryCommand(a, options) : commands.compareCommand([a, b], options);
      }),
    );

  program
    .command('schema')
    .summary('the JSON Schema of documents and readings')
    .action(() =>
      run(async () => {
        const { jsonSchema } = await import('../../model/schema.js');
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
    .action((ids, options) => run(async () => (await import('../commands/rules.js')).rulesCommand(ids, options)));
}
