/** A view as a file: JSON, JSON lines, CSV, or an Atom feed. */
import { type CsvColumn, csvHeader, csvLine, jsonLine } from '../../export/formats.js';
import type { ExportRow } from '../../export/rows.js';

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

/** The line of names comes first, of an empty table, too. */
export const csvText = (columns: readonly CsvColumn[], rows: readonly ExportRow[]): string =>
  csvHeader(columns) + rows.map((row) => csvLine(columns, row)).join('');
