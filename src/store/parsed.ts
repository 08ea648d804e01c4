/** Items as they were parsed, for as long as their rows say the same: what lies around a day is read again with every batch. */
import type { Item } from '../model/record.js';
import type { ItemsTable } from './tables.js';

/** Gives the item of a row. */
export type ParseItem = (row: Pick<ItemsTable, 'id' | 'json'>) => Item;

export const parseItem: ParseItem = ({ json }) => JSON.parse(json) as Item;

export interface KeptItems {
  /** Parses what it does not have: the same item for the same row, so that what is made of it is found again, too. */
  readonly parse: ParseItem;
  /** Has an item as it was written, so that it is not parsed when it is read again. */
  keep(json: string, item: Item): void;
}

/** Characters of the rows whose items are kept, some 3,000 items of readouts; what was asked for longest ago goes first. */
const MOST = 8_000_000;

export function keptItems(most = MOST): KeptItems {
  const kept = new Map<string, { readonly json: string; readonly item: Item }>();
  let size = 0;
  const put = (id: string, one: { readonly json: string; readonly item: Item }): void => {
    const known = kept.get(id);
    // The last asked for stands last.
    if (known) kept.delete(id);
    kept.set(id, one);
    size += one.json.length - (known?.json.length ?? 0);
    for (const [oldest, { json: gone }] of kept) {
      if (size <= most) break;
      kept.delete(oldest);
      size -= gone.length;
    }
  };
  return {
    parse: (row) => {
      const known = kept.get(row.id);
      const one = known?.json === row.json ? known : { json: row.json, item: parseItem(row) };
      put(row.id, one);
      return one.item;
    },
    keep: (json, item) => put(item.id, { json, item }),
  };
}
