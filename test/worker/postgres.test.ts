/** Workers over NATS on a store of PostgreSQL, as on many machines: with servers of the test's own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasNats, type NatsServer, natsServer } from '../../scripts/faults/nats.js';
import { chancery, files } from '../cli/run.js';
import { describeNeeding } from '../shared.js';
import { hasPostgres, type Server, startServer } from '../store/postgres-server.js';
import { documents, recordIn, recordOf } from './record.js';

/** Milliseconds: four beginnings of a process, on a slow machine beside others. */

const COUNT = 110;

describeNeeding('nats-server', hasNats, 'workers on many machines', () => {
  describeNeeding('postgres', hasPostgres, 'with one store of PostgreSQL', () => {
    let nats: NatsServer;
    let postgres: Server;
    beforeAll(async () => {
      [nats, postgres] = await Promise.all([natsServer(), startServer()]);
    });
    afterAll(async () => {
      await nats?.close();
      await postgres?.stop();
    });

    it('two of them read all that is queued, each document once, and leave the bytes of one who adds', async () => {
      const [list = ''] = files({ 'list.jsonl': documents(COUNT) });
      const store = await postgres.create('record');
      const queue = ['--store', store, '--nats', nats.address, '--monitor', nats.monitor];
      const queued = await chancery(['queue', 'add', list, ...queue]);
      expect(queued).toMatchObject({ out: `${COUNT} queued, 0 wait already, 0 in the record, 0 failed\n`, err: '' });
      const worker = () => chancery(['worker', '--until-empty', '--jobs', '1', ...queue]);
      const runs = await Promise.all([worker(), worker()]);
      for (const { status, err } of runs) expect({ status, err }).toEqual({ status: 0, err: '' });
      const read = runs.map(({ out }) => Number([...out.matchAll(/(\d+) read/g)].at(-1)?.[1]));
      expect(read.reduce((sum, one) => sum + one, 0)).toBe(COUNT);
      expect(await recordIn(store)).toBe(await recordOf(COUNT));
      const again = await chancery(['queue', 'add', list, ...queue]);
      expect(again.out).toBe(`0 queued, 0 wait already, ${COUNT} in the record, 0 failed\n`);
    });
  });
});
