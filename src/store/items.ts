/** Items: where they stand among the chains, and what has to be computed again when they change. */
import { type RawBuilder, sql } from 'kysely';
import type { DocumentFacts } from '../model/record.js';
import { among, asStored } from './among.js';
import { putFacts } from './families.js';
import { slices } from './page.js';
import { type KeptItems, type ParseItem, parseItem } from './parsed.js';
import { insertRows, replacing } from './rows.js';
import type { Days, DocumentItems, PlacedItem, StoredItem, Touched, Window } from './store.js';
import { type Database, type ItemsTable, isPostgres } from './tables.js';
import { putTellings } from './tellings.js';

type PlacedRow = ItemsTable & { readonly entry: string | null };

const daysOf = (row: Pick<ItemsTable, 'first_day' | 'last_day'>): Days | null =>
  row.first_day === null || row.last_day === null ? null : [row.first_day, row.last_day];

const toItem = (row: PlacedRow, parse: ParseItem): StoredItem => ({
  item: parse(row),
  key: row.chain,
  days: daysOf(row),
  entry: row.entry,
});

const touched = (row: PlacedRow): Touched => ({ key: row.chain, days: daysOf(row), entry: row.entry });

const toRow = ({ item, key, days }: PlacedItem): ItemsTable => ({
  id: item.id,
  kind: item.kind,
  document: item.document,
  chain: key,
  first_day: days?.[0] ?? null,
  last_day: days?.[1] ?? null,
  json: JSON.stringify(item),
});

const select = (db: Database) =>
  db
    .selectFrom('items')
    .leftJoin('entry_items', 'entry_items.item', 'items.id')
    .selectAll('items')
    .select('entry_items.entry')
    .orderBy('items.id');

const rowsOf = async (db: Database, documents: readonly string[]): Promise<readonly PlacedRow[]> => {
  const rows: PlacedRow[] = [];
  for (const slice of slices([...new Set(documents)].sort()))
    for (const row of await select(db)
      .where(among(db, 'items.document', slice))
      .execute())
      rows.push(row);
  return rows;
};

/** The items of some documents, those of one by id. */
export async function itemsOf(
  db: Database,
  documents: readonly string[],
  parse: ParseItem = parseItem,
): Promise<readonly StoredItem[]> {
  return (await rowsOf(db, documents)).map((row) => toItem(row, parse));
}

/** The ids of the entries that hold some items, each once, in the order of the items' ids. */
export async function holdersOf(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const slice of slices([...new Set(ids)].sort()))
    for (const { entry } of await db
      .selectFrom('entry_items')
      .select('entry')
      .where(among(db, 'item', slice))
      .orderBy('item')
      .execute())
      found.add(entry);
  return [...found];
}

export async function items(db: Database, ids: readonly string[]): Promise<readonly StoredItem[]> {
  const found: PlacedRow[] = [];
  for (const slice of slices([...new Set(ids)].sort())) {
    found.push(
      ...(await select(db)
        .where(among(db, 'items.id', slice))
        .execute()),
    );
  }
  return found.map((row) => toItem(row, parseItem));
}

/**
 * The items that share a day with a window of their key. No item that began earlier than the longest takes reaches it:
 * without this bound, all that ever was between the parties would be looked at.
 */
export async function within(
  db: Database,
  windows: readonly Window[],
  longest: number,
  parse: ParseItem = parseItem,
): Promise<readonly StoredItem[]> {
  const found: StoredItem[] = [];
  for (const slice of slices(windows)) {
    // Windows stand first: of each a stretch of the index is read.
    const { rows } = await sql<PlacedRow>`
      select items.id, items.kind, items.document, items.chain, items.first_day, items.last_day, items.json,
        entry_items.entry
      from ${windowsAsked(db, slice)} cross join items
      left join entry_items on entry_items.item = items.id
      where items.chain = asked.chain and items.first_day > asked.first_day - ${longest}
        and items.first_day <= asked.last_day and items.last_day >= asked.first_day
      order by items.id`.execute(db);
    for (const row of rows) found.push(toItem(row, parse));
  }
  return found;
}

