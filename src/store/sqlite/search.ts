/** The index of words in SQLite: FTS5 without a copy of the tokens, its rows joined to documents by their number. */
import { CompiledQuery, sql } from 'kysely';
import { among, asStored } from '../among.js';
import { askedBy, onwards } from '../asked.js';
import type { SearchIndex } from '../engine.js';
import { sided } from '../entries.js';
import { documentConditions, documentTells, isOfParty } from '../found.js';
import { slices } from '../page.js';
import type { Phrase, Query } from '../search.js';
import type { Cursor, DocumentFilter } from '../store.js';
import type { Database } from '../tables.js';
import { sqliteEntryIndex } from './entry-index.js';

/** A search in the language of FTS5; tokens hold no quotation mark. */
const match = (query: Query): string => query.map((choice) => `(${choice.map(phraseText).join(' OR ')})`).join(' AND ');

const phraseText = ({ tokens, open }: Phrase): string => `"${tokens.join(' ')}"${open ? ' *' : ''}`;

/** What holds a search and meets a filter, behind the columns that are wanted. */
const found = (query: Query, filter: DocumentFilter) => {
  return sql`from search
    join search_documents on search_documents.number = search.rowid
    join documents on documents.id = search_documents.document
    where search match ${match(query)} ${conditionsOf(filter)}`;
};

const conditionsOf = (filter: DocumentFilter) => {
  const conditions = documentConditions(filter).map((condition) => sql` and ${condition}`);
  return conditions.length > 0 ? sql.join(conditions, sql``) : sql``;
};

/** The same, found by walking the documents from the latest day on; which of them hold the search is gathered once, as numbers. */
const walked = (query: Query, filter: DocumentFilter) => sql`from documents
  cross join search_documents on search_documents.document = documents.id
  where +search_documents.number in (select rowid from search where search match ${match(query)}) ${conditionsOf(filter)}`;

/** Documents of the latest days that are asked each by itself: of what nearly all hold no more has to be gathered. */
const LATEST = 60;

/** @returns undefined where there are not enough among the latest */
const amongLatest = async (
  db: Database,
  query: Query,
  limit: number,
  filter: DocumentFilter,
): Promise<readonly Cursor[] | undefined> => {
  const { rows } = await sql<Cursor>`select latest.day, latest.id
    from (select day, id from documents where 1 = 1 ${conditionsOf(filter)} ${onwards(filter)}
      order by day desc, id limit ${LATEST}) as latest
    where exists (select 1 from search_documents cross join search
      where search_documents.document = latest.id and search.rowid = search_documents.number
        and search match ${match(query)})
    order by latest.day desc, latest.id
    limit ${limit}`.execute(db);
  return rows.length === limit ? rows : undefined;
};

/** Documents that are sorted faster than days are walked. */
const FEW = 3000;
/** Where it is asked, too, what they tell of: of what is asked so the latest are not soon met. */
const FEW_TELLING = 10_000;

const areFew = async (db: Database, query: Query, few: number): Promise<boolean> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from
    (select rowid from search where search match ${match(query)} limit ${few + 1})`.execute(db);
  return Number(rows[0]?.count ?? 0) <= few;
};

const sorting = askedBy(found);
const walking = askedBy(walked);

/** Documents that are asked at once what they tell of. */
const STEP = 60;

/** Of the few that hold the words, the latest are asked what they tell of until there are enough. */
const few: SearchIndex['find'] = async (db, query, limit, filter) => {
  const tells = documentTells(filter);
  if (tells.length === 0 || isOfParty(filter)) return sorting.find(db, query, limit, filter);
  const { parties: _, actors: __, topics: ___, statuses: ____, confidence: _____, ...days } = filter;
  const holding = await sorting.find(db, query, FEW_TELLING + 1, days);
  const rare = holding.length > STEP ? await documentsOf(db, filter) : undefined;
  const all = rare ? holding.filter(({ id }) => rare.has(id)) : holding;
  const found: Cursor[] = [];
  for (const some of slices(all, STEP)) {
    const ids = some.map(({ id }) => id);
    const { rows } = await sql<Cursor>`select documents.day, documents.id from documents
      where ${among(db, 'documents.id', ids)} and ${sql.join(tells, sql` and `)}
      order by documents.day desc, documents.id`.execute(db);
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
};

/** The documents that tell of the parties of a filter, where these entries are few; else undefined. */
const documentsOf = async (db: Database, { parties = [] }: DocumentFilter): Promise<Set<string> | undefined> => {
  const [party, other] = [...new Set(parties)].sort();
  if (party === undefined) return undefined;
  const some = sided(db, party, other)
    .limit(FEW + 1)
    .as('some');
  const entries = await db.selectFrom(some).select('id').execute();
  if (entries.length > FEW) return undefined;
  const rows = await db
    .selectFrom('entry_items')
    .innerJoin('items', 'items.id', 'entry_items.item')
    .select('items.document')
    .where(
      among(
        db,
        'entry_items.entry',
        entries.map(({ id }) => id),
      ),
    )
    .execute();
  return new Set(rows.map(({ document }) => document));
};

const PUT = 'insert into search (rowid, tokens) select number, ? from search_documents where document = ?';

export const sqliteSearch: SearchIndex = {
  put: async (db, { document, tokens }) => {
    await sqliteSearch.remove(db, document);
    await sql`insert into search_documents (document) values (${document})`.execute(db);
    await db.executeQuery(CompiledQuery.raw(PUT, [tokens.join(' '), document]));
  },

  putNew: async (db, texts) => {
    const documents = texts.map(({ document }) => asStored(document));
    await sql`insert into search_documents (document) select value from json_each(${JSON.stringify(documents)})`.execute(
      db,
    );
    for (const { document, tokens } of texts)
      await db.executeQuery(CompiledQuery.raw(PUT, [tokens.join(' '), document]));
  },

  // It stands with the documents alone.
  setDay: async () => undefined,

  remove: async (db, document) => {
    await sql`delete from search
      where rowid = (select number from search_documents where document = ${document})`.execute(db);
    await sql`delete from search_documents where document = ${document}`.execute(db);
  },

  // What is rare is sorted; of what is common the latest are soon met.
  find: async (db, query, limit, filter) =>
    (await areFew(db, query, documentTells(filter).length > 0 ? FEW_TELLING : FEW))
      ? few(db, query, limit, filter)
      : ((await amongLatest(db, query, limit, filter)) ?? walking.find(db, query, limit, filter)),
  count: sorting.count,

  entries: sqliteEntryIndex,

  size: async (db) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from search_documents`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
};
