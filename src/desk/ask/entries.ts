/** Lists of entries: of one kind or of several in one order. */
import { type Entry, ITEM_KINDS, type ItemKind } from '../../model/record.js';
import { pageOf, pageSize } from '../../store/page.js';
import type { EntryFilter, Page, StoreReader } from '../../store/store.js';

export interface AskedEntries extends EntryFilter {
  /** Of these kinds; of all where none is given. */
  readonly kinds?: readonly ItemKind[];
}

/** A page of entries. Each kind gives as many as the page may hold, and the first of them all are the page. */
export async function entriesOf(store: StoreReader, { kinds = [], ...filter }: AskedEntries): Promise<Page<Entry>> {
  const wanted = kinds.length === 0 ? ITEM_KINDS : kinds;
  const [only, ...others] = wanted;
  if (only && others.length === 0) return store.list(only, filter);
  const limit = pageSize(filter);
  // One more than the page holds tells whether there is another.
  const pages = await Promise.all(wanted.map((kind) => store.list<ItemKind>(kind, { ...filter, limit })));
  const direction = filter.order === 'newest' ? -1 : 1;
  const all = pages.flatMap(({ lines }) => lines).sort((a, b) => direction * compare(a, b));
  const page = pageOf(all, limit, (entry: Entry) => entry);
  const last = page.lines.at(-1);
  const more = page.next !== null || pages.some(({ next }) => next !== null);
  return { lines: page.lines, next: more && last ? { day: last.day, id: last.id } : null };
}

const compare = (a: Entry, b: Entry): number => order(a.day, b.day) || order(a.id, b.id);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
