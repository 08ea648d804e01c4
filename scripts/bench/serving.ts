/**
 * `tsx scripts/bench/serving.ts [events] [store] [seconds]`: how long each call that a page makes takes while twenty people
 * turn pages at once, over a made-up record (archive.ts) with so many distinct events, from the server as it is started by
 * people. A store that is there is taken as it is; `--fill` only makes one. `--alone` asks one call after the other first,
 * so that what each costs by itself is seen; with 0 seconds nothing else is asked. It wants `npm run build`.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { putReadings } from '../../src/desk/remake.js';
import { loadResources } from '../../src/desk/resources.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import { randomOf } from '../random.js';
import { archiveOf } from './archive.js';
import { type Choices, PAGES } from './calls.js';
import { serve } from './served.js';
import { spentBy } from './spent.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { fill: { type: 'boolean' }, alone: { type: 'boolean' }, pages: { type: 'string' } },
});
const events = Number(positionals[0] ?? 500_000);
const folder = mkdtempSync(join(tmpdir(), 'chancery-serving-'));
const file = positionals[1] ?? join(folder, 'serving.db');
const seconds = Number(positionals[2] ?? 60);
const CLIENTS = 20;
/** Milliseconds in which nothing is measured: what is loaded and compiled once is so by then. */
const WARM = 15_000;
const BATCH = 50;
/** Batches between two looks at how many events there are. */
const LOOK = 10;
/** Of those of which most is told. */
const PAIRS = 300;
const MOMENT = '2026-01-01T00:00:00Z';
/** Events that all texts of a day tell of, and the share of them that another told before. */
const EVENTS_A_DAY = 120;
const RETOLD = 0.3;

const make = async (): Promise<void> => {
  const store = await openStore(file, { release: 'bench' });
  const next = archiveOf(500, loadResources().actors, EVENTS_A_DAY, RETOLD);
  const before = process.cpuUsage();
  let documents = 0;
  let made = 0;
  while (made < events) {
    const batch = Array.from({ length: BATCH }, next);
    const readings = new Map(batch.map(({ document, reading }) => [document.id, reading]));
    await store.transaction(async (writer) => {
      await writer.putVersions(batch.map(({ document }) => ({ document, recorded: MOMENT })));
      const read = (document: Document): Reading => readings.get(document.id) as Reading;
      // No two of these texts are copies, so that looking for them costs and finds nothing: the rows are the same.
      await putReadings({ ...writer, marked: async () => [] }, [...readings.keys()], read, MOMENT);
    });
    documents += BATCH;
    if ((documents / BATCH) % LOOK === 0) made = (await store.counts()).entries.event;
  }
  // Saved views: what pages call news is what is not told yet.
  await store.transaction(async (writer) => {
    for (const [name, filter] of [
      ['USA and China', { party: ['USA', 'CHN'] }],
      ['France', { party: ['FRA'] }],
      ['Meetings', {}],
    ] as const)
      await writer.putWatch({ name, kinds: ['meeting'], filter, way: 'page', to: '' });
  });
  const { user, system } = process.cpuUsage(before);
  console.log(`made: ${documents} documents, ${((user + system) / 1000 / documents).toFixed(1)} ms of processor each`);
  await store.close();
};

