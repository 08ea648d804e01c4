/** What a page of a search shows stands with what it finds: the day of a text in the index of words, and what each text tells of. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../tables.js';
import { fillTellings } from '../tellings.js';
import type { ColumnTypes } from './0001-record.js';

/** @param lay changes the index of words */
export const found = (
  types: Pick<ColumnTypes, 'text'>,
  lay: (db: Kysely<unknown>) => Promise<void> = async () => undefined,
): Migration => ({
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
