/**
 * Kysely's PostgreSQL dialect with what the store needs of it: errors say what to do, values come back as SQLite gives
 * them, and whoever writes takes the lock of the writer first.
 */
import {
  CompiledQuery,
  type Dialect,
  PostgresDialect,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import pg from 'pg';
import { asStoreError } from './errors.js';

/** Numbers of types: counts and sums come as text unless told. */
const INT8 = 20;
const NUMERIC = 1700;

/** Queries whose plan a connection keeps; those with long lists of values are many and each rare. */
const PREPARED = 200;

export interface Session {
  /** Milliseconds to wait for a lock. */
  readonly wait: number;
  readonly readOnly: boolean;
  /** Connections at once. */
  readonly most: number;
  /** Finds rows by their keys alone: reading a whole table for some of them is never better, however small it is thought to be. */
  readonly writes?: boolean;
}

/** Connections to a database, as Kysely wants them. */
export function poolOf(location: string, { wait, readOnly, most, writes = false }: Session): PostgresPool {
  const pool = new pg.Pool({
    connectionString: location,
    max: most,
    connectionTimeoutMillis: 10_000,
    application_name: 'chancery',
    types: {
      getTypeParser: (type: number, format?: string) =>
        type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
    onConnect: async (client) => {
      // A connection that breaks while nobody asks: the next that does is told.
      client.on('error', () => undefined);
      // Who waited for a lock has to see what was committed meanwhile, whatever the server is set to. Pages are priced as in
      // memory: as on a disk that turns, two hundred look-ups seem dearer than reading a whole table. Who writes fills tables
      // faster than the server counts them, and is to believe no estimate. No question is shared out among processes: many
      // ask at once, and to start one takes longer than most answers.
      await client.query(
        `set lock_timeout = ${wait}; set default_transaction_read_only = ${readOnly ? 'on' : 'off'}; set jit = off;
          set default_transaction_isolation = 'read committed'; set random_page_cost = 1.1;
          set enable_seqscan = ${writes ? 'off' : 'on'}; set max_parallel_workers_per_gather = 0`,
      );
    },
  });
  pool.on('error', () => undefined);
  // Kysely knows a connection again by its object.
  const known = new WeakMap<object, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await explained(location, () => pool.connect());
      const wrapped = known.get(client) ?? wrappedClient(client, location);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

const wrappedClient = (client: pg.PoolClient, location: string): PostgresPoolClient => {
  const names = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  const ask = (text: string, values: readonly unknown[]) => {
    const name = nameIn(names, text);
    // One after another: a connection answers one question at a time.
    const answer = last.then(() =>
      explained(location, () => client.query({ ...(name ? { name } : {}), text, values: values.map(whole) })),
    );
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    query: ask as unknown as PostgresPoolClient['query'],
    release: (...broken: [boolean?]) => client.release(...broken),
  } as PostgresPoolClient;
};

/**
 * The name under which a query is prepared; undefined where there are enough of them, and for a search: what is common is
 * found by walking from the newest text on, what is rare by its index, so that each is planned for its own words.
 */
const nameIn = (names: Map<string, string>, text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= PREPARED || !/^\s*(select|insert|update|delete)/i.test(text)) return known;
  if (text.includes('::tsquery')) return undefined;
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
};

const explained = async <T>(location: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(location, error);
  }
};

/** PostgreSQL has no character 0 in a text: the sign of a lost one stands for it, as on SQLite. */
const whole = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(whole);
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
};

export const readerDialect = (pool: PostgresPool): Dialect => new PostgresDialect({ pool });

/** @param lock number of the lock that each transaction holds to its end: so many stores write side by side, and to one store one */
export const writerDialect = (pool: PostgresPool, lock: bigint): Dialect => {
  const dialect = new PostgresDialect({ pool });
  dialect.createDriver = () => new WriterDriver({ pool }, lock);
  return dialect;
};

class WriterDriver extends PostgresDriver {
  readonly #lock: bigint;

  constructor(config: { readonly pool: PostgresPool }, lock: bigint) {
    super(config);
    this.#lock = lock;
  }

  override async beginTransaction(
    ...[connection, settings]: Parameters<PostgresDriver['beginTransaction']>
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    try {
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${this.#lock})`));
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
  }
}
