/**
 * The pages over HTTP: the record's list, one entry with its reports, one document with its marks, search. Everything is
 * read; nothing changes the record from here.
 */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Desk } from '../desk/desk.js';
import { ITEM_KINDS } from '../model/record.js';
import type { Cursor } from '../store/store.js';
import { documentPage, entryPage, errorPage, listPage, searchPage } from './pages.js';
import { STYLE } from './style.js';

const PAGE_SIZE = 50;

/**
 * @param hosts the names under which the pages may be asked for; a page of another site that points its own name at this
 * machine is refused. Undefined where every name is welcome.
 */
export function createApp(desk: Desk, hosts?: ReadonlySet<string>): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      // The desk is served on this machine without a certificate.
      strictTransportSecurity: false,
    }),
  );
  app.use(async (context, next) => {
    const host = context.req.header('host')?.replace(/:\d+$/, '') ?? '';
    if (hosts && !hosts.has(host)) return context.text('This address is not served here.', 421);
    return next();
  });

  app.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get('/', async (context) => {
    const asked = context.req.query('kind') ?? 'meeting';
    const kind = ITEM_KINDS.find((one) => one === asked);
    if (!kind) return context.html(errorPage('No such kind', `There are ${ITEM_KINDS.join(', ')}.`), 404);
    const [page, counts] = await Promise.all([
      desk.list(kind, { limit: PAGE_SIZE, order: 'newest', ...after(context.req.query('after')) }),
      desk.counts(),
    ]);
    return context.html(listPage(kind, page.lines, counts.entries, cursorText(page.next)));
  });

  app.get('/entry', async (context) => {
    const shown = await desk.entry(context.req.query('id') ?? '');
    if (!shown) return context.html(errorPage('No such entry', 'No item of the record has this id.'), 404);
    return context.html(entryPage(shown.entry, shown.items));
  });

  app.get('/document', async (context) => {
    const document = await desk.document(context.req.query('id') ?? '');
    if (!document) return context.html(errorPage('No such document', 'No document of the record has this id.'), 404);
    return context.html(documentPage(document));
  });

  app.get('/search', async (context) => {
    const query = context.req.query('q') ?? '';
    const found = await desk.search(query, { limit: PAGE_SIZE, ...after(context.req.query('after')) });
    return context.html(searchPage(query, found.lines, cursorText(found.next)));
  });

  app.notFound((context) => context.html(errorPage('Not found', 'There is nothing at this address.'), 404));
  app.onError((error, context) => context.html(errorPage('Something went wrong', error.message), 500));
  return app;
}

/** A place in a list as it stands in an address: the day, a tilde, the id. */
const cursorText = (cursor: Cursor | null): string | undefined => (cursor && `${cursor.day}~${cursor.id}`) || undefined;
const after = (text: string | undefined): { after?: Cursor } => {
  const at = text?.indexOf('~') ?? -1;
  return text && at !== -1 ? { after: { day: text.slice(0, at), id: text.slice(at + 1) } } : {};
};
