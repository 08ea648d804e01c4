/** What the commands of the record share: which store, and entries as lines for people. */
import { Desk } from '../desk/desk.js';
import { storeAt } from '../desk/place.js';
import { readerBeside } from '../desk/reader.js';
import { resourceLoader, type TablesOption } from '../desk/tables.js';
import { headline, whenText } from '../export/headline.js';
import type { Entry } from '../model/record.js';
import { statusOf } from '../record/found-by.js';
import type { Access } from '../store/open.js';
import { harmless } from './harmless.js';
import { columns, padded, type Terminal } from './terminal.js';

export interface StoreOption extends TablesOption {
  /** File or address. */
  readonly store?: string;
}

/**
 * Opens the desk, lets `work` use it, and closes it whatever happens.
 *
 * @param access what the store is opened for: a command that only reads makes none, and reads what may not be written
 */
export async function withDesk<T>(
  options: StoreOption,
  work: (desk: Desk) => Promise<T>,
  access: Access = 'read',
): Promise<T> {
  const desk = await Desk.open(storeAt(options.store), {
    resources: await resourceLoader(options),
    reader: readerBeside(options),
    access,
  });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

/** An entry as one line of a list, with its id below. */
export const entryLines = (entry: Entry, { color, width }: Terminal): string => {
  const status = statusOf(entry);
  const reports = `${entry.reports.length === 1 ? '1 report' : `${entry.reports.length} reports`}, ${entry.independent} independent`;
  const line = `${harmless(headline(entry))}${status ? `  [${status}]` : ''}`;
  return `${columns(padded(whenText(entry), 15), line, width, 0)}\n${' '.repeat(15)}${color.dim(`${reports}  ${entry.id}`)}`;
};
