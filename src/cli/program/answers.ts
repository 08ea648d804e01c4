/** Commands that ask the record. */
import { Argument, type Command, Option } from 'commander';
import { FORMAT_NAMES, FORMATS } from '../../export/format/table.js';
import { filterOptions, precisionOption } from '../filter.js';
import { actorsOption, dataOption, day, KINDS_LISTED, listOptions, run, storeOption, whole } from './options.js';

/** From `list` and `show` to `export`, `brief` and `changes`. */
export function addAnswerCommands(program: Command): void {
  listOptions(
    program
      .command('list')
      .summary('what the record holds, newest first')
      .addArgument(new Argument('<kind>', 'what to list').choices(KINDS_LISTED)),
  ).action((kind, options) => run(async () => (await import('../commands/list.js')).listCommand(kind, options)));

  program
    .command('show')
    .summary('an entry with its reports, or a document')
    .argument('<id>', 'id of an entry, of any of its items, or of a document')
    .addOption(precisionOption('of a document: strict (few lines are wrong), balanced, broad (all; the default)'))
    .option('--json', 'as JSON')
    .addOption(storeOption())
    .action((id, options) => run(async () => (await import('../commands/show.js')).showCommand(id, options)));

  listOptions(
    program
      .command('search')
      .summary('documents that hold all words, or a "quoted phrase"; sanction* takes all that begin so')
      .argument('<word...>', 'words to look for'),
  ).action((words, options) => run(async () => (await import('../commands/list.js')).searchCommand(words, options)));

  listOptions(
    program
      .command('timeline')
      .summary('what the record holds with all of these sides, oldest first')
      .argument('<side...>', 'a party, person or body: codes or names'),
  )
    .addOption(
      new Option('--format <format>', 'rows of one table for all kinds').choices(['jsonl', 'csv']).conflicts('json'),
    )
    .action((sides, options) => run(async () => (await import('../commands/list.js')).timelineCommand(sides, options)));

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
    .action((what, options) => run(async () => (await import('../commands/export.js')).exportCommand(what, options)));

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
    .action((options) => run(async () => (await import('../commands/sample.js')).sampleCommand(options)));

  program
    .command('agreement')
    .summary('how often the record is right by filled sheets, and how far those who filled them agree')
    .argument('<a>', 'a filled sheet of chancery sample')
    .argument('<b...>', 'those of others who checked the same')
    .option('--json', 'as JSON')
    .action((a, b, options) =>
      run(async () => (await import('../commands/sample.js')).agreementCommand([a, ...b], options)),
    );

  program
    .command('visits')
    .summary('where somebody was, whom they met, and since when nobody had been there')
    .argument('<person>', 'a name')
    .option('--since <date>', 'first day, as coarse as wanted')
    .option('--until <date>', 'last day, as coarse as wanted')
    .addOption(precisionOption())
    .option('--all', 'at home, too')
    .option('--json', 'as JSON')
    .addOption(actorsOption())
    .addOption(storeOption())
    .action((person, options) =>
      run(async () => (await import('../commands/visits.js')).visitsCommand(person, options)),
    );

  program
    .command('brief')
    .summary('a briefing on two parties, every line with its sources')
    .argument('<a>', 'a party: a code or any name of it')
    .argument('<b>', 'the other')
    .addOption(new Option('--since <date>', 'mark what was reported since this day').argParser(day))
    .addOption(precisionOption('strict (few lines are wrong; the default), balanced, broad (few are missed)'))
    .addOption(new Option('--html', 'one HTML file, to read or to print').conflicts(['md', 'json']))
    .addOption(new Option('--md', 'as Markdown').conflicts('json'))
    .option('--json', 'as JSON')
    .addOption(storeOption())
    .addOption(dataOption())
    .addOption(actorsOption())
    .action((a, b, options) => run(async () => (await import('../commands/brief.js')).briefCommand([a, b], options)));

  program
    .command('unknown')
    .summary('names met often that no table of actors has')
    .description(
      'Lists people and organizations that stand in several documents and in no table of actors, those of most documents first; copies of one text count once. With --yaml as entries to check and use with --actors.',
    )
    .addOption(
      new Option('--least <n>', 'documents that a name must stand in').argParser(whole).default(undefined, '2'),
    )
    .addOption(new Option('--limit <n>', 'at most so many').argParser(whole).default(undefined, '50'))
    .option('--json', 'one a line as JSON')
    .addOption(new Option('--yaml', 'people as entries for --actors').conflicts('json'))
    .addOption(storeOption())
    .action((options) => run(async () => (await import('../commands/unknown.js')).unknownCommand(options)));

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
    .action((options) => run(async () => (await import('../commands/changes.js')).changesCommand(options)));
}
