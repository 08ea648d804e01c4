/** The pages as they are asked for: what is there, what is not, and the headers of every answer. What they show is in test/web. */
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Questions } from '../../src/desk/ask/questions.js';
import type { DocumentInput } from '../../src/model/document.js';
import { createApp } from '../../src/server/app.js';
import { createDoor } from '../../src/server/door/door.js';
import { welcomeHosts } from '../../src/server/door/hosts.js';
import { builtPages } from '../../src/server/pages/built.js';
import { PAGE_PATHS } from '../../src/server/pages/routes.js';
import { attribute, Page } from './html.js';
import { type Served, serve } from './served.js';

const MEETING = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';
/** Three reports of one meeting, and what one of them was before. */
const MEETINGS: readonly DocumentInput[] = [
  {
    id: 'm1',
    title: 'First',
    publisher: 'Reuters',
    url: 'https://example.org/1',
    published: '2023-06-18',
    text: MEETING,
  },
  { id: 'm2', publisher: 'Xinhua', published: '2023-06-19', text: `${MEETING} They talked for hours.` },
  { id: 'm3', published: '2023-06-19', text: `BEIJING – ${MEETING} It was their first meeting.` },
  {
    id: 'm1',
    title: 'First',
    publisher: 'Reuters',
    url: 'https://example.org/1',
    published: '2023-06-18',
    text: `${MEETING} They shook hands.`,
  },
];