/** Windows as rows under the name `asked`. */
const windowsAsked = (db: Database, windows: readonly Window[]): RawBuilder<unknown> =>
  isPostgres(db)
    ? sql`unnest(${windows.map(({ key }) => key)}::text[], ${windows.map(({ days }) => days[0])}::integer[],
        ${windows.map(({ days }) => days[1])}::integer[]) as asked (chain, first_day, last_day)`
    : sql`(select value ->> 0 as chain, value ->> 1 as first_day, value ->> 2 as last_day
        from json_each(${JSON.stringify(windows.map(({ key, days }) => [key, ...days]))})) as asked`;

/** What of the record is about one document. */
export async function facts(db: Database, documents: readonly string[]): Promise<readonly DocumentFacts[]> {
  const found: DocumentFacts[] = [];
  for (const slice of slices([...new Set(documents)].sort())) {
    const rows = await db
      .selectFrom('documents')
      .select('facts')
      .where(among(db, 'id', slice))
      .where('facts', 'is not', null)
      .orderBy('id')
      .execute();
    for (const row of rows) if (row.facts !== null) found.push(JSON.parse(row.facts) as DocumentFacts);
  }
  return found;
}

/** Where all items of a document stand. */
export async function placesOf(db: Database, document: string): Promise<readonly Touched[]> {
  return (await rowsOf(db, [document])).map(touched);
}

/**
 * Puts the items of documents in place of those they had, writing only what differs: a reading made anew is mostly the
 * same. Gives the places that have to be computed again.
 */
export async function replaceItems(
  db: Database,
  documents: readonly DocumentItems[],
  kept?: KeptItems,
): Promise<readonly Touched[]> {
  const ids = documents.map(({ facts }) => facts.id);
  const known = await factsNow(db, ids);
  // What has no facts has no items either.
  const before = grouped(
    await rowsOf(
      db,
      ids.filter((id) => known.get(asStored(id))),
    ),
  );
  const told: Touched[] = [];
  const put = new Map<string, ItemsTable>();
  const gone: string[] = [];
  const losing: string[] = [];
  const writing: DocumentItems[] = [];
  for (const document of documents) {
    const { facts: of, items: placed, text } = document;
    const json = JSON.stringify(of);
    // Publisher, day and family of a document are in every entry that it reports.
    const all = known.get(asStored(of.id)) !== json;
    if (all || text) writing.push(document);
    const own = new Map((before.get(asStored(of.id)) ?? []).map((row) => [row.id, row]));
    const after = placed.map(toRow);
    const changed = after.filter((row) => differs(row, own.get(row.id)));
    const stays = new Set(after.map((row) => row.id));
    const lost = [...own.keys()].filter((id) => !stays.has(id));
    gone.push(...lost);
    if (lost.length > 0) losing.push(of.id);
    for (const row of changed) put.set(row.id, row);
    for (const [i, { item }] of placed.entries()) kept?.keep(after[i]?.json ?? '', item);
    const differing = new Set(changed.map((row) => row.id));
    for (const row of own.values()) if (all || !stays.has(row.id) || differing.has(row.id)) told.push(touched(row));
    for (const row of all ? after : changed) told.push(touched({ ...row, entry: own.get(row.id)?.entry ?? null }));
  }
  await putFacts(db, writing);
  for (const slice of slices(gone))
    await db
      .deleteFrom('items')
      .where(among(db, 'id', slice))
      .execute();
  if (losing.length > 0) await putTellings(db, losing);
  // An item that stays keeps its row, for its entry hangs on it.
  const columns = ['kind', 'document', 'chain', 'first_day', 'last_day', 'json'];
  await insertRows(db, 'items', [...put.values()], replacing(['id'], columns));
  return told;
}

/** What is known of documents as it is written, by id. */
const factsNow = async (db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> => {
  const found = new Map<string, string | null>();
  for (const slice of slices(ids))
    for (const { id, facts } of await db
      .selectFrom('documents')
      .select(['id', 'facts'])
      .where(among(db, 'id', slice))
      .execute())
      found.set(id, facts);
  return found;
};

const grouped = (rows: readonly PlacedRow[]): ReadonlyMap<string, readonly PlacedRow[]> => {
  const found = new Map<string, PlacedRow[]>();
  for (const row of rows) {
    const known = found.get(row.document);
    if (known) known.push(row);
    else found.set(row.document, [row]);
  }
  return found;
};

const differs = (row: ItemsTable, before: ItemsTable | undefined): boolean =>
  before === undefined ||
  row.chain !== before.chain ||
  row.first_day !== before.first_day ||
  row.last_day !== before.last_day ||
  row.json !== before.json;
