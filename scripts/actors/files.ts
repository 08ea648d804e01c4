/** data/actors/*.csv as they are edited: cells as text, rows in the order of their ids. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

export type Cells = Record<string, string>;

/** Rows that a person wrote or vouches for: the import never touches them. */
export const isHand = (row: Cells): boolean => /general knowledge|\bhand\b/i.test(row.source ?? '');

const COLUMNS = {
  people: ['id', 'name', 'aliases', 'country', 'sector', 'source'],
  organizations: ['id', 'name', 'aliases', 'kind', 'party', 'country', 'sector', 'source'],
  offices: ['person', 'role', 'organization', 'party', 'from', 'to', 'attested', 'source'],
  aliases: ['id', 'surname', 'aliases', 'wikidata', 'source'],
  states: ['code', 'name', 'aliases', 'adjectives', 'people', 'capital', 'seats', 'source'],
} as const;
export type TableName = keyof typeof COLUMNS;

export function readCells(folder: string, name: string): Cells[] {
  const path = join(folder, `${name}.csv`);
  if (!existsSync(path)) return [];
  return Papa.parse<Cells>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

const ORDER: Readonly<Record<TableName, readonly string[]>> = {
  people: ['id'],
  organizations: ['id'],
  aliases: ['id'],
  states: ['code'],
  offices: ['person', 'from', 'attested', 'role', 'party', 'organization', 'to', 'source'],
};

export function writeCells(folder: string, name: TableName, rows: readonly Cells[]): void {
  const keys = ORDER[name];
  const sorted = [...rows].sort((a, b) => {
    for (const key of keys) {
      const [x, y] = [a[key] ?? '', b[key] ?? ''];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
  const text = Papa.unparse(
    sorted.map((row) => COLUMNS[name].map((column) => row[column] ?? '')),
    { newline: '\n' },
  );
  writeFileSync(join(folder, `${name}.csv`), `${COLUMNS[name].join(',')}\n${text}\n`);
}

export const several = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((value) => value.trim())
    .filter(Boolean);
