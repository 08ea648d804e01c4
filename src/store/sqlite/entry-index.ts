/** The index of entries in SQLite: FTS5 without a copy of the tokens, beside a narrow table of what else is asked and sorted by. */
import { type SqlBool, sql } from 'kysely';
import type { EntryIndex, FoundRow, Held } from '../entry-index.js';
import { slices } from '../page.js';

/** Entries that are sorted faster than as many days are walked; of what is common fewer, for it is soon met. */
const FEW = 20_000;
const FEW_COMMON = 3000;

const quoted = (token: string): string => `"${token}"`;

/** What is held, in the language of FTS5; tokens are letters and digits alone. */
const match = ({ words, marks }: Held): string =>
  [
    ...(words.length > 0 ? [`words : (${words.map(quoted).join(' AND ')})`] : []),
    // Of none of a list nothing is: a token that nothing has.
    ...marks.map((list) => `marks : (${(list.length > 0 ? list : ['none']).map(quoted).join(' OR ')})`),
  ].join(' AND ');

/** In one statement for all: to compile one for each would take longer than to carry it out. */
const put: EntryIndex['put'] = async (db, entries) => {
  for (const slice of slices(entries)) {
    const rows = JSON.stringify(slice);
    await sql`insert into entry_index (entry, kind, day, place, status, confidence, published, hidden)
      select value ->> 'entry', value ->> 'kind', value ->> 'day', value ->> 'place', value ->> 'status',
        value ->> 'confidence', value ->> 'published', value ->> 'hidden'
      from json_each(${rows})`.execute(db);
    await sql`insert into entry_search (rowid, words, marks)
      select number, value ->> 'words', value ->> 'marks'
      from json_each(${rows}) join entry_index on entry_index.entry = value ->> 'entry'`.execute(db);
  }
};

export const sqliteEntryIndex: EntryIndex = {
  put,

  remove: async (db, entries) => {
    for (const slice of slices(entries)) {
      const ids = sql`(select value from json_each(${JSON.stringify(slice)}))`;
      await sql`delete from entry_search where rowid in (select number from entry_index where entry in ${ids})`.execute(
        db,
      );
      await sql`delete from entry_index where entry in ${ids}`.execute(db);
    }
  },

  clear: async (db) => {
    await sql`insert into entry_search (entry_search) values ('delete-all')`.execute(db);
    await sql`delete from entry_index`.execute(db);
  },

  count: async (db, held) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count
      from entry_search join entry_index on entry_index.number = entry_search.rowid
      where entry_search match ${match(held)} and hidden = 0`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },

  // In this order: the other way round every entry would be asked for all that hold it.
  holds: (held) => sql<SqlBool>`exists (select 1 from entry_index cross join entry_search
    where entry_index.entry = found.id and entry_search.rowid = entry_index.number
      and entry_search match ${match(held)})`,

  few: {
    are: async (db, held) => {
      const few = held.common ? FEW_COMMON : FEW;
      const { rows } = await sql<{ count: number }>`select count(*) as count from
        (select rowid from entry_search where entry_search match ${match(held)} limit ${few + 1})`.execute(db);
      return Number(rows[0]?.count ?? 0) <= few;
    },
    found: (held) =>
      sql<FoundRow>`(select entry as id, kind, day, place, status, confidence, published, hidden
        from entry_search join entry_index on entry_index.number = entry_search.rowid
        where entry_search match ${match(held)})`.as<'found'>('found'),
  },
};
