/** A few accidents of each kind; scripts/faults.ts has fifty. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killedRun } from '../../scripts/faults/kills.js';
import { hasNats } from '../../scripts/faults/nats.js';
import { files, folder } from '../cli/run.js';
import { describeNeeding } from '../shared.js';
import { documents, recordIn, recordOf } from './record.js';

const COUNT = 80;

describeNeeding('nats-server', hasNats, 'workers and queue, killed in turn at random moments', () => {
  it('leave all that was queued in the record, as without accidents', async () => {
    const [input = ''] = files({ 'list.jsonl': documents(COUNT) });
    const store = join(folder(), 'a.db');
    const { kills, queued, status } = await killedRun({
      ...{ kind: 'both', kills: 4, input, store, seed: 7, pause: [300, 1500] },
    });
    expect(kills).toBeGreaterThan(0);
    expect(queued).toBe(`${COUNT} queued, 0 wait already, 0 in the record, 0 failed`);
    expect(status).toMatchObject({ waiting: 0, taken: 0, failed: 0 });
    expect(await recordIn(store)).toBe(await recordOf(COUNT));
  });
});
