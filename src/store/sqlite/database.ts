/**
 * SQLite through the interface of Node's own: `node:sqlite` where this Node has it with all that the store asks, else a
 * package of the same interface whose compiled parts come inside it. Loaded when a store is opened, not before: what only
 * reads texts does without it.
 */
import { asLoadError } from './errors.js';

/** A prepared statement: the part of `StatementSync` that is used. */
interface Statement {
  all(...parameters: readonly unknown[]): unknown[];
  run(...parameters: readonly unknown[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
  iterate(...parameters: readonly unknown[]): IterableIterator<unknown>;
  /** The columns of its rows; none where it gives no rows. */
  columns(): readonly unknown[];
}

/** A connection: the part of `DatabaseSync` that is used. */
export interface Connection {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** Opens a file, or with `file:` the address of one. */
export type Connect = (location: string, options?: { readonly readOnly?: boolean }) => Connection;

interface SqliteModule {
  readonly DatabaseSync: new (location: string, options?: { readonly readOnly?: boolean }) => Connection;
}

/** @throws StoreError where this Node has no SQLite of its own and the package is not there or not for this machine */
export async function loadSqlite(): Promise<Connect> {
  const own = ownSqlite();
  if (own) return own;
  try {
    return connector((await import('@photostructure/sqlite')) as unknown as SqliteModule);
  } catch (error) {
    throw asLoadError(error);
  }
}

const connector =
  ({ DatabaseSync }: SqliteModule): Connect =>
  (location, options = {}) =>
    new DatabaseSync(location, options);

/** Node's own, unless it is of a release or a build that lacks something: the index of words wants FTS5. */
const ownSqlite = (): Connect | undefined => {
  const module = quietly(() => process.getBuiltinModule?.('node:sqlite') as SqliteModule | undefined);
  if (!module) return undefined;
  const connect = connector(module);
  try {
    const memory = connect(':memory:');
    memory.exec("create virtual table words using fts5(tokens, content = '', contentless_delete = 1)");
    const complete = memory.isTransaction === false && memory.prepare('select 1').columns().length === 1;
    memory.close();
    return complete ? connect : undefined;
  } catch {
    return undefined;
  }
};

/** Node warns that the module is experimental; to who keeps a record that says nothing. */
const quietly = <T>(load: () => T): T => {
  const warn = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = warn;
  }
};
