/** The columns by which entries are found: written with them, and the conditions of a filter on them. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { type Entry, ITEM_KINDS, type Item } from '../model/record.js';
import { type FoundBy, foundBy } from '../record/found-by.js';
import { among } from './among.js';
import { slices } from './page.js';
import { parseItem } from './parsed.js';
import { deleteRows, insertRows } from './rows.js';
import type { DocumentFilter, EntryConditions } from './store.js';
import type { Database, Tables } from './tables.js';

/** Greater than any character that follows a coarse day in a finer one: '2023-06' up to '2023-06-30'. */
const END = '~';

/** Digits of an offset within a text: enough for texts of 100 million characters. */
const OFFSET = 8;

/**
 * The first items of entries, by their ids.
 *
 * @param known items at hand: the others are read
 */
export async function firstItems(
  db: Database,
  entries: readonly Entry[],
  known: ReadonlyMap<string, Item> = new Map(),
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  const missing: string[] = [];
  for (const {
    items: [first],
  } of entries) {
    if (first === undefined) continue;
    const item = known.get(first);
    if (item) found.set(first, item);
    else missing.push(first);
  }
  for (const ids of slices(missing))
    for (const row of await db
      .selectFrom('items')
      .select(['id', 'json'])
      .where(among(db, 'id', ids))
      .execute())
      found.set(row.id, parseItem(row));
  return found;
}

/** Of each entry where its first words stand, by its id: the document of its first item, then the offset in it. */
export const placesIn = (entries: readonly Entry[], first: ReadonlyMap<string, Item>): ReadonlyMap<string, string> =>
  new Map(
    entries.map((entry) => {
      const { document = '' } = first.get(entry.items[0] ?? '') ?? {};
      return [entry.id, `${document} ${String(foundBy(entry).start).padStart(OFFSET, '0')}`];
    }),
  );

/** What stands in the row of an entry itself. */
export const foundColumns = ({ status, confidence, published, looked }: FoundBy) => ({
  status,
  confidence,
  published,
  looked: looked ? 1 : 0,
});

/** Puts what entries are found by whose rows are there, in place of what they had. */
export async function replaceFound(
  db: Database,
  entries: readonly Entry[],
  places: ReadonlyMap<string, string>,
): Promise<void> {
  for (const entry of entries) {
    const place = places.get(entry.id) ?? '';
    const { status, confidence, published } = foundBy(entry);
    await db.updateTable('entries').set({ status, confidence, published, place }).where('id', '=', entry.id).execute();
  }
  for (const ids of slices(entries.map(({ id }) => id)))
    for (const table of ['entry_parties', 'entry_actors', 'entry_topics'] as const)
      await db.deleteFrom(table).where('entry', 'in', ids).execute();
  await insertFound(db, entries, places);
}

/** The parties, actors and topics of entries, as rows. */
const foundRows = (entries: readonly Entry[], places: ReadonlyMap<string, string>) => {
  const rows = entries.map((entry) => ({ entry, found: foundBy(entry), place: places.get(entry.id) ?? '' }));
  const parties = rows.flatMap(({ entry: { id, kind, day, parties }, place }) =>
    [...new Set(parties)].map((party) => ({ entry: id, party, kind, day, place })),
  );
  const actors = rows.flatMap(({ entry: { id, kind, day }, found, place }) =>
    found.actors.map(({ actor, name }) => ({ entry: id, actor, name, kind, day, place })),
  );
  const topics = rows.flatMap(({ entry, found }) => found.topics.map((topic) => ({ entry: entry.id, topic })));
  return { parties, actors, topics };
};

/** Puts the parties, actors and topics of entries. */
export async function insertFound(
  db: Database,
  entries: readonly Entry[],
  places: ReadonlyMap<string, string>,
): Promise<void> {
  const { parties, actors, topics } = foundRows(entries, places);
  await insertRows(db, 'entry_parties', parties);
  await insertRows(db, 'entry_actors', actors);
  await insertRows(db, 'entry_topics', topics);
}

/** Each two of the parties of entries, as rows. */
const pairRows = (entries: readonly Entry[], places: ReadonlyMap<string, string>) =>
  entries.flatMap(({ id, kind, day, parties }) => {
    const sorted = [...new Set(parties)].sort();
    const place = places.get(id) ?? '';
    return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b) => ({ entry: id, a, b, kind, day, place })));
  });

/** Puts each two of the parties of entries. */
export async function insertPairs(
  db: Database,
  entries: readonly Entry[],
  places: ReadonlyMap<string, string>,
): Promise<void> {
  await insertRows(db, 'entry_pairs', pairRows(entries, places));
}

/**
 * Removes what entries are found by, each row by its key: by the entry alone none is found.
 *
 * @param places as they stand in the rows of the entries
 */
