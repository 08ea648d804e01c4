/** Opens a file of SQLite: looks what it is before writing to it, then lays out the tables. */
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, Migrator, sql } from 'kysely';
import type { Engine } from '../engine.js';
import { StoreError } from '../error.js';
import type { DatabaseFacts } from '../facts.js';
import { SCHEMA, SQLITE_MIGRATIONS, upTo } from '../migrations/index.js';
import type { Access, OpenOptions } from '../options.js';
import type { Database, Tables } from '../tables.js';
import { type Connection, loadSqlite } from './database.js';
import { sqliteDialect, whileBusy } from './dialect.js';
import { asStoreError, isBusy, notDatabase } from './errors.js';
import { sqliteSearch } from './search.js';
import { copyBefore } from './upgrade.js';

export interface SqliteOptions extends OpenOptions {
  /** The file grows no larger than this many bytes. */
  readonly maxBytes?: number;
}

/** 'CHCY': marks a file of SQLite as ours. */
const APPLICATION = 0x43484359;

/** What a database file of SQLite begins with. */
const MAGIC = 'SQLite format 3\0';

/** SQLite's own waiting stops the process, so that of the writer is short: `whileBusy` does the rest. */
const SHORT = 5;

/**
 * @param path file of the database, made where it is missing; its folder has to be there
 * @throws StoreError where it cannot be opened: the file is as it was
 */
export async function openSqlite(path: string, options: SqliteOptions): Promise<Engine> {
  const file = resolve(path);
  const wait = options.wait ?? 5000;
  const access = options.access ?? 'create';
  look(file, access);
  const connectTo = await loadSqlite();
  const opened: Connection[] = [];
  const connect = (timeout: number, readOnly = false, location = file): Connection => {
    const connection = connectTo(location, { readOnly });
    opened.push(connection);
    connection.exec(`pragma busy_timeout = ${timeout}`);
    return connection;
  };
  try {
    if (access === 'read' && !mayWrite(file)) {
      return sealed(connect(wait, true, sealedLocation(file)), file, wait, () => closeAll(opened));
    }
    const database = connect(SHORT);
    await whileBusy(wait, () => settle(database, file, options));
    const writer = kysely(database, file, wait);
    const layout = options.layout ?? SCHEMA;
    const before = schemaOf(database);
    if (before > 0 && before < layout && options.copyBefore !== false)
      await whileBusy(wait, () => copyBefore(database, connectTo, file, before));
    if (before < layout) await whileBusy(wait, () => migrate(database, writer, file, layout, options.release));
    if (options.sealed) database.exec('pragma query_only = on');
    // Reads outside of a transaction have a connection of their own: they neither wait for one nor see its half.
    const reading = connect(wait, true);
    readily(reading);
    const reader = kysely(reading, file, wait);
    return {
      kind: 'sqlite',
      location: file,
      schema: schemaOf(database),
      writer,
      reader,
      search: sqliteSearch,
      edition: () => editionOf(reader),
      snapshot: (work) => ofOneState(connectTo(file, { readOnly: true }), file, wait, work),
      check: () => whileBusy(wait, () => check(database, options.sealed !== true)),
      about: async () => told(file, () => about(database, file)),
      close: async () => {
        if (opened.length === 0) return;
        flush(database);
        closeAll(opened);
      },
    };
  } catch (error) {
    closeAll(opened);
    throw asStoreError(file, error);
  }
}

/** Questions find most pages where this process has seen them before, and the others in the memory of the system without a copy. */
const readily = (reader: Connection): void => reader.exec('pragma cache_size = -32000; pragma mmap_size = 17179869184');

