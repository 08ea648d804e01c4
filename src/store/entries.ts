/** Entries: what the items were merged into, found by any item's id, by party and by day. */
import { type Entry, ITEM_KINDS, type ItemKind } from '../model/record.js';
import { pageOf, pageSize, slices, walk } from './page.js';
import type { EntryFilter, Page } from './store.js';
import type { Database } from './tables.js';

/** Rows of one statement. */
const ROWS = 100;

/** Greater than any character that follows a coarse day in a finer one: '2023-06' up to '2023-06-30'. */
const END = '~';

export async function entryOf(db: Database, item: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('entry_items')
    .innerJoin('entries', 'entries.id', 'entry_items.entry')
    .select('entries.json')
    .where('entry_items.item', '=', item)
    .executeTakeFirst();
  return row && (JSON.parse(row.json) as Entry);
}

export async function entriesWith(db: Database, ids: readonly string[]): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (const slice of slices([...new Set(ids)].sort())) {
    const rows = await db.selectFrom('entries').select('json').where('id', 'in', slice).orderBy('id').execute();
    for (const { json } of rows) found.push(JSON.parse(json) as Entry);
  }
  return found;
}

export async function listEntries<K extends ItemKind>(
  db: Database,
  kind: K,
  filter: EntryFilter = {},
): Promise<Page<Entry<K>>> {
  const limit = pageSize(filter);
  const rows = await entryRows(db, kind, filter, limit + 1);
  return pageOf(rows, limit, (row) => JSON.parse(row.json) as Entry<K>);
}

export async function* allEntries<K extends ItemKind>(
  db: Database,
  kind: K,
  { hidden = false }: { readonly hidden?: boolean } = {},
): AsyncGenerator<Entry<K>> {
  type Row = Awaited<ReturnType<typeof entryRows>>[number];
  const rows = walk((after: Row | undefined, limit) =>
    entryRows(db, kind, { hidden, ...(after ? { after } : {}) }, limit),
  );
  for await (const row of rows) yield JSON.parse(row.json) as Entry<K>;
}

const entryRows = (
  db: Database,
  kind: ItemKind,
  { parties = [], from, to, after, order = 'oldest', hidden = false }: EntryFilter,
  limit: number,
) => {
  const [first, ...others] = parties;
  // The rows of one party are sorted by day already; of a party that is rare they are few.
  const found =
    first === undefined
      ? db
          .selectFrom('entries')
          .select(['entries.id', 'entries.kind', 'entries.day', 'entries.json', 'entries.hidden'])
          .as('found')
      : db
          .selectFrom('entry_parties')
          .innerJoin('entries', 'entries.id', 'entry_parties.entry')
          .select([
            'entry_parties.entry as id',
            'entry_parties.kind',
            'entry_parties.day',
            'entries.json',
            'entries.hidden',
          ])
          .where('entry_parties.party', '=', first)
          .as('found');
  const [direction, beyond] = order === 'oldest' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  let query = db.selectFrom(found).select(['id', 'day', 'json']).where('kind', '=', kind);
  for (const party of others) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('entry_parties as also')
          .select('also.entry')
          .whereRef('also.entry', '=', 'found.id')
          .where('also.party', '=', party),
      ),
    );
  }
  if (!hidden) query = query.where('hidden', '=', 0);
  if (from !== undefined) query = query.where('day', '>=', from);
  if (to !== undefined) query = query.where('day', '<=', `${to}${END}`);
  if (after) {
    // The first condition follows from the second: it lets the index begin at the day.
    query = query
      .where('day', order === 'oldest' ? '>=' : '<=', after.day)
      .where((eb) => eb.or([eb('day', beyond, after.day), eb('id', beyond, after.id)]));
  }
  return query.orderBy('day', direction).orderBy('id', direction).limit(limit).execute();
};

/** Removes entries and puts others, writing only what differs. */
export async function replaceEntries(
  db: Database,
  removed: readonly string[],
  entries: readonly Entry[],
): Promise<void> {
  const rows = entries.map((entry) => ({ entry, json: JSON.stringify(entry) }));
  const before = new Map<string, string>();
  for (const ids of slices(entries.map((entry) => entry.id))) {
    const found = await db.selectFrom('entries').select(['id', 'json']).where('id', 'in', ids).execute();
    for (const { id, json } of found) before.set(id, json);
  }
  const same = rows.filter(({ entry, json }) => before.get(entry.id) === json);
  const changed = rows.filter(({ entry, json }) => before.get(entry.id) !== json);
  const kept = new Set(same.map(({ entry }) => entry.id));
  const gone = new Set([...removed, ...changed.map(({ entry }) => entry.id)].filter((id) => !kept.has(id)));
  for (const ids of slices([...gone])) await db.deleteFrom('entries').where('id', 'in', ids).execute();

  for (const slice of slices(changed, ROWS)) {
    const values = slice.map(({ entry: { id, kind, day, hidden }, json }) => ({
      id,
      kind,
      day,
      json,
      hidden: hidden ? 1 : 0,
    }));
    await db.insertInto('entries').values(values).execute();
  }
  const parties = changed.flatMap(({ entry: { id, kind, day, parties } }) =>
    [...new Set(parties)].map((party) => ({ entry: id, party, kind, day })),
  );
  for (const slice of slices(parties, ROWS)) await db.insertInto('entry_parties').values(slice).execute();
  for (const slice of slices(addresses(changed), ROWS)) await db.insertInto('entry_items').values(slice).execute();
  // An item that went and came back left its entry as it was, but no longer points to it.
  for (const slice of slices(addresses(same), ROWS)) {
    await db
      .insertInto('entry_items')
      .values(slice)
      .onConflict((conflict) => conflict.column('item').doNothing())
      .execute();
  }
}

const addresses = (rows: readonly { readonly entry: Entry }[]) =>
  rows.flatMap(({ entry }) => entry.items.map((item) => ({ item, entry: entry.id })));

export async function countEntries(db: Database): Promise<Readonly<Record<ItemKind, number>>> {
  const rows = await db
    .selectFrom('entries')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute();
  const counts = new Map(rows.map((row) => [row.kind, Number(row.count)]));
  const of = (kind: ItemKind): readonly [ItemKind, number] => [kind, counts.get(kind) ?? 0];
  return Object.fromEntries(ITEM_KINDS.map(of)) as Record<ItemKind, number>;
}
