/**
 * `tsx scripts/faults.ts [--kills 50] [--documents 500] [--seed 1] [--kind worker,nats]`: workers, then the NATS server, killed at random moments
 * over real readouts; each record beside that of a clean `add`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { killedRun } from './faults/kills.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/chancery.js');
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    documents: { type: 'string', default: '500' },
    kind: { type: 'string', default: 'worker,nats' },
    seed: { type: 'string', default: '1' },
  },
});

const source = join(process.env.CHANCERY_SHARED ?? join(root, '../shared'), 'articles/readouts.jsonl');

const KINDS = ['meetings', 'events', 'statements', 'commitments', 'channels', 'incidents'];
const exportsOf = (store: string): string =>
  KINDS.map((kind) => {
    const args = [bin, 'export', kind, '--store', store];
    return spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 }).stdout;
  }).join('');
const counted = (store: string): string =>
  spawnSync(process.execPath, [bin, 'list', 'documents', '--json', '--limit', '1000000', '--store', store], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
    .stdout.trim()
    .split('\n')
    .length.toString();

const folder = mkdtempSync(join(tmpdir(), 'chancery-faults-'));
try {
  const lines = readFileSync(source, 'utf8').split('\n').filter(Boolean).slice(0, Number(values.documents));
  const input = join(folder, 'documents.jsonl');
  writeFileSync(input, lines.join('\n'));
  const clean = join(folder, 'clean.db');
  spawnSync(process.execPath, [bin, 'add', input, '--store', clean], { stdio: 'inherit' });
  const expected = exportsOf(clean);
  for (const kind of ['worker', 'nats'] as const) {
    if (!values.kind.split(',').includes(kind)) continue;
    const store = join(folder, `${kind}.db`);
    const start = performance.now();
    const { kills, queued, status } = await killedRun({
      ...{ kind, input, store, kills: Number(values.kills), seed: Number(values.seed), pause: [300, 6000] },
    });
    const isEqual = exportsOf(store) === expected;
    console.log(
      `${kind}: ${kills} of ${values.kills} kills while there was work, ${Math.round((performance.now() - start) / 1000)} s; ${queued}; in the store ${counted(store)} of ${lines.length}; left ${status.waiting + status.taken}, failed ${status.failed}; exports ${isEqual ? 'equal' : 'DIFFERENT'}`,
    );
    if (!isEqual || status.failed > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
