/** Queue and workers as people run them, with a NATS server of the test's own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { hasNats, type NatsServer, natsServer } from '../../scripts/faults/nats.js';
import { Queue, type QueueStatus } from '../../src/desk/queue/queue.js';
import { openStore } from '../../src/store/open.js';
import { chancery, expectTidy, files, folder, lines, type Run } from '../cli/run.js';
import { describeNeeding, ROOT } from '../shared.js';
import { documents, recordIn, recordOf } from './record.js';

/** Milliseconds: ten beginnings of a process, on a slow machine beside others. */

describeNeeding('nats-server', hasNats, 'queue and workers', () => {
  let server: NatsServer;
  let queues = 0;
  beforeAll(async () => {
    server = await natsServer();
  });
  afterAll(() => server?.close());

  /** The options of a queue that no other test has. */
  const aQueue = (at = server): string[] => [
    '--nats',
    at.address,
    '--monitor',
    at.monitor,
    '--queue',
    `test-${queues++}`,
  ];
  const add = (queue: readonly string[], list: string, store: string): Promise<Run> =>
    chancery(['queue', 'add', list, '--store', store, ...queue]);
  const worker = (queue: readonly string[], store: string, ...more: string[]): Promise<Run> =>
    chancery(['worker', '--store', store, '--until-empty', '--jobs', '1', ...queue, ...more]);
  /** How many documents a worker has read, by the last that it said. */
  const readBy = (out: string): number => Number([...out.matchAll(/(\d+) read/g)].at(-1)?.[1]);

  it('two workers on one file of SQLite give the record of add, and the queue is empty then', async () => {
    const [list = ''] = files({ 'list.jsonl': documents(110) });
    const store = join(folder(), 'a.db');
    const queue = aQueue();
    expect(await add(queue, list, store)).toEqual({
      status: 0,
      out: '110 queued, 0 wait already, 0 in the record, 0 failed\n',
      err: '',
    });
    expect((await add(queue, list, store)).out).toBe('0 queued, 110 wait already, 0 in the record, 0 failed\n');
    const runs = await Promise.all([worker(queue, store), worker(queue, store)]);
    for (const run of runs) expect({ status: run.status, err: run.err }).toEqual({ status: 0, err: '' });
    expect(runs.map(({ out }) => readBy(out)).reduce((sum, one) => sum + one, 0)).toBe(110);
    expect((await add(queue, list, store)).out).toBe('0 queued, 0 wait already, 110 in the record, 0 failed\n');
    const told = await chancery(['queue', 'status', '--seconds', '1', '--json', ...queue]);
    expect(JSON.parse(told.out)).toEqual({
      ...{ waiting: 0, taken: 0, failed: 0, done: 110 },
      ...{ rate: 0, left: null, synced: true },
    });
    expect(await recordIn(store)).toBe(await recordOf(110));
  });

  it('keeps with a document the page that it was made from', async () => {
    const page = `<html><head><title>Talks</title></head><body><article><p>${'Antony Blinken met Qin Gang in Beijing on Sunday. '.repeat(8)}</p></article></body></html>`;
    const [list = ''] = files({ 'page.html': page });
    const file = join(folder(), 'a.db');
    const queue = aQueue();
    await add(queue, list, file);
    await worker(queue, file);
    const store = await openStore(file, { release: 'test' });
    onTestFinished(() => store.close());
    const [line] = (await store.documents()).lines;
    const raw = await store.getRaw(line?.id ?? '');
    expect(raw?.type).toBe('text/html');
    expect(Buffer.from(raw?.bytes ?? []).toString()).toBe(page);
    expect((await store.getDocument(line?.id ?? ''))?.versions[0]?.extractor).toContain('readability');
  });

  it('a worker that is told to end keeps what it read and gives the rest back at once', async () => {
    const [list = ''] = files({ 'list.jsonl': documents(130) });
    const store = join(folder(), 'a.db');
    const queue = aQueue();
    await add(queue, list, store);
    const args = [join(ROOT, 'bin/chancery.js'), 'worker', '--store', store, '--jobs', '1', ...queue];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const exit = once(child, 'exit');
    const opened = await Queue.open({ address: server.address, queue: queue.at(-1) ?? '' }, 'test');
    onTestFinished(() => opened.close());
    while ((await opened.status()).done === 0) {
      expect(child.exitCode).toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(said).toMatch(/\d+ read, 0 known, 0 failed/);
    const read = readBy(said);
    expect(read).toBeGreaterThan(0);
    // The server works off what is said to it after it has taken it: its counts follow.
    await expect.poll(async () => (await opened.status()).done).toBe(read);
    // What was given back waits for no patience: the next has all of it.
    expect((await worker(queue, store)).out).toContain(`${130 - read} read`);
    expect(await recordIn(store)).toBe(await recordOf(130));
  });

  it('sets aside with its reason what is no document, and tries it again when told to', async () => {
    const lined = documents(3).split('\n');
    const [first = '', rest = ''] = files({ 'first.jsonl': lined[0] ?? '', 'rest.jsonl': lined.slice(1).join('\n') });
    const store = join(folder(), 'a.db');
    const queue = aQueue();
    await add(queue, first, store);
    const name = queue.at(-1) ?? '';
    // A document that was taken so often, and never done, has ended all who took it.
    const opened = await Queue.open({ address: server.address, queue: name }, 'test');
    onTestFinished(() => opened.close());
    for (let times = 0; times < 21; times++) for (const one of await opened.take(1, 1000)) one.back();
    await add(queue, rest, store);
    const connection = await connect({ servers: server.address.replace('nats://', '') });
    const client = jetstream(connection);
    const line = (document: unknown): Uint8Array =>
      gzipSync(`${JSON.stringify({ schema: 'chancery/queued@1', document })}\n`);
    const BAD: readonly (readonly [string, Uint8Array, string])[] = [
      ['a', Buffer.from('no gzip'), 'cannot be unpacked'],
      ['b', gzipSync('no json\n'), 'does not begin with a line of JSON'],
      ['c', line({ id: 'x', text: 7 }), "'text'"],
      ['d', line({ id: 'x', text: 'Body.', title: 'Another' }), 'or the text its title'],
      ['e', gzipSync(Buffer.alloc(300e6)), 'cannot be unpacked'],
    ];
    for (const [subject, bytes] of BAD) await client.publish(`${name}.waiting.${subject}`, bytes);
    await connection.close();
    const status = (): Promise<QueueStatus> => opened.status();
    const run = await worker(queue, store);
    expect(run.status).toBe(0);
    expect(run.out).toContain('2 read, 0 known, 6 failed');
    expectTidy(run.err);
    await expect.poll(status).toMatchObject({ waiting: 0, failed: 6 });
    const failed = await chancery(['queue', 'failed', '--json', ...queue]);
    const reasons = lines(failed.out).map((one) => (JSON.parse(one) as { readonly reason: string }).reason);
    for (const reason of [...BAD.map(([, , said]) => said), 'taken 21 times'])
      expect(reasons.some((one) => one.includes(reason))).toBe(true);
    await chancery(['queue', 'failed', '--again', ...queue]);
    await expect.poll(status).toMatchObject({ waiting: 6, failed: 0 });
  });

  it('refuses in a line what cannot be: an address, a server, a name, a document of more than the server takes', async () => {
    const noise = Array.from({ length: 40_000 }, (_, i) => (i * 2654435761) % 4294967296).join(' ');
    const [list = ''] = files({
      'list.jsonl': `${JSON.stringify({ id: 'big', text: noise.repeat(6) })}\n${documents(1)}`,
    });
    const store = join(folder(), 'a.db');
    const small = await natsServer('sync_interval: always', 'max_payload: 65536');
    onTestFinished(() => small.close());
    const CASES: readonly (readonly [string[], string])[] = [
      [['--nats', 'http://127.0.0.1'], 'no address of a NATS server; write it as nats://HOST:PORT'],
      [['--nats', 'nats://user:secret@127.0.0.1:1'], 'nats://127.0.0.1:1: no NATS server answers'],
      [['--nats', server.address, '--queue', 'a.b'], 'a.b: no name of a queue'],
      [['--nats', server.address, '--creds', '/no/such'], '/no/such: no file of credentials'],
      [aQueue(small), 'big: '],
    ];
    for (const [options, message] of CASES) {
      const { status: code, out, err } = await chancery(['queue', 'add', list, '--store', store, ...options]);
      expect(err).toContain(message);
      expect(err).not.toContain('secret');
      expectTidy(err);
      expect(code).toBe(1);
      if (message === 'big: ') expect(out).toBe('1 queued, 0 wait already, 0 in the record, 1 failed\n');
    }
  });

  it('says whether the server syncs always: not set so, or not to be known', async () => {
    const lazy = await natsServer('');
    onTestFinished(() => lazy.close());
    const told = async (options: readonly string[]): Promise<string | undefined> => {
      const [, address = '', , monitor = '', , name = ''] = options;
      const queue = await Queue.open({ address, monitor, queue: name }, 'test');
      onTestFinished(() => queue.close());
      return queue.syncWarning();
    };
    expect(await told(aQueue())).toBeUndefined();
    expect(await told(aQueue(lazy))).toContain('does not sync always');
    const UNKNOWN = [
      [server.monitor, 'the page of another server'],
      ['http://127.0.0.1:1', 'no answer'],
    ];
    for (const [monitor = '', why = ''] of UNKNOWN) {
      const warning = await told(['--nats', lazy.address, '--monitor', monitor, '--queue', 'other']);
      expect(warning).toContain(why);
      expect(warning).toContain('jetstream { sync_interval: always }');
    }
    const [list = ''] = files({ 'list.jsonl': documents(1) });
    expect((await add(aQueue(lazy), list, join(folder(), 'a.db'))).err).toContain('does not sync always');
  });
});
