/** Rows as JSON lines and as CSV that R and Python read with their defaults. */
import Papa from 'papaparse';
import type { ActorCell, Cell, Column, ColumnType, ReportCell } from './columns.js';
import type { ExportRow } from './rows.js';

export type Format = 'jsonl' | 'csv';

/** One line with its end; the control characters that JSON itself leaves as they are, escaped, too. */
export const jsonLine = (row: object): string =>
  `${JSON.stringify(row).replace(/[\u007f-\u009f]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)}\n`;

/** The line of column names, which every CSV begins with. */
export const csvHeader = <T>(columns: readonly Column<T>[]): string =>
  `${Papa.unparse([columns.map(({ name }) => name)])}\n`;

/**
 * One line: several values of a cell joined by '; ', pieces of a text by ' … ', a span as '12-45', one of several actors as
 * 'name (party, role)', a report as its document, two days with a slash between. A cell that a spreadsheet would take for a formula is written as text,
 * behind an apostrophe.
 */
export const csvLine = <T>(columns: readonly Column<T>[], row: ExportRow): string =>
  `${Papa.unparse([columns.map(({ name, type }) => plain(flat(type, row[name] ?? null)))], { escapeFormulae: FORMULA })}\n`;

/** How a formula begins, in the wide signs of East Asia, too. What follows may hold line ends. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell without control characters but tab and line ends: R stops at a null, a terminal obeys an escape sequence. */
const plain = (cell: string | number): string | number =>
  typeof cell === 'number'
    ? cell
    : // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd');

/** How the values of a cell that holds several are written and joined. */
const FLAT: Readonly<Partial<Record<ColumnType, readonly [join: string, one: (value: never) => string]>>> = {
  texts: ['; ', String],
  codes: ['; ', String],
  words: [' … ', String],
  spans: ['; ', ([start, end]: readonly [number, number]) => `${start}-${end}`],
  actors: [
    '; ',
    ({ name, party, role }: ActorCell) => {
      const inside = [party, role].filter(Boolean).join(', ');
      return inside ? `${name} (${inside})` : name;
    },
  ],
  reports: ['; ', ({ document }: ReportCell) => document],
};

const flat = (type: ColumnType, cell: Cell): string | number => {
  if (cell === null) return '';
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  if ('start' in cell) return `${cell.start}/${cell.end}`;
  if ('name' in cell) return cell.name;
  const [join, one] = FLAT[type] ?? ['; ', String];
  return cell.map((value) => one(value as never)).join(join);
};
