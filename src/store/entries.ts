/** Entries: what the items were merged into, found by any item's id, by party and by day. */
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type Entry, ITEM_KINDS, type ItemKind } from '../model/record.js';
import { among } from './among.js';
import { type EntryIndex, type FoundRow, heldBy } from './entry-index.js';
import { conditionsOf, daysBetween } from './found.js';
import { byCode, pageOf, pageSize, slices, walk } from './page.js';
import type { Cursor, EntryFilter, Page, UnsureFilter } from './store.js';
import type { Database, Tables } from './tables.js';

/** More than there are where there are few. */
const MOST_FEW = 1_000_000;

export async function entryOf(db: Database, item: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('entry_items')
    .innerJoin('entries', 'entries.id', 'entry_items.entry')
    .select('entries.json')
    .where('entry_items.item', '=', item)
    .executeTakeFirst();
  return row && (JSON.parse(row.json) as Entry);
}

/** An entry with where its first words stand. */
export interface Placed {
  readonly entry: Entry;
  readonly place: string;
}

/** Entries by their ids, each once, in the order of these. */
export async function placedEntries(db: Database, ids: Iterable<string>): Promise<readonly Placed[]> {
  const found: Placed[] = [];
  for (const slice of slices([...new Set(ids)].sort())) {
    const rows = await db
      .selectFrom('entries')
      .select(['json', 'place'])
      .where(among(db, 'id', slice))
      .orderBy('id')
      .execute();
    for (const { json, place } of rows) found.push({ entry: JSON.parse(json) as Entry, place });
  }
  return found;
}

export const entriesWith = async (db: Database, ids: Iterable<string>): Promise<readonly Entry[]> =>
  (await placedEntries(db, ids)).map(({ entry }) => entry);

export async function listEntries<K extends ItemKind>(
  db: Database,
  index: EntryIndex,
  kind: K,
  filter: EntryFilter = {},
): Promise<Page<Entry<K>>> {
  const limit = pageSize(filter);
  const rows = await entryRows(db, index, [kind], filter, limit + 1);
  return pageOf(rows, limit, (row) => JSON.parse(row.json) as Entry<K>);
}

/**
 * Entries of several kinds in one order. The pairs of parties are sorted by day alone, and what is rare is sorted when it is
 * found; all else by kind before day, so that each kind gives as many as a page may hold, and the first of them all are the page.
 */
export async function listKinds(
  db: Database,
  index: EntryIndex,
  kinds: readonly ItemKind[],
  filter: EntryFilter = {},
): Promise<Page<Entry>> {
  const limit = pageSize(filter);
  const held = heldBy(undefined, filter);
  // Of one kind it is seen when its rows are.
  const lot = held && index.few && kinds.length > 1 ? await index.few.lotOf(db, held, limit + 1) : undefined;
  if (lot === 'none') return { lines: [], next: null };
  const isOne = new Set(filter.parties).size > 1 || lot === 'few';
  const lots = isOne ? [kinds] : kinds.map((kind) => [kind]);
  const rows = (await Promise.all(lots.map((lot) => entryRows(db, index, lot, filter, limit + 1)))).flat();
  const direction = filter.order === 'newest' ? -1 : 1;
  rows.sort(
    (a, b) =>
      Number(a.day === '') - Number(b.day === '') ||
      direction * byCode(a.day, b.day) ||
      byCode(a.place, b.place) ||
      byCode(a.id, b.id),
  );
  return pageOf(rows, limit, (row) => JSON.parse(row.json) as Entry);
}

