/** Readings: one a version of a document. */
import type { Reading } from '../model/reading.js';
import { among } from './among.js';
import { pack, unpackText } from './bytes.js';
import { slices } from './page.js';
import { insertRows, replacing, updateRows } from './rows.js';
import type { MadeBy } from './store.js';
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

/** By which code and tables the readings of the versions in the record were made, with their number, the commonest first. */
export async function madeBy(db: Database): Promise<MadeBy[]> {
  const rows = await db
    .selectFrom('documents')
    .innerJoin('readings', (join) =>
      join.onRef('readings.document', '=', 'documents.id').onRef('readings.hash', '=', 'documents.hash'),
    )
    .select((eb) => ['readings.release', 'readings.data', eb.fn.countAll<number>().as('documents')])
    .groupBy(['readings.release', 'readings.data'])
    .orderBy('documents', 'desc')
    .orderBy('readings.release')
    .orderBy('readings.data')
    .execute();
  return rows.map(({ release, data, documents }) => ({ release, data, documents: Number(documents) }));
}

/** The version of the tables by which each of these documents was read. */
export async function dataOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const slice of slices([...new Set(ids)])) {
    const rows = await db
      .selectFrom('documents')
      .innerJoin('readings', (join) =>
        join.onRef('readings.document', '=', 'documents.id').onRef('readings.hash', '=', 'documents.hash'),
      )
      .select(['documents.id', 'readings.data'])
      .where(among(db, 'documents.id', slice))
      .execute();
    for (const { id, data } of rows) found.set(id, data);
  }
  return found;
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

/** Puts readings, each in place of an earlier one of its version. */
export async function putReadings(db: Database, readings: readonly Reading[]): Promise<void> {
  const rows = readings.map((reading) => {
    const { id: document, text: hash, language } = reading.document;
    const { release, data } = reading.made;
    return { document, hash, release, data, json: pack(JSON.stringify(reading)), language };
  });
  await insertRows(db, 'readings', rows, replacing(['document', 'hash'], ['release', 'data', 'json']));
  await updateRows(db, 'versions', { document: 'text', hash: 'text' }, { language: 'text' }, rows);
}

export async function deleteReading(
  db: Database,
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<void> {
  await db.deleteFrom('readings').where('document', '=', id).where('hash', '=', hash).execute();
}
