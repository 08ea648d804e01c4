/** The feed of changes, and where ids lead that items once had. */
import type { Change, Former } from '../model/record.js';
import { pageSize } from './page.js';
import { insertRows, replacing } from './rows.js';
import type { ChangeFilter, ChangePage, NewChange } from './store.js';
import type { Database } from './tables.js';

export async function listChanges(db: Database, filter: ChangeFilter = {}): Promise<ChangePage> {
  const { after, since, entry, ...page } = filter;
  const limit = pageSize(page);
  const rows = await db
    .selectFrom('changes')
    .select(['number', 'moment', 'json'])
    .$if(after !== undefined, (query) => query.where('number', '>', after ?? 0))
    .$if(since !== undefined, (query) => query.where('moment', '>=', since ?? ''))
    .$if(entry !== undefined, (query) => query.where('entry', '=', entry ?? ''))
    .orderBy('number')
    .limit(limit + 1)
    .execute();
  const lines = rows.slice(0, limit).map(({ number, moment, json }): Change => {
    const change = JSON.parse(json) as Omit<Change, 'number' | 'moment'>;
    return { number: Number(number), moment, ...change };
  });
  return { lines, next: rows.length > limit ? (lines.at(-1)?.number ?? null) : null };
}

/** The number of the last change, 0 where there is none. */
export async function lastChange(db: Database): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** To be called under the lock of who is about to commit: so the next number is nobody else's. */
export async function putChanges(db: Database, changes: readonly NewChange[], moment: string): Promise<void> {
  if (changes.length === 0) return;
  let number = await lastChange(db);
  const rows = changes.map((change) => ({ number: ++number, moment, entry: change.id, json: JSON.stringify(change) }));
  await insertRows(db, 'changes', rows);
}

export async function getFormer(db: Database, id: string): Promise<Former | undefined> {
  const row = await db.selectFrom('former').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, kind: row.kind as Former['kind'] };
}

export async function putFormer(db: Database, former: readonly Former[]): Promise<void> {
  const rows = [...new Map(former.map((one) => [one.id, one])).values()];
  await insertRows(db, 'former', rows, replacing(['id'], ['now']));
}
