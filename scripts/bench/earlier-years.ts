/**
 * A record of made-up readings over PostgreSQL with earlier years before it: row by row the same, of other days and ids, by
 * which a record of a million events is there in minutes. Texts are equal to none of the other years, as they would be told.
 */
import type { Server } from '../../test/store/postgres-server.js';

/** Whole years between a record and its copy, through which the days of leap years stay. A record has to fit into them. */
const YEARS = 4;
const DAYS = 1461;

/** What is copied, in an order in which each row finds those that it names. */
const TABLES = [
  'documents',
  'versions',
  'readings',
  'items',
  'entries',
  'entry_items',
  'entry_parties',
  'entry_pairs',
  'entry_actors',
  'changes',
  'marks',
  'search',
  'tellings',
] as const;

/** Indexes are made anew behind what is written: with them it would take three times as long. */
const HEAVY = ['search_words', 'changes_by_moment', 'entry_actors_by_name'] as const;

/**
 * @param first and last year of the record as it is
 * @param times how often it is copied, each time four years earlier
 */
export async function putEarlierYears(
  sql: Server['sql'],
  database: string,
  [first, last]: readonly [number, number],
  times: number,
): Promise<void> {
  if (last - first >= YEARS) throw new RangeError(`${first} to ${last} are more than ${YEARS} years`);
  const ask = (statement: string) => sql(statement, database);
  const definitions = await ask(
    `select indexdef from pg_indexes where indexname in (${HEAVY.map((name) => `'${name}'`).join(', ')})`,
  );
  for (const name of HEAVY) await ask(`drop index ${name}`);
  const was = Number((await ask('select count(*) as n from changes'))[0]?.n);
  await ask('create schema base');
  for (const table of TABLES) await ask(`create unlogged table base.${table} as table ${table}`);
  for (let time = 1; time <= times; time++) {
    const id = (column: string): string => `regexp_replace(${column}, 'document-(\\d+)', 'document-${time}x\\1', 'g')`;
    const dated = (column: string): string =>
      Array.from({ length: YEARS }, (_, i) => first + i).reduce(
        (text, year) => `replace(${text}, '${year}-', '${year - YEARS * time}-')`,
        column,
      );
    const told = (column: string): string => dated(id(column));
    const day = (column: string): string => `${column} - ${DAYS * time}`;
    const statements = [
      `insert into documents (id, hash, day, family, facts, print)
        select ${id('id')}, hash, ${dated('day')}, ${id('family')}, ${told('facts')},
          regexp_replace(print, '^text:', 'text:${time}x') from base.documents`,
      `insert into versions (document, hash, publisher, published, language, recorded, text)
        select ${id('document')}, hash, publisher, ${dated('published')}, language, recorded, text
        from base.versions`,
      `insert into readings (document, hash, release, data, json)
        select ${id('document')}, hash, release, data, json from base.readings`,
      `insert into items (id, kind, document, chain, first_day, last_day, json)
        select ${id('id')}, kind, ${id('document')}, chain, ${day('first_day')}, ${day('last_day')},
          regexp_replace(${told('json')}, '"days":\\[\\d+,\\d+\\],"published":(\\d+)',
            '"days":[' || (${day('first_day')}) || ',' || (${day('last_day')}) || '],"published":' ||
            (substring(json from '"published":(\\d+)')::integer - ${DAYS * time})) from base.items`,
      `insert into entries (id, kind, day, place, status, confidence, published, json, hidden)
        select ${id('id')}, kind, ${dated('day')}, ${id('place')}, status, confidence, ${dated('published')},
          ${told('json')}, hidden from base.entries`,
      `insert into entry_items (item, entry) select ${id('item')}, ${id('entry')} from base.entry_items`,
      `insert into entry_parties (entry, party, kind, day, place)
        select ${id('entry')}, party, kind, ${dated('day')}, ${id('place')} from base.entry_parties`,
      `insert into entry_pairs (entry, a, b, kind, day, place)
        select ${id('entry')}, a, b, kind, ${dated('day')}, ${id('place')} from base.entry_pairs`,
      `insert into entry_actors (entry, actor, name, kind, day, place)
        select ${id('entry')}, actor, name, kind, ${dated('day')}, ${id('place')} from base.entry_actors`,
      `insert into changes (number, moment, entry, json)
        select number + ${was * time}, moment, ${id('entry')}, ${told('json')} from base.changes`,
      // The mark of equal texts is the greatest, above 24 * 2 ** 32.
      `insert into marks (span, mark, day, document)
        select case when mark >= 24 * 4294967296 then span else (${day('day')}) >> 5 end,
          case when mark >= 24 * 4294967296 then mark + ${time} else mark end, ${day('day')}, ${id('document')}
        from base.marks`,
      `insert into search (document, words, tokens, day)
        select ${id('document')}, words, tokens, ${dated('day')} from base.search`,
      `insert into tellings (document, entries, parties)
        select ${id('document')}, entries, parties from base.tellings`,
    ];
    for (const statement of statements) await ask(`set session_replication_role = replica; ${statement}`);
  }
  await ask('drop schema base cascade');
  await Promise.all(definitions.map(({ indexdef }) => ask(`set maintenance_work_mem = '256MB'; ${indexdef}`)));
}
