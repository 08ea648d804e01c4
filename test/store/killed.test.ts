import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { folders } from './stores.js';

const WRITER = fileURLToPath(new URL('killed.ts', import.meta.url));

describe('a store whose writer is killed', () => {
  const files = folders();
  afterEach(files.clear);

  it('holds whole transactions, as many as were reported at least', async () => {
    const file = join(files.folder(), 'a.db');
    let reported = 0;
    // First at moments around the laying out of the tables, then between and within transactions.
    for (const [after, wait] of [
      ['start', 250],
      ['start', 300],
      ['start', 350],
      ['start', 400],
      ['write', 0],
      ['write', 7],
      ['write', 31],
      ['write', 63],
      ['write', 118],
    ] as const) {
      const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      writer.stdout.on('data', (data: Buffer) => {
        reported += data.length;
      });
      if (after === 'write') await Promise.race([once(writer.stdout, 'data'), once(writer, 'exit')]);
      await new Promise((resolve) => setTimeout(resolve, wait));
      writer.kill('SIGKILL');
      await once(writer, 'close');

      const store = await files.open(file);
      expect(await store.check()).toEqual([]);
      const count = Number((await store.getMeta('count')) ?? 0);
      expect(count).toBeGreaterThanOrEqual(reported);
      expect(await store.counts()).toMatchObject({
        documents: count,
        versions: count,
        readings: count,
        items: 3 * count,
        entries: { incident: count },
      });
      expect((await store.search(`"text of d${count - 1}"`)).lines).toHaveLength(count > 0 ? 1 : 0);
      await store.close();
    }
    expect(reported).toBeGreaterThan(5);
  });
});
