/** Who asks: what every request is given before a route sees it. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Scope, StoredToken } from '../../model/access.js';

/** What a caller may do: `own` is what only the person at this machine may. */
export type Right = Scope | 'own';

export interface Caller {
  /** Nobody in particular, a person with a session, or a program with a token. */
  readonly is: 'visitor' | 'session' | 'token';
  /** Id of the token by which a person signed in: the session ends with it. */
  readonly token?: string;
  /** Stands in the log and, as author, in corrections. */
  readonly name: string;
  readonly rights: ReadonlySet<Right>;
}

/** What a route finds in its context. */
export interface DoorEnv {
  /** Missing where a test asks without a socket. */
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    readonly caller: Caller;
    /** Number of the request, for the log and for error pages. */
    readonly request: string;
  };
}

export type DoorContext = Context<DoorEnv>;

export const OWNER: Caller = { is: 'session', name: 'owner', rights: new Set(['read', 'add', 'correct', 'own']) };

/** @param reads true where everyone may read */
export const visitor = (reads: boolean): Caller => ({
  is: 'visitor',
  name: 'visitor',
  rights: new Set<Right>(reads ? ['read'] : []),
});

/** @param is whether the token came with the request, or a person signed in with it */
export const holder = (is: 'session' | 'token', { id, name, scopes }: StoredToken): Caller => ({
  is,
  name,
  token: id,
  rights: new Set<Right>(['read', ...scopes]),
});

/** The address at the other end of the socket; never a header, which anybody may write. */
export const addressOf = (context: DoorContext): string => context.env?.incoming?.socket?.remoteAddress ?? 'none';

/** True for methods that change nothing. */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
