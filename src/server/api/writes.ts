/** What the API may change, as it asks for it: reading a text takes long, so that another thread may do it. */

import type { AddCounts, Desk } from '../../desk/desk.js';
import type { FilterWords } from '../../desk/filter-words.js';
import type { By, Said } from '../../desk/said.js';
import type { Document } from '../../model/document.js';
import type { Correction, ItemKind } from '../../model/record.js';

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
  /**
   * Saves a view that the pages tell of, ends one, or notes one as seen.
   *
   * @returns false where there is one of this name to be saved, or none to be ended or seen
   * @throws an error with `advice` where its filter cannot be asked for
   */
  readonly watch: (said: WatchSaid) => Promise<boolean>;
}

/** What a person says of a saved view. */
export type WatchSaid =
  | {
      readonly is: 'save';
      readonly name: string;
      readonly kinds: readonly ItemKind[];
      readonly filter: FilterWords;
      /** Whether what is in it already is new, too. */
      readonly all: boolean;
    }
  | { readonly is: 'remove' | 'seen'; readonly name: string };
export const WRITES = ['add', 'say', 'undo', 'watch'] as const satisfies readonly (keyof Writes)[];

/** Entries that an answer names at most. */
const MOST_CHANGED = 1000;

/** Writing here, on a desk. */
export function writesOf(desk: Desk): Writes {
  const kept = async (say: () => Promise<readonly Pick<Correction, 'id' | 'follows'>[]>): Promise<Kept> => {
    const before = await desk.lastChange();
    const corrections = await say();
    const { lines } = await desk.changes({ after: before, limit: MOST_CHANGED });
    // What follows is taken back with what it follows.
    const own = corrections.filter(({ follows }) => follows === undefined);
    return { kept: own.map(({ id }) => id), changed: [...new Set(lines.map(({ id }) => id))] };
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
    watch: (said) => {
      const { watching } = desk;
      if (said.is !== 'save') return said.is === 'remove' ? watching.remove(said.name) : watching.seen(said.name);
      const { name, kinds, filter, all } = said;
      return watching.save({ name, kinds, filter, way: 'page', to: '' }, all);
    },
  };
}
