/** What pages ask for beyond days and sides: the words and terms of entries, those least sure, the sums of pairs over all weeks. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import { type EntryIndex, fillEntryIndex, putIndexed } from '../entry-index.js';
import type { Database } from '../tables.js';
import type { ColumnTypes } from './0001-record.js';

/** @param lay makes the tables of the index of entries */
export const pages = (
  types: Pick<ColumnTypes, 'text'>,
  index: EntryIndex,
  lay: (db: Kysely<unknown>) => Promise<void>,
): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await lay(db);
    await db.schema
      .createTable('gists')
      .addColumn('entry', text, (column) => column.primaryKey().notNull().references('entries.id').onDelete('cascade'))
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('published', text, (column) => column.notNull())
      .addColumn('gist', text, (column) => column.notNull())
      .execute();
    await fillEntryIndex(db as Database, (entries) => putIndexed(db as Database, index, entries, true));

    await db.schema
      .createTable('pair_sums')
      .addColumn('a', text, (column) => column.notNull())
      .addColumn('b', text, (column) => column.notNull())
      .addColumn('tenth', 'integer', (column) => column.notNull())
      .addColumn('events', 'integer', (column) => column.notNull())
      .addColumn('goldstein', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('pair_sums_key', ['a', 'b', 'tenth'])
      .execute();
    await db.schema.createIndex('pair_sums_of_other').on('pair_sums').columns(['b', 'a']).execute();
    await sql`insert into pair_sums (a, b, tenth, events, goldstein)
      select a, b, tenth, sum(events), sum(goldstein) from weeks group by a, b, tenth`.execute(db);

    // Counting them by kind reads no more than this. Of the column itself it would be taken for lists, which are by day.
    await sql`create index entries_by_kind on entries ((kind || ''))`.execute(db);
    // Those that a person said something of stand behind all others.
    await db.schema
      .alterTable('entries')
      .addColumn('looked', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update entries set looked = 1 where json like '%"correction-%'`.execute(db);
    await db.schema
      .createIndex('entries_by_confidence')
      .on('entries')
      .columns(['looked', 'confidence', 'id'])
      .execute();
  },
});

export const laySqlite = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table entry_index (
    number integer primary key,
    entry text not null unique,
    kind text not null,
    day text not null,
    place text not null,
    status text not null,
    confidence real not null,
    published text not null,
    hidden integer not null
  )`.execute(db);
  await sql`create virtual table entry_search using
    fts5(words, marks, content = '', contentless_delete = 1, detail = 'column', tokenize = 'ascii')`.execute(db);
};

export const layPostgres = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table entry_search (
    entry text collate "C" primary key references entries (id) on delete cascade,
    held tsvector not null
  )`.execute(db);
  await sql`create index entry_search_held on entry_search using gin (held)`.execute(db);
};
