/** Saved views, and what each has told. */
import type { Told, Watch } from '../model/watch.js';
import { among } from './among.js';
import { slices } from './page.js';
import type { Database } from './tables.js';

export async function watches(db: Database): Promise<readonly Watch[]> {
  const rows = await db.selectFrom('watches').select('json').orderBy('name').execute();
  return rows.map(({ json }) => JSON.parse(json) as Watch);
}

export async function putWatch(db: Database, watch: Watch): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('watches')
    .values({ name: watch.name, json: JSON.stringify(watch) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function removeWatch(db: Database, name: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('watches').where('name', '=', name).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function seen(db: Database, watch: string): Promise<number> {
  const row = await db.selectFrom('watches').select('seen').where('name', '=', watch).executeTakeFirst();
  return row?.seen ?? 0;
}

export async function putSeen(db: Database, watch: string, change: number): Promise<void> {
  await db.updateTable('watches').set({ seen: change }).where('name', '=', watch).execute();
}

export async function told(db: Database, watch: string, entries: readonly string[]): Promise<readonly Told[]> {
  const found: Told[] = [];
  for (const ids of slices(entries))
    found.push(
      ...(await db
        .selectFrom('told')
        .select(['entry', 'told', 'telling', 'until'])
        .where('watch', '=', watch)
        .where(among(db, 'entry', ids))
        .execute()),
    );
  return found;
}

export async function putTold(db: Database, watch: string, all: readonly Told[]): Promise<void> {
  for (const slice of slices(all, 100))
    await db
      .insertInto('told')
      .values(slice.map((one) => ({ watch, ...one })))
      .onConflict((conflict) =>
        conflict.columns(['watch', 'entry']).doUpdateSet((eb) => ({
          told: eb.ref('excluded.told'),
          telling: eb.ref('excluded.telling'),
          until: eb.ref('excluded.until'),
        })),
      )
      .execute();
}
