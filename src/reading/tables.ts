/**
 * The edited tables under data/: CSV with a header line, several values of one cell joined by '; '.
 * A cell that is not as its table wants it is an error that names file, line, column and what may stand there.
 */
import Papa from 'papaparse';

/** Name of a table (`en/cues`) to the text of its file. */
export type Tables = ReadonlyMap<string, string>;

/** A row of a table that cannot be used. */
export class TableError extends Error {
  constructor(where: string, message: string) {
    super(`${where}: ${message}`);
    this.name = 'TableError';
  }
}

/** Where a row stands, for people: `data/en/events.csv, line 12`. */
export const placeOf = (file: string, line: number): string => `data/${file}.csv, line ${line}`;

/** One row, its cells checked as they are asked for. */
export class Row {
  /**
   * @param cells as they stand in the file
   * @param where it stands, for people
   */
  constructor(
    readonly file: string,
    readonly line: number,
    readonly cells: Readonly<Record<string, string>>,
    readonly where: string = placeOf(file, line),
  ) {}

  /** The cell, which may be empty; the column must exist. */
  optional(column: string): string {
    const value = this.cells[column];
    if (value === undefined) throw this.error(`there is no column '${column}'`);
    return value.trim();
  }

  text(column: string): string {
    const value = this.optional(column);
    if (value === '') throw this.error(`'${column}' is empty`);
    return value;
  }

  number(column: string): number {
    const value = Number(this.text(column));
    if (!Number.isFinite(value)) throw this.error(`'${this.text(column)}' is no number`);
    return value;
  }

  list(column: string): string[] {
    return split(this.optional(column));
  }

  /** The cell as one of a closed list. */
  oneOf<T extends string>(column: string, values: readonly T[]): T {
    return this.known(column, this.text(column), values);
  }

  maybeOneOf<T extends string>(column: string, values: readonly T[]): T | undefined {
    const value = this.optional(column);
    return value === '' ? undefined : this.known(column, value, values);
  }

  /** Whether a cell that may be empty is 'yes'. */
  isYes(column: string): boolean {
    return this.maybeOneOf(column, ['yes'] as const) !== undefined;
  }

  someOf<T extends string>(column: string, values: readonly T[]): T[] {
    return this.list(column).map((value) => this.known(column, value, values));
  }

  error(message: string): TableError {
    return new TableError(this.where, message);
  }

  private known<T extends string>(column: string, value: string, values: readonly T[]): T {
    if (!(values as readonly string[]).includes(value)) {
      const some = values.length > 12 ? 'data/vocabulary lists what may stand there' : `one of ${values.join(', ')}`;
      throw this.error(`'${column}' is '${value}': ${some}`);
    }
    return value as T;
  }
}

const split = (cell: string): string[] =>
  cell
    .split(';')
    .map((value) => value.trim())
    .filter(Boolean);

const textOf = (tables: Tables, name: string): string => {
  const text = tables.get(name);
  if (text === undefined) throw new TableError(placeOf(name, 1), 'the table is missing');
  return text;
};

/** The rows of a table, in the order of the file. */
export function readTable(tables: Tables, name: string): Row[] {
  const text = textOf(tables, name);
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ',' });
  const [header = [], ...records] = data;
  const [error] = errors;
  if (error) throw new TableError(placeOf(name, (error.row ?? 0) + 1), error.message);
  const rows: Row[] = [];
  let line = 1 + breaks(header);
  for (const record of records) {
    line++;
    const own = line;
    line += breaks(record);
    if (record.length === 1 && record[0] === '') continue;
    if (record.length !== header.length)
      throw new TableError(placeOf(name, own), `${record.length} cells where the header has ${header.length}`);
    rows.push(new Row(name, own, Object.fromEntries(header.map((column, i) => [column, record[i] ?? '']))));
  }
  return rows;
}

/** The rows of a table whose order says nothing, in that of the alphabet, whatever they are called. */
export const readRows = (tables: Tables, name: string): readonly Row[] =>
  readTable(tables, name)
    .map((row) => [JSON.stringify({ ...row.cells, id: '' }), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);

/** Line breaks within the quoted cells of a record. */
const breaks = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/** The rows of a table of thousands of words, each with a number: a reader of CSV would take longer for them than all the rest. */
export function* readNumbers(tables: Tables, name: string): Generator<readonly [word: string, number: number]> {
  const text = textOf(tables, name);
  let line = 1;
  for (let from = text.indexOf('\n') + 1; from > 0 && from < text.length; ) {
    line++;
    const next = text.indexOf('\n', from);
    const end = next < 0 ? text.length : next;
    const comma = text.indexOf(',', from);
    const number = Number(text.slice(comma + 1, end));
    if (comma <= from || comma >= end || Number.isNaN(number))
      throw new TableError(placeOf(name, line), 'not words, a comma and a number');
    yield [text.slice(from, comma), number];
    from = end + 1;
  }
}
