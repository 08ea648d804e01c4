/** Rows as JSON lines and as CSV that R and Python read with their defaults. */
import Papa from 'papaparse';
import type { Cell, ExportRow } from './rows.js';

export type Format = 'jsonl' | 'csv';

/** One line with its end; the control characters that JSON itself leaves as they are, escaped, too. */
export const jsonLine = (row: ExportRow): string =>
  `${JSON.stringify(row).replace(/[\u007f-\u009f]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)}\n`;

/** The line of column names, for the first row of an export. */
export const csvHeader = (row: ExportRow): string => `${Papa.unparse([Object.keys(row)])}\n`;

/**
 * One line: several values of a cell joined by '; ', an actor as 'name (party, role)', a report as its document. A cell
 * that a spreadsheet would take for a formula is written as text, behind an apostrophe.
 */
export const csvLine = (row: ExportRow): string =>
  `${Papa.unparse([Object.values(row).map(flat).map(plain)], { escapeFormulae: FORMULA })}\n`;

/** How a formula begins, in the wide signs of East Asia, too. What follows may hold line ends. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell without control characters but tab and line ends: R stops at a null, a terminal obeys an escape sequence. */
const plain = (cell: string | number): string | number =>
  typeof cell === 'number'
    ? cell
    : // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd');

const flat = (cell: Cell): string | number => {
  if (cell === null) return '';
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  if (Array.isArray(cell)) return cell.map((one: Cell) => String(flat(one))).join('; ');
  const fields = cell as Readonly<Record<string, unknown>>;
  if (typeof fields.document === 'string') return fields.document;
  if (typeof fields.start === 'string') return `${fields.start}/${String(fields.end)}`;
  const inside = [fields.party ?? fields.country, fields.role].filter(Boolean).join(', ');
  return inside ? `${String(fields.name)} (${inside})` : String(fields.name);
};
