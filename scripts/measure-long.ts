/**
 * What a long text costs beside the articles that it is made of, how much memory it takes, and how soon an interrupt stops it:
 * real articles joined by blank lines, read once one by one and once as one text, each in a process of its own.
 *
 *     npm run build && node --import tsx scripts/measure-long.ts [megabytes, 5]
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources, read } from '../src/index.js';
import { sharedText } from '../test/shared.js';

const BIN = fileURLToPath(new URL('../bin/chancery.js', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const DAY = '2016-01-01';
/** Milliseconds before the interrupt: the tables are loaded by then, and the text is not read by far. */
const BEFORE_INTERRUPT = 8000;

/** Articles of so many characters together; where the corpus has not as many it begins again. */
const articles = (characters: number): string[] => {
  const all = sharedText('corpus/unlabelled.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  const taken: string[] = [];
  for (let left = characters; left > 0; left -= (taken.at(-1)?.length ?? 0) + 2)
    taken.push(all[taken.length % all.length] ?? '');
  return taken;
};

const [how, given = '5'] = process.argv.slice(2);
if (how === 'whole' || how === 'pieces') {
  const texts = JSON.parse(readFileSync(given, 'utf8')) as readonly string[];
  const resources = loadResources();
  const before = process.cpuUsage();
  const events = (how === 'whole' ? [texts.join('\n\n')] : texts)
    .map((text) => read({ text, published: DAY }, resources).events.length)
    .reduce((sum, count) => sum + count, 0);
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, memory, events }));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-long-'));
  try {
    const texts = articles(Number(how ?? 5) * 1e6);
    const list = join(folder, 'articles.json');
    writeFileSync(list, JSON.stringify(texts));
    const measured = (one: 'whole' | 'pieces') => {
      const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', SELF, one, list], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as { readonly seconds: number; readonly memory: number; readonly events: number };
    };
    const long = join(folder, 'long.txt');
    writeFileSync(long, texts.join('\n\n'));
    const add = spawn(process.execPath, [BIN, 'add', long, '--published', DAY, '--store', join(folder, 'a.db')]);
    await new Promise((resolve) => setTimeout(resolve, BEFORE_INTERRUPT));
    const pressed = performance.now();
    add.kill('SIGINT');
    const [status] = (await once(add, 'close')) as [number];
    console.log(`an interrupt ends add after ${Math.round(performance.now() - pressed)} ms, with status ${status}`);
    const [pieces, whole] = [measured('pieces'), measured('whole')];
    for (const [name, { seconds, memory, events }] of Object.entries({ pieces, whole }))
      console.log(`${name}: ${seconds.toFixed(1)} s of a core, peak ${Math.round(memory / 1e6)} MB, ${events} events`);
    console.log(
      `${texts.length} articles, ${texts.join('\n\n').length.toLocaleString('en')} characters: the whole costs ${(whole.seconds / pieces.seconds).toFixed(2)} times its pieces`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
