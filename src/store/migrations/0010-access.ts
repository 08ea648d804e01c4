/** Tokens by which programs come in at a record that is served. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { ColumnTypes } from './0001-record.js';

export const access = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await db.schema
      .createTable('tokens')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('scopes', text, (column) => column.notNull())
      .addColumn('made', text, (column) => column.notNull())
      .addColumn('expires', text, (column) => column.notNull())
      .execute();
  },
});
