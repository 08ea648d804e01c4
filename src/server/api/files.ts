/** A view as a file: JSON, JSON lines, CSV, or an Atom feed. */

import type { Column } from '../../export/columns.js';
import { csvHeader, csvLine, jsonLine } from '../../export/formats.js';
import { columnsOf, type ExportRow } from '../../export/rows.js';
import { ITEM_KINDS } from '../../model/record.js';

/** What a suffix of an address gives. */
export const FILE_TYPES = {
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** JSON in which a terminal finds nothing to obey and a page no end of a script. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[\u007f-\u009f<>\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

export const jsonLines = (rows: readonly ExportRow[]): string => rows.map(jsonLine).join('');

/** By name; a column of several kinds is of one type in all. */
const BY_NAME = new Map(ITEM_KINDS.flatMap((kind) => columnsOf(kind).map((column) => [column.name, column] as const)));

/** Rows of several kinds share one table: the columns of all, in the order in which they come. */
export function csvText(rows: readonly ExportRow[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => BY_NAME.get(name) ?? columnLike(name, rows));
  return rows.length === 0 ? '' : csvHeader(columns) + rows.map((row) => csvLine(columns, row)).join('');
}

/** A column that no export has, of the type that its cells are. */
const columnLike = (name: string, rows: readonly ExportRow[]): Column<unknown> => {
  const cell = rows.map((row) => row[name]).find((one) => one !== null && one !== undefined);
  const [first] = Array.isArray(cell) ? (cell as readonly unknown[]) : [];
  const type = Array.isArray(cell)
    ? Array.isArray(first)
      ? 'spans'
      : 'texts'
    : typeof cell === 'number'
      ? 'number'
      : 'text';
  return { name, type, says: '', value: () => null } as unknown as Column<unknown>;
};
