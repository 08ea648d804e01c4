/** Entries of all kinds in the order of days and texts, each with its words. */
import { type Entry, ITEM_KINDS, type Item, type ItemKind, type ToldEntry } from '../model/record.js';
import { consultsOfMeetings } from '../record/consults.js';
import { evidenceOf } from '../record/found-by.js';
import type { EntryFilter, StoreReader } from '../store/store.js';

type Words = Pick<StoreReader, 'items' | 'dataOf'>;
type Reader = Words & Pick<StoreReader, 'entries'>;

/** The entries, each with its first item, in the order given. */
export async function withItems<K extends ItemKind>(
  store: Pick<StoreReader, 'items'>,
  entries: readonly Entry<K>[],
): Promise<ToldEntry<K>[]> {
  const items = await itemsOf(
    store,
    entries.flatMap((entry) => entry.items.slice(0, 1)),
  );
  return entries.flatMap((entry) => {
    const item = items.get(entry.items[0] ?? '');
    // An entry's items are of its kind.
    return item ? [{ entry, item } as ToldEntry<K>] : [];
  });
}

/** The same, each with the tables by which its document was read, as exports have it. */
export async function withWords<K extends ItemKind>(
  store: Words,
  entries: readonly Entry<K>[],
): Promise<ToldEntry<K>[]> {
  const told = await withItems(store, entries);
  const made = await store.dataOf(told.map(({ item }) => item.document));
  return told.map((one) => {
    const data = made.get(one.item.document);
    return data === undefined ? one : { ...one, data };
  });
}

const itemsOf = async (store: Pick<StoreReader, 'items'>, ids: readonly string[]): Promise<ReadonlyMap<string, Item>> =>
  new Map((await store.items(ids)).map(({ item }) => [item.id, item] as const));

/** See `Desk.timeline`. */
export async function timelineOf(store: Reader, filter: EntryFilter): Promise<ToldEntry[]> {
  const entries: Entry[] = [];
  for (const kind of ITEM_KINDS) {
    if (kind === 'statement') continue;
    for await (const entry of store.entries<ItemKind>(kind, filter)) entries.push(entry);
  }
  const told = await withWords(store, entries);
  const several = entries.filter(({ kind, items }) => (kind === 'meeting' || kind === 'event') && items.length > 1);
  const others = await itemsOf(
    store,
    several.flatMap(({ items }) => items.slice(1)),
  );
  const twice = consultsOfMeetings(told, others);
  return told.filter(({ entry }) => !twice.has(entry.id)).sort(inOrder);
}

/** By day, those without one last; then by text, place in it, and id. */
const inOrder = (a: ToldEntry, b: ToldEntry): number =>
  Number(a.entry.day === '') - Number(b.entry.day === '') ||
  byCode(a.entry.day, b.entry.day) ||
  byCode(a.item.document, b.item.document) ||
  startOf(a) - startOf(b) ||
  byCode(a.entry.id, b.entry.id);

const startOf = ({ entry }: ToldEntry): number => evidenceOf(entry)[0]?.[0] ?? 0;
const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
