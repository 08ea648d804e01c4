/**
 * Transactions beside one another. Each locks, under keys of the caller's choosing, what it reads in order to write; those
 * whose keys differ run at once. Where a lock is held by another it begins anew, and takes all that it knows of by then
 * in one order, so that no two wait for each other.
 */
import type { Near } from '../record/families/families.js';
import type { StoreWriter } from './store.js';

/** Of one transaction, held to its end. */
export interface Locks {
  /**
   * @returns true where some were not held before
   * @throws Again where another holds one
   */
  take(keys: readonly string[]): Promise<boolean>;
  /** Which documents with which texts are near in one of these ways, as a digest. */
  look(near: readonly Near[]): Promise<string>;
  /** The lock of those that are about to commit. Whoever has it waits for nobody. */
  takeLast(): Promise<void>;
}

/** Ends a transaction that is to begin anew. */
export class Again extends Error {
  override readonly name = 'Again';
}

export interface WriterByKeys {
  readonly writer: StoreWriter;
  /** To be called last. @throws Again where a text came in meanwhile that shares a mark with one looked for */
  settle(): Promise<void>;
}

/** @param plain writes within the transaction that holds the locks */
export function writerByKeys(plain: StoreWriter, locks: Locks): WriterByKeys {
  const looked = new Map<string, { readonly near: readonly Near[]; readonly found: string }>();
  return {
    writer: {
      ...plain,
      lock: (keys) => locks.take(keys()),
      // A text that nobody has committed yet has no key to be locked: it is looked for a second time.
      marked: async (near, except) => {
        looked.set(JSON.stringify(near), { near, found: await locks.look(near) });
        return plain.marked(near, except);
      },
      // Numbers are given in the order of commits, or who reads the feed would miss one.
      putChanges: async (drafts, moment) => {
        await locks.takeLast();
        await plain.putChanges(drafts, moment);
      },
    },
    settle: async () => {
      await locks.takeLast();
      for (const { near, found } of looked.values())
        if ((await locks.look(near)) !== found) throw new Again('a text came in that may be a copy');
    },
  };
}
