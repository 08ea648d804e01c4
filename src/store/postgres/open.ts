/**
 * Opens a database of PostgreSQL: looks what it is before writing to it, then lays out the tables. The store is a schema of
 * the database, the first of its search_path: 'public' unless the address says otherwise.
 */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { Kysely, Migrator, sql } from 'kysely';
import type { Engine } from '../engine.js';
import { StoreError } from '../error.js';
import { writeArchive } from '../keep/file.js';
import { withoutPassword } from '../location.js';
import { POSTGRES_MIGRATIONS, SCHEMA, upTo } from '../migrations/index.js';
import type { OpenOptions } from '../options.js';
import type { Database, Tables } from '../tables.js';
import { transactionsByKeys } from './by-keys.js';
import { poolOf, readerDialect, writerDialect } from './dialect.js';
import { asStoreError } from './errors.js';
import { postgresSearch } from './search.js';

/** Milliseconds to wait for the lock: several programs may be adding, each for some seconds at a time. */
const WAIT = 60_000;

/** Connections of one process for reading. */
const READERS = 8;

/** And for writing beside others: a worker keeps one lot of documents while another waits for its locks. */
const WRITERS = 4;

/** Where it is noted which layouts were laid out. */
const LAYOUTS = 'chancery_layouts';

/**
 * @param location `postgres://user@host/database`; the database has to be there, its tables are made where they are missing
 * @throws StoreError where it cannot be opened: the database is as it was
 */
export async function openPostgres(location: string, options: OpenOptions): Promise<Engine> {
  const wait = options.wait ?? WAIT;
  const layout = options.layout ?? SCHEMA;
  const readers = new Kysely<Tables>({
    dialect: readerDialect(poolOf(location, { wait, readOnly: options.sealed === true, most: READERS })),
  });
  const close: (() => Promise<void>)[] = [() => readers.destroy()];
  try {
    const found = await look(readers, location);
    if (found.layout === 0 && options.access !== undefined && options.access !== 'create')
      throw new StoreError(
        `${withoutPassword(location)}: there is no store in it`,
        'add a document to make it, or name another with --store',
      );
    const writers = new Kysely<Tables>({
      dialect: writerDialect(
        poolOf(location, { wait, readOnly: options.sealed === true, most: 1, writes: true }),
        found.lock,
      ),
    });
    close.push(() => writers.destroy());
    const beside = new Kysely<Tables>({
      dialect: readerDialect(
        poolOf(location, { wait, readOnly: options.sealed === true, most: WRITERS, writes: true }),
      ),
    });
    close.push(() => beside.destroy());
    const snapshot: Engine['snapshot'] = (work) =>
      readers.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
    if (found.layout > 0 && found.layout < layout && options.copyBefore !== false)
      await writeArchive({ snapshot, schema: found.layout }, archiveBefore(location, found), options.release);
    if (found.layout < layout) await migrate(writers, found, layout, options, location);
    return {
      kind: 'postgres',
      location,
      schema: Math.max(found.layout, layout),
      writer: writers,
      byKeys: transactionsByKeys(beside, found.lock),
      reader: readers,
      search: postgresSearch,
      edition: async () => {
        const { rows } = await sql<{
          edition: string;
        }>`select pg_snapshot_xmax(pg_current_snapshot())::text as edition`.execute(readers);
        return rows[0]?.edition ?? '';
      },
      snapshot,
      check: () => check(readers),
      about: () => about(readers),
      close: async () => {
        for (const one of close.splice(0)) await one();
      },
    };
  } catch (error) {
    for (const one of close.splice(0)) await one();
    throw asStoreError(location, error);
  }
}

interface Found {
  readonly schema: string;
  /** How many layouts are laid out; 0 where there is no store. */
  readonly layout: number;
  /** Of the writer: of this schema of this database. */
  readonly lock: bigint;
}

/** What the database is; throws where it is none for a store. */
const look = async (db: Database, location: string): Promise<Found> => {
  const at = withoutPassword(location);
  const { rows } = await sql<{ schema: string | null; encoding: string; tables: number; ours: boolean }>`
    select current_schema() as schema, current_setting('server_encoding') as encoding,
      (select count(*) from pg_tables where schemaname = current_schema()) as tables,
      to_regclass(quote_ident(current_schema()) || '.' || ${LAYOUTS}) is not null as ours`.execute(db);
  const [row] = rows;
  if (!row || row.schema === null)
    throw new StoreError(`${at}: there is no such schema`, 'make it first, or check search_path in the address');
  if (row.encoding !== 'UTF8')
    throw new StoreError(`${at}: its texts are stored as ${row.encoding}`, 'make one with: createdb -E UTF8 NAME');
  const { schema } = row;
  const lock = createHash('sha256').update(`chancery ${schema}`).digest().readBigInt64BE();
  if (!row.ours) {
    if (row.tables > 0)
      throw new StoreError(
        `${at}: a database of another program`,
        'make one for the record: createdb NAME; this one was left as it is',
      );
    return { schema, layout: 0, lock };
  }
  const { rows: laid } = await sql<{ name: string }>`select name from ${sql.table(LAYOUTS)}`.execute(db);
  if (laid.some(({ name }) => !Object.hasOwn(POSTGRES_MIGRATIONS, name))) {
    const release = await releaseOf(db);
    throw new StoreError(
      `${at}: laid out by a newer Chancery${release} (layout ${laid.length}, this release knows ${SCHEMA})`,
      'install that release, or name another database with --store; this one was left as it is',
    );
  }
  return { schema, layout: laid.length, lock };
};

const releaseOf = async (db: Database): Promise<string> => {
  try {
    const row = await db.selectFrom('meta').select('value').where('name', '=', 'release').executeTakeFirst();
    return row ? `, ${row.value}` : '';
  } catch {
    return '';
  }
};

/**
 * Where an archive of a database of an older layout is written before it is brought up to date: in the folder that
 * CHANCERY_BACKUPS names, else in the working folder. Each process that finds it so writes one of its own.
 */
const archiveBefore = (location: string, { schema, layout }: Found): string => {
  const database = basename(new URL(location.replace('@/', '@localhost/')).pathname) || 'postgres';
  return join(process.env.CHANCERY_BACKUPS ?? '.', `${database}-${schema}-layout-${layout}-${process.pid}.backup`);
};

/** Lays out the tables in one transaction, under the lock: many may open a new database at once, and each may be killed. */
const migrate = async (
  db: Kysely<Tables>,
  found: Found,
  layout: number,
  options: OpenOptions,
  location: string,
): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => upTo(POSTGRES_MIGRATIONS, layout) },
    migrationTableSchema: found.schema,
    migrationTableName: LAYOUTS,
    migrationLockTableName: `${LAYOUTS}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw asStoreError(location, error);
  await db
    .insertInto('meta')
    .values({ name: 'release', value: options.release })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: options.release }))
    .execute();
};

/** What the server knows of damage: pages whose checksums were wrong, indexes that were not finished. */
const check = async (db: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ problem: string }>`
    select checksum_failures || ' pages whose checksums are wrong' as problem
      from pg_stat_database where datname = current_database() and checksum_failures > 0
    union all
    select 'index ' || indexrelid::regclass || ' is not whole; run in psql: reindex index ' || indexrelid::regclass
      from pg_index join pg_class on pg_class.oid = indexrelid
      where not indisvalid and relnamespace = current_schema()::regnamespace`.execute(db);
  return rows.map(({ problem }) => problem);
};

const about = async (db: Database) => {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(db);
  return { database: `PostgreSQL ${rows[0]?.version ?? ''}`, bytes: Number(rows[0]?.bytes ?? 0), free: null };
};
