/**
 * The door: what every request passes before a route sees it. In this order: it is numbered, timed and logged; the
 * answer gets its headers; its host, its rate, the length of its body are looked at; who asks is found out; from where it
 * comes is looked at; and whether the caller may read. A route that changes something asks `needs` for its right.
 */
import { randomBytes } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import type { StoredToken } from '../../model/access.js';
import { addressOf, type Caller, type DoorContext, type DoorEnv, holder, type Right, visitor } from './caller.js';
import { sessionCookie } from './cookie.js';
import { checkHost } from './hosts.js';
import { Buckets, LIMITS, type Limits, limitRate, tooMany } from './limits.js';
import { type Log, noLog } from './log.js';
import { Metrics } from './metrics.js';
import { checkOrigin } from './origin.js';
import { refuse } from './refuse.js';
import { Sessions } from './sessions.js';

export interface DoorOptions {
  /** Which names are welcome in `Host`; every name unless told. */
  readonly welcome?: (host: string) => boolean;
  /** True where everyone who gets here may read: at this machine alone. */
  readonly open?: boolean;
  /** True where people come by https, through a program in front of this one. */
  readonly secure?: boolean;
  readonly limits?: Partial<Limits>;
  readonly log?: Log;
  /** Milliseconds; the clock of sessions and rates. */
  readonly now?: () => number;
  /** The token of which this is the text, or that has this id, where it is still taken. */
  readonly tokens?: Tokens;
}

interface Tokens {
  readonly ofText: (text: string) => Promise<StoredToken | undefined>;
  readonly ofId: (id: string) => Promise<StoredToken | undefined>;
}

const NO_TOKENS: Tokens = { ofText: async () => undefined, ofId: async () => undefined };

/** What the door knows: made once, shared by its steps and by the ways in. */
export interface Door {
  readonly open: boolean;
  readonly secure: boolean;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly limits: Limits;
  /** How often an address has shown a key or token that is none. */
  readonly wrong: Buckets;
  readonly tokens: Tokens;
  readonly welcome: (host: string) => boolean;
  readonly now: () => number;
}

export function createDoor(options: DoorOptions = {}): Door {
  const limits = { ...LIMITS, ...options.limits };
  const now = options.now ?? Date.now;
  const sessions = new Sessions(now);
  const metrics = new Metrics();
  metrics.gauge('chancery_sessions', 'Sessions of people.', () => sessions.count);
  return {
    open: options.open ?? true,
    secure: options.secure ?? false,
    sessions,
    metrics,
    log: options.log ?? noLog,
    limits,
    wrong: new Buckets(limits.wrong, now),
    tokens: options.tokens ?? NO_TOKENS,
    welcome: options.welcome ?? (() => true),
    now,
  };
}

/** An app whose every request has passed the door. */
export function behind(door: Door): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  app.use(noteRequest(door));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
      // At this machine there is no certificate.
      strictTransportSecurity: door.secure ? 'max-age=31536000' : false,
    }),
  );
  app.use(checkHost(door.welcome));
  app.use(limitRate(door.limits, door.now));
  app.use(
    bodyLimit({
      maxSize: door.limits.body,
      onError: (context) =>
        refuse(
          context,
          413,
          `The body is longer than ${door.limits.body.toLocaleString('en')} bytes`,
          'send less at once, or use chancery add',
        ),
    }),
  );
  app.use(findCaller(door));
  app.use(checkOrigin);
  app.use(mayRead);
  return app;
}

const noteRequest =
  (door: Door): MiddlewareHandler<DoorEnv> =>
  async (context, next) => {
    const began = performance.now();
    const request = randomBytes(6).toString('hex');
    context.set('request', request);
    context.header('x-request-id', request);
    await next();
    const seconds = (performance.now() - began) / 1000;
    const { status } = context.res;
    // The pattern of the route that answered; of an address that none has, one name for all.
    const route = status === 404 || status === 421 ? 'none' : routePath(context, -1);
    door.metrics.request(context.req.method, route, status, seconds);
    door.log({
      is: 'request',
      request,
      method: context.req.method,
      route,
      // The query may hold what a person looks for, and the key of the link: it stays out.
      path: context.req.path.slice(0, 200),
      status,
      ms: Math.round(seconds * 10_000) / 10,
      by: (context.get('caller') as Caller | undefined)?.name,
      address: addressOf(context),
    });
  };

const findCaller =
  (door: Door): MiddlewareHandler<DoorEnv> =>
  async (context, next) => {
    const authorization = context.req.header('authorization');
    if (authorization !== undefined) {
      const address = addressOf(context);
      // Who guesses is not told any more whether a guess was right.
      const seconds = door.wrong.wait(address);
      if (seconds > 0) return tooMany(context, seconds);
      const token = await door.tokens.ofText(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
      if (!token) {
        door.wrong.take(address);
        door.log({ is: 'refused', what: 'token', address });
        return unknownToken(context, 'This is no token, or its time has run out');
      }
      context.set('caller', holder('token', token));
      return next();
    }
    context.set('caller', (await callerOfSession(context, door)) ?? visitor(door.open));
    return next();
  };

const callerOfSession = async (context: DoorContext, door: Door): Promise<Caller | undefined> => {
  const id = sessionCookie(context, door);
  const caller = id === undefined ? undefined : door.sessions.of(id);
  if (caller?.token === undefined || (await door.tokens.ofId(caller.token))) return caller;
  door.sessions.end(id ?? '');
  return undefined;
};

const unknownToken = (context: DoorContext, what: string): Response =>
  refuse(context, 401, what, 'make one with chancery token NAME, and send it as Authorization: Bearer TOKEN', {
    'www-authenticate': 'Bearer realm="chancery"',
  });

/** What may be asked for before it is known who asks: the way in and what it is drawn with. */
const ANYBODY: ReadonlySet<string> = new Set(['/enter', '/style.css', '/favicon.ico']);

const mayRead: MiddlewareHandler<DoorEnv> = async (context, next) => {
  if (context.get('caller').rights.has('read') || ANYBODY.has(context.req.path)) return next();
  // A person is led to where a token can be typed in.
  if (context.req.method === 'GET' && /\btext\/html\b/.test(context.req.header('accept') ?? ''))
    return context.redirect('/enter', 303);
  return unknownToken(context, 'This record is read with a token');
};

/** A step for routes that change something. */
export const needs =
  (right: Right): MiddlewareHandler<DoorEnv> =>
  async (context, next) => {
    const caller = context.get('caller');
    if (caller.rights.has(right)) return next();
    if (caller.is === 'visitor')
      return unknownToken(context, 'To change the record one has to be known: by the link of serve --open, or a token');
    return refuse(
      context,
      403,
      `This needs the right '${right}'`,
      `make a token that has it: chancery token NAME --scope ${right}`,
    );
  };
