/** Readings: one a version of a document. */
import type { Reading } from '../model/reading.js';
import { pack, unpackText } from './bytes.js';
import type { Database } from './tables.js';

export async function getReading(db: Database, document: string): Promise<Reading | undefined> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('readings', (join) =>
      join.onRef('readings.document', '=', 'documents.id').onRef('readings.hash', '=', 'documents.hash'),
    )
    .select('readings.json')
    .where('documents.id', '=', document)
    .executeTakeFirst();
  return row && (JSON.parse(unpackText(row.json)) as Reading);
}

/** True where the version in the record has a reading. */
export async function isRead(db: Database, document: string): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('readings', (join) =>
      join.onRef('readings.document', '=', 'documents.id').onRef('readings.hash', '=', 'documents.hash'),
    )
    .select('readings.hash')
    .where('documents.id', '=', document)
    .executeTakeFirst();
  return row !== undefined;
}

export async function putReading(db: Database, reading: Reading): Promise<void> {
  const { id: document, text: hash, language } = reading.document;
  const made = { release: reading.made.release, data: reading.made.data, json: pack(JSON.stringify(reading)) };
  await db
    .insertInto('readings')
    .values({ document, hash, ...made })
    .onConflict((conflict) => conflict.columns(['document', 'hash']).doUpdateSet(made))
    .execute();
  await db
    .updateTable('versions')
    .set({ language })
    .where('document', '=', document)
    .where('hash', '=', hash)
    .execute();
}

export async function deleteReading(
  db: Database,
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<void> {
  await db.deleteFrom('readings').where('document', '=', id).where('hash', '=', hash).execute();
}
