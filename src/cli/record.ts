/** What the commands of the record share: which store, and entries as lines for people. */
import { Desk } from '../desk/desk.js';
import { storeAt } from '../desk/place.js';
import { readerBeside, usualJobs } from '../desk/reader.js';
import type { TablesOption } from '../desk/tables.js';
import { listLine } from '../export/headline.js';
import { sureText } from '../export/sure-text.js';
import type { ToldEntry } from '../model/record.js';
import type { Resources } from '../reading/resources.js';
import type { Access } from '../store/open.js';
import { harmless } from './harmless.js';
import { columns, padded, type Terminal, wrapped } from './terminal.js';

export interface StoreOption extends TablesOption {
  /** File or address. */
  readonly store?: string;
  /** Threads that read. */
  readonly jobs?: number;
}

/**
 * Opens the desk, lets `work` use it, and closes it whatever happens.
 *
 * @param access what the store is opened for: a command that only reads makes none, and reads what may not be written
 */
export async function withDesk<T>(options: StoreOption, work: (desk: Desk) => Promise<T>, access?: Access): Promise<T> {
  const { resourceLoader } = await import('../desk/tables.js');
  return opened(options, work, access, await resourceLoader(options));
}

/** The same for work that looks no name up: what reading takes is not loaded for it, which is most of what a start costs. */
export const withRecord = <T>(options: StoreOption, work: (desk: Desk) => Promise<T>, access?: Access): Promise<T> =>
  opened(options, work, access, () => {
    throw new Error('a name was looked up in a record that was opened without the tables');
  });

/** What threads would find wrong with each text anew: of tables that a person names it is told before anything is read. */
const checkTables = async (options: StoreOption): Promise<void> => {
  if (options.actors === undefined && options.data === undefined) return;
  const { resourceLoader } = await import('../desk/tables.js');
  (await resourceLoader(options))();
};

const opened = async <T>(
  options: StoreOption,
  work: (desk: Desk) => Promise<T>,
  access: Access = 'read',
  resources: () => Resources,
): Promise<T> => {
  if (access !== 'read') await checkTables(options);
  const reader = readerBeside(options, { jobs: options.jobs ?? usualJobs() });
  const desk = await Desk.open(storeAt(options.store), { resources, reader, access });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};

/** Columns of the day and of what it was. */
const DAY = 17;
const WHAT = 12;

/** An entry in a list: day, what, who with whom, place and topics; below the words, then reports, how sure it is, and id. */
const entryLines = (told: ToldEntry, { color, width }: Terminal): string => {
  const { when, what, who, about, words, reports } = listLine(told);
  const indent = DAY + WHAT;
  const line = [color.bold(harmless(who)), ...about.map(harmless)].join(' · ');
  const head = `${padded(harmless(when).slice(0, DAY - 1), DAY)}${padded(what, WHAT)}`;
  return [
    columns(head, line, width, 0),
    wrapped(color.cyan(`“${harmless(words)}”`), width, indent),
    `${' '.repeat(indent)}${color.dim(`${reports} · ${sureText(told.entry.value.confidence)}  ${told.entry.id}`)}`,
  ].join('\n');
};

/** A list in its order; what has no day stands apart, at the end. */
export const listText = (told: readonly ToldEntry[], terminal: Terminal): string => {
  const lines = (some: readonly ToldEntry[]): string => some.map((one) => `${entryLines(one, terminal)}\n`).join('');
  const undated = told.filter(({ entry }) => entry.day === '');
  const dated = lines(told.filter(({ entry }) => entry.day !== ''));
  if (undated.length === 0) return dated;
  return `${dated}${dated === '' ? '' : '\n'}${terminal.color.bold('NO DAY KNOWN')}\n${lines(undated)}`;
};
