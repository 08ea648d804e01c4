/** Fetching from a server of the test's own: redirects, slow and huge bodies, robots.txt, addresses that are refused. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsIn } from '../../src/ingest/documents-in.js';
import { allowedAddresses, isPublic } from '../../src/ingest/fetch/addresses.js';
import { Fetcher, type FetcherOptions } from '../../src/ingest/fetch/fetcher.js';
import { isProblem } from '../../src/ingest/reader.js';

const PAGE =
  '<!doctype html><html><head><title>A ferry for two islands at last</title></head><body><p>The ministers met on Sunday and agreed on a ferry.</p></body></html>';
const seen: { url: string; agent: string; etag: string }[] = [];
let server: Server;
let port = 0;

const answer: RequestListener = (request, response) => {
  const url = request.url ?? '';
  seen.push({ url, agent: request.headers['user-agent'] ?? '', etag: request.headers['if-none-match'] ?? '' });
  const send = (body: string | Uint8Array, headers: Record<string, string> = {}): void => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
  if (url === '/robots.txt') return send('User-agent: chancery\nDisallow: /closed\n', { 'content-type': 'text/plain' });
  if (url === '/page') return send(PAGE);
  if (url === '/moved') return void response.writeHead(301, { location: '/page' }).end();
  if (url === '/loop') return void response.writeHead(302, { location: '/loop' }).end();
  if (url === '/to-closed') return void response.writeHead(302, { location: '/closed' }).end();
  if (url === '/to-private') return void response.writeHead(302, { location: `http://127.0.0.1:${port}/page` }).end();
  if (url === '/to-file') return void response.writeHead(302, { location: 'file:///etc/hostname' }).end();
  if (url === '/huge') return send('x'.repeat(300_000));
  if (url === '/bomb') return send(gzipSync(Buffer.alloc(30_000_000)), { 'content-encoding': 'gzip' });
  if (url === '/half')
    return send(gzipSync(Buffer.from(PAGE.repeat(50))).subarray(0, 60), { 'content-encoding': 'gzip' });
  if (url === '/slow') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write('<p>');
    return;
  }
  if (url === '/silent') return;
  if (url === '/latin')
    return send(
      Buffer.from(
        '<html><head><title>Ein Fährschiff für zwei Inseln</title></head><body><p>Über die Fähre wurde am Sonntag gesprochen.</p></body></html>',
        'latin1',
      ),
      { 'content-type': 'text/html; charset=utf-8' },
    );
  response.writeHead(url === '/busy' ? 429 : 404, { 'retry-after': '7' }).end('no');
};

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** `quay.example` is this machine, and allowed; 127.0.0.1 itself is not. */
const fetcher = (options: Partial<FetcherOptions> = {}): Fetcher =>
  new Fetcher({
    release: '1',
    limit: 100_000,
    pause: 0,
    allowed: ['quay.example'],
    resolve: async () => ['127.0.0.1'],
    ...options,
  });

const read = async (path: string, options: Partial<FetcherOptions> = {}) => {
  const source = await fetcher(options).source(path.startsWith('/') ? `http://quay.example:${port}${path}` : path);
  for await (const one of documentsIn(source, { limit: 100_000 })) {
    if (isProblem(one)) throw new Error(one.error);
    return one.document;
  }
  throw new Error('no document');
};

describe('a page that is fetched', () => {
  it('becomes a document with the address at which it was found', async () => {
    expect(await read('/moved')).toMatchObject({
      url: `http://quay.example:${port}/page`,
      title: 'A ferry for two islands at last',
    });
  });

  it('is asked for by name and version, after the wishes of its site', async () => {
    seen.length = 0;
    await read('/page');
    expect(seen.map(({ url }) => url)).toEqual(['/robots.txt', '/page']);
    expect(seen.every(({ agent }) => agent.startsWith('chancery/1 '))).toBe(true);
  });

  it('is decoded as it is, whatever the server says', async () => {
    expect((await read('/latin')).text).toContain('Über die Fähre');
  });

  it('is not fetched a second time where its mark is still the same', async () => {
    seen.length = 0;
    await fetcher().fetch(
      `http://quay.example:${port}/page`,
      async ({ body }) => {
        for await (const _ of body);
      },
      { etag: '"1"' },
    );
    expect(seen.at(-1)?.etag).toBe('"1"');
  });

  it.each<[what: string, path: string, error: RegExp]>([
    ['its site asks programs not to', '/closed/a', /robots\.txt asks/],
    ['it leads to a page that its site has closed', '/to-closed', /robots\.txt asks/],
    ['it leads to an address of a private network', '/to-private', /address of a private network/],
    ['it leads to a file', '/to-file', /kind ‘file:’/],
    ['it leads in circles', '/loop', /more than 5 redirects/],
    ['it is too long', '/huge', /longer than the limit/],
    ['it unpacks to too much', '/bomb', /longer than the limit/],
    ['it is cut off', '/half', /cut off/],
    ['it is not there', '/gone', /answered 404/],
    ['it is asked for too often', '/busy', /answered 429/],
    ['it is at an address of a private network', 'http://10.0.0.1/', /private network/],
    ['it is at this machine', 'http://localhost:1/', /private network/],
    ['its address is a number', 'http://2130706433/', /private network/],
    ['its address hides another', 'http://[::ffff:127.0.0.1]/', /private network/],
    ['its address holds a password', 'http://a:b@quay.example/', /name and password/],
  ])('is refused where %s', async (_, path, error) => {
    await expect(read(path)).rejects.toThrow(error);
  });

  it.each(['/slow', '/silent'])('is given up where it has no end: %s', async (path) => {
    await expect(read(path, { time: 300 })).rejects.toThrow(/no end of the page/);
  });

  it('is refused where its name has a private address beside a public one', async () => {
    await expect(
      read('http://two.example/', { resolve: async () => ['93.184.216.34', '192.168.1.1'] }),
    ).rejects.toThrow(/two\.example has the address 192\.168\.1\.1/);
  });

  it('is fetched from the address that was checked, whatever the name means a moment later', async () => {
    let asked = 0;
    // The second look-up, for the page behind robots.txt, tells a private address.
    const resolve = async (): Promise<string[]> => (asked++ === 0 ? ['203.0.113.1'] : ['127.0.0.1']);
    await expect(read(`http://changing.example:${port}/page`, { resolve, time: 300 })).rejects.toThrow(
      /private network|no end|cannot be reached|does not answer/,
    );
    expect(seen.some(({ url }) => url === '/never')).toBe(false);
  });

  it('cannot be found where its name has no address', async () => {
    await expect(read('http://nowhere.example/', { resolve: async () => [] })).rejects.toThrow(/cannot be found/);
  });
});

describe('isPublic', () => {
  it.each<[address: string, expected: boolean]>([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['fe80::1', false],
    ['fc00::1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['no address', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});

it('a host of the own network is allowed by its name, with its port or without', async () => {
  for (const allowed of ['10.0.0.1', '10.0.0.1:8080'])
    await expect(allowedAddresses(new URL('http://10.0.0.1:8080/'), [allowed])).resolves.toEqual(['10.0.0.1']);
  await expect(allowedAddresses(new URL('http://10.0.0.1:9090/'), ['10.0.0.1:8080'])).rejects.toThrow(
    /private network/,
  );
});
