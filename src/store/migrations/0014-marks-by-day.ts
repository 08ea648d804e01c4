/** Marks by their day, so that texts that share one are looked for among those of a fortnight, not of all years. */
import type { Kysely, Migration } from 'kysely';
import { sql } from 'kysely';
import type { DocumentFacts } from '../../model/record.js';
import { dayOf } from '../../record/days.js';
import { walk } from '../page.js';
import { NO_DAY, type Tables } from '../tables.js';
import type { ColumnTypes } from './0001-record.js';

export const marksByDay = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.dropIndex('marks_of_document').execute();
    await db.schema.alterTable('marks').renameTo('marks_before').execute();
    await db.schema
      .createTable('marks')
      .addColumn('mark', 'bigint', (column) => column.notNull())
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('document', sql.raw<string>(types.text), (column) =>
        column.notNull().references('documents.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('marks_by_day', ['mark', 'day', 'document'])
      .execute();
    await sql`insert into marks (mark, day, document) select mark, ${sql.lit(NO_DAY)}, document from marks_before`.execute(
      db,
    );
    await db.schema.dropTable('marks_before').execute();
    await db.schema.createIndex('marks_of_document').on('marks').column('document').execute();
    await fill(db as Kysely<Tables>);
  },
});

const fill = async (db: Kysely<Tables>): Promise<void> => {
  const rows = walk((after: { id: string; facts: string | null } | undefined, limit) =>
    db
      .selectFrom('documents')
      .select(['id', 'facts'])
      .where('id', '>', after?.id ?? '')
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { id, facts } of rows) {
    const day = facts === null ? null : dayOf((JSON.parse(facts) as DocumentFacts).published);
    if (day !== null) await db.updateTable('marks').set({ day }).where('document', '=', id).execute();
  }
};
