/** Items: where they stand among the chains, and what has to be computed again when they change. */
import type { DocumentFacts } from '../model/record.js';
import { among } from './among.js';
import { slices } from './page.js';
import { type ParseItem, parseItem } from './parsed.js';
import type { Days, PlacedItem, StoredItem, Touched } from './store.js';
import type { Database, ItemsTable } from './tables.js';
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

const rowsOf = (db: Database, document: string): Promise<PlacedRow[]> =>
  select(db).where('items.document', '=', document).execute();

export async function itemsOf(
  db: Database,
  document: string,
  parse: ParseItem = parseItem,
): Promise<readonly StoredItem[]> {
  return (await rowsOf(db, document)).map((row) => toItem(row, parse));
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
 * The items of a key that share a day with the given ones. No item that began earlier than the longest takes reaches
 * them: without this bound, all that ever was between the parties would be looked at.
 */
export async function within(
  db: Database,
  key: string,
  [first, last]: Days,
  longest: number,
  parse: ParseItem = parseItem,
): Promise<readonly StoredItem[]> {
  const rows = await select(db)
    .where('items.chain', '=', key)
    .where('items.first_day', '>', first - longest)
    .where('items.first_day', '<=', last)
    .where('items.last_day', '>=', first)
    .execute();
  return rows.map((row) => toItem(row, parse));
}

/** The items of all documents of a family. */
export async function itemsOfFamily(
  db: Database,
  family: string,
  parse: ParseItem = parseItem,
): Promise<readonly StoredItem[]> {
  const rows = await select(db)
    .innerJoin('documents', 'documents.id', 'items.document')
    .where('documents.family', '=', family)
    .execute();
  return rows.map((row) => toItem(row, parse));
}

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
  return (await rowsOf(db, document)).map(touched);
}

/**
 * Puts the items of a document in place of those it had, writing only what differs: a reading made anew is mostly the
 * same. Gives the places that have to be computed again.
 */
export async function replaceItems(
  db: Database,
  of: DocumentFacts,
  placed: readonly PlacedItem[],
): Promise<readonly Touched[]> {
  const json = JSON.stringify(of);
  const document = await db.selectFrom('documents').select('facts').where('id', '=', of.id).executeTakeFirst();
  if (document?.facts !== json)
    await db.updateTable('documents').set({ facts: json, family: of.family }).where('id', '=', of.id).execute();

  const before = new Map((await rowsOf(db, of.id)).map((row) => [row.id, row]));
  const after = placed.map(toRow);
  const changed = after.filter((row) => differs(row, before.get(row.id)));
  const kept = new Set(after.map((row) => row.id));
  const gone = [...before.keys()].filter((id) => !kept.has(id));
  for (const ids of slices(gone))
    await db
      .deleteFrom('items')
      .where(among(db, 'id', ids))
      .execute();
  if (gone.length > 0) await putTellings(db, [of.id]);
  for (const rows of slices(changed, 100)) {
    await db
      .insertInto('items')
      .values(rows)
      // An item that stays keeps its row, for its entry hangs on it.
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          document: eb.ref('excluded.document'),
          chain: eb.ref('excluded.chain'),
          first_day: eb.ref('excluded.first_day'),
          last_day: eb.ref('excluded.last_day'),
          json: eb.ref('excluded.json'),
        })),
      )
      .execute();
  }

  // Publisher, day and family of a document are in every entry that it reports.
  const all = document?.facts !== json;
  const differing = new Set(changed.map((row) => row.id));
  const old = [...before.values()].filter((row) => all || !kept.has(row.id) || differing.has(row.id));
  const now = all ? after : changed;
  return [...old.map(touched), ...now.map((row) => touched({ ...row, entry: before.get(row.id)?.entry ?? null }))];
}

const differs = (row: ItemsTable, before: ItemsTable | undefined): boolean =>
  before === undefined ||
  row.chain !== before.chain ||
  row.first_day !== before.first_day ||
  row.last_day !== before.last_day ||
  row.json !== before.json;
