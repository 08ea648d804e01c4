/** `chancery add` killed thirty times at odd moments, half of them amid writing, then run to its end, is one clean run. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeShared, ROOT, sharedText } from '../shared.js';

const KILLS = 30;
/** Enough that thirty killed runs do not come to their end. */
const READOUTS = 300;
const BIN = join(ROOT, 'bin/chancery.js');

/** What changes with every write of a store. */
const written = (store: string): string =>
  [store, `${store}-wal`]
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stat) => `${stat?.size} ${stat?.mtimeMs}`)
    .join();

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const exportsOf = (store: string): string =>
  ['meetings', 'events', 'statements', 'commitments', 'channels', 'incidents']
    .map((kind) =>
      spawnSync(process.execPath, [BIN, 'export', kind, '--store', store], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    )
    .map(({ status, stdout, stderr }) => {
      expect(stderr).toBe('');
      expect(status).toBe(0);
      return stdout;
    })
    .join('');

describe('a killed add', () => {
  describeShared('of real readouts', () => {
    it('killed thirty times and run to its end gives the exports of one clean run', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'chancery-killed-'));
      try {
        const input = join(folder, 'readouts.jsonl');
        writeFileSync(input, sharedText('articles/readouts.jsonl').split('\n').slice(0, READOUTS).join('\n'));
        const [killed, clean] = [join(folder, 'killed.db'), join(folder, 'clean.db')];
        let random = 12345;
        for (let i = 0; i < KILLS; i++) {
          random = (random * 1103515245 + 12345) % 2147483648;
          const add = spawn(process.execPath, [BIN, 'add', input, '--store', killed], { stdio: 'ignore' });
          const done = once(add, 'close').then(() => true);
          if (i % 2 === 0) await Promise.race([done, wait(300 + (random % 900))]);
          else {
            // Its first write once it reads, and a moment more: within the transaction, or just behind it.
            await Promise.race([done, wait(800)]);
            const before = written(killed);
            while (written(killed) === before && !(await Promise.race([done, wait(3)])));
            await wait(random % 40);
          }
          add.kill('SIGKILL');
          await done;
        }
        for (const store of [killed, clean]) {
          const { status, stderr } = spawnSync(process.execPath, [BIN, 'add', input, '--store', store], {
            encoding: 'utf8',
          });
          expect(stderr).toBe('');
          expect(status).toBe(0);
        }
        expect(exportsOf(killed)).toBe(exportsOf(clean));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
});
