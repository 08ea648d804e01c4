/** What a person says of the record. */
import type { Command } from 'commander';
import { run, storeOption } from './options.js';

/** `correct` with all that may be said. */
export function addCorrectionCommands(program: Command): void {
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
      run(async () => (await import('../commands/correct.js')).correctCommand({ is, item, other }, options)),
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
      const { correctCommand, valueGiven } = await import('../commands/correct.js');
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
    run(async () =>
      (await import('../commands/correct.js')).correctCommand({ is: 'reject', item, all: !one }, options),
    ),
  );
  saidOptions(
    correct
      .command('hide')
      .summary('in the record, but in no list or export')
      .argument('<id>', 'id of an entry or item'),
  ).action((item, options) =>
    run(async () => (await import('../commands/correct.js')).correctCommand({ is: 'hide', item }, options)),
  );
  saidOptions(
    correct.command('undo').summary('take a correction back').argument('<correction>', 'id of the correction'),
  ).action((id, options) => run(async () => (await import('../commands/correct.js')).undoCommand(id, options)));
  correct
    .command('list')
    .summary('all corrections, and those that find no item any more')
    .option('--orphaned', 'only those that find no item')
    .option('--json', 'one a line as JSON, to be taken in elsewhere')
    .addOption(storeOption())
    .action((options) => run(async () => (await import('../commands/correct.js')).correctionsCommand(options)));
  correct
    .command('import')
    .summary('take in corrections from another store')
    .argument('<file>', 'lines of correct list --json, - for standard input')
    .addOption(storeOption())
    .action((file, options) => run(async () => (await import('../commands/correct.js')).importCommand(file, options)));
}