export async function deleteFound(
  db: Database,
  entries: readonly Entry[],
  places: ReadonlyMap<string, string>,
): Promise<void> {
  const { parties, actors, topics } = foundRows(entries, places);
  await deleteRows(db, 'entry_parties', parties);
  await deleteRows(db, 'entry_pairs', pairRows(entries, places));
  await deleteRows(db, 'entry_actors', actors);
  await deleteRows(db, 'entry_topics', topics);
}

/** The tables with an entry under the name `found`, as the conditions see it. */
type WithFound = Tables & { found: Omit<Tables['entries'], 'json' | 'looked'> };

/** The conditions that an entry under the name `found` has to meet. */
export const conditionsOf = (filter: EntryConditions): Expression<SqlBool>[] => {
  const eb = expressionBuilder<WithFound, 'found'>();
  const { parties = [], actors = [], topics = [], statuses = [], confidence, publishedSince } = filter;
  const conditions: Expression<SqlBool>[] = [];
  for (const party of parties)
    conditions.push(
      eb.exists(
        eb
          .selectFrom('entry_parties as side')
          .select('side.entry')
          .where('side.party', '=', party)
          // All of the key: by the entry alone no row is found.
          .whereRef('side.kind', '=', 'found.kind')
          .whereRef('side.day', '=', 'found.day')
          .whereRef('side.place', '=', 'found.place')
          .whereRef('side.entry', '=', 'found.id'),
      ),
    );
  for (const ids of actors)
    conditions.push(
      eb(
        'found.id',
        'in',
        eb
          .selectFrom('entry_actors as who')
          .select('who.entry')
          .where('who.actor', 'in', ids.length > 0 ? ids : ['']),
      ),
    );
  if (topics.length > 0)
    conditions.push(
      eb(
        'found.id',
        'in',
        eb.selectFrom('entry_topics as about').select('about.entry').where('about.topic', 'in', topics),
      ),
    );
  if (statuses.length > 0) conditions.push(eb('found.status', 'in', statuses));
  if (confidence !== undefined)
    conditions.push(
      eb.or(
        ITEM_KINDS.map((kind) =>
          eb.and([eb('found.kind', '=', kind), eb('found.confidence', '>=', confidence[kind] ?? 0)]),
        ),
      ),
    );
  if (publishedSince !== undefined) conditions.push(eb('found.published', '>=', publishedSince));
  return conditions;
};

/** The conditions on a day, as coarse as it may be; what has no day meets none. */
export const daysBetween = (
  column: 'found.day' | 'documents.day',
  { since, until }: { readonly since?: string; readonly until?: string },
): Expression<SqlBool>[] => {
  const eb = expressionBuilder<WithFound, 'found' | 'documents'>();
  return [
    ...(since === undefined ? [] : [eb(column, '>=', since)]),
    ...(until === undefined ? [] : [eb(column, '<=', `${until}${END}`), eb(column, '>', '')]),
  ];
};

/** The conditions that a document has to meet: its day, and one entry that it tells of. */
export const documentConditions = (filter: DocumentFilter): Expression<SqlBool>[] => [
  ...documentDays(filter),
  ...documentTells(filter),
];

/** The days that a document has to be of. */
const documentDays = (filter: DocumentFilter): Expression<SqlBool>[] => {
  const { publishedSince } = filter;
  const since = [filter.since ?? '', publishedSince ?? ''].sort().at(-1);
  return daysBetween('documents.day', {
    ...(since ? { since } : {}),
    ...(filter.until === undefined ? {} : { until: filter.until }),
  });
};

/** True where nothing is asked of what a document tells of but that it is of one party. */
export const isOfParty = ({ publishedSince: _, ...filter }: DocumentFilter): boolean =>
  filter.parties?.length === 1 && conditionsOf(filter).length === 1;

/** What a document has to tell of. */
export const documentTells = ({ publishedSince: _, ...filter }: DocumentFilter): Expression<SqlBool>[] => {
  const told = conditionsOf(filter);
  if (told.length === 0) return [];
  const eb = expressionBuilder<Tables, 'documents'>();
  const parties = [...new Set(filter.parties)];
  const named = parties.map(
    (party) =>
      sql<SqlBool>`' ' || tellings.parties || ' ' like ${`% ${party.replace(/[\\%_]/g, '\\$&')} %`} escape '\\'`,
  );
  const kept = eb
    .selectFrom('tellings')
    .select('tellings.document')
    .whereRef('tellings.document', '=', 'documents.id')
    .where((inner) => inner.and(named));
  // What is kept of each document says enough of one party; of several, each may be of another entry.
  if (isOfParty(filter)) return [eb.exists(kept)];
  // Asked of each document that is looked at: to gather all that tell of a party would be to gather half of the record.
  // What is kept stands first, so that of most no more is looked at.
  return [
    eb.exists(
      kept
        .innerJoin('items', 'items.document', 'tellings.document')
        .innerJoin('entry_items', 'entry_items.item', 'items.id')
        .innerJoin('entries as found', 'found.id', 'entry_items.entry')
        .where((inner) => inner.and(told)),
    ),
  ];
};
