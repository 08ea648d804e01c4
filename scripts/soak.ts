/**
 * `tsx scripts/soak.ts [minutes]`: a served record under texts that come in and people who turn pages, for an hour unless told
 * otherwise. Once a minute it prints what the server holds of memory and of handles; at the end, how both grew from the first
 * third to the last. The texts are the readouts of ../shared (or CHANCERY_SHARED), so spread that they last. It wants `npm run build`.
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BIN, serve } from './bench/served.js';

const ROOT = join(fileURLToPath(import.meta.url), '../..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');
const minutes = Number(process.argv[2] ?? 60);
const ASKERS = 4;
/** Milliseconds between two pages of one who asks. */
const REST = 1000;
const ASKED = [
  '/',
  '/api/home',
  '/api/pairs?limit=40',
  '/api/lines?kind=event&order=newest&limit=50',
  '/api/lines?kind=statement&party=USA&order=newest&limit=40',
  '/api/relations?party=USA&party=CHN&limit=50',
  '/api/people?kind=person&limit=100',
  '/api/search?q=security',
  '/api/lines?kind=meeting&order=newest&limit=100',
];

const texts = readFileSync(join(SHARED, 'articles/readouts.jsonl'), 'utf8').trim().split('\n');
const folder = mkdtempSync(join(tmpdir(), 'chancery-soak-'));
const store = join(folder, 'soak.db');
const run = (...args: string[]): string =>
  execFileSync(process.execPath, [BIN, ...args, '--store', store], { encoding: 'utf8' });
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The server's own memory and what it has mapped of files, in megabytes, its open files and sockets, and its threads. */
const heldBy = (id: number): Readonly<Record<'memory' | 'mapped' | 'handles' | 'threads', number>> => {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  const handles = readdirSync(`/proc/${id}/fd`).length;
  return { memory: of('RssAnon') / 1024, mapped: of('RssFile') / 1024, handles, threads: of('Threads') };
};

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
const refused = new Map<string, number>();
let [asked, added] = [0, 0];
let server: ChildProcess | undefined;

try {
  // A store has to be there before there are tokens.
  execFileSync(process.execPath, [BIN, 'add', '-', '--store', store], { input: `${texts[0]}\n`, stdio: 'pipe' });
  const { token } = JSON.parse(run('token', 'soak', '--scope', 'add', '--json')) as { readonly token: string };
  const { origin, process: started } = await serve(store);
  server = started;
  const until = performance.now() + minutes * 60_000;
  const note = (what: string, status: number): void => {
    if (status >= 400) refused.set(`${what}: ${status}`, (refused.get(`${what}: ${status}`) ?? 0) + 1);
  };
  const add = async (): Promise<void> => {
    const rest = (minutes * 60_000) / texts.length;
    for (const text of texts.slice(1)) {
      if (performance.now() >= until) return;
      const since = performance.now();
      const response = await fetch(`${origin}/api/documents`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: text,
      });
      await response.arrayBuffer();
      note('add', response.status);
      added++;
      await pause(Math.max(0, rest - (performance.now() - since)));
    }
  };
  const ask = async (first: number): Promise<void> => {
    for (let i = first; performance.now() < until; i++) {
      const path = ASKED[i % ASKED.length] as string;
      // A connection that the server has just ended for idleness is opened anew, as browsers do.
      const response = await fetch(`${origin}${path}`).catch(() => fetch(`${origin}${path}`));
      await response.arrayBuffer();
      note(path, response.status);
      asked++;
      await pause(REST);
    }
  };
  const samples: ReturnType<typeof heldBy>[] = [];
  const watch = async (): Promise<void> => {
    console.log('minute  memory MB  mapped MB  handles  threads    asked    added');
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(60_000);
      const held = heldBy(started.pid ?? 0);
      samples.push(held);
      const cells = [minute, held.memory.toFixed(0), held.mapped.toFixed(0), held.handles, held.threads, asked, added];
      console.log(cells.map((cell, i) => String(cell).padStart([6, 11, 11, 9, 9, 9, 9][i] ?? 9)).join(''));
    }
  };
  await Promise.all([add(), watch(), ...Array.from({ length: ASKERS }, (_, i) => ask(i * 2))]);
  const third = Math.floor(samples.length / 3);
  for (const what of ['memory', 'mapped', 'handles', 'threads'] as const) {
    const [early, late] = [samples.slice(0, third), samples.slice(-third)].map((some) =>
      mean(some.map((one) => one[what])),
    );
    console.log(`${what}: ${early?.toFixed(1)} in the first third, ${late?.toFixed(1)} in the last`);
  }
  console.log(`refused: ${[...refused].map(([what, n]) => `${n} ${what}`).join(', ') || 'none'}`);
} finally {
  server?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
