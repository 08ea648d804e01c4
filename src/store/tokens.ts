/** Tokens: what is kept of them is enough to know one again, and not to use one. */
import type { Scope, StoredToken } from '../model/access.js';
import type { Database, Tables } from './tables.js';

const toToken = (row: Tables['tokens']): StoredToken => ({
  ...row,
  scopes: row.scopes.split(' ').filter(Boolean) as readonly Scope[],
});

export async function tokens(db: Database): Promise<readonly StoredToken[]> {
  return (await db.selectFrom('tokens').selectAll().orderBy('made').orderBy('id').execute()).map(toToken);
}

export async function token(db: Database, id: string): Promise<StoredToken | undefined> {
  const row = await db.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toToken(row);
}

export async function putToken(db: Database, given: StoredToken): Promise<void> {
  await db
    .insertInto('tokens')
    .values({ ...given, scopes: given.scopes.join(' ') })
    .execute();
}

export async function removeToken(db: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('tokens').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
