/** What an id of the record leads to, whatever became of it since it was given out. */
import type { Change, Entry, Item } from '../model/record.js';
import type { StoreReader } from '../store/store.js';

/** An entry with the items that tell of it. */
export interface ShownEntry {
  readonly entry: Entry;
  /** In the order of `entry.items`. */
  readonly items: readonly Item[];
}

/** What stands behind an id. */
export type Answered =
  /** `id` is that of the entry now: another than was asked for where it was merged, split or read again. */
  | { readonly is: 'entry'; readonly id: string; readonly shown: ShownEntry }
  /** The item is there and in no entry: a person rejected it, or it repeats a passage that was read elsewhere. */
  | { readonly is: 'left-out'; readonly item: Item; readonly because: 'rejected' | 'copy' }
  /** It was there once; with the changes that tell of it, the last one last. */
  | { readonly is: 'gone'; readonly id: string; readonly changes: readonly Change[] };

/** Ids that lead from one reading to the next at most. */
const MOST_READINGS = 100;

/** @returns undefined for an id that was never given out */
export async function answerFor(
  store: StoreReader,
  id: string,
  rejected: (item: Item) => Promise<boolean>,
): Promise<Answered | undefined> {
  let at: string | null = id;
  let known = false;
  for (let i = 0; at !== null && i < MOST_READINGS; i++) {
    const entry = await store.entryOf(at);
    if (entry) return { is: 'entry', id: entry.id, shown: { entry, items: await itemsIn(store, entry) } };
    const [stored] = await store.items([at]);
    if (stored)
      return { is: 'left-out', item: stored.item, because: (await rejected(stored.item)) ? 'rejected' : 'copy' };
    const former = await store.former(at);
    known ||= former !== undefined;
    at = former?.now ?? null;
  }
  const { lines } = await store.changes({ entry: id, limit: 1000 });
  return known || lines.length > 0 ? { is: 'gone', id, changes: lines } : undefined;
}

const itemsIn = async (store: StoreReader, entry: Entry): Promise<Item[]> => {
  const stored = new Map((await store.items(entry.items)).map(({ item }) => [item.id, item]));
  return entry.items.flatMap((id) => stored.get(id) ?? []);
};
