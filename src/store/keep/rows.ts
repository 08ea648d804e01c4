/**
 * A store as lines of text, the same from every database: of each table its columns, then a line a row in the order of its
 * key. What two stores hold is equal where their digests are. The index of words is not among it, for it is made of the texts.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, KEYS } from '../tables.js';

/** The number of the layout in which what entries are found by got the keys that it has, and those that it had before. */
const IN_ORDER = 14;
const KEYS_BEFORE: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  entry_parties: ['entry', 'party'],
  entry_pairs: ['entry', 'a', 'b'],
  entry_actors: ['entry', 'actor'],
  entry_topics: ['entry', 'topic'],
};

/** The key of a table in some layout: an older one has fewer columns. */
const keyIn = (layout: number, table: TableName, columns: readonly string[]): readonly string[] => {
  const key: readonly string[] = (layout < IN_ORDER ? KEYS_BEFORE[table] : undefined) ?? KEYS[table];
  return key.filter((column) => columns.includes(column));
};

export type TableName = keyof typeof KEYS;
export const TABLE_NAMES = Object.keys(KEYS) as readonly TableName[];

/** Rows read at once: a page may be megabytes. */
const PAGE = 100;

/** A value as it stands in a line: bytes as base64 in a list of one. */
type Told = string | number | null | readonly [base64: string];
export type Value = string | number | null | Uint8Array;

const told = (value: Value): Told => (value instanceof Uint8Array ? [Buffer.from(value).toString('base64')] : value);
const untold = (value: Told): Value => (Array.isArray(value) ? Buffer.from(value[0], 'base64') : (value as Value));

export const lineOf = (row: readonly Value[]): string => JSON.stringify(row.map(told));
export const rowOf = (line: readonly Told[]): Value[] => line.map(untold);

/** What a table holds, in short. */
export interface TableSum {
  readonly table: TableName;
  readonly rows: number;
  /** Of its lines. */
  readonly sha256: string;
}

/** The sum of lines as they come. */
export const summing = (table: TableName, columns: readonly string[]) => {
  const hash = createHash('sha256').update(`${table} ${columns.join(' ')}\n`);
  let rows = 0;
  return {
    add: (line: string): void => {
      hash.update(line).update('\n');
      rows++;
    },
    rows: (): number => rows,
    sum: (): TableSum => ({ table, rows, sha256: hash.digest('hex') }),
  };
};

/** The digest of all that a store holds. */
export const digestOf = (sums: readonly TableSum[]): string =>
  createHash('sha256')
    .update(sums.map(({ table, rows, sha256 }) => `${table} ${rows} ${sha256}\n`).join(''))
    .digest('hex');

/** The columns of each table that there is, sorted: an older layout has fewer. */
export async function columnsIn(db: Database): Promise<ReadonlyMap<TableName, readonly string[]>> {
  const found = new Map<TableName, readonly string[]>();
  const tables = await db.introspection.getTables();
  const schema = tables.some((table) => table.schema !== undefined) ? await currentSchema(db) : undefined;
  for (const name of TABLE_NAMES) {
    const table = tables.find((one) => one.name === name && one.schema === schema);
    if (table) found.set(name, table.columns.map((column) => column.name).sort());
  }
  return found;
}

/** The schema in which the tables lie; SQLite has none. */
const currentSchema = async (db: Database): Promise<string | undefined> =>
  (await sql<{ schema: string }>`select current_schema() as schema`.execute(db)).rows[0]?.schema;

/**
 * The rows of a table in the order of its key.
 *
 * @param layout number of that which the tables have
 */
export async function* rowsOf(
  db: Database,
  layout: number,
  table: TableName,
  columns: readonly string[],
): AsyncGenerator<readonly Value[]> {
  const keys = keyIn(layout, table, columns);
  const at = keys.map((key) => columns.indexOf(key));
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const order = sql.join(keys.map((key) => sql.ref(key)));
  let after: readonly Value[] | undefined;
  for (;;) {
    const onwards = after === undefined ? sql`` : sql`where (${order}) > (${sql.join(after)})`;
    const { rows } = await sql<Record<string, Value>>`select ${list} from ${sql.table(table)} ${onwards}
      order by ${order} limit ${PAGE}`.execute(db);
    let last: readonly Value[] | undefined;
    for (const row of rows) {
      last = columns.map((column) => row[column] ?? null);
      yield last;
    }
    if (rows.length < PAGE || last === undefined) return;
    const values = last;
    after = at.map((index) => values[index] ?? null);
  }
}

/** The sums of all tables as they are. */
export async function sumsOf(db: Database, layout: number): Promise<readonly TableSum[]> {
  const sums: TableSum[] = [];
  for (const [table, columns] of await columnsIn(db)) {
    const sum = summing(table, columns);
    for await (const row of rowsOf(db, layout, table, columns)) sum.add(lineOf(row));
    sums.push(sum.sum());
  }
  return sums;
}
