/** Options that several commands have, and what their values may be. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isMoment } from '../../model/day.js';
import { filterOptions } from '../filter.js';

export const USAGE_ERROR = 2;
export const KINDS_LISTED = ['documents', 'meetings', 'events', 'statements', 'commitments', 'channels', 'incidents'];

export const day = (value: string): string => {
  if (!isMoment(value)) throw new InvalidArgumentError('It is no date; write it as 2023-06-18.');
  return value;
};

const megabytes = (value: string): number => {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('It is no number of megabytes; write for instance 50.');
  return number;
};

export const limitOption = (): Option =>
  new Option('--limit <MB>', 'refuse a text of more megabytes').argParser(megabytes).default(undefined, '10');
export const columnsOption = (): Option =>
  new Option('--columns <map>', "which columns of a table are what: 'text=body,title=headline,published=day'");
/** One value each time: an option that takes many would eat the paths behind it (`add --actors my.yaml article.txt`). */
const several = (option: Option): Option =>
  option.argParser((given: string, before: readonly string[] = []) => [...before, given]);

export const allowHostOption = (): Option =>
  several(
    new Option(
      '--allow-host <host>',
      'a host of your own network that may be asked (127.0.0.1:8080); again for another',
    ),
  );
export const dataOption = (): Option =>
  new Option('--data <folder>', 'tables to read with, in place of those that came along');

export const actorsOption = (): Option =>
  several(
    new Option(
      '--actors <file>',
      'actors of your own: YAML (docs/actors.md), or a dictionary of PETRARCH (.txt); again for another',
    ),
  );

export const storeOption = (): Option =>
  new Option('--store <file>', 'the store: a file, or postgres://... (else CHANCERY_STORE, else chancery.db)');

/** Runs a command; what it gives is the exit status. */
export const run = (work: () => Promise<number>): Promise<void> =>
  work().then((status) => {
    process.exitCode = status;
  });

export const publishedOption = (): Option =>
  new Option('--published <date>', 'day of publication; relative dates and offices hang on it').argParser(day);
export const whole = (value: string): number => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is no whole number above 0.');
  return number;
};
export const jobsOption = (): Option =>
  new Option('--jobs <n>', 'texts read at once, each in a thread (else all cores but one)').argParser(whole);
export const listOptions = (command: Command): Command =>
  filterOptions(command)
    .addOption(new Option('--limit <n>', 'at most so many').argParser(whole))
    .option('--json', 'one a line as JSON')
    .addOption(actorsOption())
    .addOption(storeOption());
