/** Clients that ask `chancery serve` for timelines and words, and how long each answer took: what nobody asked before, and that again, which is kept. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { randomOf } from '../random.js';
import { spentBelow, spentSince } from './spent.js';

export const CLIENTS = 20;
export const ASKED = 30;
/** Of each kind, asked before by one. */
const WARMING = 50;

/** The value below which so large a part of some lie. */
export const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

/**
 * @param pause milliseconds that somebody looks at what came, on average
 * @returns how long they waited, and what an answer cost the processor of all servers
 */
const clients = async (site: string, paths: readonly string[], pause: number): Promise<string> => {
  const took: number[] = [];
  const client = async (at: number): Promise<void> => {
    const random = randomOf(at + 1);
    for (let i = 0; i < ASKED; i++) {
      if (pause > 0) await sleep(2 * pause * random());
      const before = performance.now();
      const response = await fetch(`${site}${paths[(at * ASKED + i) % paths.length]}`);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
      took.push(performance.now() - before);
    }
  };
  const before = spentBelow();
  await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
  const waited = `p50 ${share(took, 0.5).toFixed(0)} ms, p95 ${share(took, 0.95).toFixed(0)} ms`;
  // Where there are pauses, connections end, and what they spent is known no more.
  if (pause > 0) return waited;
  return `${waited}, ${(spentSince(before) / took.length).toFixed(1)} ms of processor an answer`;
};

/**
 * Starts a server as people do, and asks it with twenty clients: one question after the other, the same again, then others,
 * each a second after the answer before. Says what it measures as it goes.
 */
export async function asked(
  location: string,
  pairs: readonly (readonly [string, string])[],
  words: readonly string[],
): Promise<void> {
  const cli = fileURLToPath(new URL('../../bin/chancery.js', import.meta.url));
  const args = ['serve', '--store', location, '--port', '0', '--read-only', '--log', 'none'];
  const server = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    if (/http:\/\/\S+/.test(said)) break;
  }
  const site = /http:\/\/[^\s/]+/.exec(said)?.[0] ?? '';
  const questions = {
    'timeline of a pair': pairs.map(([a, b]) => `/api/timeline?party=${a}&party=${b}`),
    'search for a word': words.map((word) => `/api/search?q=${word}`),
    'search for two': words.map((word, i) => `/api/search?q=${word}+${words[i + 1] ?? words[0]}`),
  };
  try {
    // What is compiled and loaded once is so before.
    for (const one of Object.values(questions).flatMap((paths) => paths.slice(0, WARMING)))
      await (await fetch(`${site}${one}&limit=49`)).arrayBuffer();
    for (const [name, paths] of Object.entries(questions)) {
      const others = paths.map((path) => `${path}&limit=48`);
      console.log(
        `  ${name}: ${await clients(site, paths, 0)}; again: ${await clients(site, paths, 0)}; others, a second apart: ${await clients(site, others, 1000)}`,
      );
    }
  } finally {
    const exit = once(server, 'exit');
    server.kill();
    await exit;
  }
}
