/** How a store is kept: who comes in, backups, checks. */
import { type Command, Option } from 'commander';
import { SCOPES } from '../../model/access.js';
import { run, storeOption, whole } from './options.js';

/** `token`, `backup`, `restore`, `copy`, `verify`, `doctor`. */
export function addKeepingCommands(program: Command): void {
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
    .action((name, options) => run(async () => (await import('../commands/token.js')).tokenCommand(name, options)));

  program
    .command('backup')
    .summary('all that the store holds, to one file')
    .description(
      'Writes all that the store holds to one file, with a digest; others may add meanwhile. `chancery restore` makes a store of it, on SQLite or PostgreSQL.',
    )
    .argument('<file>', 'a file that is not there yet')
    .addOption(storeOption())
    .action((file, options) => run(async () => (await import('../commands/keep.js')).backupCommand(file, options)));

  program
    .command('restore')
    .summary('a store from a backup')
    .argument('<file>', 'a file that chancery backup wrote, by this release or an earlier one')
    .option('--check', 'read it to its end, and make no store')
    .addOption(storeOption())
    .action((file, options) => run(async () => (await import('../commands/keep.js')).restoreCommand(file, options)));

  program
    .command('copy')
    .summary('a store into another, from SQLite to PostgreSQL or back')
    .requiredOption('--from <store>', 'a file, or postgres://...')
    .requiredOption('--to <store>', 'one that is empty or not there yet')
    .action((options) => run(async () => (await import('../commands/keep.js')).copyCommand(options)));

  program
    .command('verify')
    .summary('look whether all that the store holds is as it was put')
    .option('--json', 'problems as JSON, one a line')
    .addOption(storeOption())
    .action((options) => run(async () => (await import('../commands/verify.js')).verifyCommand(options)));

  program
    .command('doctor')
    .summary('versions, space, locks, age of tables: what to do')
    .option('--json', 'as JSON, one a line')
    .addOption(storeOption())
    .action((options) => run(async () => (await import('../commands/doctor.js')).doctorCommand(options)));
}
