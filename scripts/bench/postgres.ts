/**
 * `tsx scripts/bench/postgres.ts [events] [minutes] [really] [--keep FOLDER]`: what adding a reading costs on PostgreSQL while the record grows
 * from 10,000 events, the server's processor with ours, and what the server reads for it; then how long timeline and
 * search take over HTTP while twenty clients ask. So many events are really added; beyond, the record is filled up with earlier
 * years (`earlier-years.ts`), and adding is measured behind them. A server of its own; wants what `npm run build` makes.
 * With a folder to keep it in, what stands there already is only asked.
 */
import { parseArgs } from 'node:util';
import { keysOf, putReadings } from '../../src/desk/remake.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { startServer } from '../../test/store/postgres-server.js';
import { ASKED, asked, CLIENTS, share } from './asking.js';
import { putEarlierYears } from './earlier-years.js';
import { EVENTS_A_READING, type MadeUp, makerOf } from './made-up.js';
import { spentBelow, spentSince } from './spent.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } });
const most = Number(positionals[0] ?? 200_000);
const end = performance.now() + Number(positionals[1] ?? 10) * 60_000;
const really = Math.min(most, Number(positionals[2] ?? 100_000));
const BATCH = 50;
/** Batches over which a cost is measured, and of which the middle counts. */
const MEASURED = 30;
/** Pairs whose timelines are asked for, and words: as many as questions, for what was asked before is kept. */
const QUESTIONS = CLIENTS * ASKED;
const MOMENT = '2026-01-01T00:00:00Z';

const add = (store: Store, batch: readonly MadeUp[]): Promise<void> => {
  const readings = new Map(batch.map(({ document, reading }) => [document.id, reading]));
  return store.transactionByKeys(async (writer) => {
    await writer.lock(() => keysOf(batch.map(({ document, reading }) => [document, reading])));
    await writer.putVersions(batch.map(({ document }) => ({ document, recorded: MOMENT })));
    const read = (document: Document): Reading => readings.get(document.id) as Reading;
    await putReadings(writer, [...readings.keys()], read, MOMENT);
  });
};

interface Cost {
  /** Milliseconds of processor a reading: ours, the server's. */
  readonly ours: number;
  readonly server: number;
  /** Rows and pages that the server read for one. */
  readonly rows: number;
  readonly pages: number;
}

/** What a server for a record of this size is given: PostgreSQL's own 128 MB are for the smallest machine. */
const postgres = await startServer(['shared_buffers=2GB', 'max_wal_size=8GB'], values.keep);
const next = makerOf(500, { states: 40, eventsADay: 120 });
const pairs = new Map<string, readonly [string, string]>();
const words = new Set<string>();
let events = 0;

/** What is added next; what is asked for are its words, and pairs of the first. */
const nextBatch = (): readonly MadeUp[] => {
  const batch = Array.from({ length: BATCH }, next);
  for (const { document, reading } of batch) {
    for (const word of document.text.match(/\b[a-z]{7,}\b/g) ?? []) if (words.size < QUESTIONS) words.add(word);
    const [a = '', b = ''] = reading.actors.map(({ party }) => party).sort();
    if (a !== '' && b !== '' && pairs.size < QUESTIONS) pairs.set(`${a} ${b}`, [a, b]);
  }
  return batch;
};

const addBatch = async (store: Store): Promise<{ readonly ours: number; readonly server: number }> => {
  const batch = nextBatch();
  const before = process.cpuUsage();
  const there = spentBelow();
  await add(store, batch);
  const { user, system } = process.cpuUsage(before);
  events += BATCH * EVENTS_A_READING;
  return { ours: (user + system) / 1000 / BATCH, server: spentSince(there) / BATCH };
};

const readSoFar = async () => {
  const [row] = await postgres.sql(
    `select tup_returned + tup_fetched as rows, blks_hit + blks_read as pages from pg_stat_database where datname = 'growth'`,
  );
  return { rows: Number(row?.rows), pages: Number(row?.pages) };
};

/** What adding to the record as it is costs. */
const costOf = async (store: Store): Promise<Cost> => {
  const before = await readSoFar();
  const costs: { readonly ours: number; readonly server: number }[] = [];
  for (let i = 0; i < MEASURED; i++) costs.push(await addBatch(store));
  const after = await readSoFar();
  const middle = (of: (cost: (typeof costs)[number]) => number): number => share(costs.map(of), 0.5);
  return {
    ours: middle(({ ours }) => ours),
    server: middle(({ server }) => server),
    rows: (after.rows - before.rows) / MEASURED / BATCH,
    pages: (after.pages - before.pages) / MEASURED / BATCH,
  };
};

try {
  const isThere = (await postgres.sql(`select 1 from pg_database where datname = 'growth'`)).length > 0;
  if (isThere) await askAgain();
  else await fill();
} finally {
  await postgres.stop();
}

/** Asks what was filled before: the pairs and words of the first that were added. */
async function askAgain(): Promise<void> {
  const store = await openStore(postgres.address('growth'), { release: 'bench', copyBefore: false });
  while (pairs.size < QUESTIONS) nextBatch();
  console.log(`entries: ${JSON.stringify((await store.counts()).entries)}`);
  await store.close();
  await asked(postgres.address('growth'), [...pairs.values()], [...words]);
}

async function fill(): Promise<void> {
  const location = await postgres.create('growth');
  const store = await openStore(location, { release: 'bench' });
  let first: Cost | undefined;
  const measure = async (): Promise<void> => {
    const is = events;
    await postgres.sql('vacuum analyze', 'growth');
    const cost = await costOf(store);
    first ??= cost;
    const sum = ({ ours, server }: Cost): number => ours + server;
    console.log(
      `${is} events: ${sum(cost).toFixed(1)} ms of processor a reading (${cost.ours.toFixed(1)} ours), factor ${(sum(cost) / sum(first)).toFixed(2)}; the server reads ${cost.rows.toFixed(0)} rows (${(cost.rows / first.rows).toFixed(2)}), ${cost.pages.toFixed(0)} pages (${(cost.pages / first.pages).toFixed(2)})`,
    );
    await asked(location, [...pairs.values()], [...words]);
  };
  const grow = async (to: number): Promise<void> => {
    while (events < to && performance.now() < end) await addBatch(store);
  };
  await grow(10_000);
  await measure();
  await grow(really);
  if (really === most) await measure();
  else {
    const [days] = await postgres.sql('select min(day) as first, max(day) as last from documents', 'growth');
    const years = [days?.first, days?.last].map((day) => Number.parseInt(String(day), 10)) as [number, number];
    const times = Math.ceil(most / events) - 1;
    await putEarlierYears(postgres.sql, 'growth', years, times);
    events *= times + 1;
    await measure();
  }
  console.log(`entries: ${JSON.stringify((await store.counts()).entries)}`);
  await store.close();
}
