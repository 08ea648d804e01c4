/**
 * `tsx scripts/bench/serving.ts [events] [store] [seconds]`: how long what a Relations page asks for takes while twenty people
 * turn its pages at once, over a made-up record (as in growth.ts), from the server as it is started by people. A store that is
 * there is taken as it is. It wants `npm run build`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { putReadings } from '../../src/desk/remake.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import { randomOf } from '../random.js';
import { EVENTS_A_READING, makerOf } from './made-up.js';

const events = Number(process.argv[2] ?? 500_000);
const folder = mkdtempSync(join(tmpdir(), 'chancery-serving-'));
const file = process.argv[3] ?? join(folder, 'serving.db');
const seconds = Number(process.argv[4] ?? 60);
const CLIENTS = 20;
const BATCH = 50;
/** The pairs that are looked at: those of which most is told. */
const PAIRS = 60;

const make = async (): Promise<void> => {
  const store = await openStore(file, { release: 'bench' });
  const next = makerOf(500, 40, 120);
  for (let made = 0; made < events; made += BATCH * EVENTS_A_READING) {
    const batch = Array.from({ length: BATCH }, next);
    const readings = new Map(batch.map(({ document, reading }) => [document.id, reading]));
    await store.transaction(async (writer) => {
      for (const { document } of batch) await writer.putVersion({ document, recorded: '2026-01-01T00:00:00Z' });
      const read = (document: Document): Reading => readings.get(document.id) as Reading;
      await putReadings(writer, [...readings.keys()], read, '2026-01-01T00:00:00Z');
    });
  }
  await store.close();
};

/** What the page of two parties asks for. */
const callsOf = (a: string, b: string): Readonly<Record<string, string>> => {
  const pair = `party=${a}&party=${b}`;
  const said = 'kind=statement&attribution=named&order=newest&limit=8&min-confidence=0.6';
  return {
    standing: `/api/standing?${pair}`,
    relations: `/api/relations?${pair}`,
    lines: `/api/lines?${pair}&kind=event&kind=meeting&kind=incident&order=newest&limit=8`,
    'statements of one': `/api/lines?${said}&party=${a}`,
    'statements of the other': `/api/lines?${said}&party=${b}`,
  };
};

const share = (times: readonly number[], part: number): string =>
  [...times]
    .sort((a, b) => a - b)
    [Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(0)
    .padStart(6) ?? '';

try {
  if (!existsSync(file)) await make();
  const bin = fileURLToPath(new URL('../../bin/chancery.js', import.meta.url));
  const server = spawn(process.execPath, [bin, 'serve', '--store', file, '--port', '0', '--log', 'none'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.on('data', (bytes: Buffer) => {
        said += String(bytes);
        const [, address] = /(http:\/\/[^/\s]+)\//.exec(said) ?? [];
        if (address) resolve(address);
      });
      server.on('exit', (code) => reject(new Error(`the server ended (${code})`)));
    });
    const health = (await (await fetch(`${origin}/api/health`)).json()) as { readonly entries: object };
    console.log(`entries: ${JSON.stringify(health.entries)}`);
    const { pairs } = (await (await fetch(`${origin}/api/pairs?limit=${PAIRS}`)).json()) as {
      readonly pairs: readonly { readonly pair: readonly [string, string] }[];
    };
    // What is loaded once is loaded by the first who asks.
    const cold = performance.now();
    await Promise.all(
      Object.values(callsOf('USA', 'CHN')).map(async (path) => (await fetch(`${origin}${path}`)).text()),
    );
    console.log(`the first page of a server just started: ${(performance.now() - cold).toFixed(0)} ms`);
    const times = new Map<string, number[]>();
    const failed = new Map<number, number>();
    const note = (name: string, since: number): void => {
      times.set(name, [...(times.get(name) ?? []), performance.now() - since]);
    };
    const until = performance.now() + seconds * 1000;
    const person = async (seed: number): Promise<void> => {
      const random = randomOf(seed);
      while (performance.now() < until) {
        const [a, b] = pairs[Math.floor(random() * pairs.length)]?.pair ?? ['USA', 'CHN'];
        const began = performance.now();
        await Promise.all(
          Object.entries(callsOf(a, b)).map(async ([name, path]) => {
            const since = performance.now();
            // A connection that the server has just ended for idleness is opened anew, as browsers do.
            const response = await fetch(`${origin}${path}`).catch(() => fetch(`${origin}${path}`));
            await response.arrayBuffer();
            if (response.ok) note(name, since);
            else failed.set(response.status, (failed.get(response.status) ?? 0) + 1);
          }),
        );
        note('the whole page', began);
        // Somebody looks at what came.
        await new Promise((done) => setTimeout(done, 1000 + 2000 * random()));
      }
    };
    const before = performance.now();
    await Promise.all(Array.from({ length: CLIENTS }, (_, i) => person(i + 1)));
    console.log(`${CLIENTS} clients, ${((performance.now() - before) / 1000).toFixed(0)} s; ms: median, p95, most`);
    for (const [name, all] of times)
      console.log(`${name.padEnd(26)} ${share(all, 0.5)} ${share(all, 0.95)} ${share(all, 1)}  (${all.length})`);
    console.log(
      `refused: ${failed.size === 0 ? 'none' : [...failed].map(([status, n]) => `${n} with ${status}`).join(', ')}`,
    );
  } finally {
    server.kill('SIGTERM');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
