/** `chancery export`: entries for other programs, and who takes part in them as a second file. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { RELEASE } from '../../desk/place.js';
import { type Column, EXPORTS, type ExportName, PARTICIPANT_COLUMNS } from '../../export/columns.js';
import { csvHeader, csvLine, type Format, jsonLine } from '../../export/formats.js';
import { columnsOf, type ExportRow, exportRow, participantRows } from '../../export/rows.js';
import { type FilterOptions, filterOf, namesSomebody } from '../filter.js';
import { asInputError } from '../input.js';
import { complain, print } from '../output.js';
import { type StoreOption, withDesk, withRecord } from '../record.js';

interface ExportCommand extends StoreOption, FilterOptions {
  readonly format: Format;
  /** The second file. */
  readonly participants?: string;
}

/** @returns the exit status */
export async function exportCommand(name: ExportName, options: ExportCommand): Promise<number> {
  return (namesSomebody(options) ? withDesk : withRecord)(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    const kind = EXPORTS[name];
    const second = options.participants === undefined ? undefined : await created(options.participants);
    if (second === null) return 1;
    const columns = columnsOf(kind);
    if (options.format === 'csv') {
      await print(csvHeader(columns));
      if (second) await write(second, csvHeader(PARTICIPANT_COLUMNS));
    }
    for await (const told of desk.told(kind, filter)) {
      await print(lineOf(columns, exportRow(told, RELEASE), options.format));
      if (!second) continue;
      for (const row of participantRows(told.entry))
        await write(second, lineOf(PARTICIPANT_COLUMNS, row, options.format));
    }
    if (second) {
      second.end();
      await finished(second);
    }
    return 0;
  });
}

const lineOf = <T>(columns: readonly Column<T>[], row: ExportRow, format: Format): string =>
  format === 'csv' ? csvLine(columns, row) : jsonLine(row);

/** The file, open for writing; null, with a line on standard error, where it cannot be. */
const created = async (path: string): Promise<WriteStream | null> => {
  const stream = createWriteStream(path);
  try {
    await once(stream, 'open');
    return stream;
  } catch (error) {
    complain(path, asInputError(error));
    return null;
  }
};

const write = async (stream: WriteStream, text: string): Promise<void> => {
  if (!stream.write(text)) await once(stream, 'drain');
};