const share = (times: readonly number[], part: number): string =>
  [...times]
    .sort((a, b) => a - b)
    [Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(0)
    .padStart(6) ?? '';

/** What there is to look at, asked as pages ask. */
const choicesFrom = async (origin: string): Promise<Choices> => {
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${origin}${path}`)).json()) as T;
  const lines = async (kind: string, until: string) =>
    (
      await ask<{ lines: { id: string; document: string; title: string; words: string }[] }>(
        `/api/lines?kind=${kind}&until=${until}&limit=100`,
      )
    ).lines;
  const { pairs } = await ask<{ pairs: { pair: [string, string] }[] }>(`/api/pairs?limit=${PAIRS}`);
  const { people } = await ask<{ people: { name: string }[] }>('/api/people?kind=person&limit=200');
  const { until } = await ask<{ until: string }>('/api/home');
  const { watches } = await ask<{ watches: { name: string }[] }>('/api/watches');
  // From its middle, so that no page of the newest holds them by chance.
  const [from, to] = [1990, Number(until.slice(0, 4))];
  const middle = `${Math.floor((from + to) / 2)}-07`;
  const [meetings, told] = [await lines('meeting', middle), await lines('event', middle)];
  return {
    pairs: pairs.map(({ pair }) => pair),
    parties: [...new Set(pairs.flatMap(({ pair }) => pair))].slice(0, 40),
    people: people.map(({ name }) => name),
    meetings: meetings.map(({ id }) => id),
    events: told.map(({ id }) => id),
    documents: [...new Set([...meetings, ...told].map(({ document }) => document))],
    words: told.flatMap(({ words }) => words.match(/\b[a-z]{6,9}\b/g) ?? []),
    rules: ['events/accuse-accuse-object', 'events/support-praise-object'],
    watches: watches.map(({ name }) => name),
    days: Array.from(
      { length: 12 * (to - from + 1) },
      (_, i) => `${from + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-20`,
    ),
  };
};

const times = new Map<string, number[]>();
const failed = new Map<string, number>();

const timed = async (name: string, address: string): Promise<number> => {
  const since = performance.now();
  // A connection that the server has just ended for idleness is opened anew, as browsers do.
  const response = await fetch(address).catch(() => fetch(address));
  await response.arrayBuffer();
  const took = performance.now() - since;
  if (!response.ok) failed.set(`${name}: ${response.status}`, (failed.get(`${name}: ${response.status}`) ?? 0) + 1);
  return took;
};

const pickerOf =
  (random: () => number) =>
  <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)] as T;

try {
  if (!existsSync(file)) await make();
  if (!values.fill) await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const { origin, process: server } = await serve(file);
  try {
    const health = (await (await fetch(`${origin}/api/health`)).json()) as { readonly entries: object };
    console.log(`entries: ${JSON.stringify(health.entries)}`);
    const choices = await choicesFrom(origin);
    const pages = Object.entries(PAGES).filter(([name]) => !values.pages || values.pages.split(',').includes(name));
    if (values.alone) await alone(origin, choices, pages, server.pid ?? 0);
    if (seconds === 0) return;
    // What is loaded once is loaded by the first who asks.
    const cold = performance.now();
    const first = PAGES.pair?.({ ...choices, pairs: [['USA', 'CHN']] }, (list) => list[0] as (typeof list)[number]);
    await Promise.all(Object.values(first ?? {}).map((path) => timed('first', `${origin}${path}`)));
    console.log(`the first page of a pair: ${(performance.now() - cold).toFixed(0)} ms`);
    let spent = 0;
    const begin = performance.now() + WARM;
    const until = begin + seconds * 1000;
    const person = async (seed: number): Promise<void> => {
      const random = randomOf(seed);
      const pick = pickerOf(random);
      // People do not come in one moment.
      await new Promise((done) => setTimeout(done, 3000 * random()));
      while (performance.now() < until) {
        const [page, callsOf] = pick(pages);
        const began = performance.now();
        await Promise.all(
          Object.entries(callsOf(choices, pick)).map(async ([what, path]) =>
            note(`${page}: ${what}`, await timed(`${page}: ${what}`, `${origin}${path}`), began >= begin),
          ),
        );
        note('any page, whole', performance.now() - began, began >= begin);
        // Somebody looks at what came.
        await new Promise((done) => setTimeout(done, 1000 + 2000 * random()));
      }
    };
    const people = Promise.all(Array.from({ length: CLIENTS }, (_, i) => person(i + 1)));
    await new Promise((done) => setTimeout(done, WARM));
    spent = -spentBy(server.pid ?? 0);
    await people;
    spent += spentBy(server.pid ?? 0);
    const took = (performance.now() - begin) / 1000;
    console.log(`${CLIENTS} clients, ${took.toFixed(0)} s; ms: median, p95, most`);
    const calls = [...times].filter(([name]) => name !== 'any page, whole').flatMap(([, all]) => all);
    for (const [name, all] of [...times].sort(([a], [b]) => (a < b ? -1 : 1)).concat([['every call', calls]]))
      console.log(`${name.padEnd(58)} ${share(all, 0.5)} ${share(all, 0.95)} ${share(all, 1)}  (${all.length})`);
    console.log(
      `processor of the server: ${(spent / calls.length).toFixed(1)} ms a call, ${(spent / took / 10).toFixed(0)}% of a core`,
    );
    console.log(`refused: ${failed.size === 0 ? 'none' : [...failed].map(([what, n]) => `${n} ${what}`).join(', ')}`);
  } finally {
    server.kill('SIGTERM');
  }
}

function note(name: string, took: number, isWanted: boolean): void {
  if (!isWanted) return;
  times.set(name, [...(times.get(name) ?? []), took]);
}

/**
 * Each call eleven times over, nobody else there: the first, which nothing has kept, and the middle and the most of ten others,
 * of which some may be kept. Of processor they say what a call costs, whatever else the machine does.
 */
async function alone(
  origin: string,
  choices: Choices,
  pages: readonly (readonly [string, (typeof PAGES)[string]])[],
  server: number,
): Promise<void> {
  console.log('alone: ms of processor of the server, the first, the middle, the most; ms of the clock, the same');
  const pick = pickerOf(randomOf(7));
  for (const [page, callsOf] of pages)
    for (const what of Object.keys(callsOf(choices, pick))) {
      const took: number[] = [];
      const spent: number[] = [];
      for (let i = 0; i < 11; i++) {
        const before = spentBy(server);
        took.push(await timed(`${page}: ${what}`, `${origin}${callsOf(choices, pick)[what]}`));
        spent.push(spentBy(server) - before);
      }
      const shown = [spent, took].map(([first = 0, ...others]) =>
        [first.toFixed(0).padStart(6), share(others, 0.5), share(others, 1)].join(' '),
      );
      console.log(`${`${page}: ${what}`.padEnd(58)} ${shown.join('   ')}`);
    }
}
