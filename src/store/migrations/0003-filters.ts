/**
 * What entries are found by: actors, topics, status, confidence, the day of the last report; and where their words stand,
 * for the order within a day. The entries that are there get theirs here.
 */
import { type Kysely, type Migration, sql } from 'kysely';
import { everyEntry } from '../every-entry.js';
import { firstItems, placesIn, replaceFound } from '../found.js';
import { lots } from '../page.js';
import type { Tables } from '../tables.js';
import type { ColumnTypes } from './0001-record.js';

/** @param types the names of the column types in the database at hand */
export const filters = (types: ColumnTypes): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    const text = sql.raw<string>(types.text);
    for (const column of ['place', 'status', 'published'])
      await db.schema
        .alterTable('entries')
        .addColumn(column, text, (to) => to.notNull().defaultTo(''))
        .execute();
    await db.schema
      .alterTable('entries')
      .addColumn('confidence', sql.raw<number>(types.real), (to) => to.notNull().defaultTo(0))
      .execute();
    await db.schema.dropIndex('entries_by_day').execute();
    await db.schema.createIndex('entries_by_day').on('entries').columns(['kind', 'day', 'place', 'id']).execute();

    await db.schema
      .alterTable('entry_parties')
      .addColumn('place', text, (to) => to.notNull().defaultTo(''))
      .execute();
    await db.schema.dropIndex('entry_parties_by_day').execute();
    await db.schema
      .createIndex('entry_parties_by_day')
      .on('entry_parties')
      .columns(['party', 'kind', 'day', 'place', 'entry'])
      .execute();

    await db.schema
      .createTable('entry_actors')
      .addColumn('entry', text, (column) => column.notNull().references('entries.id').onDelete('cascade'))
      .addColumn('actor', text, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('day', text, (column) => column.notNull())
      .addColumn('place', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('entry_actors_key', ['entry', 'actor'])
      .execute();
    await db.schema
      .createIndex('entry_actors_by_day')
      .on('entry_actors')
      .columns(['actor', 'kind', 'day', 'place', 'entry'])
      .execute();
    await db.schema.createIndex('entry_actors_by_name').on('entry_actors').columns(['name', 'actor']).execute();

    await db.schema
      .createTable('entry_topics')
      .addColumn('entry', text, (column) => column.notNull().references('entries.id').onDelete('cascade'))
      .addColumn('topic', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('entry_topics_key', ['entry', 'topic'])
      .execute();
    await db.schema.createIndex('entry_topics_by_topic').on('entry_topics').columns(['topic', 'entry']).execute();

    await fill(db as Kysely<Tables>);
  },
});

/** In slices, so that a large record needs no more memory than a small one. */
const SLICE = 500;

const fill = async (db: Kysely<Tables>): Promise<void> => {
  for await (const slice of lots(everyEntry(db), SLICE))
    await replaceFound(db, slice, placesIn(slice, await firstItems(db, slice)));
};
