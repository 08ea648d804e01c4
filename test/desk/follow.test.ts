/** Following feeds from a server of the test's own into a real store. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { type FollowCounts, follow } from '../../src/desk/follow.js';
import { officialFeeds, parseFeedList } from '../../src/ingest/feed-list.js';
import { Fetcher } from '../../src/ingest/fetch/fetcher.js';
import { resources } from '../resources.js';

const page = (text: string): string =>
  `<!doctype html><html><head><title>${text}</title><meta name="date" content="2023-06-18"></head><body><p>${text} on Sunday, both of them said.</p></body></html>`;
const full = '<p>The ministers of the two islands met again and spoke of the ferry. </p>'.repeat(20);

describe('follow', () => {
  let server: Server;
  let base = '';
  let folder = '';
  let desk: Desk;
  let updated = '2023-06-18T10:00:00Z';
  let asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      asked.push(url);
      const etag = `"${updated}"`;
      if (url === '/feed') {
        if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
        return void response
          .writeHead(200, { 'content-type': 'application/atom+xml', etag })
          .end(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Press</title>
<entry><title>One</title><link href="/one"/><id>1</id><updated>${updated}</updated></entry>
<entry><title>Two</title><link href="/moved"/><id>2</id><updated>2023-06-18T10:00:00Z</updated></entry>
<entry><title>Closed</title><link href="/closed"/><id>3</id><updated>2023-06-18T10:00:00Z</updated><content type="html">${full.replaceAll('<', '&lt;')}</content></entry>
<entry><title>Gone</title><link href="/gone"/><id>4</id><updated>2023-06-18T10:00:00Z</updated></entry></feed>`);
      }
      if (url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /closed\n');
      if (url === '/one') return void response.end(page(`Antony Blinken met Qin Gang in Beijing, version ${updated}`));
      if (url === '/moved') return void response.writeHead(302, { location: '/two' }).end();
      if (url === '/two') return void response.end(page('Antony Blinken met Wang Yi in Beijing'));
      if (url === '/page') return void response.end(page('No feed'));
      response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    folder = mkdtempSync(join(tmpdir(), 'chancery-follow-'));
    desk = await Desk.open(join(folder, 'a.db'), { resources });
  });
  afterAll(async () => {
    await desk.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (path: string): Promise<{ counts: FollowCounts; told: string[]; asked: string[] }> => {
    const told: string[] = [];
    asked = [];
    const fetcher = new Fetcher({ release: '1', pause: 0, allowed: ['127.0.0.1'] });
    const counts = await follow(desk, [{ url: `${base}${path}` }], {
      fetcher,
      pages: 50,
      tell: (input, what) => told.push(`${input.replace(base, '')}: ${what}`),
    });
    return { counts, told, asked };
  };

  it('adds what is new, and asks no more than that where nothing is', async () => {
    const first = await run('/feed');
    expect(first.counts).toMatchObject({ feeds: 1, added: 3, failed: 1, unchanged: 0 });
    expect(first.told).toEqual([expect.stringMatching(/^\/closed: .*robots/), expect.stringMatching(/^\/gone: .*404/)]);
    const ids = (await desk.documents()).lines.map(({ id, publisher }) => [id.replace(`url:${base}`, ''), publisher]);
    expect(ids.sort()).toEqual([
      ['/closed', 'Quay Press'],
      ['/one', 'Quay Press'],
      ['/two', 'Quay Press'],
    ]);

    const second = await run('/feed');
    expect(second.counts).toMatchObject({ unchanged: 1, added: 0, failed: 0 });
    expect(second.asked).toEqual(['/robots.txt', '/feed']);

    updated = '2099-06-19T10:00:00Z';
    const third = await run('/feed');
    expect(third.counts).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
    expect(third.asked).toEqual(['/robots.txt', '/feed', '/one', '/gone']);
  });

  it('says of what is no feed that it is none', async () => {
    const { counts, told } = await run('/page');
    expect(counts.failed).toBe(1);
    expect(told).toEqual([expect.stringMatching(/no feed/)]);
  });
});

it('a list of feeds is OPML, folders and all, or addresses one a line', async () => {
  const opml =
    '<opml version="2.0"><body><outline text="Islands"><outline text="Quay" title="Quay Press" xmlUrl="https://quay.example/rss"/></outline><outline text="x" xmlUrl="https://x.example/"/><outline text="again" xmlUrl="https://x.example/"/></body></opml>';
  expect(await parseFeedList(opml)).toEqual([
    { url: 'https://quay.example/rss', publisher: 'Quay Press' },
    { url: 'https://x.example/', publisher: 'x' },
  ]);
  expect(await parseFeedList('# mine\nhttps://x.example/\n\n')).toEqual([{ url: 'https://x.example/' }]);
  await expect(parseFeedList('The ministers met.')).rejects.toThrow(/no address of a feed/);
});

it('the official feeds are chosen by party and language', () => {
  expect(officialFeeds().length).toBeGreaterThan(30);
  expect(officialFeeds({ parties: ['usa'], languages: ['en'] }).every(({ url }) => /\.gov\//.test(url))).toBe(true);
  expect(() => officialFeeds({ parties: ['ATA'] })).toThrow(/no official feed/);
});
