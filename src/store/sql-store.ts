/** The store over a database of SQL: what it can be asked, bound to a connection or to a transaction. */
import { AsyncLocalStorage } from 'node:async_hooks';
import * as actors from './actors.js';
import { idsFrom } from './beginnings.js';
import { writerByKeys } from './by-keys.js';
import * as changes from './changes.js';
import * as corrections from './corrections.js';
import * as documents from './documents.js';
import type { Engine, SearchIndex } from './engine.js';
import * as entries from './entries.js';
import * as families from './families.js';
import { gistsOf } from './gists.js';
import * as items from './items.js';
import { pageOf, pageSize } from './page.js';
import { type KeptItems, keptItems, type ParseItem } from './parsed.js';
import * as readings from './readings.js';
import { replaceEntries } from './replace-entries.js';
import { parseQuery, type Query } from './search.js';
import { snippetOf } from './snippet.js';
import * as sources from './sources.js';
import type { Counts, DocumentFilter, Page, SearchHit, Store, StoreReader, StoreWriter } from './store.js';
import type { Database, Tables } from './tables.js';
import { toldIn } from './tellings.js';
import * as tokens from './tokens.js';
import * as watches from './watches.js';
import * as weeks from './weeks.js';

/** @param engine the database, open; closed with the store */
export function sqlStore(engine: Engine): Store {
  const kept = keptItems();
  const within = new AsyncLocalStorage<{ open: boolean }>();
  const once = async <T>(transaction: (state: { open: boolean }) => Promise<T>): Promise<T> => {
    // It would wait for itself for ever.
    if (within.getStore()?.open) throw new Error('a transaction within a transaction of the same store');
    const state = { open: true };
    try {
      return await transaction(state);
    } finally {
      state.open = false;
    }
  };
  const alone: Store['transaction'] = (work) =>
    once((state) =>
      engine.writer
        .transaction()
        .execute((db) => within.run(state, () => work(writer(db, engine.search, engine.edition, kept)))),
    );
  return {
    ...reader(engine.reader, engine.search, engine.edition),
    location: engine.location,
    schema: engine.schema,
    transaction: alone,
    transactionByKeys: (work) => {
      const { byKeys } = engine;
      if (!byKeys) return alone(work);
      return once((state) =>
        byKeys(async (db, locks) => {
          const beside = writerByKeys(writer(db, engine.search, engine.edition, kept), locks);
          const given = await within.run(state, () => work(beside.writer));
          await beside.settle();
          return given;
        }),
      );
    },
    snapshot: (work) => engine.snapshot((db) => work(reader(db, engine.search, engine.edition))),
    check: engine.check,
    about: async () => ({ ...(await engine.about()), indexed: await engine.search.size(engine.reader) }),
    close: engine.close,
  };
}

interface AtHand {
  readonly parse?: ParseItem;
  readonly texts?: documents.PutTexts;
}

const reader = (
  db: Database,
  index: SearchIndex,
  edition: Engine['edition'],
  { parse, texts }: AtHand = {},
): StoreReader => ({
  getDocument: (id) => documents.getDocument(db, id),
  getDocuments: (ids) => documents.getCurrents(db, ids, texts),
  holds: (document) => documents.holds(db, document),
  getVersion: (id, hash) => documents.getVersion(db, id, hash),
  texts: async (ids) => new Map([...(await documents.getCurrents(db, ids))].map(([id, { text }]) => [id, text])),
  getRaw: (id, hash) => documents.getRaw(db, id, hash),
  documents: (filter) => documents.listDocuments(db, filter),
  documentIds: (options) => documents.documentIds(db, options?.unless),
  idsFrom: (beginning, limit) => idsFrom(db, beginning, limit),
  getReading: (document) => readings.getReading(db, document),
  madeBy: () => readings.madeBy(db),
  dataOf: (ids) => readings.dataOf(db, ids),
  facts: (ids) => items.facts(db, ids),
  within: (windows, longest) => items.within(db, windows, longest, parse),
  itemsOf: (ids) => items.itemsOf(db, ids, parse),
  items: (ids) => items.items(db, ids),
  holdersOf: (ids) => items.holdersOf(db, ids),
  marked: (near, except) => families.marked(db, near, except),
  printsOfFamilies: (ids) => families.printsOfFamilies(db, ids),
  factsOfFamilies: (ids) => families.factsOfFamilies(db, ids),
  families: () => families.countFamilies(db),
  entryOf: (item) => entries.entryOf(db, item),
  list: (kind, filter) => entries.listEntries(db, index.entries, kind, filter),
  listKinds: (kinds, filter) => entries.listKinds(db, index.entries, kinds, filter),
  entriesWith: (ids) => entries.entriesWith(db, ids),
  entries: (kind, filter) => entries.allEntries(db, index.entries, kind, filter),
  gists: (filter) => gistsOf(db, filter),
  countEntries: (filter) => entries.countHeld(db, index.entries, filter),
  unsure: (filter, limit) => entries.unsureOf(db, filter, limit),
  actorsIn: (of) => actors.actorsIn(db, of),
  changes: (filter) => changes.listChanges(db, filter),
  edition,
  sizes: async () => ({ documents: await countOf(db, 'documents'), entries: await entries.countEntries(db) }),
  lastChange: () => changes.lastChange(db),
  former: (id) => changes.getFormer(db, id),
  corrections: (document) => corrections.corrections(db, document),
  search: (query, filter) => search(db, index, query, filter),
  countFound: async (asked, filter = {}) => {
    const query = typeof asked === 'string' ? parseQuery(asked) : asked;
    return query.length === 0 ? 0 : index.count(db, query, filter);
  },
  counts: () => counts(db),
  weeks: (pair, filter) => weeks.weeks(db, pair, filter),
  weekTotals: (pairs) => weeks.weekTotals(db, pairs),
  pairSums: (filter) => weeks.pairSums(db, filter),
  sources: (limit) => sources.sources(db, limit),
  watches: () => watches.watches(db),
  seen: (watch) => watches.seen(db, watch),
  told: (watch, ids) => watches.told(db, watch, ids),
  tokens: () => tokens.tokens(db),
  token: (id) => tokens.token(db, id),
  getMeta: async (name) =>
    (await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst())?.value,
});

