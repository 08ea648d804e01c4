/** Sums of events by pair and week, kept as entries come and go, so that an index over years is a few hundred rows. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../tables.js';
import { fillWeeks } from '../weeks.js';
import type { ColumnTypes } from './0001-record.js';

export const weeks = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await db.schema
      .createTable('weeks')
      .addColumn('a', text, (column) => column.notNull())
      .addColumn('b', text, (column) => column.notNull())
      .addColumn('week', text, (column) => column.notNull())
      .addColumn('quad', text, (column) => column.notNull())
      .addColumn('direction', text, (column) => column.notNull())
      .addColumn('tenth', 'integer', (column) => column.notNull())
      .addColumn('events', 'integer', (column) => column.notNull())
      .addColumn('goldstein', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('weeks_key', ['a', 'b', 'week', 'quad', 'direction', 'tenth'])
      .execute();
    // Every column that sums over all pairs need, so that the rows themselves are not read.
    await db.schema
      .createIndex('weeks_by_week')
      .on('weeks')
      .columns(['week', 'a', 'b', 'tenth', 'events', 'goldstein'])
      .execute();
    await fillWeeks(db as Database);
  },
});
