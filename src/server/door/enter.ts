/** The ways in: the owner's link, which opens once, and signing in with a token where pages are served to others. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { addressOf, type DoorContext, type DoorEnv, holder } from './caller.js';
import { endSession, sessionCookie, setSession } from './cookie.js';
import type { Door } from './door.js';
import { refuse } from './refuse.js';

/**
 * A page that leads on by itself. A redirect would not do: a browser that comes from elsewhere holds a SameSite=Strict
 * cookie back for the whole chain, and the owner would stand at the first page unknown.
 */
const onwards = (context: DoorContext, said: string): Response | Promise<Response> => {
  context.header('cache-control', 'no-store');
  return context.html(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Chancery</title>
<meta http-equiv="refresh" content="0; url=/"><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>Chancery</h1><p>${said} <a href="/">To the record</a></p></main></body></html>`);
};

const signInPage = (context: DoorContext, said: string): Response | Promise<Response> => {
  context.header('cache-control', 'no-store');
  return context.html(
    html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in – Chancery</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>Sign in</h1><p>${said}</p>
<form method="post" action="/enter"><label>Token <input type="password" name="token" autocomplete="current-password" required></label>
<button>Sign in</button></form></main></body></html>`,
  );
};

export function enterRoutes(door: Door): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  const wrong = (context: DoorContext): number => door.wrong.take(addressOf(context));

  app.get('/enter', (context) => {
    const key = context.req.query('key');
    if (key === undefined)
      return signInPage(context, 'The person who serves this record makes tokens: chancery token NAME.');
    const id = door.sessions.enter(key);
    if (id === undefined) {
      door.log({ is: 'refused', what: 'key', address: addressOf(context) });
      const seconds = wrong(context);
      if (seconds > 0) return refuse(context, 429, 'Too many wrong keys', `wait ${seconds} seconds`);
      return refuse(
        context,
        403,
        'This link was opened before, or is too old',
        'end chancery serve and start it again',
      );
    }
    door.log({ is: 'enter', as: 'owner', address: addressOf(context) });
    setSession(context, door, id);
    return onwards(context, 'You may read, add and correct.');
  });

  app.post('/enter', async (context) => {
    const form = await context.req.parseBody();
    const text = typeof form.token === 'string' ? form.token.trim() : '';
    const token = await door.tokens.ofText(text);
    if (!token) {
      door.log({ is: 'refused', what: 'token', address: addressOf(context) });
      const seconds = wrong(context);
      if (seconds > 0) return refuse(context, 429, 'Too many wrong tokens', `wait ${seconds} seconds`);
      context.status(403);
      return signInPage(context, 'This is no token, or its time has run out.');
    }
    door.log({ is: 'enter', as: token.id, address: addressOf(context) });
    setSession(context, door, door.sessions.start(holder('session', token)));
    return onwards(context, 'You are signed in.');
  });

  app.post('/leave', (context) => {
    const id = sessionCookie(context, door);
    if (id !== undefined) door.sessions.end(id);
    endSession(context, door);
    return onwards(context, 'You are signed out.');
  });
  return app;
}
