/** Corrections: what people said of items. They outlive the documents they are about. */
import type { Correction } from '../model/record.js';
import type { Database } from './tables.js';

export async function corrections(db: Database, document: string | undefined): Promise<readonly Correction[]> {
  const rows = await db
    .selectFrom('corrections')
    .select('json')
    .$if(document !== undefined, (query) =>
      query.where((eb) => eb.or([eb('document', '=', document ?? ''), eb('other', '=', document ?? '')])),
    )
    .orderBy('time')
    .orderBy('id')
    .execute();
  return rows
    .map((row) => JSON.parse(row.json) as Correction)
    .sort((a, b) => (a.time === b.time ? (a.sequence ?? 0) - (b.sequence ?? 0) : 0));
}

export async function putCorrection(db: Database, correction: Correction): Promise<boolean> {
  const { id, time, item } = correction;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('corrections')
    .values({
      id,
      time,
      kind: item.kind,
      document: item.document,
      other: 'other' in correction ? correction.other.document : null,
      json: JSON.stringify(correction),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
