/** The pages over the demo record, served here, and addresses that show each of them at its best. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { studiesOf } from '../../src/desk/ask/studies.js';
import { Desk } from '../../src/desk/desk.js';
import { loadResources } from '../../src/desk/resources.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import type { Resources } from '../../src/reading/resources.js';
import { writesOf } from '../../src/server/api/writes.js';
import { createApp } from '../../src/server/app.js';
import { createDoor } from '../../src/server/door/door.js';
import { listen } from '../../src/server/listen.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ServedPages {
  readonly origin: string;
  /** A link that lets the owner in, once. */
  readonly link: () => string;
  readonly desk: Desk;
  readonly close: () => Promise<void>;
}

/** @param store that is there; without it the demo record is read into one of its own, which goes with it */
export async function servePages(
  store?: string,
  documents: () => readonly DocumentInput[] = demoDocuments,
  resources: () => Resources = loadOnce,
): Promise<ServedPages> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-pages-'));
  const desk = await Desk.open(store ?? join(folder, 'demo.db'), { resources });
  if (store === undefined) await desk.add(documents().map((one) => toDocument(one)));
  const door = createDoor();
  const app = createApp({
    ask: desk.ask,
    writes: writesOf(desk),
    studies: studiesOf(desk, resources),
    resources,
    door,
  });
  const listening = await listen(app, { port: 0, hostname: '127.0.0.1' });
  const origin = `http://127.0.0.1:${listening.port}`;
  return {
    origin,
    desk,
    link: () => `${origin}/enter?key=${door.sessions.key()}`,
    close: async () => {
      await listening.stop();
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let loaded: Resources | undefined;
const loadOnce = (): Resources => {
  loaded ??= loadResources();
  return loaded;
};

const demoDocuments = (): readonly DocumentInput[] =>
  readFileSync(join(root, 'demo/record/documents.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DocumentInput);

interface Told {
  readonly lines: readonly { readonly id: string; readonly reports: number; readonly document: string }[];
}

/** Addresses of the pages over the demo record, by name. */
export async function demoPages(origin: string): Promise<Readonly<Record<string, string>>> {
  const ask = async (path: string): Promise<Told> => (await (await fetch(`${origin}${path}`)).json()) as Told;
  const meetings = await ask('/api/lines?kind=meeting&party=CHN&party=USA&limit=200');
  const [most] = [...meetings.lines].sort((a, b) => b.reports - a.reports);
  const id = (text: string | undefined): string => encodeURIComponent(text ?? '');
  return {
    home: '/',
    relations: '/relations?party=CHN&party=USA',
    'relations-chosen': '/relations?party=RUS&party=TUR&from=2022-07-18&to=2022-08-07',
    pairs: '/relations',
    party: '/relations?party=CHN',
    timeline: '/timeline',
    'timeline-pair': '/timeline?party=CHN&party=USA',
    entry: `/entry?id=${id(most?.id)}`,
    texts: `/entry?id=${id(most?.id)}&as=texts&point=5`,
    document: `/document?id=${id(most?.document)}`,
    search: '/search?q=military%20contacts',
    statements: '/statements',
    people: '/people',
    person: '/person?name=Antony%20Blinken',
    commitments: '/commitments?party=CHN&party=USA',
    sources: '/sources',
    add: '/add',
    review: '/review',
    agreement: '/review?list=agreement',
    second: '/review?list=second',
    audit: '/review?list=audit',
    watches: '/watches',
    'watch-new': '/watches?make=yes&kind=meeting&party=CHN&party=USA',
    rules: '/rules',
    rule: '/rules?rule=events/accuse-accuse-object',
    why: '/rules?rule=events/accuse-accuse-object-2&sentence=China%20blamed%20the%20weather.',
    missing: '/entry?id=none',
  };
}
