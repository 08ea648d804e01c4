/**
 * `npm run fuzz -- [--minutes 1] [--seed N] [--only text,html]`: every reader of what comes from outside, on inputs that are
 * nearly right. What crashes one, takes over 5 seconds of processor or over 1 GB of memory, and does so again in a fresh
 * process, is kept under test/fuzz/corpus, where the tests read it for ever.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CORPUS, corpusOf } from './fuzz/corpus.js';
import { mutated } from './fuzz/mutate.js';
import { type Finding, Reading } from './fuzz/reading.js';
import { TARGET_NAMES } from './fuzz/targets.js';
import { randomOf } from './random.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
  },
});
const names = values.only?.split(',') ?? TARGET_NAMES;
const unknown = names.find((name) => !TARGET_NAMES.includes(name));
if (unknown !== undefined) throw new Error(`no reader '${unknown}': there are ${TARGET_NAMES.join(', ')}`);

/** Inputs that one reader has before the next has its turn. */
const TURN = 20;

const random = randomOf(Number(values.seed));
const counts = new Map(names.map((name) => [name, 0]));
const found = new Map<string, string>();
const reading = new Reading();

/** The first line of what was said and the first place in our own files: one fault is told once. */
const faultOf = ({ is, what }: Finding, name: string): string =>
  `${is} of ${name}: ${what.split('\n', 1)[0]} ${/src\/[\w/.-]+:\d+/.exec(what)?.[0] ?? ''}`.slice(0, 300);

const keep = (finding: Finding, name: string, bytes: Buffer): void => {
  const fault = faultOf(finding, name);
  if (found.has(fault)) return;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const folder = join(CORPUS, name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${finding.is}-${hash}`);
  writeFileSync(file, bytes);
  found.set(fault, file);
  console.log(`${fault}\n  ${file}\n${finding.what.split('\n').slice(1, 6).join('\n')}`);
};

console.log(`seed ${values.seed}`);
const end = performance.now() + Number(values.minutes) * 60_000;
while (performance.now() < end)
  for (const name of names) {
    const corpus = corpusOf(name).map(({ bytes }) => bytes);
    for (let i = 0; i < TURN && performance.now() < end; i++) {
      const bytes = mutated(corpus, random);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const finding = await reading.read(name, bytes);
      if (!finding || found.has(faultOf(finding, name))) continue;
      // What others before it left lying about is not its fault.
      const alone = new Reading();
      const again = await alone.read(name, bytes);
      alone.close();
      if (again) keep(again, name, bytes);
    }
  }
reading.close();
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log([...counts].map(([name, count]) => `${name} ${count}`).join(', '));
console.log(`${total} inputs, ${found.size} faults`);
process.exitCode = found.size > 0 ? 1 : 0;
