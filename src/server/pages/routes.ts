/** The pages: one file that asks the API for what it shows, at every address that is one of its own, and what it is made of. */
import { Hono } from 'hono';
import type { DoorContext, DoorEnv } from '../door/caller.js';
import type { BuiltFile } from './built.js';
import { errorPage } from './error.js';

/** Addresses of pages; web/main.tsx says which page each is. */
export const PAGE_PATHS = [
  '/',
  '/relations',
  '/timeline',
  '/entry',
  '/document',
  '/search',
  '/statements',
  '/people',
  '/person',
  '/commitments',
  '/sources',
  '/add',
  '/review',
  '/watches',
  '/rules',
] as const;

/** @param files as they were built */
export function pageRoutes(files: ReadonlyMap<string, BuiltFile>): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  const shell = files.get('index.html');
  for (const path of PAGE_PATHS)
    app.get(path, (context) =>
      shell
        ? sendFile(context, shell, 'no-cache')
        : context.html(errorPage('The pages are not built', 'npm run build makes them.'), 503),
    );
  app.get('/style.css', (context) => {
    const style = files.get('style.css');
    return style ? sendFile(context, style, 'no-cache') : context.notFound();
  });
  // What browsers ask for on a page that names none.
  for (const [name, file] of files)
    if (name.endsWith('.svg')) app.get('/favicon.ico', (context) => sendFile(context, file, 'public, max-age=86400'));
  // Their names change with what is in them.
  for (const [name, file] of files)
    app.get(`/assets/${name}`, (context) => sendFile(context, file, 'public, max-age=31536000, immutable'));
  return app;
}

const sendFile = (context: DoorContext, { type, plain, packed }: BuiltFile, cache: string): Response => {
  context.header('content-type', type);
  context.header('cache-control', cache);
  if (!packed) return context.body(plain);
  context.header('vary', 'accept-encoding');
  const accepted = context.req.header('accept-encoding') ?? '';
  for (const name of ['br', 'gzip'] as const)
    if (new RegExp(`\\b${name}\\b`).test(accepted)) {
      context.header('content-encoding', name);
      return context.body(packed[name]);
    }
  return context.body(plain);
};
