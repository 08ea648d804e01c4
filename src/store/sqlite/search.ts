/** The index of words in SQLite: FTS5 without a copy of the tokens, its rows joined to documents by their number. */
import { sql } from 'kysely';
import { askedBy } from '../asked.js';
import type { SearchIndex } from '../engine.js';
import { documentConditions } from '../found.js';
import type { Phrase, Query } from '../search.js';
import type { DocumentFilter } from '../store.js';
import type { Database } from '../tables.js';
import { sqliteEntryIndex } from './entry-index.js';

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

/** The same, found by walking the documents from the latest day on. */
const walked = (query: Query, filter: DocumentFilter) => {
  const conditions = documentConditions(filter).map((condition) => sql` and ${condition}`);
  return sql`from documents where exists (select 1 from search_documents cross join search
      where search_documents.document = documents.id and search.rowid = search_documents.number
        and search match ${match(query)})
    ${conditions.length > 0 ? sql.join(conditions, sql``) : sql``}`;
};

/** Documents that are sorted faster than days are walked. */
const FEW = 3000;

const areFew = async (db: Database, query: Query): Promise<boolean> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from
    (select rowid from search where search match ${match(query)} limit ${FEW + 1})`.execute(db);
  return Number(rows[0]?.count ?? 0) <= FEW;
};

const sorting = askedBy(found);
const walking = askedBy(walked);

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

  // What is rare is sorted; of what is common the latest are soon met.
  find: async (db, query, limit, filter) =>
    ((await areFew(db, query)) ? sorting : walking).find(db, query, limit, filter),
  count: sorting.count,

  entries: sqliteEntryIndex,

  size: async (db) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from search_documents`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
};
