/** Whether a column has one of some values, which are one parameter: so the statement is one for any number of them, made ready once. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Database, isPostgres } from './tables.js';

export const among = (db: Database, column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  isPostgres(db)
    ? sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`
    : sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values.map(asStored))}))`;

/** As the dialects take a text that stands alone, so that rows that come back are known again: no database has the character 0. */
export const asStored = (value: string): string => value.replaceAll('\0', '\ufffd');
