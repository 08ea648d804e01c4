/**
 * Many rows written at once. A statement with a list of values in it would be another for every number of them, to be put
 * together and made ready anew; these are the same few for any number, and are put together once.
 */
import { CompiledQuery } from 'kysely';
import { type Database, isPostgres, KEYS, type Tables } from './tables.js';

/** Of a column, as PostgreSQL calls it; SQLite asks for none. */
type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision' | 'bytea';
type Columns<T extends keyof Tables> = { readonly [C in keyof Tables[T]]?: ColumnType };

const ENTRY_OF_DAY = { kind: 'text', day: 'text', place: 'text' } as const;
const SUM = { events: 'integer', goldstein: 'integer' } as const;

/** The columns that are written of the tables of which many rows are. */
const COLUMNS = {
  documents: { id: 'text', hash: 'text', day: 'text', publisher: 'text' },
  versions: {
    ...{ document: 'text', hash: 'text', title: 'text', body: 'integer', kind: 'text', publisher: 'text' },
    ...{ issuer: 'text', url: 'text', published: 'text', retrieved: 'text', language: 'text', recorded: 'text' },
    ...{ extractor: 'text', pairs: 'text', raw_type: 'text', text: 'bytea', raw: 'bytea', file: 'text' },
  },
  readings: { document: 'text', hash: 'text', release: 'text', data: 'text', json: 'bytea' },
  items: {
    ...{ id: 'text', kind: 'text', document: 'text', chain: 'text' },
    ...{ first_day: 'integer', last_day: 'integer', json: 'text' },
  },
  entries: {
    ...{ id: 'text', ...ENTRY_OF_DAY, status: 'text', confidence: 'double precision', published: 'text' },
    ...{ looked: 'integer', json: 'text', hidden: 'integer' },
  },
  entry_items: { item: 'text', entry: 'text' },
  entry_parties: { entry: 'text', party: 'text', ...ENTRY_OF_DAY },
  entry_pairs: { entry: 'text', a: 'text', b: 'text', ...ENTRY_OF_DAY },
  entry_actors: { entry: 'text', actor: 'text', name: 'text', ...ENTRY_OF_DAY },
  entry_topics: { entry: 'text', topic: 'text' },
  weeks: { a: 'text', b: 'text', week: 'text', quad: 'text', direction: 'text', tenth: 'integer', ...SUM },
  pair_sums: { a: 'text', b: 'text', tenth: 'integer', ...SUM },
  gists: { entry: 'text', kind: 'text', published: 'text', gist: 'text' },
  tellings: { document: 'text', entries: 'integer', parties: 'text' },
  source_sums: { publisher: 'text', tells: 'integer', alone: 'integer', ahead: 'integer', differs: 'integer' },
  source_pairs: { publisher: 'text', other: 'text', entries: 'integer' },
  changes: { number: 'integer', moment: 'text', entry: 'text', json: 'text' },
  former: { id: 'text', document: 'text', kind: 'text', now: 'text' },
  marks: { span: 'integer', mark: 'bigint', day: 'integer', document: 'text' },
} as const satisfies { readonly [T in keyof Tables]?: Columns<T> };

type Written = keyof typeof COLUMNS;
type Row<T extends Written> = Pick<Tables[T], keyof (typeof COLUMNS)[T] & keyof Tables[T]>;

/** Rows of one statement: so many as there are of the greatest of these, then of the next. */
const LOTS = [64, 8, 1] as const;
/** Of PostgreSQL, which is given a list a column; bytes would be twice as long in a list. */
const MOST = 2000;

const texts = new Map<string, string>();
const textOf = (key: string, make: () => string): string => {
  const known = texts.get(key) ?? make();
  texts.set(key, known);
  return known;
};

const quoted = (name: string): string => `"${name}"`;
const listed = (names: readonly string[]): string => names.map(quoted).join(', ');

/**
 * Puts rows, all columns of each.
 *
 * @param conflict what to do where a row is there, as SQL: `on conflict (id) do nothing`
 */
