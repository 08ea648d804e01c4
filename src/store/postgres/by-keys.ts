/** Transactions beside one another on PostgreSQL: by advisory locks on the hashes of their keys, taken in sorted order. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { Again, type Locks } from '../by-keys.js';
import { marksNear } from '../families.js';
import type { Database, Tables } from '../tables.js';

/** Locks of one transaction; the server has room for some thousands of all. More, and it runs alone. */
const MOST = 1000;

/** Times that a transaction begins before it runs alone. */
const TRIES = 5;

/** What PostgreSQL ends for the sake of others: deadlocks, for rows of sums are locked as they come; too many locks of all. */
const FOR_OTHERS = new Set(['40P01', '40001', '53200']);

const isForOthers = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  return ('code' in error && FOR_OTHERS.has(String(error.code))) || isForOthers(error.cause);
};

/**
 * @param db takes no lock of its own
 * @param all number of the lock that a writer has who runs alone; these share it
 * @returns runs some work in a transaction, several times where it has to begin anew
 */
export const transactionsByKeys = (db: Kysely<Tables>, all: bigint) => {
  const numberOf = (key: string): bigint => createHash('sha256').update(`${all} ${key}`).digest().readBigInt64BE();
  const last = numberOf('last');
  return async <T>(work: (db: Database, locks: Locks) => Promise<T>): Promise<T> => {
    /** Grows from one beginning to the next. */
    const wanted = new Set<bigint>();
    const once = (isAlone: boolean): Promise<T> =>
      db.transaction().execute(async (transaction) => {
        const how = sql.raw(isAlone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
        await sql`select ${how}(${String(all)}::bigint)`.execute(transaction);
        if (isAlone) return work(transaction, NONE);
        const held = new Set<bigint>();
        const wait = async (): Promise<void> => {
          const numbers = sorted(wanted);
          await sql`select pg_advisory_xact_lock(number) from unnest(${numbers}::bigint[]) as number`.execute(
            transaction,
          );
          for (const number of wanted) held.add(number);
        };
        if (wanted.size > 0) await wait();
        return work(transaction, {
          take: async (keys) => {
            const missing = new Set(keys.map(numberOf).filter((number) => !held.has(number)));
            if (missing.size === 0) return false;
            for (const number of missing) wanted.add(number);
            if (wanted.size > MOST) throw new Again('too many locks');
            if (held.size === 0) await wait();
            else {
              // To wait for one out of order could be to wait for somebody who waits for us.
              const { rows } = await sql<{ taken: boolean }>`
                select pg_try_advisory_xact_lock(number) as taken
                from unnest(${sorted(missing)}::bigint[]) as number`.execute(transaction);
              if (rows.some(({ taken }) => !taken)) throw new Again('another holds a lock');
              for (const number of missing) held.add(number);
            }
            return true;
          },
          look: async (near) => {
            const asked = await marksNear(transaction, near);
            if (asked.length === 0) return '';
            const lots = asked.map((lot) => sql`select document from (${lot}) as lot`);
            const { rows } = await sql<{ found: string | null }>`
              select md5(string_agg(id || md5(coalesce(print, '')), ' ' order by id)) as found from documents
              where id in (${sql.join(lots, sql` union all `)})`.execute(transaction);
            return rows[0]?.found ?? '';
          },
          takeLast: async () => {
            if (held.has(last)) return;
            await sql`select pg_advisory_xact_lock(${String(last)}::bigint)`.execute(transaction);
            held.add(last);
          },
        });
      });
    for (let tries = 1; ; tries++) {
      const isAlone = tries > TRIES || wanted.size > MOST;
      try {
        return await once(isAlone);
      } catch (error) {
        if (isAlone || !(error instanceof Again || isForOthers(error))) throw error;
      }
    }
  };
};

const NONE: Locks = { take: async () => false, look: async () => '', takeLast: async () => undefined };

const sorted = (numbers: Iterable<bigint>): string[] =>
  [...numbers].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(String);
