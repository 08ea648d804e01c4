/** The feed of changes, where ids that items once had lead to, entries that a person hid, and marks of near-copies. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { ColumnTypes } from './0001-record.js';

/** @param types the names of the column types in the database at hand */
export const changes = (types: ColumnTypes): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);

    await db.schema
      .createTable('changes')
      .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('moment', text, (column) => column.notNull())
      .addColumn('entry', text, (column) => column.notNull())
      .addColumn('json', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('changes_by_moment').on('changes').columns(['moment', 'number']).execute();
    await db.schema.createIndex('changes_of_entry').on('changes').columns(['entry', 'number']).execute();

    await db.schema
      .createTable('former')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      // No reference: the document may be gone, and the id is asked for all the same.
      .addColumn('document', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('now', text)
      .execute();

    await db.schema
      .alterTable('entries')
      .addColumn('hidden', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();

    // A row for each mark of a text: texts that share one are looked at whether they are copies.
    await db.schema
      .createTable('marks')
      .addColumn('mark', 'bigint', (column) => column.notNull())
      .addColumn('document', text, (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('marks_key', ['mark', 'document'])
      .execute();
    await db.schema.createIndex('marks_of_document').on('marks').column('document').execute();
    await db.schema.alterTable('documents').addColumn('print', text).execute();
  },
});
