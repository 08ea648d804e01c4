/** Entries by pairs of their parties, in the order of time: else of two who have much to do with others all that would be looked at. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { ColumnTypes } from './0001-record.js';

export const pairs = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await db.schema
      .createTable('entry_pairs')
      .addColumn('entry', text, (column) => column.notNull().references('entries.id').onDelete('cascade'))
      .addColumn('a', text, (column) => column.notNull())
      .addColumn('b', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('place', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('entry_pairs_key', ['entry', 'a', 'b'])
      .execute();
    await sql`insert into entry_pairs (entry, a, b, kind, day, place)
      select one.entry, one.party, other.party, one.kind, one.day, one.place
      from entry_parties as one join entry_parties as other on other.entry = one.entry and other.party > one.party`.execute(
      db,
    );
    await db.schema
      .createIndex('entry_pairs_by_day')
      .on('entry_pairs')
      .columns(['a', 'b', 'day', 'place', 'entry', 'kind'])
      .execute();
  },
});
