/** Fills an empty store with what an archive holds: all of it in one transaction, or nothing. */
import { sql } from 'kysely';
import { unpackText } from '../bytes.js';
import type { Engine } from '../engine.js';
import { fillEntryIndex } from '../entry-index.js';
import { StoreError } from '../error.js';
import { withoutPassword } from '../location.js';
import { searchTokens } from '../search.js';
import type { Database } from '../tables.js';
import type { Contents, Part } from './archive.js';
import { columnsIn, digestOf, rowsOf, sumsOf, type TableName, type Value } from './rows.js';

/** Rows of one statement, and about the most characters of one. */
const ROWS = 100;
const SIZE = 4_000_000;

/**
 * @param engine laid out as the archive is
 * @param parts of an archive, behind its head
 * @returns what the store holds now, read again from it
 * @throws StoreError where the store is not empty, or holds something else than the archive in the end
 */
export async function loadParts(engine: Engine, parts: AsyncIterable<Part>): Promise<Contents> {
  return engine.writer.transaction().execute(async (db) => {
    const columns = await columnsIn(db);
    await refuseFull(db, engine.location, columns);
    await sql`delete from meta`.execute(db);
    let written: Contents | undefined;
    let batch:
      | { readonly table: TableName; readonly columns: readonly string[]; rows: (readonly Value[])[] }
      | undefined;
    let size = 0;
    const flush = async (): Promise<void> => {
      if (batch && batch.rows.length > 0) await insert(db, batch.table, batch.columns, batch.rows);
      if (batch) batch.rows = [];
      size = 0;
    };
    for await (const part of parts) {
      if ('table' in part) {
        if (columns.get(part.table)?.join() !== part.columns.join())
          throw new Error(`the table ${part.table} has other columns than in the archive`);
        batch = { ...part, rows: [] };
      } else if ('row' in part && batch) {
        batch.rows.push(part.row);
        size += part.row.reduce<number>((sum, value) => sum + sizeOf(value), 0);
        if (batch.rows.length >= ROWS || size >= SIZE) await flush();
      } else if ('end' in part) await flush();
      else if ('contents' in part) written = part.contents;
    }
    if (!written) throw new Error('an archive ended without what it holds');
    await index(engine, db, columns);
    const sums = await sumsOf(db, engine.schema);
    const different = sums.filter((sum, i) => sum.sha256 !== written.sums[i]?.sha256);
    if (different.length > 0 || sums.length !== written.sums.length)
      throw new StoreError(
        `${withoutPassword(engine.location)}: came to hold other rows than were written: ${different.map(({ table }) => table).join(', ')}`,
        'look whether the disk is sound, and try again; nothing was kept',
      );
    return { digest: digestOf(sums), sums };
  });
}

const sizeOf = (value: Value): number => (typeof value === 'string' || value instanceof Uint8Array ? value.length : 8);

const insert = (db: Database, table: TableName, columns: readonly string[], rows: readonly (readonly Value[])[]) =>
  sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(rows.map((row) => sql`(${sql.join(row)})`))}`.execute(db);

/** A store that holds anything but the note of its release is not filled: nothing may be mixed or lost. */
const refuseFull = async (
  db: Database,
  location: string,
  columns: ReadonlyMap<TableName, readonly string[]>,
): Promise<void> => {
  for (const table of columns.keys()) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
      ${table === 'meta' ? sql`where name <> 'release'` : sql``}`.execute(db);
    if (Number(rows[0]?.count ?? 0) > 0)
      throw new StoreError(
        `${withoutPassword(location)}: not empty, it holds ${table}`,
        'name a store that is not there yet; this one was left as it is',
      );
  }
};

/** Makes the indexes of words from the texts and the entries that are in the record. */
const index = async (
  engine: Engine,
  db: Database,
  columns: ReadonlyMap<TableName, readonly string[]>,
): Promise<void> => {
  for await (const [id, hash, day] of rowsOf(db, engine.schema, 'documents', ['id', 'hash', 'day'])) {
    const row = await db
      .selectFrom('versions')
      .select('text')
      .where('document', '=', String(id))
      .where('hash', '=', String(hash))
      .executeTakeFirst();
    if (!row) continue;
    const tokens = searchTokens(unpackText(row.text));
    await engine.search.put(db, {
      document: String(id),
      tokens,
      day: columns.has('tellings') ? String(day) : undefined,
    });
  }
  // A layout without this index gets it when it is brought up to date.
  if (columns.has('pair_sums'))
    await fillEntryIndex(db, (entries) => engine.search.entries.put(db, entries, !columns.has('tellings')));
};
