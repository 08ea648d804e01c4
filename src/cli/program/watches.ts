/** Saved views that tell of what is new. */
import { type Command, Option } from 'commander';
import { filterOptions } from '../filter.js';
import { actorsOption, KINDS_LISTED, run, storeOption, whole } from './options.js';

/** `watch`. */
export function addWatchCommands(program: Command): void {
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
    .action((names, options) =>
      run(async () => (await import('../commands/watch.js')).watchRunCommand(names, options)),
    );
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
    .action((name, options) => run(async () => (await import('../commands/watch.js')).watchAddCommand(name, options)));
  watch
    .command('list')
    .summary('the saved views')
    .option('--json', 'one a line as JSON')
    .addOption(storeOption())
    .action((options) => run(async () => (await import('../commands/watch.js')).watchListCommand(options)));
  watch
    .command('remove')
    .summary('end a view')
    .argument('<name>', 'how it is called')
    .addOption(storeOption())
    .action((name, options) =>
      run(async () => (await import('../commands/watch.js')).watchRemoveCommand(name, options)),
    );
}
