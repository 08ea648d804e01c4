/** The index of words in SQLite: FTS5 without a copy of the tokens, its rows joined to documents by their number. */
import { sql } from 'kysely';
import type { SearchIndex } from '../engine.js';
import { documentConditions } from '../found.js';
import type { Phrase } from '../search.js';
import type { Cursor } from '../store.js';

/** Every phrase, in the language of FTS5; tokens hold no quotation mark. */
const match = (phrases: readonly Phrase[]): string => phrases.map((phrase) => `"${phrase.join(' ')}"`).join(' AND ');

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

  find: async (db, phrases, limit, filter) => {
    const { after } = filter;
    const conditions = documentConditions(filter).map((condition) => sql` and ${condition}`);
    const onwards = after
      ? sql`and (documents.day < ${after.day} or (documents.day = ${after.day} and documents.id > ${after.id}))`
      : sql``;
    const { rows } = await sql<Cursor>`select documents.day, documents.id
      from search
      join search_documents on search_documents.number = search.rowid
      join documents on documents.id = search_documents.document
      where search match ${match(phrases)} ${onwards} ${sql.join(conditions, sql``)}
      order by documents.day desc, documents.id
      limit ${limit}`.execute(db);
    return rows;
  },
};
