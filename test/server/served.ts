/** A desk on a store of its own, and its pages, without a socket between. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { studiesOf } from '../../src/desk/ask/studies.js';
import { Desk } from '../../src/desk/desk.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { writesOf } from '../../src/server/api/writes.js';
import { createApp } from '../../src/server/app.js';
import { createDoor } from '../../src/server/door/door.js';
import { resources } from '../resources.js';
import { Page } from './html.js';

export interface Served {
  readonly desk: Desk;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** The answer of a view, which has to be 200. */
  readonly view: <T>(name: string, values?: Readonly<Record<string, string>>) => Promise<T>;
  /** Sends JSON as the owner. */
  readonly post: (path: string, body: unknown) => Promise<Response>;
  /** The page at an address, which has to answer so. */
  readonly page: (path: string, status?: number) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export const serve = async (documents: readonly DocumentInput[]): Promise<Served> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-server-'));
  // Of two that say the opposite of one another the later holds: no two are of one moment.
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)).toISOString();
  const desk = await Desk.open(join(folder, 'a.db'), { resources, now });
  await desk.add(documents.map((one) => toDocument(one)));
  const door = createDoor();
  const app = createApp({
    ask: desk.ask,
    resources,
    studies: studiesOf(desk, resources),
    writes: writesOf(desk),
    door,
  });
  const get: Served['get'] = async (path, headers = {}) => app.request(`http://localhost${path}`, { headers });
  let cookie: string | undefined;
  return {
    desk,
    get,
    view: async <T>(name: string, values: Readonly<Record<string, string>> = {}): Promise<T> => {
      const response = await get(at(`/api/${name}`, values));
      if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    post: async (path, body) => {
      cookie ??= ((await get(`/enter?key=${door.sessions.key()}`)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return app.request(`http://localhost${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { cookie, origin: 'http://localhost', 'content-type': 'application/json', host: 'localhost' },
      });
    },
    page: async (path, status = 200) => {
      const response = await get(path);
      const page = new Page(await response.text());
      if (response.status !== status)
        throw new Error(`${path.slice(0, 200)}: ${response.status}, ${page.texts('main').join().slice(0, 500)}`);
      return page;
    },
    close: async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const at = (path: string, values: Readonly<Record<string, string>>): string =>
  `${path}?${Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
