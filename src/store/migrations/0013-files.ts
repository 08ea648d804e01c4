/** The names of the files that texts came in. */
import { type Kysely, type Migration, sql } from 'kysely';
import type { ColumnTypes } from './0001-record.js';

export const files = (types: Pick<ColumnTypes, 'text'>): Migration => ({
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.alterTable('versions').addColumn('file', sql.raw<string>(types.text)).execute();
  },
});
