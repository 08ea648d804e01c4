/** How an index of words is asked, on every database: only what holds a search differs between them. */
import { type RawBuilder, sql } from 'kysely';
import type { SearchIndex } from './engine.js';
import type { Query } from './search.js';
import type { Cursor, DocumentFilter } from './store.js';

/** What stands behind the cursor of a filter. */
export const onwards = ({ after }: DocumentFilter): RawBuilder<unknown> =>
  after
    ? sql`and (documents.day < ${after.day} or (documents.day = ${after.day} and documents.id > ${after.id}))`
    : sql``;

/**
 * @param found what holds a search and meets a filter, behind the columns that are wanted: `from search ... where ...`
 * @returns the texts found, the newest first, and how many they are
 */
export const askedBy = (
  found: (query: Query, filter: DocumentFilter) => RawBuilder<unknown>,
): Pick<SearchIndex, 'find' | 'count'> => ({
  find: async (db, query, limit, filter) => {
    const { rows } = await sql<Cursor>`select documents.day, documents.id ${found(query, filter)} ${onwards(filter)}
      order by documents.day desc, documents.id
      limit ${limit}`.execute(db);
    return rows;
  },

  count: async (db, query, filter) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count ${found(query, filter)}`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
});
