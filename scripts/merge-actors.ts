/**
 * `npm run merge:actors -- FOLDER` (maintainers): adds rows written by hand elsewhere to data/actors.
 *
 * FOLDER holds any of people.csv, organizations.csv and offices.csv with the columns of the tables, and corrections.csv
 * (person, role, party, from, column, was, new). A person or organization that is known gets the further aliases; an
 * office that is known (person, role, party, first day) is left as it is. Roles take the wording of
 * data/actors/import/role-names.csv. Running it twice changes nothing.
 */
import { join } from 'node:path';
import { DATA_FOLDER } from '../src/desk/resources.js';
import { type Cells, readCells, several, type TableName, writeCells } from './actors/files.js';

function merge(from: string, to: string): void {
  for (const name of ['people', 'organizations'] as const) {
    const rows = new Map(readCells(to, name).map((row) => [row.id ?? '', row]));
    for (const row of readCells(from, name)) {
      const known = rows.get(row.id ?? '');
      rows.set(row.id ?? '', known ? withAliases(known, row) : row);
    }
    write(to, name, [...rows.values()]);
  }
  const standard = new Map(readCells(to, 'import/role-names').map((row) => [row.role ?? '', row.standard ?? '']));
  const worded = (row: Cells): Cells => ({ ...row, role: standard.get(row.role ?? '') ?? row.role ?? '' });
  const key = (row: Cells): string => [row.person, row.role, row.party, row.from].join('|');
  const offices = readCells(to, 'offices').map(worded);
  const known = new Set(offices.map(key));
  const corrections = new Map(
    readCells(from, 'corrections')
      .map(worded)
      .map((row) => [`${key(row)}|${row.column}`, row]),
  );
  const corrected = offices.map((row) => {
    const change: Cells = {};
    for (const [column, value] of Object.entries(row)) {
      const correction = corrections.get(`${key(row)}|${column}`);
      if (correction && correction.was === value) change[column] = correction.new ?? '';
    }
    return { ...row, ...change };
  });
  write(to, 'offices', [
    ...corrected,
    ...readCells(from, 'offices')
      .map(worded)
      .filter((row) => !known.has(key(row))),
  ]);
}

function withAliases(known: Cells, more: Cells): Cells {
  const names = [...several(known.aliases), ...several(more.aliases)];
  return { ...known, aliases: [...new Set(names)].filter((name) => name !== known.name).join('; ') };
}

function write(folder: string, name: TableName, rows: readonly Cells[]): void {
  writeCells(folder, name, rows);
  console.log(`${name}: ${rows.length} rows`);
}

const [source] = process.argv.slice(2);
if (source) merge(source, join(DATA_FOLDER, 'actors'));
else {
  console.error('say which folder holds the rows');
  process.exitCode = 1;
}
