/** Entries written: with each what it is found by, and what of it is summed. */
import type { Entry, Item } from '../model/record.js';
import { foundBy } from '../record/found-by.js';
import { among } from './among.js';
import { placedEntries } from './entries.js';
import { type EntryIndex, indexedOf, putIndexed } from './entry-index.js';
import { deleteFound, firstItems, foundColumns, insertFound, insertPairs, placesIn } from './found.js';
import { slices } from './page.js';
import { insertRows } from './rows.js';
import { moveSources } from './sources.js';
import type { Database } from './tables.js';
import { moveTellings } from './tellings.js';
import { moveWeeks } from './weeks.js';

/** Rows of one statement. */
const ROWS = 100;

/** Removes entries and puts others, writing only what differs. */
export async function replaceEntries(
  db: Database,
  index: EntryIndex,
  removed: readonly string[],
  entries: readonly Entry[],
  items?: ReadonlyMap<string, Item>,
): Promise<void> {
  const rows = entries.map((entry) => ({ entry, json: JSON.stringify(entry) }));
  const before = new Map<string, string>();
  for (const ids of slices(entries.map((entry) => entry.id))) {
    const found = await db
      .selectFrom('entries')
      .select(['id', 'json'])
      .where(among(db, 'id', ids))
      .execute();
    for (const { id, json } of found) before.set(id, json);
  }
  const same = rows.filter(({ entry, json }) => before.get(entry.id) === json);
  const changed = rows.filter(({ entry, json }) => before.get(entry.id) !== json);
  const kept = new Set(same.map(({ entry }) => entry.id));
  const gone = new Set([...removed, ...changed.map(({ entry }) => entry.id)].filter((id) => !kept.has(id)));
  const put = changed.map(({ entry }) => entry);
  const standing = await placedEntries(db, gone);
  const leaving = standing.map(({ entry }) => entry);
  await moveWeeks(db, leaving, put);
  await moveSources(db, leaving, put);
  await index.remove(db, [...gone]);
  await deleteFound(db, leaving, new Map(standing.map(({ entry, place }) => [entry.id, place])));
  for (const ids of slices([...gone]))
    await db
      .deleteFrom('entries')
      .where(among(db, 'id', ids))
      .execute();

  const first = await firstItems(db, put, items);
  const places = placesIn(put, first);
  await insertRows(
    db,
    'entries',
    changed.map(({ entry, json }) => {
      const { id, kind, day, hidden } = entry;
      const place = places.get(id) ?? '';
      return { id, kind, day, place, ...foundColumns(foundBy(entry)), json, hidden: hidden ? 1 : 0 };
    }),
  );
  await insertFound(db, put, places);
  await insertPairs(db, put, places);
  await putIndexed(db, index, indexedOf(put, places, first));
  await insertRows(db, 'entry_items', addresses(changed));
  // An item that went and came back left its entry as it was, but no longer points to it.
  const back: string[] = [];
  for (const slice of slices(addresses(same), ROWS)) {
    const pointing = await db
      .insertInto('entry_items')
      .values(slice)
      .onConflict((conflict) => conflict.column('item').doNothing())
      .returning('item')
      .execute();
    back.push(...pointing.map(({ item }) => item));
  }
  await moveTellings(db, leaving, put, back);
}

const addresses = (rows: readonly { readonly entry: Entry }[]) =>
  rows.flatMap(({ entry }) => entry.items.map((item) => ({ item, entry: entry.id })));
