/** Saved views, and what each has told of which entry. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { ColumnTypes } from './0001-record.js';

export const watches = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await db.schema
      .createTable('watches')
      .addColumn('name', text, (column) => column.primaryKey().notNull())
      .addColumn('json', text, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('told')
      .addColumn('watch', text, (column) => column.notNull().references('watches.name').onDelete('cascade'))
      // No reference: an entry that goes and comes back is not told again.
      .addColumn('entry', text, (column) => column.notNull())
      .addColumn('told', text, (column) => column.notNull())
      .addColumn('telling', text, (column) => column.notNull())
      .addColumn('until', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('told_key', ['watch', 'entry'])
      .execute();
  },
});
