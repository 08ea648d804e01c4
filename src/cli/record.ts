/** What the commands of the record share: which store, and entries as lines for people. */
import { Desk } from '../desk/desk.js';
import { storeAt } from '../desk/place.js';
import { headline, whenText } from '../export/headline.js';
import type { Entry } from '../model/record.js';
import { statusOf } from '../record/found-by.js';
import { harmless } from './harmless.js';
import { resourceLoader, type TablesOption } from './resources.js';
import { columns, padded, type Terminal } from './terminal.js';

export interface StoreOption extends TablesOption {
  /** File or address. */
  readonly store?: string;
}

/** Opens the desk, lets `work` use it, and closes it whatever happens. */
export async function withDesk<T>(options: StoreOption, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await Desk.open(storeAt(options.store), { resources: await resourceLoader(options) });
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
