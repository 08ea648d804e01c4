/**
 * From where a request comes, as the browser says: `Sec-Fetch-Site`, which no page can write, else `Origin`. Another
 * site may lead here by a link, and nothing else.
 */
import type { MiddlewareHandler } from 'hono';
import { type DoorContext, type DoorEnv, isSafe } from './caller.js';
import { refuse } from './refuse.js';

/** True where the origin is this server, as the request itself names it. */
const isOwn = (context: DoorContext, origin: string): boolean => {
  try {
    // The host was looked at before; `null`, the origin of files and sandboxes, is no address.
    return new URL(origin).host === (context.req.header('host') ?? '').toLowerCase();
  } catch {
    return false;
  }
};

/** A page that another site's page leads to by a link: shown. Taken in as picture, script, frame or data: refused. */
const isLink = (context: DoorContext): boolean =>
  context.req.header('sec-fetch-mode') === 'navigate' && context.req.header('sec-fetch-dest') === 'document';

export const checkOrigin: MiddlewareHandler<DoorEnv> = async (context, next) => {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  if (isSafe(context.req.method)) {
    const foreign = site === 'cross-site' || site === 'same-site';
    if (foreign && !isLink(context))
      return refuse(context, 403, 'Asked for by a page of another site', 'open the address itself');
    return next();
  }
  // Another port of this machine is the same site to a browser, and another origin: not ours.
  const foreign = (site !== undefined && site !== 'same-origin') || (origin !== undefined && !isOwn(context, origin));
  if (foreign) return refuse(context, 403, 'Sent by a page of another site', 'send it from a page of this one');
  // A session is sent along by the browser unasked, so that the request has to say where it comes from; who holds a
  // token writes it into the request and is no browser.
  if (context.get('caller').is === 'session' && site === undefined && origin === undefined)
    return refuse(context, 403, 'It does not say from which page it was sent', 'use a token outside of the browser');
  return next();
};
