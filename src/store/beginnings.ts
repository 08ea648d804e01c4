/** Ids by their beginnings, as people write them. */
import type { Beginning } from './store.js';
import type { Database } from './tables.js';

/** The character behind all others: what begins so lies below it. */
const LAST = '\u{10ffff}';

export async function idsFrom(db: Database, beginning: string, limit: number): Promise<Beginning> {
  const [documents, items] = await Promise.all([
    db
      .selectFrom('documents')
      .select('id')
      .where('id', '>=', beginning)
      .where('id', '<', beginning + LAST)
      .orderBy('id')
      .limit(limit)
      .execute(),
    db
      .selectFrom('entry_items')
      .select(['item', 'entry'])
      .where('item', '>=', beginning)
      .where('item', '<', beginning + LAST)
      .orderBy('item')
      .limit(limit)
      .execute(),
  ]);
  return { documents: documents.map(({ id }) => id), items: items.map(({ item, entry }) => ({ id: item, entry })) };
}
