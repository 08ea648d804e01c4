/** Sums of what publishers tell, their documents, and up to which change a saved view was seen. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import { fillSources } from '../sources.js';
import type { Database } from '../tables.js';
import type { ColumnTypes } from './0001-record.js';

export const sources = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await db.schema
      .createTable('source_sums')
      .addColumn('publisher', text, (column) => column.primaryKey().notNull())
      .addColumn('tells', 'integer', (column) => column.notNull())
      .addColumn('alone', 'integer', (column) => column.notNull())
      .addColumn('ahead', 'integer', (column) => column.notNull())
      .addColumn('differs', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('source_pairs')
      .addColumn('publisher', text, (column) => column.notNull())
      .addColumn('other', text, (column) => column.notNull())
      .addColumn('entries', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('source_pairs_key', ['publisher', 'other'])
      .execute();
    await db.schema
      .createIndex('source_pairs_by_entries')
      .on('source_pairs')
      .columns(['publisher', 'entries desc', 'other'])
      .execute();
    await fillSources(db as Database);

    await db.schema
      .alterTable('documents')
      .addColumn('publisher', text, (to) => to.notNull().defaultTo(''))
      .execute();
    await sql`update documents set publisher = coalesce((select publisher from versions
      where versions.document = documents.id and versions.hash = documents.hash), '')`.execute(db);
    await db.schema.createIndex('documents_of_publisher').on('documents').columns(['publisher', 'day']).execute();

    await db.schema
      .alterTable('watches')
      .addColumn('seen', 'integer', (to) => to.notNull().defaultTo(0))
      .execute();
  },
});
