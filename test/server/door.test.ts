/** The door: who may come in, from where, how often, and what is refused. What cannot be asked in one process is in listen.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Writes } from '../../src/server/api/writes.js';
import { createApp } from '../../src/server/app.js';
import { createDoor, type DoorOptions } from '../../src/server/door/door.js';
import { welcomeHosts } from '../../src/server/door/hosts.js';
import { Buckets } from '../../src/server/door/limits.js';
import { jsonLog } from '../../src/server/door/log.js';
import { Sessions } from '../../src/server/door/sessions.js';
import { type Served, serve } from './served.js';

const OWN = 'http://localhost';
const DOCUMENT = JSON.stringify({ id: 'new', text: 'Antony Blinken met with Qin Gang in Beijing.' });

describe('the door', () => {
  let served: Served;
  let add: string;
  let read: string;
  let writes: Writes & { readonly got: string[] };

  beforeAll(async () => {
    served = await serve([{ id: 'a', published: '2023-06-18', text: 'Antony Blinken met with Qin Gang in Beijing.' }]);
    add = (await served.desk.access.make('script', ['add'], 30)).token;
    read = (await served.desk.access.make('reader', ['read'], 30)).token;
    const got: string[] = [];
    writes = {
      got,
      add: async (documents) => {
        got.push(...documents.map(({ id }) => id));
        return { added: documents.length, changed: 0, known: 0 };
      },
      say: async ({ is }) => {
        got.push(is);
        return { kept: ['correction-1'], changed: [] };
      },
      undo: async (of) => {
        got.push(of);
        return { kept: ['correction-2'], changed: [] };
      },
      watch: async ({ is }) => {
        got.push(is);
        return true;
      },
    };
  });
  afterAll(() => served?.close());

  /** A server of its own, so that what one test used up is nothing to another. */
  const at = (options: DoorOptions = {}) => {
    const tokens = {
      ofText: (text: string) => served.desk.access.ofText(text),
      ofId: (id: string) => served.desk.access.ofId(id),
    };
    const lines: string[] = [];
    const door = createDoor({
      welcome: welcomeHosts('127.0.0.1'),
      log: jsonLog((line) => lines.push(line)),
      tokens,
      ...options,
    });
    const app = createApp({ ask: served.desk.ask, writes, door });
    const ask = async (
      path: string,
      init: RequestInit & { headers?: Record<string, string> } = {},
    ): Promise<Response> => app.request(`${OWN}${path}`, { ...init, headers: { host: 'localhost', ...init.headers } });
    return {
      door,
      ask,
      lines,
      post: (headers: Record<string, string>, body = DOCUMENT) =>
        ask('/api/documents', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }),
      /** The cookie of the owner, who came in by the link. */
      owner: async (): Promise<string> => {
        const response = await ask(`/enter?key=${door.sessions.key()}`);
        return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      },
    };
  };

  const same = { 'sec-fetch-site': 'same-origin', origin: OWN };

  describe('changing the record', () => {
    it('is for the owner from a page of ours, and for tokens that may', async () => {
      const { post, owner } = at();
      const cookie = await owner();
      expect((await post({ cookie, ...same })).status).toBe(200);
      expect((await post({ cookie, origin: OWN })).status).toBe(200);
      expect((await post({ authorization: `Bearer ${add}` })).status).toBe(200);
    });

    it.each<[what: string, status: number, headers: () => Record<string, string>]>([
      ['nobody', 401, () => ({})],
      ['nobody from a page of ours', 401, () => same],
      ['a token that may only read', 403, () => ({ authorization: `Bearer ${read}` })],
      [
        'a token with one sign changed',
        401,
        () => ({ authorization: `Bearer ${add.slice(0, -2)}${add.endsWith('AA') ? 'BB' : 'AA'}` }),
      ],
      [
        'a token of another scheme',
        401,
        () => ({ authorization: `Basic ${Buffer.from(`x:${add}`).toString('base64')}` }),
      ],
      ['no token at all behind the name', 401, () => ({ authorization: 'Bearer ' })],
      ['the hash that the store keeps', 401, () => ({ authorization: `Bearer chancery_aaaaaaaaaa_${'a'.repeat(43)}` })],
      ['a session that is none', 401, () => ({ cookie: 'chancery=aaaa', ...same })],
    ])('is refused to %s', async (_, status, headers) => {
      const before = writes.got.length;
      expect((await at().post(headers())).status).toBe(status);
      expect(writes.got.length).toBe(before);
    });

    it.each<[what: string, headers: Record<string, string>]>([
      ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
      ['another site whose browser sends only the origin', { origin: 'https://evil.example' }],
      ['another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:9999' }],
      ['another port, by the origin', { origin: 'http://localhost:9999' }],
      ['a name that begins as ours does', { origin: 'http://localhost.evil.example' }],
      ['a sandboxed frame', { 'sec-fetch-site': 'cross-site', origin: 'null' }],
      ['a file', { origin: 'null' }],
      ['an origin that is no address', { origin: 'localhost' }],
      ['nowhere, as a browser never does', {}],
      ['an address bar', { 'sec-fetch-site': 'none' }],
      ['a site that forges half', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ])('with the session of the owner is refused from %s', async (_, headers) => {
      const { post, owner } = at();
      const before = writes.got.length;
      expect((await post({ cookie: await owner(), ...headers })).status).toBe(403);
      expect(writes.got.length).toBe(before);
    });

    it('with a token is refused from a page of another site, too', async () => {
      const headers = {
        authorization: `Bearer ${add}`,
        'sec-fetch-site': 'cross-site',
        origin: 'https://evil.example',
      };
      expect((await at().post(headers)).status).toBe(403);
    });

    it.each([
      ['text', 'text/plain'],
      ['a form', 'application/x-www-form-urlencoded'],
      ['a form with files', 'multipart/form-data; boundary=x'],
      ['nothing', ''],
    ])('takes JSON alone: %s is refused', async (_, type) => {
      expect((await at().post({ authorization: `Bearer ${add}`, 'content-type': type })).status).toBe(415);
    });

    it('by correcting is for those who may correct, and reading a text for those who may add', async () => {
      const correct = (await served.desk.access.make('reviewer', ['correct'], 30)).token;
      const { ask, owner } = at();
      const post = async (path: string, body: object, headers: Record<string, string>): Promise<number> =>
        (
          await ask(path, {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json', ...headers },
          })
        ).status;
      const said = { is: 'reject', item: 'x' };
      const before = writes.got.length;
      expect(await post('/api/corrections', said, { authorization: `Bearer ${add}` })).toBe(403);
      expect(await post('/api/corrections', said, { authorization: `Bearer ${read}` })).toBe(403);
      expect(await post('/api/corrections', said, same)).toBe(401);
      expect(await post('/api/corrections', said, { cookie: await owner(), origin: 'https://evil.example' })).toBe(403);
      expect(await post('/api/read', { text: 'x' }, { authorization: `Bearer ${correct}` })).toBe(403);
      expect(await post('/api/read', { text: 'x' }, same)).toBe(401);
      const end = { is: 'remove', name: 'x' };
      expect(await post('/api/watches', end, { authorization: `Bearer ${add}` })).toBe(403);
      expect(await post('/api/watches', end, same)).toBe(401);
      expect(await post('/api/watches', end, { cookie: await owner(), origin: 'https://evil.example' })).toBe(403);
      expect(writes.got.length).toBe(before);
      expect(await post('/api/watches', end, { authorization: `Bearer ${correct}` })).toBe(200);
      expect(await post('/api/corrections', said, { authorization: `Bearer ${correct}` })).toBe(200);
      expect(await post('/api/corrections', { is: 'undo', of: 'c' }, { cookie: await owner(), ...same })).toBe(200);
      expect(writes.got.slice(before)).toEqual(['remove', 'reject', 'c']);
    });

    it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('is not done by %s', async (method) => {
      const before = writes.got.length;
      const { ask } = at();
      await ask('/api/documents?id=a', { method, headers: { authorization: `Bearer ${add}` } });
      expect(writes.got.length).toBe(before);
    });
  });

  describe('the link of the owner', () => {
    it('opens once, by a cookie that no script and no other site can use', async () => {
      const { ask, door } = at();
      const key = door.sessions.key();
      const first = await ask(`/enter?key=${key}`);
      expect(first.status).toBe(200);
      expect(first.headers.get('set-cookie')).toMatch(/^chancery=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
      expect(first.headers.get('cache-control')).toBe('no-store');
      const second = await ask(`/enter?key=${key}`);
      expect(second.status).toBe(403);
      expect(second.headers.get('set-cookie')).toBeNull();
    });

    it('behind https sets a cookie that only this host can have set, sent over https alone', async () => {
      const { ask, door } = at({ secure: true, open: false });
      const response = await ask(`/enter?key=${door.sessions.key()}`);
      expect(response.headers.get('set-cookie')).toMatch(
        /^__Host-chancery=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    });

    it('is worth nothing after five minutes, and its session ends idle, old, or when it is left', async () => {
      let now = 0;
      const sessions = new Sessions(() => now);
      const key = sessions.key();
      now = 5 * 60_000;
      expect(sessions.enter(key)).toBeUndefined();
      const id = sessions.enter(sessions.key()) ?? '';
      now += 12 * 3_600_000;
      expect(sessions.of(id)?.name).toBe('owner');
      now += 12 * 3_600_000 + 1;
      expect(sessions.of(id)).toBeUndefined();
      const kept = sessions.enter(sessions.key()) ?? '';
      for (let hour = 0; hour < 7 * 24; hour += 6) {
        expect(sessions.of(kept)).toBeDefined();
        now += 6 * 3_600_000;
      }
      now += 1;
      expect(sessions.of(kept)).toBeUndefined();
      const { ask, owner, post } = at();
      const cookie = await owner();
      expect((await ask('/leave', { method: 'POST', headers: { cookie, ...same } })).status).toBe(200);
      expect((await post({ cookie, ...same })).status).toBe(401);
    });

    it('never stands in the log, nor do queries, cookies and tokens', async () => {
      const { ask, door, owner, post, lines } = at();
      const key = door.sessions.key();
      await ask(`/enter?key=${key}`);
      const cookie = await owner();
      await post({ cookie, ...same });
      await post({ authorization: `Bearer ${add}` });
      await ask('/search?q=what-a-person-looks-for');
      const log = lines.join('');
      for (const secret of [key, cookie.split('=')[1] ?? '-', add, 'what-a-person-looks-for'])
        expect(log).not.toContain(secret);
      expect(lines.length).toBeGreaterThan(4);
    });
  });

  describe('guessing', () => {
    it('of tokens is slowed down, and a right guess is not told then', async () => {
      let now = 0;
      const { ask } = at({ now: () => now });
      const guess = (token: string) => ask('/api/health', { headers: { authorization: `Bearer ${token}` } });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++)
        statuses.push((await guess(`chancery_aaaaaaaaaa_${String(i).padStart(43, 'x')}`)).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
      const right = await guess(add);
      expect(right.status).toBe(429);
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
      // Without a token reading goes on: who guesses locks nobody out of the pages.
      expect((await ask('/api/health')).status).toBe(200);
      now += 60_000;
      expect((await guess(add)).status).toBe(200);
    });

    it('of keys is slowed down', async () => {
      const { ask } = at();
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++) statuses.push((await ask(`/enter?key=${i}`)).status);
      expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 403));
      expect(statuses.slice(10)).toEqual([429, 429]);
    });

    it('gains nothing from a token that has ended or whose time has run out', async () => {
      const ended = await served.desk.access.make('ended', ['add'], 30);
      await served.desk.access.end(ended.stored.id);
      const over = await served.desk.access.make('over', ['add'], 0);
      for (const { token } of [ended, over])
        expect((await at().post({ authorization: `Bearer ${token}` })).status).toBe(401);
    });
  });

  describe('at another address', () => {
    const others = { welcome: welcomeHosts('0.0.0.0', ['desk.example']), open: false };

    it('nothing is read without a token', async () => {
      const { ask } = at(others);
      for (const path of [
        '/',
        '/api/entries',
        '/entries.csv',
        '/api/openapi.json',
        '/llms.txt',
        '/api/metrics',
        '/none',
      ])
        expect([path, (await ask(path)).status]).toEqual([path, 401]);
      const page = await ask('/', { headers: { accept: 'text/html' } });
      expect([page.status, page.headers.get('location')]).toEqual([303, '/enter']);
      expect((await ask('/api/entries', { headers: { authorization: `Bearer ${read}` } })).status).toBe(200);
    });

    it('a person signs in with a token, may what it may, and is out when it ends', async () => {
      const { ask, post } = at(others);
      const { stored, token } = await served.desk.access.make('colleague', ['add'], 30);
      const form = { 'content-type': 'application/x-www-form-urlencoded', ...same };
      const wrong = await ask('/enter', { method: 'POST', body: 'token=none', headers: form });
      expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([403, null]);
      const response = await ask('/enter', { method: 'POST', body: `token=${token}`, headers: form });
      const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      expect((await ask('/', { headers: { cookie } })).status).toBe(200);
      expect((await post({ cookie, ...same })).status).toBe(200);
      await served.desk.access.end(stored.id);
      expect((await ask('/', { headers: { cookie } })).status).toBe(401);
    });

    it('signing in is not done from another site', async () => {
      const { ask } = at(others);
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' };
      const response = await ask('/enter', { method: 'POST', body: `token=${read}`, headers });
      expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    });

    it.each([
      ['desk.example', 200],
      ['desk.example:443', 200],
      ['192.168.1.7:8484', 200],
      ['[2001:db8::1]:8484', 200],
      ['localhost', 200],
      ['evil.example', 421],
      ['192.168.1.7.nip.io', 421],
      ['', 421],
    ])('the host %j is answered with %i', async (host, status) => {
      const { ask } = at(others);
      expect((await ask('/api/health', { headers: { host, authorization: `Bearer ${read}` } })).status).toBe(status);
    });
  });

  describe('what another site takes in', () => {
    it.each<[as: string, mode: string, dest: string, status: number]>([
      ['a link', 'navigate', 'document', 200],
      ['a frame', 'navigate', 'iframe', 403],
      ['a picture', 'no-cors', 'image', 403],
      ['a script', 'no-cors', 'script', 403],
      ['data', 'cors', 'empty', 403],
      ['an object', 'navigate', 'object', 403],
    ])('as %s is answered with %3$i', async (_, mode, dest, status) => {
      for (const site of ['cross-site', 'same-site']) {
        const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest };
        expect((await at().ask('/entries.json', { headers })).status).toBe(status);
      }
    });

    it('is given no leave to read it', async () => {
      const response = await at().ask('/api/entries', { headers: { origin: 'https://evil.example' } });
      for (const name of ['access-control-allow-origin', 'access-control-allow-credentials'])
        expect(response.headers.get(name)).toBeNull();
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    });
  });

  describe('too much', () => {
    it('of a body is refused before it is read, said or not', async () => {
      const { post } = at({ limits: { body: 1000 } });
      const long = JSON.stringify({ text: 'a'.repeat(2000) });
      expect((await post({ authorization: `Bearer ${add}`, 'content-length': String(long.length) }, long)).status).toBe(
        413,
      );
      const { ask } = at({ limits: { body: 1000 } });
      let sent = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent++;
          controller.enqueue(new Uint8Array(500).fill(97));
        },
      });
      const response = await ask('/api/documents', {
        method: 'POST',
        body: endless,
        duplex: 'half',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${add}` },
      } as RequestInit & { headers: Record<string, string> });
      expect(response.status).toBe(413);
      expect(sent).toBeLessThan(20);
    });

    it('of requests and of writes is put off, each address by itself', () => {
      let now = 0;
      const buckets = new Buckets({ burst: 3, perMinute: 60 }, () => now);
      expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
      expect(buckets.take('b')).toBe(0);
      now += 1000;
      expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 1]);
      now -= 3_600_000;
      expect(buckets.take('a')).toBe(1);
    });

    it('of addresses does not grow without end', () => {
      const buckets = new Buckets({ burst: 1, perMinute: 1 }, () => 0);
      for (let i = 0; i < 50_000; i++) buckets.take(`address ${i}`);
      expect(buckets.take('new')).toBe(0);
    });

    it.each<[what: string, path: string]>([
      ['a limit', '/api/entries?limit=100000000'],
      ['a search', `/api/search?q=${'a'.repeat(600)}`],
      ['an id', `/api/entry?id=${'a'.repeat(5000)}`],
      ['a list of parties', `/api/entries?${Array.from({ length: 50 }, () => 'party=CHN').join('&')}`],
    ])('of %s is refused', async (_, path) => {
      expect((await at().ask(path)).status).toBe(400);
    });
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/style.css/../../package.json',
    '/style.css%00.html',
    '/api/../../etc/passwd',
    '/api/entries.json%00',
    '/entries.exe',
    '/entries.json/x',
    '//etc/passwd',
    '/\\..\\..\\etc\\passwd',
    '/.git/config',
    '/__proto__.json',
    '/constructor',
  ])('leads to no file: %s', async (path) => {
    const response = await at().ask(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/root:|"dependencies"|\[core\]/);
  });

  it('what stands in an address comes back in no header as a line of its own', async () => {
    const { ask } = at();
    for (const bad of ['a%0d%0aset-cookie:%20x=1', 'a%0aset-cookie:x=1', '%e5%98%8d%e5%98%8aset-cookie:x=1']) {
      for (const path of [
        `/api/entries?limit=1&topic=${bad}`,
        `/entries.csv?after=${bad}~x`,
        `/${bad}`,
        `/enter?key=${bad}`,
      ]) {
        const response = await ask(path);
        expect(response.headers.get('set-cookie')).toBeNull();
        expect([...response.headers].join('\n')).not.toMatch(/[\r\n]set-cookie/i);
      }
    }
  });

  it('writes no line into the log that another wrote', async () => {
    const { ask, lines } = at();
    await ask(`/${encodeURIComponent('x\n{"is":"enter","as":"owner"}\u2028\u009b')}`);
    expect(lines).toHaveLength(1);
    expect(() => JSON.parse(lines[0] ?? '')).not.toThrow();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(lines[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]/);
  });

  it('tells of an error its number alone, and the log the rest', async () => {
    const lines: string[] = [];
    const broken = { sizes: () => Promise.reject(new Error('the password is swordfish')) };
    const door = createDoor({ log: jsonLog((line) => lines.push(line)) });
    const app = createApp({ ask: broken as unknown as typeof served.desk.ask, door });
    const response = await app.request(`${OWN}/api/health`);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/swordfish|\.ts|\.js/);
    const number = response.headers.get('x-request-id') ?? '-';
    expect(text).toContain(number);
    expect(lines.find((line) => line.includes('swordfish'))).toContain(number);
  });

  it('counts for Prometheus, by route and never by address', async () => {
    const { ask } = at();
    await ask('/api/entries?limit=1');
    await ask('/some-address-that-is-none');
    const text = await (await ask('/api/metrics')).text();
    expect(text).toMatch(/^chancery_requests_total\{method="GET",route="\/api\/entries",status="200"\} 1$/m);
    expect(text).not.toContain('some-address');
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^{}]*\})? [-+.\dEe]+)$/);
  });
});
