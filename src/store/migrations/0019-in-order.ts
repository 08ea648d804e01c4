/**
 * What entries are found by stands in the order in which it is asked for, and in no other: a row that stands in three trees
 * costs three times as much to add. Marks of texts stand by stretches of days, so that those of a batch come to stand near one
 * another and not each on a page of its own.
 */
import { type Kysely, type Migration, type RawBuilder, sql } from 'kysely';
import type { ColumnTypes } from './0001-record.js';

/** Marks of equal texts, which are sought in all years, lie above it. */
const EQUALS = 103_079_215_104;
/** The stretch of these, and of texts without a day. */
const EVER = 31_250_000;

/** A table as it is to be. */
interface Layout {
  readonly columns: Readonly<Record<string, 'text' | 'integer' | 'bigint'>>;
  readonly key: readonly string[];
  /** The columns of its other indexes, by their names. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  /** Indexes that it had. */
  readonly before: readonly string[];
  /** Columns whose rows go with those that they name. */
  readonly references?: Readonly<Record<string, string>>;
  /** False where other indexes would have to hold all of a long key. */
  readonly isTree?: boolean;
}

const ENTRY_OF_DAY = { kind: 'text', day: 'text', place: 'text' } as const;

const ENTRY_TABLES: Readonly<Record<string, Layout>> = {
  entry_parties: {
    columns: { entry: 'text', party: 'text', ...ENTRY_OF_DAY },
    key: ['party', 'kind', 'day', 'place', 'entry'],
    before: ['entry_parties_by_day'],
  },
  entry_pairs: {
    columns: { entry: 'text', a: 'text', b: 'text', ...ENTRY_OF_DAY },
    key: ['a', 'b', 'day', 'place', 'entry', 'kind'],
    before: ['entry_pairs_by_day'],
  },
  entry_actors: {
    columns: { entry: 'text', actor: 'text', name: 'text', ...ENTRY_OF_DAY },
    key: ['actor', 'kind', 'day', 'place', 'entry'],
    indexes: { entry_actors_by_name: ['name', 'actor'] },
    before: ['entry_actors_by_day', 'entry_actors_by_name'],
    isTree: false,
  },
  entry_topics: {
    columns: { entry: 'text', topic: 'text' },
    key: ['topic', 'entry'],
    before: ['entry_topics_by_topic'],
  },
};

const MARKS: Layout = {
  columns: { span: 'integer', mark: 'bigint', day: 'integer', document: 'text' },
  key: ['span', 'mark', 'day', 'document'],
  indexes: { marks_of_document: ['document'] },
  before: ['marks_of_document'],
  references: { document: 'documents.id' },
};

const SUM = { events: 'integer', goldstein: 'integer' } as const;

/** Sums, whose keys are most of a row. */
const SUMS: Readonly<Record<string, Layout>> = {
  weeks: {
    columns: { a: 'text', b: 'text', week: 'text', quad: 'text', direction: 'text', tenth: 'integer', ...SUM },
    key: ['a', 'b', 'week', 'quad', 'direction', 'tenth'],
    indexes: { weeks_by_week: ['week', 'a', 'b', 'tenth', 'events', 'goldstein'] },
    before: ['weeks_by_week'],
  },
  source_pairs: {
    columns: { publisher: 'text', other: 'text', entries: 'integer' },
    key: ['publisher', 'other'],
    indexes: { source_pairs_by_entries: ['publisher', 'entries desc', 'other'] },
    before: ['source_pairs_by_entries'],
  },
};

/** @param isSqlite where a table may be the tree of its key alone; elsewhere sums are as they were */
export const inOrder = (types: Pick<ColumnTypes, 'text'>, isSqlite: boolean): Migration => {
  const remake = async (
    db: Kysely<unknown>,
    name: string,
    { columns, key, indexes = {}, before, references = {}, isTree = true }: Layout,
    values: Readonly<Record<string, RawBuilder<unknown>>> = {},
  ): Promise<void> => {
    for (const index of before) await db.schema.dropIndex(index).execute();
    const was = `${name}_before`;
    await db.schema.alterTable(name).renameTo(was).execute();
    let table = db.schema.createTable(name);
    for (const [column, type] of Object.entries(columns))
      table = table.addColumn(column, type === 'text' ? sql.raw<string>(types.text) : type, (to) => {
        const target = references[column];
        return target === undefined ? to.notNull() : to.notNull().references(target).onDelete('cascade');
      });
    table = table.addPrimaryKeyConstraint(`${name}_in_order`, [...key] as never);
    await (isSqlite && isTree ? table.modifyEnd(sql`without rowid`) : table).execute();
    const names = Object.keys(columns);
    // In the order of the key, so that the tree is written from its beginning to its end.
    await sql`insert into ${sql.table(name)} (${sql.join(names.map((column) => sql.ref(column)))})
      select ${sql.join(names.map((column) => sql`${values[column] ?? sql.ref(column)} as ${sql.ref(column)}`))}
      from ${sql.table(was)} order by ${sql.join(key.map((column) => sql.ref(column)))}`.execute(db);
    await db.schema.dropTable(was).execute();
    for (const [index, of] of Object.entries(indexes))
      await db.schema
        .createIndex(index)
        .on(name)
        .columns([...of])
        .execute();
  };
  return {
    up: async (db: Kysely<unknown>): Promise<void> => {
      // Nobody asks how long the longest item takes: there is a most that one may.
      await db.schema.dropIndex('items_by_length').execute();
      for (const [name, layout] of Object.entries(ENTRY_TABLES)) await remake(db, name, layout);
      const span = sql`case when mark >= ${sql.lit(EQUALS)} then ${sql.lit(EVER)} else day >> 5 end`;
      await remake(db, 'marks', MARKS, { span });
      if (isSqlite) for (const [name, layout] of Object.entries(SUMS)) await remake(db, name, layout);
    },
  };
};
