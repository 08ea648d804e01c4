/** What a search sorts by and shows stands with what it finds: the day of a text, the words of an entry, what each text tells of. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import { fillHeld } from '../sqlite/entry-index.js';
import type { Database } from '../tables.js';
import { fillTellings } from '../tellings.js';
import type { ColumnTypes } from './0001-record.js';

/** @param lay changes the indexes of words */
export const found = (types: Pick<ColumnTypes, 'text'>, lay: (db: Kysely<unknown>) => Promise<void>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    await lay(db);
    await db.schema
      .createTable('tellings')
      .addColumn('document', text, (column) =>
        column.primaryKey().notNull().references('documents.id').onDelete('cascade'),
      )
      .addColumn('entries', 'integer', (column) => column.notNull())
      .addColumn('parties', text, (column) => column.notNull())
      .execute();
    await fillTellings(db as Database);
  },
});

/** Without the day each text with a common word had to be looked up among the documents in order to be sorted. */
export const laySearchDays = async (db: Kysely<unknown>): Promise<void> => {
  await sql`drop index search_words`.execute(db);
  await sql`alter table search add column day text collate "C" not null default ''`.execute(db);
  await sql`update search set day = documents.day from documents where documents.id = search.document`.execute(db);
  await sql`create index search_by_day on search (day desc, document)`.execute(db);
  // What waits to be put into it is read through by every search: of four megabytes, as is usual, a millisecond long.
  await sql`create index search_words on search using gin (words) with (gin_pending_list_limit = 256)`.execute(db);
};

/** Words and marks of an entry stand beside it, too, so that whether one holds them is seen where it is met. */
export const layHeld = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table entry_index add column words text not null default ''`.execute(db);
  await sql`alter table entry_index add column marks text not null default ''`.execute(db);
  await fillHeld(db as Database);
  await sql`create index entry_index_hidden on entry_index (number) where hidden = 1`.execute(db);
};
