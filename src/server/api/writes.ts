/** What the API may change, as it asks for it: reading a text takes long, so that another thread may do it. */
import type { By, Said } from '../../desk/corrections.js';
import type { AddCounts, Desk } from '../../desk/desk.js';
import type { Document } from '../../model/document.js';

/** What was kept of what a person said. */
export interface Kept {
  /** Ids of the corrections; none where all of it was kept already. */
  readonly kept: readonly string[];
  /** Ids of the entries that are others now. */
  readonly changed: readonly string[];
}

export interface Writes {
  /** Reads documents into the record. */
  readonly add: (documents: readonly Document[]) => Promise<AddCounts>;
  /**
   * Keeps what a person says of an item or entry.
   *
   * @throws an error with `advice` where it cannot be said
   */
  readonly say: (said: Said, by: By) => Promise<Kept>;
  /** Takes a correction back; of an undo, brings back what it took. */
  readonly undo: (correction: string, by: By) => Promise<Kept>;
}
export const WRITES = ['add', 'say', 'undo'] as const satisfies readonly (keyof Writes)[];

/** Entries that an answer names at most. */
const MOST_CHANGED = 1000;

/** Writing here, on a desk. */
export function writesOf(desk: Desk): Writes {
  const kept = async (say: () => Promise<readonly { readonly id: string }[]>): Promise<Kept> => {
    const before = await desk.lastChange();
    const corrections = await say();
    const { lines } = await desk.changes({ after: before, limit: MOST_CHANGED });
    return { kept: corrections.map(({ id }) => id), changed: [...new Set(lines.map(({ id }) => id))] };
  };
  return {
    add: async (documents) => {
      let total: AddCounts = { added: 0, changed: 0, known: 0 };
      await desk.add(documents, ({ added, changed, known }) => {
        total = { added: total.added + added, changed: total.changed + changed, known: total.known + known };
        return true;
      });
      return total;
    },
    say: (said, by) => kept(() => desk.correct(said, by)),
    undo: (correction, by) => kept(() => desk.undo(correction, by)),
  };
}
