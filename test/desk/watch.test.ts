/** Saved views: each entry is told once when it is new, once more when it has changed, and never twice as it is. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { type News, WatchError, type Ways } from '../../src/desk/watch/watching.js';
import { ways } from '../../src/desk/watch/ways.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Watch } from '../../src/model/watch.js';
import { resources } from '../resources.js';

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
});

const fresh = async (): Promise<{ desk: Desk; file: string; again: () => Promise<Desk> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.db');
  const again = async (): Promise<Desk> => {
    const desk = await Desk.open(file, { resources, now: () => '2026-01-01T00:00:00Z' });
    open.push(desk);
    return desk;
  };
  return { desk: await again(), file, again };
};

const MEETING = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';
const add = (desk: Desk, id: string, text = MEETING, published = '2023-06-19') =>
  desk.add([toDocument({ id, publisher: `Paper ${id}`, published, text })]);

const MEETINGS: Watch = { name: 'meetings', kinds: ['meeting'], filter: { party: ['China'] }, way: 'line', to: '' };

/** Ways that keep what they told. */
const kept = (): Ways & { readonly got: News[] } => {
  const got: News[] = [];
  return {
    got,
    line: (news) => got.push(news),
    atom: () => undefined,
    webhook: async (_, news) => {
      got.push(news);
    },
  };
};

describe('a saved view', () => {
  it('tells once of what is new and of what has changed, in this process, another, and the next', async () => {
    const { desk, again } = await fresh();
    expect(await desk.watching.save(MEETINGS, false)).toBe(true);
    expect(await desk.watching.save(MEETINGS, false)).toBe(false);
    const tell = kept();
    await desk.watching.look(MEETINGS, tell);
    expect(tell.got).toEqual([]);
    await add(desk, 'a');
    const other = await again();
    await Promise.all([desk.watching.look(MEETINGS, tell), other.watching.look(MEETINGS, tell)]);
    expect(tell.got.map(({ is, entry }) => [is, entry.kind])).toEqual([['new', 'meeting']]);
    // Another paper tells of it: it has a report more.
    await add(desk, 'b', `${MEETING} They shook hands.`);
    await other.watching.look(MEETINGS, tell);
    expect(tell.got.map(({ is }) => is)).toEqual(['new', 'changed']);
    await (await again()).watching.look(MEETINGS, tell);
    expect(tell.got).toHaveLength(2);
    expect(new Set(tell.got.map(({ id }) => id)).size).toBe(2);
  });

  it('leaves out what was there before, unless it is asked for from the start', async () => {
    const { desk } = await fresh();
    await add(desk, 'a');
    const later = { ...MEETINGS, name: 'later' };
    await desk.watching.save(MEETINGS, true);
    await desk.watching.save(later, false);
    const [all, some] = [kept(), kept()];
    await desk.watching.look(MEETINGS, all);
    await desk.watching.look(later, some);
    expect([all.got.length, some.got.length]).toEqual([1, 0]);
  });

  it('has told nothing of a line that could not be written', async () => {
    const { desk } = await fresh();
    await desk.watching.save(MEETINGS, false);
    await add(desk, 'a');
    const broken: Ways = {
      ...kept(),
      line: () => {
        throw new Error('the pipe is closed');
      },
    };
    await expect(desk.watching.look(MEETINGS, broken)).rejects.toThrow('the pipe is closed');
    const tell = kept();
    await desk.watching.look(MEETINGS, tell);
    expect(tell.got).toHaveLength(1);
  });

  it('of a name that nobody bears says so', async () => {
    const { desk } = await fresh();
    const watch = { ...MEETINGS, filter: { party: ['Chnia'] } };
    await expect(desk.watching.save(watch, false)).rejects.toThrow(WatchError);
  });

  it('keeps a feed that is whole, and the same when it is written again', async () => {
    const { desk, file } = await fresh();
    const watch: Watch = { ...MEETINGS, way: 'atom', to: `${file}.atom` };
    await desk.watching.save(watch, false);
    await add(desk, 'a', `${MEETING} It was <b>their</b> first & “last”.`);
    const tell = ways({ site: 'http://localhost:8484' });
    expect((await desk.watching.look(watch, tell)).told).toBe(1);
    const feed = readFileSync(watch.to, 'utf8');
    expect(feed.match(/<entry>/g)).toHaveLength(1);
    expect((await desk.watching.look(watch, tell)).told).toBe(0);
    expect(readFileSync(watch.to, 'utf8')).toBe(feed);
  });
});

describe('a webhook', () => {
  /** A receiver that answers as it is told, in turn, and keeps what came. */
  const receiver = async (answers: readonly (number | 'silence')[]) => {
    const got: { readonly body: string; readonly headers: IncomingHttpHeaders }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        const answer = answers[got.length] ?? 200;
        got.push({ body, headers: request.headers });
        if (answer === 'silence') return;
        response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {});
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return { got, to: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
  };

  const watched = async (to: string) => {
    const { desk } = await fresh();
    const watch: Watch = { ...MEETINGS, way: 'webhook', to };
    await desk.watching.save(watch, false);
    await add(desk, 'a');
    return { desk, watch };
  };

  it('that times out, fails or leads elsewhere has told nothing, and is called again until it answers', async () => {
    const { got, to } = await receiver(['silence', 500, 302, 204]);
    const { desk, watch } = await watched(to);
    const tell = ways({ site: 'http://localhost:8484', secret: 'key', timeout: 3000 });
    const rounds = [];
    for (let i = 0; i < 6; i++) rounds.push(await desk.watching.look(watch, tell));
    expect(rounds.map(({ told, failed }) => [told, failed])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(got).toHaveLength(4);
    // The same news under the same id: a receiver that got it in spite of all drops it.
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(got[0]?.headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    expect(JSON.parse(got[3]?.body ?? '')).toMatchObject({ watch: 'meetings', is: 'new' });
  });

  it('is called once by two who watch at once', async () => {
    const { got, to } = await receiver([]);
    const { desk, watch } = await watched(to);
    const tell = ways({ site: 'http://localhost:8484' });
    const rounds = await Promise.all([desk.watching.look(watch, tell), desk.watching.look(watch, tell)]);
    expect(rounds.reduce((sum, { told }) => sum + told, 0)).toBe(1);
    expect(got).toHaveLength(1);
  });
});
