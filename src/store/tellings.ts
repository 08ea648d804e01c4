/** What each document tells of in short: kept as entries come and go, so that a page of what a search found is a look-up. */
import { sql } from 'kysely';
import type { Party } from '../model/generated/parties.js';
import type { Entry } from '../model/record.js';
import { among } from './among.js';
import { entriesWith } from './entries.js';
import { byCode, lots, slices, walk } from './page.js';
import { insertRows, replacing } from './rows.js';
import { type Database, isPostgres, type Tables } from './tables.js';

export interface Telling {
  /** Of the entries that it tells of, the commonest first, then by code. */
  readonly parties: readonly Party[];
  /** The number of these entries. */
  readonly entries: number;
}

type Row = Tables['tellings'];

/** What each of some documents tells of; those that tell of nothing are missing. */
export async function toldIn(db: Database, documents: readonly string[]): Promise<ReadonlyMap<string, Telling>> {
  const told = new Map<string, Telling>();
  // What was put were parties.
  for (const ids of slices(documents))
    for (const { document, entries, parties } of await db
      .selectFrom('tellings')
      .selectAll()
      .where(among(db, 'document', ids))
      .execute())
      told.set(document, { entries, parties: parties.split(' ').filter(Boolean) as Party[] });
  return told;
}

/**
 * Notes anew what documents tell of some of whose items are of another entry now, or of one with other parties.
 *
 * @param gone entries that were there
 * @param come entries that are
 * @param back items that point to their entries again
 */
export async function moveTellings(
  db: Database,
  gone: readonly Entry[],
  come: readonly Entry[],
  back: readonly string[],
): Promise<void> {
  const [before, after] = [tellersOf(gone), tellersOf(come)];
  const items = new Set(back);
  for (const item of [...before.keys(), ...after.keys()]) if (before.get(item) !== after.get(item)) items.add(item);
  const documents = new Set<string>();
  for (const ids of slices([...items]))
    for (const { document } of await db
      .selectFrom('items')
      .select('document')
      .distinct()
      .where(among(db, 'id', ids))
      .execute())
      documents.add(document);
  await putTellings(db, [...documents], new Map(come.map(({ id, parties }) => [id, parties])));
}

/** Of each item what of its entry is told of its document. */
const tellersOf = (entries: readonly Entry[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(({ id, parties, items }) => {
      const told = [id, ...parties].join(' ');
      return items.map((item) => [item, told] as const);
    }),
  );

/** The parties of entries, by id. */
type PartiesOf = ReadonlyMap<string, readonly string[]>;

/**
 * Notes what some documents tell of now.
 *
 * @param known parties of entries that are at hand: of the others they are read
 */
export async function putTellings(db: Database, documents: readonly string[], known?: PartiesOf): Promise<void> {
  // Sorted, so that two that write at once do not wait for one another.
  for (const ids of slices([...documents].sort())) {
    await lock(db, ids);
    const telling = await noteTold(db, ids, known);
    const nothing = ids.filter((id) => !telling.has(id));
    if (nothing.length > 0)
      await db
        .deleteFrom('tellings')
        .where(among(db, 'document', nothing))
        .execute();
  }
}

/** @returns those of some documents that tell of something */
const noteTold = async (
  db: Database,
  documents: readonly string[],
  known?: PartiesOf,
): Promise<ReadonlySet<string>> => {
  const rows = await countTold(db, documents, known);
  await insertRows(db, 'tellings', rows, replacing(['document'], ['entries', 'parties']));
  return new Set(rows.map(({ document }) => document));
};

/** Where several write at once, whoever counts what a document tells of sees what the other put before. */
const lock = async (db: Database, documents: readonly string[]): Promise<void> => {
  if (!isPostgres(db)) return;
  await sql`select from documents where ${among(db, 'id', documents)} order by id for no key update`.execute(db);
};

/** Counted anew from the entries. */
const countTold = async (db: Database, documents: readonly string[], known: PartiesOf = new Map()): Promise<Row[]> => {
  const mentions = await db
    .selectFrom('items')
    .innerJoin('entry_items', 'entry_items.item', 'items.id')
    .select((eb) => ['items.document', 'entry_items.entry', eb.fn.countAll<number>().as('times')])
    .where(among(db, 'items.document', documents))
    .groupBy(['items.document', 'entry_items.entry'])
    .execute();
  const missing = mentions.map(({ entry }) => entry).filter((entry) => !known.has(entry));
  const read: PartiesOf = new Map((await entriesWith(db, missing)).map(({ id, parties }) => [id, parties]));
  const told = new Map<string, { entries: number; readonly times: Map<string, number> }>();
  for (const { document, entry, times } of mentions) {
    const one = told.get(document) ?? { entries: 0, times: new Map() };
    told.set(document, one);
    one.entries++;
    for (const party of new Set(known.get(entry) ?? read.get(entry)))
      one.times.set(party, (one.times.get(party) ?? 0) + Number(times));
  }
  return [...told].map(([document, { entries, times }]) => ({
    document,
    entries,
    parties: [...times]
      .sort(([a, n], [b, m]) => m - n || byCode(a, b))
      .map(([party]) => party)
      .join(' '),
  }));
};

/** Notes what all documents tell of: for a store that was laid out before this was kept. */
export async function fillTellings(db: Database): Promise<void> {
  const ids = walk((after: string | undefined, limit) => idsBehind(db, after ?? '', limit));
  for await (const some of lots(ids, LOT)) await noteTold(db, some);
}

const idsBehind = async (db: Database, after: string, limit: number): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

const LOT = 200;
