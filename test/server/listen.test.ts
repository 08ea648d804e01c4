/** The server on a socket of its own, as a program: what only bytes on a wire can try, and how it begins and ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { loadResources } from '../../src/desk/resources.js';
import { createApp } from '../../src/server/app.js';
import { type Listening, listen } from '../../src/server/listen.js';
import { ROOT } from '../shared.js';
import { type Served, serve } from './served.js';

/** Sends bytes and gives what comes back until the other side ends. */
const raw = (port: number, send: (write: (text: string) => void) => void): Promise<string> =>
  new Promise((resolve) => {
    let got = '';
    const socket = connect(port, '127.0.0.1', () => send((text) => socket.write(text)));
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.on('error', () => resolve(got));
    socket.on('close', () => resolve(got));
  });

describe('on the wire', () => {
  let served: Served;
  let listening: Listening;

  beforeAll(async () => {
    served = await serve([{ id: 'a', text: 'Antony Blinken met with Qin Gang in Beijing.' }]);
    const timeouts = { headers: 600, request: 1200, silence: 2000, end: 500 };
    listening = await listen(createApp({ ask: served.desk.ask }), { port: 0, hostname: '127.0.0.1', timeouts });
  });
  afterAll(async () => {
    await listening?.stop();
    await served?.close();
  });

  it('who sends headers too slowly is cut off', async () => {
    let timer: NodeJS.Timeout | undefined;
    const got = await raw(listening.port, (write) => {
      write('GET / HTTP/1.1\r\nhost: localhost\r\n');
      timer = setInterval(() => write('x: y\r\n'), 100);
    });
    clearInterval(timer);
    expect(got).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  it('who sends a body too slowly is cut off', async () => {
    let timer: NodeJS.Timeout | undefined;
    const got = await raw(listening.port, (write) => {
      write('POST /api/documents HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n');
      timer = setInterval(() => write('a'), 100);
    });
    clearInterval(timer);
    expect(got).not.toMatch(/^HTTP\/1\.1 2/);
  });

  it('who sends nothing at all is cut off', async () => {
    expect(await raw(listening.port, () => undefined)).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  it.each<[what: string, request: string, status: RegExp]>([
    ['headers without end', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431/],
    [
      'an address without end',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
      /^HTTP\/1\.1 (431|414)/,
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      /^HTTP\/1\.1 400/,
    ],
    [
      'a length beside pieces',
      'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    [
      'a header with a bare line end',
      'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\nset-cookie: b\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', /^HTTP\/1\.1 400/],
    ['no HTTP', '\u0016\u0003\u0001hello\r\n\r\n', /^HTTP\/1\.1 400/],
    [
      'an address that leads out',
      'GET /../../../etc/passwd HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
      /^HTTP\/1\.1 40[04]/,
    ],
    [
      'an address of another host',
      'GET http://evil.example/ HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n',
      /^HTTP\/1\.1 (200|400|421)/,
    ],
  ])('%s', async (_, request, status) => {
    expect(await raw(listening.port, (write) => write(request))).toMatch(status);
  });
});

/** `chancery serve` as a process; gives what it printed once it listens. */
const start = async (
  args: readonly string[],
): Promise<{ child: ChildProcess; out: () => string; err: () => string }> => {
  const child = spawn(process.execPath, [join(ROOT, 'bin/chancery.js'), 'serve', '--port', '0', ...args]);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (!/http:\/\/\S+:\d+\//.test(out) && child.exitCode === null) return;
      clearInterval(look);
      resolve();
    }, 20);
  });
  return { child, out: () => out, err: () => err };
};
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.on('exit', (code) => resolve(code));
  });

describe('chancery serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-serve-'));
  const store = join(folder, 'a.db');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    // What is served has to be there.
    for (const file of [store, join(folder, 'b.db')])
      await (await Desk.open(file, { resources: () => loadResources() })).close();
  });

  it('lets the owner in by its link, reads what is added in a thread of its own, and ends when it is told', async () => {
    const { child, out, err } = await start(['--store', store, '--link', '--log', 'all']);
    const link = /http:\S+enter\?key=\S+/.exec(out())?.[0] ?? '';
    const origin = new URL(link).origin;
    const cookie = ((await fetch(link)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const response = await fetch(`${origin}/api/documents`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'a',
        published: '2023-06-18',
        text: 'Antony Blinken met with Qin Gang in Beijing on Sunday.',
      }),
    });
    expect(await response.json()).toMatchObject({ added: 1, ids: ['a'], failed: [] });
    // The pages have a connection of their own, which sees it.
    const { lines } = (await (await fetch(`${origin}/api/entries?kind=meeting`)).json()) as {
      lines: readonly object[];
    };
    expect(lines).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    const log = err()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { is: string });
    expect([log[0]?.is, log.at(-1)?.is]).toEqual(['start', 'stop']);
    expect(err()).not.toContain(cookie.split('=')[1]);
  });

  it('does not begin for others without a token', async () => {
    const { child, err } = await start(['--store', join(folder, 'b.db'), '--host', '0.0.0.0']);
    expect(await ended(child)).toBe(1);
    expect(err()).toMatch(
      /^chancery: serve: others may come by 0\.0\.0\.0, and there is no token; make one first: chancery token NAME\n$/,
    );
  });
});
