/**
 * How many of our own cases pass, layer by layer, and the lists of those that are known to be missed.
 *
 *   tsx scripts/cases.ts [--write]
 *
 * With `--write` the backlogs under test/reading are written anew: what passes goes out of them, what is missed comes in with
 * its first fault as the reason; reasons that stand there stay.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadResources } from '../src/index.js';
import { measureLayers } from './evaluate/cases.js';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
for (const { layer, cases, missed } of measureLayers(loadResources())) {
  console.log(
    `${layer.padEnd(12)} ${cases - missed.size} of ${cases} (${((100 * (cases - missed.size)) / cases).toFixed(1)}%)`,
  );
  if (!values.write) continue;
  const path = join(root, `test/reading/${layer}/backlog.json`);
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const after = Object.fromEntries([...missed].map(([id, fault]) => [id, before[id] ?? fault]));
  writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
}