export async function* allEntries<K extends ItemKind>(
  db: Database,
  index: EntryIndex,
  kind: K,
  filter: EntryFilter = {},
): AsyncGenerator<Entry<K>> {
  type Row = Awaited<ReturnType<typeof entryRows>>[number];
  const held = heldBy(kind, filter);
  const lot = held && index.few ? await index.few.lotOf(db, held, MOST_FEW) : undefined;
  if (lot === 'none') return;
  if (held && index.few && lot === 'few') {
    // To sort them page by page would be to sort all for every page.
    const wanted = { kinds: [kind], filter, place: '', limit: MOST_FEW, days: 'all' } as const;
    const found = await inOrder(db.selectFrom(index.few.found(held)), wanted, withoutHeld(filter));
    const last = found.filter(({ day }) => day === '');
    const ordered = filter.order === 'newest' ? found : [...found.filter(({ day }) => day !== ''), ...last];
    for (const slice of slices(ordered))
      for (const row of await withJson(db, slice)) yield JSON.parse(row.json) as Entry<K>;
    return;
  }
  const rows = walk((after: Row | undefined, limit) =>
    entryRows(db, index, [kind], after ? { ...filter, after } : filter, limit),
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
const entryRows = async (
  db: Database,
  index: EntryIndex,
  kinds: readonly ItemKind[],
  filter: EntryFilter,
  limit: number,
) => {
  const place = filter.after ? await placeOf(db, filter.after) : '';
  const held = heldBy(kinds.length === 1 ? kinds[0] : undefined, filter);
  // Few are sorted; of many the first are found by walking in the order that is wanted.
  const lot = held && index.few ? await index.few.lotOf(db, held, limit) : undefined;
  if (lot === 'none') return [];
  const few = held && lot === 'few' ? index.few?.found(held) : undefined;
  const rowsOf = async (of: EntryFilter, most: number, days: Days) => {
    const rest = held ? withoutHeld(of) : of;
    const wanted = { kinds, filter: rest, place, limit: most, days };
    const only = of.ids ? [among(db, 'found.id', of.ids)] : [];
    if (few) return withJson(db, await inOrder(db.selectFrom(few), wanted, rest, only));
    // The lists that are walked are of a kind and of parties already.
    const walkedHeld = heldBy(undefined, { ...filter, parties: [] });
    const conditions = walkedHeld ? [...only, index.holds(walkedHeld)] : only;
    return walked(db, wanted, conditions);
  };
  if (filter.order === 'newest') return rowsOf(filter, limit, 'all');
  const dated = filter.after?.day === '' ? [] : await rowsOf(filter, limit, 'dated');
  if (dated.length === limit || filter.since !== undefined || filter.until !== undefined) return dated;
  const { after, ...rest } = filter;
  const undated = after?.day === '' ? filter : rest;
  return [...dated, ...(await rowsOf(undated, limit - dated.length, 'undated'))];
};

/** What the index does not answer. */
const withoutHeld = (given: EntryFilter): EntryFilter => {
  const { topics: _, attributions: __, venues: ___, offices: ____, rule: _____, words: ______, ...filter } = given;
  return filter;
};

/** How many a filter lets through of which the index of entries knows all that is asked. */
export async function countHeld(db: Database, index: EntryIndex, filter: EntryFilter): Promise<number> {
  const held = heldBy(undefined, filter);
  return held ? index.count(db, held) : 0;
}

/** Where the words of the entry of a cursor stand: '' where it is gone meanwhile, which repeats its day rather than lose of it. */
const placeOf = async (db: Database, { id }: Cursor): Promise<string> =>
  (await db.selectFrom('entries').select('place').where('id', '=', id).executeTakeFirst())?.place ?? '';

type Days = 'all' | 'dated' | 'undated';

interface Wanted {
  readonly kinds: readonly ItemKind[];
  readonly filter: EntryFilter;
  /** Of the cursor. */
  readonly place: string;
  readonly limit: number;
  readonly days: Days;
}

/** The rows of one pair, party or actor are sorted by day already; of one that is rare they are few. */
export const listed = (
  db: Database,
  party: string | undefined,
  other: string | undefined,
  actor: string | undefined,
) => {
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

const walked = (db: Database, wanted: Wanted, more: readonly Expression<SqlBool>[]) => {
  const { actors: [actor, ...actors] = [] } = wanted.filter;
  const [party, other, ...parties] = [...new Set(wanted.filter.parties)].sort();
  const [only, ...several] = actor ?? [];
  const byActor = party === undefined && only !== undefined && several.length === 0;
  const found = listed(db, party, other, byActor ? only : undefined).as('found');
  const rest = { ...wanted.filter, parties, actors: byActor ? actors : actor ? [actor, ...actors] : [] };
  return inOrder(db.selectFrom(found).select('json'), wanted, rest, more);
};

/** The rows that are wanted of some under the name `found`, in their order. */
const inOrder = <O>(
  found: SelectQueryBuilder<Tables & { found: FoundRow }, 'found', O>,
  { kinds, filter, place, limit, days }: Wanted,
  rest: EntryFilter,
  more: readonly Expression<SqlBool>[] = [],
) => {
  const { after, order = 'oldest' } = filter;
  const direction = order === 'oldest' ? 'asc' : 'desc';
  return found
    .select(['id', 'day', 'place'])
    .where('kind', 'in', kinds)
    .where((eb) => eb.and([...conditionsOf(rest), ...daysBetween('found.day', filter), ...more]))
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

/** Rows of the index with their entries, in the same order. */
const withJson = async <R extends { readonly id: string }>(
  db: Database,
  rows: readonly R[],
): Promise<(R & { readonly json: string })[]> => {
  const found = new Map<string, string>();
  for (const ids of slices(rows.map(({ id }) => id)))
    for (const { id, json } of await db
      .selectFrom('entries')
      .select(['id', 'json'])
      .where(among(db, 'id', ids))
      .execute())
      found.set(id, json);
  return rows.flatMap((row) => {
    const json = found.get(row.id);
    return json === undefined ? [] : [{ ...row, json }];
  });
};

/** What is told of a party, or of two, in the order of days, without the entries. */
export const sided = (db: Database, party: string, other: string | undefined) =>
  (other === undefined
    ? db.selectFrom('entry_parties as by').select(['by.entry as id', 'by.kind', 'by.day']).where('by.party', '=', party)
    : db
        .selectFrom('entry_pairs as by')
        .select(['by.entry as id', 'by.kind', 'by.day'])
        .where('by.a', '=', party)
        .where('by.b', '=', other)) as ReturnType<typeof listed>;

/** Where more is told the least sure are found by walking from the least sure of all: some of so many are soon met. */
const FEW = 8000;

/** Entries by how sure they are, the least sure first, those of one confidence by id. */
export async function unsureOf(
  db: Database,
  { kinds, looked, parties = [], ...filter }: UnsureFilter,
  limit: number,
): Promise<readonly Entry[]> {
  const [party, other, ...more] = [...new Set(parties)].sort();
  const isFew = party !== undefined && (await areFew(db, party, other, filter));
  const of = isFew
    ? listed(db, party, other, undefined)
    : db.selectFrom('entries').select(['entries.id', 'entries.kind', 'entries.day', 'entries.place', ...COLUMNS]);
  const rest = isFew ? more : parties;
  const rows = await db
    .selectFrom(of.select('entries.looked').as('found'))
    .select('id')
    .where(isFew ? sql<number>`looked + 0` : sql<number>`looked`, '=', looked ? 1 : 0)
    .where('hidden', '=', 0)
    .$if(kinds.length > 0 && kinds.length < ITEM_KINDS.length, (query) => query.where('kind', 'in', kinds))
    .where((eb) => eb.and([...conditionsOf({ ...filter, parties: rest }), ...daysBetween('found.day', filter)]))
    // As a sum it is in no index: SQLite would walk all by how sure they are for a few that are listed.
    .orderBy(isFew ? sql`confidence + 0` : sql`confidence`)
    .orderBy('id')
    .limit(limit)
    .execute();
  // Entries themselves are long, and would be sorted with what they are sorted by.
  return (await withJson(db, rows)).map(({ json }) => JSON.parse(json) as Entry);
}

const areFew = async (
  db: Database,
  party: string,
  other: string | undefined,
  days: Pick<EntryFilter, 'since' | 'until'>,
): Promise<boolean> => {
  const some = db
    .selectFrom(sided(db, party, other).as('found'))
    .select('id')
    .where((eb) => eb.and(daysBetween('found.day', days)))
    .limit(FEW + 1);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) <= FEW;
};

export async function countEntries(db: Database): Promise<Readonly<Record<ItemKind, number>>> {
  // As the index has it, so that no row is read.
  const kind = sql<string>`kind || ''`;
  const rows = await db
    .selectFrom('entries')
    .select((eb) => [kind.as('of'), eb.fn.countAll<number>().as('count')])
    .groupBy(kind)
    .execute();
  const counts = new Map(rows.map(({ of, count }) => [of, Number(count)]));
  return Object.fromEntries(ITEM_KINDS.map((one) => [one, counts.get(one) ?? 0])) as Record<ItemKind, number>;
}