/** True where this process may write the file and beside it, as the log of SQLite wants. */
const mayWrite = (file: string): boolean => {
  try {
    closeSync(openSync(file, 'r+'));
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * A store that may only be read. Without a log beside it nobody writes to it, and SQLite is told so: else it would want to
 * make one. With a log it is read through that.
 */
const sealedLocation = (file: string): string =>
  existsSync(`${file}-wal`) ? file : `${pathToFileURL(file).href}?immutable=1`;

const sealed = (database: Connection, file: string, wait: number, close: () => void): Engine => {
  refuseForeign(database, file);
  refuseNewer(database, file);
  if (schemaOf(database) < SCHEMA) {
    throw new StoreError(
      `${file}: laid out by an older Chancery, and may not be written, so that it cannot be brought up to date`,
      'allow writing to it and to its folder, or copy it and name the copy with --store',
    );
  }
  readily(database);
  const reader = kysely(database, file, wait);
  return {
    kind: 'sqlite',
    location: file,
    schema: SCHEMA,
    writer: reader,
    reader,
    search: sqliteSearch,
    edition: () => editionOf(reader),
    snapshot: (work) => work(reader),
    check: async () => check(database, false),
    about: async () => told(file, () => about(database, file)),
    close: async () => close(),
  };
};

/**
 * Brings what stands in the log into the file now, not when the last connection ends: those of the package live until
 * their statements are collected. Where it cannot be, the log stays beside the file and is read with it.
 */
const flush = (database: Connection): void => {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Nothing is lost: the next that may write does it.
  }
};

/** The last that was opened first; none twice. */
const closeAll = (opened: Connection[]): void => {
  for (const connection of opened.splice(0).reverse()) connection.close();
};

/** What the connection knows of commits of all others; it writes nothing itself. */
const editionOf = async (reader: Database): Promise<string> => {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(reader);
  return String(rows[0]?.data_version);
};

/** Reads over a connection of its own, which sees what was committed when it began. */
const ofOneState = async <T>(
  connection: Connection,
  file: string,
  wait: number,
  work: (db: Database) => Promise<T>,
): Promise<T> => {
  try {
    connection.exec(`pragma busy_timeout = ${wait}`);
    // A transaction begins with its first question.
    connection.exec('begin; select count(*) from sqlite_master');
    return await work(kysely(connection, file, wait));
  } finally {
    connection.close();
  }
};

const kysely = (database: Connection, file: string, wait: number): Database =>
  new Kysely<Tables>({ dialect: sqliteDialect(database, file, wait) });

/** What can be told of the file without SQLite, whose own words for these are poor. */
const look = (file: string, access: Access): void => {
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  if (!folder?.isDirectory()) {
    throw new StoreError(
      `${file}: there is no folder ${dirname(file)}`,
      'make the folder first, or name another file with --store',
    );
  }
  const there = statSync(file, { throwIfNoEntry: false });
  if (!there) {
    if (access === 'create') return;
    throw new StoreError(`${file}: there is no such store`, 'add a document to make it, or name another with --store');
  }
  if (!there.isFile()) {
    throw new StoreError(`${file}: no file`, 'name the file of a database, not a folder, with --store');
  }
  if (there.size === 0 && access !== 'create') {
    throw new StoreError(`${file}: empty, no store yet`, 'add a document to make it one, or name another with --store');
  }
  if (there.size > 0 && beginning(file) !== MAGIC) throw new StoreError(...notDatabase(file));
};

const beginning = (file: string): string => {
  const bytes = Buffer.alloc(MAGIC.length);
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    readSync(handle, bytes, 0, bytes.length, 0);
  } catch (error) {
    throw new StoreError(
      `${file}: may not be read`,
      'allow reading and writing the file, or name another with --store',
      { cause: error },
    );
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  return bytes.toString('latin1');
};

/** The first value that a question is answered with. */
const answerTo = (database: Connection, sql: string): unknown => {
  const [row] = database.prepare(sql).all();
  return row && Object.values(row)[0];
};

const pragma = (database: Connection, name: string): unknown => answerTo(database, `pragma ${name}`);

const schemaOf = (database: Connection): number => Number(pragma(database, 'user_version'));

/** Makes sure that the file is ours to write, then sets how. */
const settle = (database: Connection, file: string, options: SqliteOptions): void => {
  refuseForeign(database, file);
  refuseNewer(database, file);
  // Readers and the writer do not wait for one another, and a process killed at any moment leaves what was committed.
  database.exec('pragma journal_mode = wal');
  // A power cut may take the last transactions with it, never half of one.
  database.exec('pragma synchronous = normal');
  database.exec('pragma foreign_keys = on');
  // After a transaction of many documents the log is cut back to this size.
  database.exec('pragma journal_size_limit = 67108864');
  // What several transactions write to one page is brought into the file once: every 64 MB, to which the log is cut back anyway.
  database.exec('pragma wal_autocheckpoint = 16000');
  database.exec('pragma cache_size = -32000');
  if (options.maxBytes !== undefined) {
    const pages = Math.floor(options.maxBytes / Number(pragma(database, 'page_size')));
    database.exec(`pragma max_page_count = ${pages}`);
  }
};

const refuseForeign = (database: Connection, file: string): void => {
  if (pragma(database, 'application_id') === APPLICATION) return;
  if (answerTo(database, 'select count(*) from sqlite_master') === 0) return;
  throw new StoreError(
    `${file}: a database of another program`,
    'name another file with --store; this one was left as it is',
  );
};

const refuseNewer = (database: Connection, file: string): void => {
  const schema = schemaOf(database);
  if (schema <= SCHEMA) return;
  throw new StoreError(
    `${file}: laid out by a newer Chancery${releaseOf(database)} (layout ${schema}, this release knows ${SCHEMA})`,
    'install that release, or name another file with --store; this one was left as it is',
  );
};

/** The release that laid out the tables, if this can still be read. */
const releaseOf = (database: Connection): string => {
  try {
    const release = answerTo(database, "select value from meta where name = 'release'");
    return release === undefined ? '' : `, ${release}`;
  } catch {
    return '';
  }
};

/** Lays out the tables in one transaction: two processes may open a new file at once, and each may be killed. */
const migrate = async (
  database: Connection,
  db: Database,
  file: string,
  layout: number,
  release: string,
): Promise<void> => {
  database.exec('begin immediate');
  try {
    refuseNewer(database, file);
    const provider = { getMigrations: async () => upTo(SQLITE_MIGRATIONS, layout) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
    await db
      .insertInto('meta')
      .values({ name: 'release', value: release })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: release }))
      .execute();
    database.exec(`pragma application_id = ${APPLICATION}`);
    database.exec(`pragma user_version = ${layout}`);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
};

