/**
 * Under which names this server is asked for. A page of another site can point its own name at this machine (DNS
 * rebinding) and then reads what a browser believes to be its own: it is told by the name, which the browser sends.
 */
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { DoorEnv } from './caller.js';
import { refuse } from './refuse.js';

const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for names of this machine that no other machine can be reached by. */
export const isLocal = (name: string): boolean => LOCAL.has(name);

/** A name as it stands in an address: the number of IPv6 in brackets. */
export const nameOf = (listen: string): string => {
  const bare = listen.replace(/^\[(.*)\]$/, '$1');
  return bare.includes(':') ? `[${bare}]` : bare;
};

const withoutPort = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/**
 * The rule for names.
 *
 * @param listen the address at which the server listens
 * @param names further names that lead here, as the person who serves says
 */
export function welcomeHosts(listen: string, names: readonly string[] = []): (host: string) => boolean {
  const name = nameOf(listen);
  const known = new Set(names.map((one) => one.toLowerCase()));
  if (isLocal(name)) return (host) => LOCAL.has(withoutPort(host)) || known.has(withoutPort(host));
  // Rebinding needs a name; a number means the machine that has it.
  return (host) => {
    const asked = withoutPort(host);
    return LOCAL.has(asked) || known.has(asked) || isIP(asked.replace(/^\[(.*)\]$/, '$1')) !== 0;
  };
}

export const checkHost =
  (welcome: (host: string) => boolean): MiddlewareHandler<DoorEnv> =>
  async (context, next) => {
    if (welcome(context.req.header('host') ?? '')) return next();
    return refuse(context, 421, 'This address is not served here', 'ask by the name that chancery serve printed');
  };
