/** The edited tables of this folder, under data/ingest: read when they are asked for, once. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

const read = new Map<string, readonly Readonly<Record<string, string>>[]>();

/**
 * The rows of a table, by column.
 *
 * @throws Error with file and line where a row has not as many cells as the header
 */
export function ingestTable(name: string): readonly Readonly<Record<string, string>>[] {
  const known = read.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`../../data/ingest/${name}.csv`, import.meta.url), 'utf8');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const [error] = errors;
  if (error) throw new Error(`data/ingest/${name}.csv, line ${(error.row ?? 0) + 2}: ${error.message}`);
  read.set(name, data);
  return data;
}