const told = <T>(file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asStoreError(file, error);
  }
};

/** @param mayAsk whether the index of words may be asked, which checks itself by what looks like writing */
const check = (database: Connection, mayAsk: boolean): readonly string[] => {
  const wrong: string[] = [];
  const looks = [
    () => wrongPages(database),
    () => wrongKeys(database),
    () => {
      if (mayAsk) database.exec("insert into search (search) values ('integrity-check')");
      return [];
    },
  ];
  for (const look of looks) {
    try {
      wrong.push(...look());
    } catch (error) {
      if (isBusy(error) || !(error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'))
        throw error;
      // It is so wrong that SQLite cannot say where.
      wrong.push(error.message);
    }
  }
  return wrong;
};

const wrongPages = (database: Connection): string[] =>
  (database.prepare('pragma integrity_check').all() as readonly { readonly integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((message) => message !== 'ok');

const wrongKeys = (database: Connection): string[] =>
  (
    database.prepare('pragma foreign_key_check').all() as readonly { readonly table: string; readonly rowid: number }[]
  ).map((row) => `row ${row.rowid} of ${row.table} names a row that is not there`);

const about = (database: Connection, file: string): DatabaseFacts => {
  const { bavail, bsize } = statfsSync(dirname(file));
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return {
    database: `SQLite ${answerTo(database, 'select sqlite_version()')}`,
    bytes: statSync(file).size + log,
    free: bavail * bsize,
  };
};
