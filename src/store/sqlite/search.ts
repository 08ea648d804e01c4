/** The index of words in SQLite: FTS5 without a copy of the tokens, its rows joined to documents by their number. */
import { sql } from 'kysely';
import type { SearchIndex } from '../engine.js';
import { documentConditions } from '../found.js';
import type { Phrase, Query } from '../search.js';
import type { Cursor, DocumentFilter } from '../store.js';

/** A search in the language of FTS5; tokens hold no quotation mark. */
const match = (query: Query): string => query.map((choice) => `(${choice.map(phraseText).join(' OR ')})`).join(' AND ');

const phraseText = ({ tokens, open }: Phrase): string => `"${tokens.join(' ')}"${open ? ' *' : ''}`;

/** What holds a search and meets a filter, behind the columns that are wanted. */
const found = (query: Query, filter: DocumentFilter) => {
  const conditions = documentConditions(filter).map((condition) => sql` and ${condition}`);
  return sql`from search
    join search_documents on search_documents.number = search.rowid
    join documents on documents.id = search_documents.document
    where search match ${match(query)} ${conditions.length > 0 ? sql.join(conditions, sql``) : sql``}`;
};

export const sqliteSearch: SearchIndex = {
  put: async (db, document, tokens) => {
    await sqliteSearch.remove(db, document);
    await sql`insert into search_documents (document) values (${document})`.execute(db);
    await sql`insert into search (rowid, tokens)
      select number, ${tokens.join(' ')} from search_documents where document = ${document}`.execute(db);
  },

  remove: async (db, document) => {
    await sql`delete from search
      where rowid = (select number from search_documents where document = ${document})`.execute(db);
    await sql`delete from search_documents where document = ${document}`.execute(db);
  },

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

  size: async (db) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from search_documents`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
};
