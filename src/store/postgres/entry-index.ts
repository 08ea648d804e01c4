/** The index of entries in PostgreSQL: a vector without places of words and marks, which are told apart by a sign that no word has. */
import { type SqlBool, sql } from 'kysely';
import type { EntryIndex, Held } from '../entry-index.js';
import { slices } from '../page.js';

const MARK = '#';

const word = (token: string): string => `'${token}'`;
const mark = (token: string): string => `'${MARK}${token}'`;

/** What is held, in the language of a tsquery. */
const query = ({ words, marks }: Held): string =>
  [
    ...words.map(word), // Of none of a list nothing is: a mark that nothing has.
    ...marks.map((list) => `(${(list.length > 0 ? list : ['none']).map(mark).join(' | ')})`),
  ].join(' & ');

const lexemes = (tokens: string, as: (token: string) => string): string[] => tokens.split(' ').filter(Boolean).map(as);

export const postgresEntryIndex: EntryIndex = {
  put: async (db, entries) => {
    for (const slice of slices(entries))
      await sql`insert into entry_search (entry, held) values ${sql.join(
        slice.map(
          ({ entry, words, marks }) =>
            sql`(${entry}, ${[...lexemes(words, word), ...lexemes(marks, mark)].join(' ')}::tsvector)`,
        ),
      )}`.execute(db);
  },

  // They go with their entries.
  remove: async () => undefined,
  clear: async () => undefined,

  count: async (db, held) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count
      from entry_search join entries on entries.id = entry_search.entry
      where entry_search.held @@ ${query(held)}::tsquery and entries.hidden = 0`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },

  holds: (held) =>
    sql<SqlBool>`found.id in (select entry from entry_search where entry_search.held @@ ${query(held)}::tsquery)`,
};
