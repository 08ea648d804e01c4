/** The HTTP API: the views and their files, adding and correcting, and what tells of the API itself. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Questions } from '../../desk/ask/questions.js';
import { RELEASE } from '../../desk/place.js';
import type { DoorContext, DoorEnv } from '../door/caller.js';
import { type Door, needs } from '../door/door.js';
import { refuse } from '../door/refuse.js';
import { addDocuments } from './add.js';
import type { Answering } from './answering.js';
import { correctRecord } from './correct.js';
import { docsPage } from './docs.js';
import { FILE_TYPES, type FileType, jsonText } from './files.js';
import { llmsText } from './llms.js';
import { openApi } from './openapi.js';
import { type Reads, readText, whyNotText } from './read.js';
import { sentOf, takesGzip } from './sent.js';
import type { View } from './view.js';
import { FEEDS, VIEWS } from './views.js';
import { watchView } from './watch.js';
import type { Writes } from './writes.js';

export interface Api {
  readonly door: Door;
  readonly ask: Pick<Questions, 'sizes'>;
  readonly answer: Answering;
  /** Reads texts that are kept nowhere; without it none is read. */
  readonly reads?: Reads;
  /** Missing where the record may only be read. */
  readonly writes?: Writes;
}

export function apiRoutes({ door, writes, ask, answer, reads }: Api): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  const document = openApi();
  const documentText = jsonText(document);
  const llms = llmsText();

  for (const view of VIEWS) {
    const paths = [`/api/${view.name}`, ...Object.keys(FILE_TYPES).flatMap((type) => filePaths(view, type))];
    for (const path of [...paths, ...(FEEDS.has(view.name) ? filePaths(view, 'atom') : [])]) {
      app.use(path, compress(), etag({ weak: true }));
      app.get(path, (context) => answerView(context, answer, view, typeOf(path)));
    }
  }

  app.get('/api/health', async (context) => {
    const { documents, entries } = await ask.sizes();
    return json(context, { status: 'ok', release: RELEASE, documents, entries });
  });
  app.get('/api/openapi.json', etag(), (context) =>
    context.body(documentText, 200, { 'content-type': 'application/json; charset=utf-8' }),
  );
  app.get('/api/docs', (context) => context.html(docsPage(document)));
  app.get('/llms.txt', (context) => context.text(llms));
  app.get('/api/metrics', (context) =>
    context.body(door.metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );

  app.get('/api/session', (context) => {
    const { name, is, rights } = context.get('caller');
    return json(context, {
      name,
      add: writes !== undefined && rights.has('add'),
      correct: writes !== undefined && rights.has('correct'),
      signedIn: is !== 'visitor',
    });
  });

  app.post('/api/documents', needs('add'), (context) =>
    writes ? addDocuments(context, writes, door.limits.body) : readOnly(context),
  );
  app.post('/api/corrections', needs('correct'), (context) =>
    writes ? correctRecord(context, writes) : readOnly(context),
  );
  app.post('/api/watches', needs('correct'), (context) => (writes ? watchView(context, writes) : readOnly(context)));
  // It keeps nothing, and takes as long as reading does.
  app.post('/api/read', needs('add'), (context) => readText(context, reads));
  app.post('/api/why', needs('add'), (context) => whyNotText(context, reads));
  return app;
}

const filePaths = ({ name }: View, type: string): string[] => [`/api/${name}.${type}`, `/${name}.${type}`];
const typeOf = (path: string): FileType | 'atom' => (/\.(\w+)$/.exec(path)?.[1] ?? 'json') as FileType | 'atom';

const json = (context: DoorContext, value: unknown): Response =>
  context.body(jsonText(value), 200, { 'content-type': FILE_TYPES.json, 'cache-control': 'no-store' });

const readOnly = (context: DoorContext): Response =>
  refuse(context, 403, 'This record is served for reading alone', 'add on the command line of who serves it');

const answerView = async (
  context: DoorContext,
  answer: Answering,
  { name }: View,
  type: FileType | 'atom',
): Promise<Response> => {
  const url = new URL(context.req.url);
  // This server as it was asked for: the host was looked at by the door.
  const feed = type === 'atom' ? { self: url.href, site: url.origin } : { self: '', site: '' };
  const given = await answer({ view: name, type, search: url.search, ...feed });
  if ('refused' in given)
    return given.refused === 400
      ? refuse(context, 400, 'The question is none', given.why)
      : refuse(context, 404, 'There is nothing of this id', '/api/entries and /api/documents list what there is');
  // Kept by the browser, and asked for again with its ETag before it is shown.
  context.header('cache-control', 'private, no-cache');
  if (given.next) {
    const following = new URLSearchParams(url.searchParams);
    following.set('after', given.next);
    context.header('link', `<${url.pathname}?${following}>; rel="next"`);
  }
  context.header('content-type', type === 'atom' ? 'application/atom+xml; charset=utf-8' : FILE_TYPES[type]);
  if (type !== 'json' && type !== 'atom')
    context.header('content-disposition', `attachment; filename="chancery-${name}.${type}"`);
  const sent = sentOf(given);
  context.header('etag', sent.etag);
  const gzip = takesGzip(context.req.header('accept-encoding')) ? await sent.gzip() : undefined;
  if (!gzip) {
    // By its length is known what is too short to be packed in another way.
    context.header('content-length', String(Buffer.byteLength(given.text)));
    return context.body(given.text);
  }
  context.header('vary', 'Accept-Encoding');
  context.header('content-encoding', 'gzip');
  return context.body(gzip);
};
