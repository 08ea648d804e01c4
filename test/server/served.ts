/** A desk on a store of its own, and its pages, without a socket between. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '../../src/desk/desk.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { createApp } from '../../src/server/app.js';
import { resources } from '../resources.js';
import { Page } from './html.js';

export interface Served {
  readonly desk: Desk;
  readonly get: (path: string) => Promise<Response>;
  /** The page at an address, which has to answer so. */
  readonly page: (path: string, status?: number) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export const serve = async (documents: readonly DocumentInput[]): Promise<Served> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-server-'));
  const desk = await Desk.open(join(folder, 'a.db'), { resources, now: () => '2026-01-01T00:00:00Z' });
  await desk.add(documents.map((one) => toDocument(one)));
  const app = createApp({ ask: desk.ask });
  const get = async (path: string): Promise<Response> => app.request(`http://localhost${path}`);
  return {
    desk,
    get,
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