export async function insertRows<T extends Written>(
  db: Database,
  table: T,
  rows: readonly Row<T>[],
  conflict = '',
): Promise<void> {
  const types: Readonly<Record<string, ColumnType>> = COLUMNS[table];
  const columns = Object.keys(types);
  const into = `insert into ${quoted(table)} (${listed(columns)})`;
  const valueIn = (row: Row<T>, column: string): unknown => (row as Readonly<Record<string, unknown>>)[column] ?? null;
  const ofLists = isPostgres(db) && !Object.values(types).includes('bytea');
  if (ofLists) {
    const text = textOf(`${table} lists ${conflict}`, () => `${into} select * from ${unnested(types)} ${conflict}`);
    for (let at = 0; at < rows.length; at += MOST) {
      const some = rows.slice(at, at + MOST);
      await run(
        db,
        text,
        columns.map((column) => some.map((row) => valueIn(row, column))),
      );
    }
    return;
  }
  const place = isPostgres(db) ? (at: number) => `$${at + 1}` : () => '?';
  let at = 0;
  for (const lot of LOTS) {
    const text = textOf(`${table} ${lot} ${place(0)} ${conflict}`, () => {
      const values = Array.from({ length: lot }, (_, row) =>
        columns.map((_, column) => place(row * columns.length + column)).join(', '),
      );
      return `${into} values ${values.map((list) => `(${list})`).join(', ')} ${conflict}`;
    });
    for (; rows.length - at >= lot; at += lot) {
      const values: unknown[] = [];
      for (const row of rows.slice(at, at + lot)) for (const column of columns) values.push(valueIn(row, column));
      await run(db, text, values);
    }
  }
}

/** Lists that are rows: `unnest($1::text[], $2::integer[])`. */
const unnested = (types: Readonly<Record<string, ColumnType>>): string =>
  `unnest(${Object.values(types)
    .map((type, i) => `$${i + 1}::${type}[]`)
    .join(', ')})`;

const run = async (db: Database, text: string, values: readonly unknown[]): Promise<void> => {
  await db.executeQuery(CompiledQuery.raw(text, [...values]));
};

/** Columns that are given, with their types. */
type Given = Readonly<Record<string, ColumnType>>;

/** A statement as it is for one row, and for all rows of a list that is called `given`. */
interface ForRows {
  readonly one: string;
  readonly all: string;
}

/**
 * Runs a statement for rows: on PostgreSQL once for the lists of them all, on SQLite, which is no server, for each.
 *
 * @param name what it is known by once it is put together
 * @param given columns in the order in which the statement of one row asks for them
 */
const runForRows = async (
  db: Database,
  name: string,
  given: Given,
  make: (list: string) => ForRows,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  if (rows.length === 0) return;
  const columns = Object.keys(given);
  const kind = isPostgres(db) ? 'all' : 'one';
  const text = textOf(`${name} ${kind}`, () => make(`${unnested(given)} as given (${listed(columns)})`)[kind]);
  if (kind === 'all') {
    const lists = columns.map((column) => rows.map((row) => row[column] ?? null));
    return run(db, text, lists);
  }
  for (const row of rows) {
    const values = columns.map((column) => row[column] ?? null);
    await run(db, text, values);
  }
};

/** Asks for one row, or for those of the list, by their keys. */
const byKey = (table: string, key: readonly string[]): ForRows => ({
  one: key.map((name) => `${quoted(name)} = ?`).join(' and '),
  all: key.map((name) => `${quoted(table)}.${quoted(name)} = given.${quoted(name)}`).join(' and '),
});

/**
 * Sets columns of rows that are there.
 *
 * @param key columns by which a row is found
 * @param set columns that become another
 */
export async function updateRows(
  db: Database,
  table: keyof Tables,
  key: Given,
  set: Given,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [keys, sets] = [Object.keys(key), Object.keys(set)];
  const make = (list: string): ForRows => {
    const where = byKey(table, keys);
    const update = `update ${quoted(table)} set`;
    const one = sets.map((name) => `${quoted(name)} = ?`).join(', ');
    const all = sets.map((name) => `${quoted(name)} = given.${quoted(name)}`).join(', ');
    return { one: `${update} ${one} where ${where.one}`, all: `${update} ${all} from ${list} where ${where.all}` };
  };
  await runForRows(db, `update ${table} ${sets.join(' ')} by ${keys.join(' ')}`, { ...set, ...key }, make, rows);
}

/** Removes rows, each by its whole key. */
export async function deleteRows<T extends Written>(db: Database, table: T, rows: readonly Row<T>[]): Promise<void> {
  const types: Given = COLUMNS[table];
  const key: readonly string[] = KEYS[table];
  const given = Object.fromEntries(key.map((column) => [column, types[column] ?? 'text']));
  const make = (list: string): ForRows => {
    const where = byKey(table, key);
    const from = `delete from ${quoted(table)}`;
    return { one: `${from} where ${where.one}`, all: `${from} using ${list} where ${where.all}` };
  };
  await runForRows(db, `delete ${table}`, given, make, rows);
}

/** What to do with a row that is there: these columns become what was given, found by that key. */
export const replacing = (key: readonly string[], columns: readonly string[]): string =>
  `on conflict (${listed(key)}) do update set ${columns.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')}`;

/** The same, but what was given is added to what is there. */
export const adding = (table: Written, key: readonly string[], columns: readonly string[]): string =>
  `on conflict (${listed(key)}) do update set ${columns
    .map((name) => `${quoted(name)} = ${quoted(table)}.${quoted(name)} + excluded.${quoted(name)}`)
    .join(', ')}`;
