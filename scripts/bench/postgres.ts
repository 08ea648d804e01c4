/**
 * `tsx scripts/bench/postgres.ts [events] [minutes]`: a record of made-up readings over PostgreSQL as it grows from 10,000
 * events: what adding one costs, the server's processor with ours; then how long timeline and search take over HTTP
 * while twenty clients ask. A server of its own; wants what `npm run build` makes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keysOf, putReadings } from '../../src/desk/remake.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { startServer } from '../../test/store/postgres-server.js';
import { EVENTS_A_READING, type MadeUp, makerOf } from './made-up.js';

const most = Number(process.argv[2] ?? 200_000);
const end = performance.now() + Number(process.argv[3] ?? 10) * 60_000;
const BATCH = 50;
const CLIENTS = 20;
const ASKED = 15;
const MOMENT = '2026-01-01T00:00:00Z';

const add = (store: Store, batch: readonly MadeUp[]): Promise<void> => {
  const readings = new Map(batch.map(({ document, reading }) => [document.id, reading]));
  return store.transactionByKeys(async (writer) => {
    await writer.lock(() => keysOf(batch.map(({ document, reading }) => [document, reading])));
    for (const { document } of batch) await writer.putVersion({ document, recorded: MOMENT });
    const read = (document: Document): Reading => readings.get(document.id) as Reading;
    await putReadings(writer, [...readings.keys()], read, MOMENT);
  });
};

/** Milliseconds of processor of all processes of PostgreSQL under this one; a tick is ten. */
const serverMs = (): number => {
  const stats = readdirSync('/proc').flatMap((name) => {
    try {
      return /^\d+$/.test(name) ? [readFileSync(`/proc/${name}/stat`, 'utf8')] : [];
    } catch {
      return [];
    }
  });
  const rows = stats.map((stat) => {
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { id: Number.parseInt(stat, 10), parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  });
  const ours = new Set([process.pid]);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const { id, parent } of rows) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  return rows.reduce((sum, { id, ticks }) => sum + (ours.has(id) ? ticks * 10 : 0), 0);
};

const share = (sorted: readonly number[], part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;

const clients = async (site: string, paths: readonly string[]): Promise<string> => {
  const took: number[] = [];
  const client = async (at: number): Promise<void> => {
    for (let i = 0; i < ASKED; i++) {
      const before = performance.now();
      const response = await fetch(`${site}${paths[(at * ASKED + i) % paths.length]}`);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
      took.push(performance.now() - before);
    }
  };
  await client(0);
  took.length = 0;
  await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
  took.sort((a, b) => a - b);
  return `p50 ${share(took, 0.5).toFixed(0)} ms, p95 ${share(took, 0.95).toFixed(0)} ms`;
};

const served = async (location: string, words: readonly string[]): Promise<void> => {
  const cli = fileURLToPath(new URL('../../bin/chancery.js', import.meta.url));
  const server = spawn(process.execPath, [
    cli,
    'serve',
    '--store',
    location,
    '--port',
    '0',
    '--read-only',
    '--log',
    'none',
  ]);
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    if (/http:\/\/\S+/.test(said)) break;
  }
  const site = /http:\/\/[^\s/]+/.exec(said)?.[0] ?? '';
  try {
    const pairs = parties.flatMap((a, i) =>
      parties.slice(i + 1, i + 4).map((b) => `/api/timeline?party=${a}&party=${b}`),
    );
    console.log(`  timeline of a pair: ${await clients(site, pairs)}`);
    console.log(
      `  search for a word: ${await clients(
        site,
        words.map((word) => `/api/search?q=${word}`),
      )}`,
    );
    console.log(
      `  search for two: ${await clients(
        site,
        words.map((word, i) => `/api/search?q=${word}+${words[i + 1] ?? words[0]}`),
      )}`,
    );
  } finally {
    const exit = once(server, 'exit');
    server.kill();
    await exit;
  }
};

const postgres = await startServer();
const next = makerOf(500, { states: 40, eventsADay: 120 });
const parties: string[] = [];
try {
  const location = await postgres.create('growth');
  const store = await openStore(location, { release: 'bench' });
  let [events, first] = [0, 0];
  for (const step of [10_000, 50_000, 100_000, 200_000].filter((one) => one <= most)) {
    const costs: number[] = [];
    let words: string[] = [];
    while (events < step && performance.now() < end) {
      const batch = Array.from({ length: BATCH }, next);
      const before = process.cpuUsage();
      const there = serverMs();
      await add(store, batch);
      const { user, system } = process.cpuUsage(before);
      costs.push(((user + system) / 1000 + serverMs() - there) / BATCH);
      events += BATCH * EVENTS_A_READING;
      words = batch.flatMap(({ document }) => document.text.match(/\b[a-z]{7,}\b/g)?.slice(0, 2) ?? []);
      for (const { reading } of batch)
        for (const { party } of reading.actors)
          if (party && parties.length < 12 && !parties.includes(party)) parties.push(party);
    }
    // Of the last forty batches the middle.
    const cost = share(
      costs.slice(-40).sort((a, b) => a - b),
      0.5,
    );
    first ||= cost;
    await postgres.sql('vacuum analyze', 'growth');
    console.log(`${events} events: ${cost.toFixed(1)} ms of processor a reading, factor ${(cost / first).toFixed(2)}`);
    await served(location, words);
    if (performance.now() > end) break;
  }
  console.log(`entries: ${JSON.stringify((await store.counts()).entries)}`);
  await store.close();
} finally {
  await postgres.stop();
}
