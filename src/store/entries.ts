/** Entries: what the items were merged into, found by any item's id, by party and by day. */
import { sql } from 'kysely';
import type { Party } from '../model/generated/parties.js';
import { type Entry, ITEM_KINDS, type ItemKind } from '../model/record.js';
import { foundBy } from '../record/found-by.js';
import { conditionsOf, daysBetween, foundColumns, insertFound, insertPairs, placesOf } from './found.js';
import { pageOf, pageSize, slices, walk } from './page.js';
import type { Cursor, EntryFilter, Page, RecordedActor } from './store.js';
import type { Database } from './tables.js';
import { moveWeeks } from './weeks.js';

/** Rows of one statement. */
const ROWS = 100;

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
  const rows = await entryRows(db, [kind], filter, limit + 1);
  return pageOf(rows, limit, (row) => JSON.parse(row.json) as Entry<K>);
}

/** Entries of several kinds in one order. */
export async function listKinds(
  db: Database,
  kinds: readonly ItemKind[],
  filter: EntryFilter = {},
): Promise<Page<Entry>> {
  const limit = pageSize(filter);
  const rows = await entryRows(db, kinds, filter, limit + 1);
  return pageOf(rows, limit, (row) => JSON.parse(row.json) as Entry);
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export async function* allEntries<K extends ItemKind>(
  db: Database,
  kind: K,
  filter: EntryFilter = {},
): AsyncGenerator<Entry<K>> {
  type Row = Awaited<ReturnType<typeof entryRows>>[number];
  const rows = walk((after: Row | undefined, limit) =>
    entryRows(db, [kind], after ? { ...filter, after } : filter, limit),
  );
  for await (const row of rows) yield JSON.parse(row.json) as Entry<K>;
}

const COLUMNS = [
  'entries.status',
  'entries.confidence',
  'entries.published',
  'entries.hidden',
  'entries.json',
] as const;

/** Those without a day come last in both orders: in that of the oldest by a query of their own, for '' sorts first. */
const entryRows = async (db: Database, kinds: readonly ItemKind[], filter: EntryFilter, limit: number) => {
  const place = filter.after ? await placeOf(db, filter.after) : '';
  const rows = (of: EntryFilter, most: number, days: Days) => rowsOfKinds(db, kinds, of, place, most, days);
  if (filter.order === 'newest') return rows(filter, limit, 'all');
  const dated = filter.after?.day === '' ? [] : await rows(filter, limit, 'dated');
  if (dated.length === limit || filter.since !== undefined || filter.until !== undefined) return dated;
  const { after, ...rest } = filter;
  const undated = after?.day === '' ? filter : rest;
  return [...dated, ...(await rows(undated, limit - dated.length, 'undated'))];
};

type Days = 'all' | 'dated' | 'undated';

/** The pairs of parties are sorted by day alone; all else by kind before it, so that each kind is asked for alone. */
const rowsOfKinds = async (
  db: Database,
  kinds: readonly ItemKind[],
  filter: EntryFilter,
  place: string,
  limit: number,
  days: Days,
) => {
  const lots = new Set(filter.parties).size > 1 ? [kinds] : kinds.map((kind) => [kind]);
  const rows = await Promise.all(lots.map((lot) => rowsOf(db, lot, filter, place, limit, days)));
  const [only, ...others] = rows;
  if (only && others.length === 0) return only;
  const direction = filter.order === 'newest' ? -1 : 1;
  return rows
    .flat()
    .sort((a, b) => direction * byCode(a.day, b.day) || byCode(a.place, b.place) || byCode(a.id, b.id))
    .slice(0, limit);
};

/** Where the words of the entry of a cursor stand: '' where it is gone meanwhile, which repeats its day rather than lose of it. */
const placeOf = async (db: Database, { id }: Cursor): Promise<string> =>
  (await db.selectFrom('entries').select('place').where('id', '=', id).executeTakeFirst())?.place ?? '';

/** The rows of one pair, party or actor are sorted by day already; of one that is rare they are few. */
const listed = (db: Database, party: string | undefined, other: string | undefined, actor: string | undefined) => {
  const by = ['by.entry as id', 'by.kind', 'by.day', 'by.place', ...COLUMNS] as const;
  if (party !== undefined && other !== undefined)
    return db
      .selectFrom('entry_pairs as by')
      .innerJoin('entries', 'entries.id', 'by.entry')
      .select(by)
      .where('by.a', '=', party)
      .where('by.b', '=', other);
  if (party !== undefined)
    return db
      .selectFrom('entry_parties as by')
      .innerJoin('entries', 'entries.id', 'by.entry')
      .select(by)
      .where('by.party', '=', party);
  if (actor !== undefined)
    return db
      .selectFrom('entry_actors as by')
      .innerJoin('entries', 'entries.id', 'by.entry')
      .select(by)
      .where('by.actor', '=', actor);
  return db.selectFrom('entries').select(['entries.id', 'entries.kind', 'entries.day', 'entries.place', ...COLUMNS]);
};

const rowsOf = (
  db: Database,
  kinds: readonly ItemKind[],
  filter: EntryFilter,
  place: string,
  limit: number,
  days: Days,
) => {
  const { actors: [actor, ...actors] = [], after, order = 'oldest' } = filter;
  const [party, other, ...parties] = [...new Set(filter.parties)].sort();
  const [only, ...several] = actor ?? [];
  const byActor = party === undefined && only !== undefined && several.length === 0;
  const found = listed(db, party, other, byActor ? only : undefined).as('found');
  const rest = { ...filter, parties, actors: byActor ? actors : actor ? [actor, ...actors] : [] };
  const direction = order === 'oldest' ? 'asc' : 'desc';
  return db
    .selectFrom(found)
    .select(['id', 'day', 'place', 'json'])
    .where('kind', 'in', kinds)
    .where((eb) => eb.and([...conditionsOf(rest), ...daysBetween('found.day', filter)]))
    .$if(!filter.hidden, (query) => query.where('hidden', '=', 0))
    .$if(days === 'dated', (query) => query.where('day', '>', ''))
    .$if(days === 'undated', (query) => query.where('day', '=', ''))
    .$if(after !== undefined, (query) =>
      query
        // The first condition follows from the second: it lets the index begin at the day.
        .where('day', order === 'oldest' ? '>=' : '<=', after?.day ?? '')
        .where((eb) =>
          eb.or([
            eb('day', order === 'oldest' ? '>' : '<', after?.day ?? ''),
            eb('place', '>', place),
            eb.and([eb('place', '=', place), eb('id', '>', after?.id ?? '')]),
          ]),
        ),
    )
    .orderBy('day', direction)
    .orderBy('place')
    .orderBy('id')
    .limit(limit)
    .execute();
};

export async function actorsIn(
  db: Database,
  of?: { readonly ids: readonly string[] } | { readonly name: string },
): Promise<readonly RecordedActor[]> {
  const rows = await db
    .selectFrom('entry_actors')
    .select((eb) => ['actor', eb.fn.min('name').as('name'), eb.fn.countAll<number>().as('entries')])
    .$if(of !== undefined, (query) =>
      query.where((eb) =>
        of && 'name' in of
          ? eb.or([eb('name', '=', of.name), eb('name', 'like', `% ${of.name}`)])
          : eb('actor', 'in', of && of.ids.length > 0 ? of.ids : ['']),
      ),
    )
    .groupBy('actor')
    .orderBy('entries', 'desc')
    .orderBy('actor')
    .execute();
  return rows.map((row) => ({ ...row, entries: Number(row.entries) }));
}

/** What each of some documents tells of: the parties of its entries, the commonest first, and the number of entries. */
export async function toldIn(
  db: Database,
  documents: readonly string[],
): Promise<ReadonlyMap<string, { readonly parties: readonly Party[]; readonly entries: number }>> {
  const told = new Map<string, { parties: Party[]; entries: number }>();
  for (const ids of slices(documents)) {
    const rows = await db
      .with('mentions', (with_) =>
        with_
          .selectFrom('items')
          .innerJoin('entry_items', 'entry_items.item', 'items.id')
          .select((eb) => ['items.document', 'entry_items.entry', eb.fn.countAll<number>().as('times')])
          .where('items.document', 'in', ids)
          .groupBy(['items.document', 'entry_items.entry']),
      )
      .selectFrom('mentions')
      .select((eb) => ['document', sql<string>`''`.as('party'), eb.fn.countAll<number>().as('count')])
      .groupBy('document')
      .unionAll((eb) =>
        eb
          .selectFrom('mentions')
          .innerJoin('entry_parties', 'entry_parties.entry', 'mentions.entry')
          .select((inner) => ['document', 'entry_parties.party', inner.fn.sum<number>('times').as('count')])
          .groupBy(['document', 'entry_parties.party']),
      )
      .orderBy('count', 'desc')
      .orderBy('party')
      .execute();
    for (const { document, party, count } of rows)
      if (party === '') told.set(document, { parties: [], entries: Number(count) });
    // What was put were parties.
    for (const { document, party } of rows) if (party !== '') told.get(document)?.parties.push(party as Party);
  }
  return told;
}

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
  const put = changed.map(({ entry }) => entry);
  await moveWeeks(db, [...gone], put);
  for (const ids of slices([...gone])) await db.deleteFrom('entries').where('id', 'in', ids).execute();

  const places = await placesOf(db, put);
  for (const slice of slices(changed, ROWS)) {
    const values = slice.map(({ entry, json }) => {
      const { id, kind, day, hidden } = entry;
      const place = places.get(id) ?? '';
      return { id, kind, day, place, ...foundColumns(foundBy(entry)), json, hidden: hidden ? 1 : 0 };
    });
    await db.insertInto('entries').values(values).execute();
  }
  await insertFound(db, put, places);
  await insertPairs(db, put, places);
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
