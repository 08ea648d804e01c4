/** Whether a column has one of some values, which are one parameter: so the statement is one for any number of them, made ready once. */
import { PostgresAdapter, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './tables.js';

export const among = (db: Database, column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`
    : sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values.map(whole))}))`;

/** As the dialect of SQLite takes a text that stands alone. */
const whole = (value: string): string => value.replaceAll('\0', '\ufffd');
