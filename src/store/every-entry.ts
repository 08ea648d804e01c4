/** Every entry of a store, one after the other, by id. */
import type { Entry, ItemKind } from '../model/record.js';
import { walk } from './page.js';
import type { Database } from './tables.js';

/** @param kind of this kind alone; of all where none is given */
export async function* everyEntry(db: Database, kind?: ItemKind): AsyncGenerator<Entry> {
  const rows = walk((after: { readonly id: string; readonly json: string } | undefined, limit) =>
    db
      .selectFrom('entries')
      .select(['id', 'json'])
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind as ItemKind))
      .where('id', '>', after?.id ?? '')
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
  for await (const { json } of rows) yield JSON.parse(json) as Entry;
}
