/**
 * The index of words in PostgreSQL. A vector without places says which texts hold the words; where the words of a phrase
 * stand one after another is looked for in the tokens themselves. Places within a vector would not do: it keeps 256 of a
 * word and none beyond the 16,383rd, so that long texts would answer otherwise than on SQLite.
 */
import { type RawBuilder, sql } from 'kysely';
import { askedBy } from '../asked.js';
import type { SearchIndex } from '../engine.js';
import { documentConditions } from '../found.js';
import { slices } from '../page.js';
import type { Choice, Phrase, Query } from '../search.js';
import type { DocumentFilter } from '../store.js';
import { postgresEntryIndex } from './entry-index.js';

/** Different tokens of a text in a vector, which holds a megabyte: at 100 characters of four bytes none is too large. */
const MOST_WORDS = 2500;

/** Bytes of the words of a vector, with what is kept beside each. */
const MOST_BYTES = 900_000;
const BESIDE = 8;

/** The words of a phrase in the language of a tsquery; tokens hold letters and digits alone. */
const wordsOf = ({ tokens, open }: Phrase): string =>
  `(${tokens.map((token, at) => `'${token}'${open && at === tokens.length - 1 ? ':*' : ''}`).join(' & ')})`;

const choiceWords = (choice: Choice): string => `(${choice.map(wordsOf).join(' | ')})`;

/** A phrase within the tokens of a text, which stand between blanks. */
const standsIn = ({ tokens, open }: Phrase): RawBuilder<boolean> =>
  sql`position(${` ${tokens.join(' ')}${open ? '' : ' '}`} in documents.tokens) > 0`;

/** What the words alone do not decide: the phrases of several words, and every word of a text that has no vector. */
const phrasesOf = (choice: Choice): RawBuilder<boolean> | undefined => {
  if (choice.every(({ tokens }) => tokens.length === 1)) return undefined;
  const each = choice.map((phrase) =>
    phrase.tokens.length === 1
      ? sql<boolean>`documents.words @@ ${wordsOf(phrase)}::tsquery`
      : sql<boolean>`(documents.words @@ ${wordsOf(phrase)}::tsquery and ${standsIn(phrase)})`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
};

const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  sql`(${sql.join(conditions, sql` and `)})`;

const matches = (query: Query): RawBuilder<boolean> => {
  const words = sql<boolean>`documents.words @@ ${query.map(choiceWords).join(' & ')}::tsquery`;
  const short = all([words, ...query.flatMap((choice) => phrasesOf(choice) ?? [])]);
  const long = all([
    sql`documents.words is null`,
    ...query.map((choice) => sql<boolean>`(${sql.join(choice.map(standsIn), sql` or `)})`),
  ]);
  return sql`(${short} or ${long})`;
};

/** What holds a search and meets a filter, behind the columns that are wanted: what is asked of documents is in the index, too. */
const found = (query: Query, filter: DocumentFilter) => {
  const conditions = documentConditions(filter).map((condition) => sql` and ${condition}`);
  return sql`from (select document as id, day, words, tokens from search) as documents
    where ${matches(query)} ${conditions.length > 0 ? sql.join(conditions, sql``) : sql``}`;
};

/** The vector of some tokens, as PostgreSQL reads one; null where it would be too large. */
const vectorOf = (tokens: readonly string[]): string | null => {
  const words = [...new Set(tokens)];
  if (words.length > MOST_WORDS) {
    const bytes = words.reduce((sum, word) => sum + Buffer.byteLength(word) + BESIDE, 0);
    if (bytes > MOST_BYTES) return null;
  }
  return words.map((word) => `'${word}'`).join(' ');
};

export const postgresSearch: SearchIndex = {
  put: async (db, { document, tokens, day }) => {
    const words = vectorOf(tokens);
    const inOrder = ` ${tokens.join(' ')} `;
    const [column, value, set] =
      day === undefined ? [sql``, sql``, sql``] : [sql`, day`, sql`, ${day}`, sql`, day = excluded.day`];
    await sql`insert into search (document, words, tokens${column})
      values (${document}, ${words}::tsvector, ${inOrder}${value})
      on conflict (document) do update set words = excluded.words, tokens = excluded.tokens${set}`.execute(db);
  },

  putNew: async (db, texts) => {
    for (const some of slices(texts)) {
      const vectors = some.map(({ tokens }) => vectorOf(tokens));
      await sql`insert into search (document, words, tokens, day)
        select document, words::tsvector, tokens, day
        from unnest(${some.map(({ document }) => document)}::text[], ${vectors}::text[],
          ${some.map(({ tokens }) => ` ${tokens.join(' ')} `)}::text[], ${some.map(({ day }) => day ?? '')}::text[])
          as given (document, words, tokens, day)`.execute(db);
    }
  },

  setDay: async (db, document, day) => {
    await sql`update search set day = ${day} where document = ${document} and day <> ${day}`.execute(db);
  },

  remove: async (db, document) => {
    await sql`delete from search where document = ${document}`.execute(db);
  },

  ...askedBy(found),

  entries: postgresEntryIndex,

  size: async (db) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from search`.execute(db);
    return Number(rows[0]?.count ?? 0);
  },
};
