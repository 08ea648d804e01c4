/** The index of words, for PostgreSQL: the different tokens of a text for finding, all in their order for phrases. */
import { type Kysely, type Migration, sql } from 'kysely';

export const searchPostgres: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    // `words` is null where a text has more different words than one value holds.
    await sql`create table search (
      document text collate "C" primary key references documents (id) on delete cascade,
      words tsvector,
      tokens text collate "C" not null
    )`.execute(db);
    await sql`create index search_words on search using gin (words)`.execute(db);
    await sql`create index search_long on search (document) where words is null`.execute(db);
  },
};
