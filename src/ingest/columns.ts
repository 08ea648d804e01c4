/** Tables of documents: which column is what, by name or as the caller says. */
import { ingestTable } from './tables.js';
import { InputError } from './text.js';

/** What a column may be. */
export const COLUMN_FIELDS = ['text', 'title', 'published', 'publisher', 'url', 'id'] as const;
type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Field to the name of its column. */
export type Columns = Readonly<Partial<Record<ColumnField, string>>>;

/**
 * A column map as a person writes it: `text=body,published=day`.
 *
 * @throws InputError where a field is not one of COLUMN_FIELDS, or a column is not named
 */
export function parseColumns(text: string): Columns {
  const columns: Partial<Record<ColumnField, string>> = {};
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const field = part.slice(0, Math.max(0, at)).trim();
    const column = part.slice(at + 1).trim();
    const known = COLUMN_FIELDS.find((one) => one === field);
    if (!known || column === '')
      throw new InputError(
        `--columns: ‘${part.trim()}’ is no pair of field and column`,
        `write field=column; fields are ${COLUMN_FIELDS.join(', ')}`,
      );
    columns[known] = column;
  }
  return columns;
}

/**
 * The columns of a table: those that the caller names, and for the other fields those with a usual name
 * (data/ingest/columns.csv).
 *
 * @param names all columns of the table
 * @throws InputError where a named column is not there, or none is the text
 */
export function columnsOf(names: readonly string[], given: Columns = {}): Columns {
  for (const [field, column] of Object.entries(given))
    if (!names.includes(column))
      throw new InputError(`there is no column ‘${column}’ for ${field}`, `its columns are ${listed(names)}`);
  const found: Partial<Record<ColumnField, string>> = { ...given };
  for (const field of COLUMN_FIELDS) {
    if (found[field] !== undefined) continue;
    const usual = ingestTable('columns').filter((row) => row.field === field);
    for (const { name = '' } of usual) {
      const column = names.find(
        (one) =>
          one
            .trim()
            .toLowerCase()
            .replace(/[\s-]+/g, '_') === name,
      );
      if (column !== undefined && !Object.values(found).includes(column)) {
        found[field] = column;
        break;
      }
    }
  }
  if (found.text === undefined)
    throw new InputError(
      'none of its columns is the text',
      `say which with --columns text=NAME; its columns are ${listed(names)}`,
    );
  return found;
}

const listed = (names: readonly string[]): string =>
  `${names
    .slice(0, 12)
    .map((name) => `‘${name.slice(0, 40)}’`)
    .join(', ')}${names.length > 12 ? ' …' : ''}`;