describe('the pages', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(MEETINGS);
  });
  afterAll(() => served?.close());

  it.each(PAGE_PATHS)('%s is the built page, whatever is asked', async (path) => {
    const response = await served.get(`${path}?id=nothing&q=%3Cscript%3E`);
    expect(response.status).toBe(200);
    const page = new Page(await response.text());
    expect(page.all('script').map((one) => attribute(one, 'src'))).toEqual([
      expect.stringMatching(/^\/assets\/app-\w+\.js$/),
    ]);
    // No words of anybody stand in it: what is shown is asked of the API, and put into the page as text.
    expect(page.texts('script').join('')).toBe('');
  });

  it('gives all that the page is made of, kept for ever by names that change, and each packed', async () => {
    const shell = new Page(await (await served.get('/')).text());
    const names = [
      ...shell.all('script').map((one) => attribute(one, 'src') ?? ''),
      ...shell.all('link').map((one) => attribute(one, 'href') ?? ''),
    ];
    expect(names).toHaveLength(3);
    for (const name of names) {
      const plain = await served.get(name);
      expect(plain.status).toBe(200);
      expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const packed = await createApp({ ask: served.desk.ask }).request(`http://localhost${name}`, {
        headers: { 'accept-encoding': 'gzip, br' },
      });
      expect(packed.headers.get('content-encoding')).toBe('br');
      expect(brotliDecompressSync(new Uint8Array(await packed.arrayBuffer()))).toEqual(
        Buffer.from(await plain.arrayBuffer()),
      );
    }
  });

  it('is under 250 kB at the first view, fonts and all', () => {
    let bytes = 0;
    for (const [name, { plain, packed }] of builtPages())
      if (name !== 'style.css') bytes += (packed?.gzip ?? plain).length;
    // Of all pages together, of which the first view is a part.
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it.each([
    ['an address that is none', '/nothing', 'Not found'],
    ['an address that leads out', '/..%2f..%2fetc%2fpasswd', 'Not found'],
    ['an asset that is none', '/assets/none.js', 'Not found'],
    ['an asset that leads out', '/assets/..%2f..%2fLICENSE', 'Not found'],
  ])('%s is 404, with the way back', async (_, path, title) => {
    const page = await served.page(path, 404);
    expect(page.texts('h1')).toEqual([title]);
    expect(page.link('To the record')).toBe('/');
  });

  it('changes nothing, by whatever method it is asked', async () => {
    const app = createApp({ ask: served.desk.ask });
    const before = await served.desk.counts();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      for (const path of ['/', '/document?id=m1', '/entry', '/search?q=x'])
        expect((await app.request(`http://localhost${path}`, { method })).status).toBe(404);
    expect(await served.desk.counts()).toEqual(before);
  });

  describe('every answer', () => {
    const broken = { document: () => Promise.reject(new Error('broken')) } as unknown as Questions;
    const here = welcomeHosts('127.0.0.1');
    const asked: readonly (readonly [path: string, status: number, get: () => Response | Promise<Response>])[] = [
      ...(
        [
          ['/', 200],
          ['/entry?id=none', 200],
          ['/document?id=m1', 200],
          ['/search?q=Blinken', 200],
          ['/api/docs', 200],
          ['/style.css', 200],
          ['/favicon.ico', 200],
          ['/none', 404],
        ] as const
      ).map(([path, status]) => [path, status, () => served.get(path)] as const),
      ['an error', 500, () => createApp({ ask: broken }).request('http://localhost/api/document?id=x')],
      [
        'another host',
        421,
        () =>
          createApp({ ask: broken, door: createDoor({ welcome: here }) }).request('http://localhost/', {
            headers: { host: 'evil.example' },
          }),
      ],
      ['another method', 404, () => createApp({ ask: broken }).request('http://localhost/', { method: 'POST' })],
      [
        'only the head',
        200,
        () => createApp({ ask: served.desk.ask }).request('http://localhost/', { method: 'HEAD' }),
      ],
    ];

    it.each(asked)('lets nothing be run, framed, guessed or told: %s (%i)', async (_, status, get) => {
      const response = await get();
      expect(response.status).toBe(status);
      const policy = new Map(
        (response.headers.get('content-security-policy') ?? '').split(';').map((part) => {
          const [name = '', ...values] = part.trim().split(/\s+/);
          return [name, values.join(' ')] as const;
        }),
      );
      expect(policy.get('default-src')).toBe("'none'");
      for (const name of ['base-uri', 'frame-ancestors', 'object-src']) expect(policy.get(name)).toBe("'none'");
      for (const name of ['script-src', 'style-src', 'connect-src', 'form-action'])
        expect(policy.get(name)).toBe("'self'");
      for (const [name, value] of policy) {
        expect([name, value]).toEqual([name, expect.stringMatching(/^'(none|self)'$/)]);
        expect(name).not.toBe('frame-src');
      }
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('content-type')).toMatch(
        /^(text\/(html|css|plain); ?charset=utf-8|application\/problem\+json|image\/svg\+xml)$/i,
      );
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('set-cookie')).toBeNull();
    });

    it('the style sheet is CSS and asks for nothing from elsewhere', async () => {
      const response = await served.get('/style.css');
      expect(response.headers.get('content-type')).toMatch(/^text\/css/);
      const style = await response.text();
      expect(style).not.toMatch(/@import/);
      for (const [, address] of style.matchAll(/url\(([^)]*)\)/g)) expect(address).toMatch(/^"?\/assets\/[\w.-]+"?$/);
    });
  });

  describe('the host', () => {
    const welcome = welcomeHosts('127.0.0.1');
    const ask = (host: string | undefined) =>
      createApp({ ask: served.desk.ask, door: createDoor({ welcome }) }).request(
        'http://localhost/',
        host === undefined ? {} : { headers: { host } },
      );

    it.each(['localhost', 'localhost:8484', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:8484'])(
      '%s is ours',
      async (host) => {
        expect((await ask(host)).status).toBe(200);
      },
    );

    it.each([
      'evil.example',
      'evil.example:8484',
      'localhost.evil.example',
      'localhost:8484.evil.example',
      'evil.example:localhost',
      '127.0.0.1.nip.io',
      '127.0.0.2',
      '[::2]',
      '[::1',
      '',
      undefined,
    ])('%s is refused, with nothing of the record', async (host) => {
      const response = await ask(host);
      expect(response.status).toBe(421);
      expect(await response.text()).toMatch(/^This address is not served here: /);
    });

    it('any is welcome where none are named', async () => {
      const response = await createApp({ ask: served.desk.ask }).request('http://localhost/', {
        headers: { host: 'desk.example' },
      });
      expect(response.status).toBe(200);
    });
  });
});
