/** A row of a table as a document. */
import type { Columns } from './columns.js';
import { isoDate } from './dates.js';
import type { Draft, Problem } from './reader.js';

/** @param where the place of the row, for people */
export function rowDraft(row: Readonly<Record<string, unknown>>, columns: Columns, where: string): Draft | Problem {
  const cell = (field: keyof Columns): string | undefined => {
    const column = columns[field];
    return column === undefined ? undefined : cellText(row[column]);
  };
  const text = cell('text');
  if (!text) return { where, error: 'there is no text in it', advice: 'leave it out' };
  const [title, publisher, url, id, day] = [
    cell('title'),
    cell('publisher'),
    cell('url'),
    cell('id'),
    cell('published'),
  ];
  const published = day === undefined ? undefined : isoDate(day);
  if (day !== undefined && published === undefined)
    return { where, error: `‘${day.slice(0, 40)}’ is no date`, advice: 'write it as 2023-06-18, or leave it empty' };
  return {
    input: {
      text,
      ...(title ? { title } : {}),
      ...(publisher ? { publisher } : {}),
      ...(url ? { url } : {}),
      ...(id ? { id } : {}),
      ...(published ? { published } : {}),
    },
  };
}

/** A cell as text; nothing where it is empty. */
const cellText = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date)
    return value
      .toISOString()
      .replace('T00:00:00.000Z', '')
      .replace(/\.\d+Z$/, 'Z');
  const text = String(value).trim();
  return text === '' || text === 'NA' || text === 'NULL' ? undefined : text;
};
