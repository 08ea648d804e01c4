/**
 * Kysely's SQLite dialect with what the store needs of it: statements are prepared once, transactions take the lock of
 * the writer at their beginning and wait for it without holding up the process, and errors say what to do.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import type { Connection } from './database.js';
import { asStoreError, isBusy } from './errors.js';

/** Statements kept prepared: more than there are queries without a list of values in them. */
const PREPARED = 200;

/** Milliseconds between two tries for the lock. */
const PAUSE = 20;

/**
 * Runs `work`, again while another connection holds the lock, for about `wait` milliseconds. SQLite's own waiting would
 * stop the whole process meanwhile, which may be serving pages.
 */
export async function whileBusy<T>(wait: number, work: () => T | Promise<T>): Promise<T> {
  const end = performance.now() + wait;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
      await sleep(PAUSE);
    }
  }
}

/** @param wait milliseconds to wait for the lock of the writer */
export const sqliteDialect = (database: Connection, file: string, wait: number): Dialect => {
  const config = { database: prepared(database, file) };
  return {
    createDriver: () => new Driver(config, database, file, wait),
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
};

class Driver extends SqliteDriver {
  readonly #database: Connection;
  readonly #file: string;
  readonly #wait: number;

  constructor(config: SqliteDialectConfig, database: Connection, file: string, wait: number) {
    super(config);
    this.#database = database;
    this.#file = file;
    this.#wait = wait;
  }

  override async beginTransaction(): Promise<void> {
    try {
      // 'deferred' would fail halfway, where a read turns into a write and another has written meanwhile.
      await whileBusy(this.#wait, () => this.#database.exec('begin immediate'));
    } catch (error) {
      throw asStoreError(this.#file, error);
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // On a full disk SQLite has rolled back by itself.
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** The part of the database that Kysely uses, keeping the statements last used. */
const prepared = (database: Connection, file: string): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      database.close();
    },
    prepare: (sql) => {
      const statement = statements.get(sql) ?? explained(database, file, sql);
      statements.delete(sql);
      statements.set(sql, statement);
      if (statements.size > PREPARED) {
        const [oldest] = statements.keys();
        if (oldest !== undefined) statements.delete(oldest);
      }
      return statement;
    },
  };
};

/** A statement whose errors are told in words. */
const explained = (database: Connection, file: string, sql: string): SqliteStatement => {
  const tell = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asStoreError(file, error);
    }
  };
  const statement = tell(() => database.prepare(sql));
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => tell(() => statement.all(...parameters.map(whole))),
    run: (parameters) => tell(() => statement.run(...parameters.map(whole))),
    iterate: (parameters) => tell(() => statement.iterate(...parameters.map(whole))),
  };
};

/** SQLite ends a text at the character 0, so that 'a' would answer for what only begins so: the sign of a lost one stands for it. */
const whole = (parameter: unknown): unknown =>
  typeof parameter === 'string' && parameter.includes('\0') ? parameter.replaceAll('\0', '\ufffd') : parameter;
