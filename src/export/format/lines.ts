/** Rows as JSON lines and as CSV, of one kind; with a row each who takes part as a second file. */
import { type Column, EXPORTS, PARTICIPANT_COLUMNS } from '../columns.js';
import { csvHeader, csvLine, jsonLine } from '../formats.js';
import { columnsOf, type ExportRow, exportRow, participantRows } from '../rows.js';
import type { Piece, Request, Source, Write } from './format.js';

type Line = <T>(columns: readonly Column<T>[], row: ExportRow) => string;

async function* lines(source: Source, request: Request, isHeaded: boolean, line: Line): AsyncGenerator<Piece> {
  const { what, versions, participants } = request;
  if (what === 'all') throw new Error('rows are of one kind');
  const kind = EXPORTS[what];
  const columns = columnsOf(kind);
  if (isHeaded) {
    yield { file: '', content: csvHeader(columns) };
    if (participants) yield { file: 'participants', content: csvHeader(PARTICIPANT_COLUMNS) };
  }
  for await (const told of source.told(kind)) {
    yield { file: '', content: line(columns, exportRow(told, versions.release)) };
    if (!participants) continue;
    for (const row of participantRows(told.entry))
      yield { file: 'participants', content: line(PARTICIPANT_COLUMNS, row) };
  }
}

export const jsonl: Write = (source, request) => lines(source, request, false, (_, row) => jsonLine(row));
export const csv: Write = (source, request) => lines(source, request, true, csvLine);
