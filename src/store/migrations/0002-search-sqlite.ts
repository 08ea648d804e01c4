/** The index of words, for SQLite: FTS5. */
import { type Kysely, type Migration, sql } from 'kysely';

export const searchSqlite: Migration = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    // FTS5 knows its rows by number alone.
    await db.schema
      .createTable('search_documents')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('document', 'text', (column) => column.notNull().unique())
      .execute();
    // The index keeps no copy of the tokens. Its tokenizer 'ascii' parts at ASCII characters that are neither letter
    // nor digit, and takes all others as they are: there are none in our tokens but the blank between two.
    await sql`create virtual table search using fts5(tokens, content = '', contentless_delete = 1, tokenize = 'ascii')`.execute(
      db,
    );
  },
};
