/** All that is served, put together: the door, and behind it the ways in, the API and the pages. */
import type { Hono } from 'hono';
import type { Questions } from '../desk/ask/questions.js';
import type { Studies } from '../desk/ask/studies.js';
import type { Resources } from '../reading/resources.js';
import { type Answering, answering } from './api/answering.js';
import { keptAnswers } from './api/kept.js';
import type { Reads } from './api/read.js';
import { apiRoutes } from './api/routes.js';
import type { Writes } from './api/writes.js';
import type { DoorEnv } from './door/caller.js';
import { behind, createDoor, type Door } from './door/door.js';
import { enterRoutes } from './door/enter.js';
import { refuse } from './door/refuse.js';
import { mcpRoute } from './mcp/route.js';
import { builtPages } from './pages/built.js';
import { errorPage } from './pages/error.js';
import { pageRoutes } from './pages/routes.js';
import { BusyError } from './threads/thread.js';

export interface Served {
  /** Answers what is asked of the record. */
  readonly ask: Questions;
  /** Changes the record; without it the server is for reading alone. */
  readonly writes?: Writes;
  /** Answers what takes long, and reads texts; without it that is not asked. */
  readonly studies?: Studies;
  /** Answers and reads elsewhere, in the place of what answers here. */
  readonly elsewhere?: Reads & { readonly answer: Answering };
  /** The tables, for those who ask who somebody is; without them that is not asked. */
  readonly resources?: () => Resources;
  /** Who may come in; everybody unless told. */
  readonly door?: Door;
}

export function createApp({ ask, writes, studies, resources, elsewhere, door = createDoor() }: Served): Hono<DoorEnv> {
  let written = 0;
  // The number of commits is that of others: what was written here counts beside it.
  const edition = async (): Promise<string> => `${await ask.edition()} ${written}`;
  const here = answering({ ask, ...(studies ? { studies } : {}), ...(resources ? { resources } : {}) });
  const reads = elsewhere ?? studies;
  const app = behind(door);
  app.post('/api/*', async (_, next) => {
    await next();
    written++;
  });
  app.route('/', enterRoutes(door));
  app.route(
    '/',
    apiRoutes({
      ask,
      door,
      answer: keptAnswers(elsewhere?.answer ?? here, edition),
      ...(writes ? { writes } : {}),
      ...(reads ? { reads } : {}),
    }),
  );
  if (resources) app.route('/', mcpRoute(ask, resources));
  app.route('/', pageRoutes(builtPages()));

  app.notFound((context) =>
    isPage(context.req.path)
      ? context.html(errorPage('Not found', 'There is nothing at this address.'), 404)
      : refuse(context, 404, 'Nothing is at this address', '/api/docs says what there is'),
  );
  app.onError((error, context) => {
    if (error instanceof BusyError)
      return refuse(context, 503, 'Too many texts wait to be read', 'try again later', { 'retry-after': '30' });
    // What went wrong is for who serves; who asks gets the number to find it by.
    const request = context.get('request');
    door.log({ is: 'error', request, path: context.req.path.slice(0, 200), error: error.stack ?? error.message });
    if (!isPage(context.req.path))
      return refuse(context, 500, 'Something went wrong here', `the log of the server says what, under ${request}`);
    return context.html(errorPage('Something went wrong', `The log of the server says what, under ${request}.`), 500);
  });
  return app;
}

const isPage = (path: string): boolean => !/^\/(api|mcp)(\/|$)/.test(path) && !/\.(json|jsonl|csv|atom)$/.test(path);
