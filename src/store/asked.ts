/** How an index of words is asked, on every database: only what holds a search differs between them. */
import { type RawBuilder, sql } from 'kysely';
import type { SearchIndex } from './engine.js';
import type { Query } from './search.js';
import type { Cursor, DocumentFilter } from './store.js';

/**
 * @param found what holds a search and meets a filter, behind the columns that are wanted: `from search ... where ...`
 * @returns the texts found, the newest first, and how many they are
 */
export const askedBy = (
  found: (query: Query, filter: DocumentFilter) => RawBuilder<unknown>,
): Pick<SearchIndex, 'find' | 'count'> => ({
  find: async (db, query, limit, filter) => {
    const { after } = filter;
    const onwards = after
      ? sql`and (documents.day < ${after.day} or (documents.day = ${after.day} and documents.id > ${after.id}))`
      : sql``;
    const { rows } = await sql<Cursor>`select documents.day, documents.id ${found(query, filter)} ${onwards}
      order by documents.day desc, documents.id
      limit ${limit}`.execute(db);
    return rows;
  },

  count: async (db, query, filter) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count ${found(query, filter)}`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
});
