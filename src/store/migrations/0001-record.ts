/** The first layout: documents and their versions, readings, items, entries, corrections. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';

/** What differs between the databases: the type of bytes, and of text that is compared by code point. */
export interface ColumnTypes {
  readonly bytes: 'blob' | 'bytea';
  readonly text: 'text' | 'text collate "C"';
  /** Of eight bytes: SQLite's real is, PostgreSQL's is not. */
  readonly real: 'real' | 'double precision';
}

/** @param types the names of the column types in the database at hand */
export const record = (types: ColumnTypes): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    const bytes = sql.raw<Uint8Array>(types.bytes);

    await db.schema
      .createTable('meta')
      .addColumn('name', text, (column) => column.primaryKey().notNull())
      .addColumn('value', text, (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('documents')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('family', text)
      .addColumn('facts', text)
      .execute();
    await db.schema.createIndex('documents_of_family').on('documents').columns(['family', 'id']).execute();
    await db.schema.createIndex('documents_by_day').on('documents').columns(['day desc', 'id']).execute();

    // The bytes stand last: SQLite reads a row up to the column it wants.
    await db.schema
      .createTable('versions')
      .addColumn('document', text, (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('title', text)
      .addColumn('body', 'integer')
      .addColumn('kind', text)
      .addColumn('publisher', text)
      .addColumn('issuer', text)
      .addColumn('url', text)
      .addColumn('published', text)
      .addColumn('retrieved', text)
      .addColumn('language', text)
      .addColumn('recorded', text, (column) => column.notNull())
      .addColumn('extractor', text)
      .addColumn('pairs', text)
      .addColumn('raw_type', text)
      .addColumn('text', bytes, (column) => column.notNull())
      .addColumn('raw', bytes)
      .addPrimaryKeyConstraint('versions_key', ['document', 'hash'])
      .execute();

    await db.schema
      .createTable('readings')
      .addColumn('document', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('release', text, (column) => column.notNull())
      .addColumn('data', text, (column) => column.notNull())
      .addColumn('json', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('readings_key', ['document', 'hash'])
      .addForeignKeyConstraint('readings_version', ['document', 'hash'], 'versions', ['document', 'hash'], (key) =>
        key.onDelete('cascade'),
      )
      .execute();

    await db.schema
      .createTable('items')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('document', text, (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('chain', text, (column) => column.notNull())
      .addColumn('first_day', 'integer')
      .addColumn('last_day', 'integer')
      .addColumn('json', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('items_of_document').on('items').column('document').execute();
    await db.schema.createIndex('items_of_chain').on('items').columns(['chain', 'first_day', 'last_day']).execute();

    // One for how long the longest takes.
    await db.schema
      .createIndex('items_by_length')
      .on('items')
      .column('chain')
      .expression(sql`(last_day - first_day)`)
      .execute();

    await db.schema
      .createTable('entries')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('json', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('entries_by_day').on('entries').columns(['kind', 'day', 'id']).execute();

    await db.schema
      .createTable('entry_items')
      .addColumn('item', text, (column) => column.primaryKey().notNull().references('items.id').onDelete('cascade'))
      .addColumn('entry', text, (column) => column.notNull().references('entries.id').onDelete('cascade'))
      .execute();
    await db.schema.createIndex('entry_items_of_entry').on('entry_items').column('entry').execute();

    await db.schema
      .createTable('entry_parties')
      .addColumn('entry', text, (column) => column.notNull().references('entries.id').onDelete('cascade'))
      .addColumn('party', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('day', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('entry_parties_key', ['entry', 'party'])
      .execute();
    await db.schema
      .createIndex('entry_parties_by_day')
      .on('entry_parties')
      .columns(['party', 'kind', 'day', 'entry'])
      .execute();

    await db.schema
      .createTable('corrections')
      .addColumn('id', text, (column) => column.primaryKey().notNull())
      .addColumn('time', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      // No reference: what a person said outlives the document it was said of.
      .addColumn('document', text, (column) => column.notNull())
      .addColumn('other', text)
      .addColumn('json', text, (column) => column.notNull())
      .execute();
    await db.schema.createIndex('corrections_by_time').on('corrections').columns(['time', 'id']).execute();
    await db.schema.createIndex('corrections_of_document').on('corrections').column('document').execute();
    await db.schema.createIndex('corrections_of_other').on('corrections').column('other').execute();
  },
});
