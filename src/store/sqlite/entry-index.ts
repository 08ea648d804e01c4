/** The index of entries in SQLite: FTS5 without a copy of the tokens, beside a narrow table of what else is asked and sorted by. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type EntryIndex, type FoundRow, fillEntryIndex, type Held } from '../entry-index.js';
import { slices } from '../page.js';
import type { Database } from '../tables.js';

/**
 * Entries that are sorted faster than the first of them are met by walking. Sorting costs as many as there are, walking the longer
 * the fewer there are and the more are wanted: they meet where the square of the one is in proportion to the other, as measured on
 * 270,000 statements. What more could be sorted would take a tenth of a second.
 */
const fewFor = (limit: number): number => Math.min(20_000, Math.ceil(1000 * Math.sqrt(limit)));

const quoted = (token: string): string => `"${token}"`;

/** What is held, in the language of FTS5; tokens are letters and digits alone. */
const match = ({ words, marks }: Held): string =>
  [
    ...(words.length > 0 ? [`words : (${words.map(quoted).join(' AND ')})`] : []),
    // Of none of a list nothing is: a token that nothing has.
    ...marks.map((list) => `marks : (${(list.length > 0 ? list : ['none']).map(quoted).join(' OR ')})`),
  ].join(' AND ');

/** True of a row of the table that holds this: for one of which it is known where it stands FTS5 would look through lists of all. */
const standsIn = ({ words, marks }: Held): RawBuilder<SqlBool> => {
  const has = (column: 'words' | 'marks', token: string) =>
    sql<SqlBool>`instr(' ' || entry_index.${sql.ref(column)} || ' ', ${` ${token} `}) > 0`;
  const lists = marks.map((list) => (list.length > 0 ? list : ['none']));
  return sql`(${sql.join(
    [
      ...words.map((token) => has('words', token)),
      ...lists.map(
        (list) =>
          sql`(${sql.join(
            list.map((token) => has('marks', token)),
            sql` or `,
          )})`,
      ),
    ],
    sql` and `,
  )})`;
};

/** In one statement for all: to compile one for each would take longer than to carry it out. */
const put: EntryIndex['put'] = async (db, entries, isOld = false) => {
  const [columns, values] = isOld ? [sql``, sql``] : [sql`, words, marks`, sql`, value ->> 'words', value ->> 'marks'`];
  for (const slice of slices(entries)) {
    const rows = JSON.stringify(slice);
    await sql`insert into entry_index (entry, kind, day, place, status, confidence, published, hidden${columns})
      select value ->> 'entry', value ->> 'kind', value ->> 'day', value ->> 'place', value ->> 'status',
        value ->> 'confidence', value ->> 'published', value ->> 'hidden'${values}
      from json_each(${rows})`.execute(db);
    await sql`insert into entry_search (rowid, words, marks)
      select number, value ->> 'words', value ->> 'marks'
      from json_each(${rows}) join entry_index on entry_index.entry = value ->> 'entry'`.execute(db);
  }
};

/** Writes words and marks of all entries beside where they stand: for a store that was laid out before they were. */
export const fillHeld = (db: Database): Promise<void> =>
  fillEntryIndex(db, async (entries) => {
    const rows = JSON.stringify(entries.map(({ entry, words, marks }) => ({ entry, words, marks })));
    await sql`update entry_index set words = value ->> 'words', marks = value ->> 'marks'
      from json_each(${rows}) where entry_index.entry = value ->> 'entry'`.execute(db);
  });

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

  // Those that a person hid are few, and have an index of their own: to look each up that holds this would take ten times as long.
  count: async (db, held) => {
    const { rows } = await sql<{ count: number }>`select
      (select count(*) from entry_search where entry_search match ${match(held)})
      - (select count(*) from entry_index where hidden = 1 and ${standsIn(held)}) as count`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },

  holds: (held) =>
    sql<SqlBool>`exists (select 1 from entry_index where entry_index.entry = found.id and ${standsIn(held)})`,

  few: {
    lotOf: async (db, held, limit) => {
      const few = fewFor(limit);
      const { rows } = await sql<{ count: number }>`select count(*) as count from
        (select rowid from entry_search where entry_search match ${match(held)} limit ${few + 1})`.execute(db);
      const count = Number(rows[0]?.count ?? 0);
      return count === 0 ? 'none' : count <= few ? 'few' : 'many';
    },
    found: (held) =>
      sql<FoundRow>`(select entry as id, kind, day, place, status, confidence, published, hidden
        from entry_search join entry_index on entry_index.number = entry_search.rowid
        where entry_search match ${match(held)})`.as<'found'>('found'),
  },
};
