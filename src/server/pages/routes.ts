/** The pages: the record's list, one entry with its reports, one document with its marks, search. They change nothing. */
import { Hono } from 'hono';
import type { Questions } from '../../desk/ask/questions.js';
import { ITEM_KINDS } from '../../model/record.js';
import { cursorOf, cursorText } from '../api/cursor.js';
import type { DoorEnv } from '../door/caller.js';
import { documentPage, entryPage, errorPage, listPage, searchPage } from './pages.js';
import { STYLE } from './style.js';

const PAGE_SIZE = 50;

export function pageRoutes(ask: Questions): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();

  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get('/', async (context) => {
    const asked = context.req.query('kind') ?? 'meeting';
    const kind = ITEM_KINDS.find((one) => one === asked);
    if (!kind) return context.html(errorPage('No such kind', `There are ${ITEM_KINDS.join(', ')}.`), 404);
    const [page, counts] = await Promise.all([
      ask.entries({ kinds: [kind], limit: PAGE_SIZE, order: 'newest', ...after(context.req.query('after')) }),
      ask.counts(),
    ]);
    return context.html(listPage(kind, page.lines, counts.entries, cursorText(page.next)));
  });

  app.get('/entry', async (context) => {
    const shown = await ask.entry(context.req.query('id') ?? '');
    if (!shown) return context.html(errorPage('No such entry', 'No item of the record has this id.'), 404);
    return context.html(entryPage(shown.entry, shown.items));
  });

  app.get('/document', async (context) => {
    const document = await ask.document(context.req.query('id') ?? '');
    if (!document) return context.html(errorPage('No such document', 'No document of the record has this id.'), 404);
    return context.html(documentPage(document));
  });

  app.get('/search', async (context) => {
    const query = context.req.query('q') ?? '';
    const found = await ask.search(query, { limit: PAGE_SIZE, ...after(context.req.query('after')) });
    return context.html(searchPage(query, found.lines, cursorText(found.next)));
  });
  return app;
}

const after = (text: string | undefined) => {
  const cursor = cursorOf(text ?? '');
  return cursor ? { after: cursor } : {};
};