const writer = (
  db: Database,
  index: SearchIndex,
  edition: Engine['edition'],
  kept: KeptItems,
  texts: documents.PutTexts = new Map(),
): StoreWriter => ({
  ...reader(db, index, edition, { parse: kept.parse, texts }),
  lock: async () => false,
  putVersions: (versions) => documents.putVersions(db, index, versions, texts),
  removeDocument: async (id) => {
    const places = await items.placesOf(db, id);
    await documents.deleteDocument(db, index, id);
    return places;
  },
  putReadings: (all) => readings.putReadings(db, all),
  replaceItems: (all) => items.replaceItems(db, all, kept),
  putFacts: (all) => families.putFacts(db, all),
  putChanges: (drafts, moment) => changes.putChanges(db, drafts, moment),
  putFormer: (former) => changes.putFormer(db, former),
  replaceEntries: (removed, put, known) => replaceEntries(db, index.entries, removed, put, known),
  clearRecord: async () => {
    await index.entries.clear(db);
    const tables = [
      'entry_items',
      'entry_parties',
      'entry_pairs',
      'entry_actors',
      'entry_topics',
      'entries',
      'items',
      'weeks',
      'pair_sums',
      'gists',
      'tellings',
      'source_sums',
      'source_pairs',
      'marks',
    ] as const;
    for (const table of tables) {
      await db.deleteFrom(table).execute();
    }
    await db.updateTable('documents').set({ facts: null, family: null, print: null }).execute();
  },
  putCorrection: (correction) => corrections.putCorrection(db, correction),
  putWatch: (watch) => watches.putWatch(db, watch),
  removeWatch: (name) => watches.removeWatch(db, name),
  putTold: (watch, all) => watches.putTold(db, watch, all),
  putSeen: (watch, change) => watches.putSeen(db, watch, change),
  putToken: (token) => tokens.putToken(db, token),
  removeToken: (id) => tokens.removeToken(db, id),
  putMeta: async (name, value) => {
    await db
      .insertInto('meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  },
});

const search = async (
  db: Database,
  index: SearchIndex,
  asked: string | Query,
  filter: DocumentFilter = {},
): Promise<Page<SearchHit>> => {
  const query = typeof asked === 'string' ? parseQuery(asked) : asked;
  if (query.length === 0) return { lines: [], next: null };
  const limit = pageSize(filter);
  const found = await index.find(db, query, limit + 1, filter);
  const page = pageOf(found, limit, ({ id }) => id);
  const told = await toldIn(db, page.lines);
  const lines: SearchHit[] = [];
  const current = await documents.getCurrents(db, page.lines);
  for (const id of page.lines) {
    const document = current.get(id);
    if (!document) continue;
    const { title = null, publisher = null, published = null, url = null, text } = document;
    const { parties = [], entries: number = 0 } = told.get(id) ?? {};
    lines.push({ id, title, publisher, published, url, parties, entries: number, snippet: snippetOf(text, query) });
  }
  return { lines, next: page.next };
};

const countOf = async (db: Database, table: keyof Tables): Promise<number> => {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

const counts = async (db: Database): Promise<Counts> => ({
  documents: await countOf(db, 'documents'),
  versions: await countOf(db, 'versions'),
  readings: await countOf(db, 'readings'),
  items: await countOf(db, 'items'),
  entries: await entries.countEntries(db),
  corrections: await countOf(db, 'corrections'),
});
