/** How much one address may ask: requests, writes and wrong tokens, each with its own measure. */
import type { MiddlewareHandler } from 'hono';
import { addressOf, type DoorContext, type DoorEnv, isSafe } from './caller.js';
import { refuse } from './refuse.js';

/** So many at once, and so many a minute after that. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

export interface Limits {
  readonly requests: Rate;
  /** Methods that change something. */
  readonly writes: Rate;
  /** Tokens and keys that are none. */
  readonly wrong: Rate;
  /** Bytes of a body. */
  readonly body: number;
}

/** A page asks for ten things; twenty people behind one address turn a page a second. */
export const LIMITS: Limits = {
  requests: { burst: 2000, perMinute: 12_000 },
  writes: { burst: 60, perMinute: 120 },
  wrong: { burst: 10, perMinute: 10 },
  body: 2_000_000,
};

/** Addresses remembered at once; beyond that those that are back at their full measure go. */
const MOST = 10_000;

/** The token bucket: a measure that fills evenly, and of which each asks takes one. */
export class Buckets {
  readonly #left = new Map<string, { left: number; at: number }>();

  /** @param now milliseconds */
  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one. @returns 0, or the seconds to wait where none is left */
  take(who: string): number {
    const bucket = this.filled(who);
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * 60) / this.rate.perMinute);
    bucket.left--;
    return 0;
  }

  /** The seconds to wait until one is left, 0 where there is; takes nothing. */
  wait(who: string): number {
    const { left } = this.filled(who);
    return left < 1 ? Math.ceil(((1 - left) * 60) / this.rate.perMinute) : 0;
  }

  private filled(who: string): { left: number; at: number } {
    const now = this.now();
    const found = this.#left.get(who);
    if (found) {
      found.left = this.leftAt(found, now);
      found.at = now;
      return found;
    }
    if (this.#left.size >= MOST) this.forget(now);
    const fresh = { left: this.rate.burst, at: now };
    this.#left.set(who, fresh);
    return fresh;
  }

  private leftAt({ left, at }: { readonly left: number; readonly at: number }, now: number): number {
    // A clock that was set back gives nothing and takes nothing.
    return Math.min(this.rate.burst, left + (Math.max(0, now - at) * this.rate.perMinute) / 60_000);
  }

  private forget(now: number): void {
    for (const [who, bucket] of this.#left) if (this.leftAt(bucket, now) >= this.rate.burst) this.#left.delete(who);
    // All of them are asking: the oldest half goes, which is better than growing without end.
    if (this.#left.size >= MOST) for (const who of [...this.#left.keys()].slice(0, MOST / 2)) this.#left.delete(who);
  }
}

export const tooMany = (context: DoorContext, seconds: number): Response =>
  refuse(context, 429, 'Too many requests from this address', `wait ${seconds} seconds`, {
    'retry-after': String(seconds),
  });

export const limitRate = (limits: Limits, now?: () => number): MiddlewareHandler<DoorEnv> => {
  const requests = new Buckets(limits.requests, now);
  const writes = new Buckets(limits.writes, now);
  return async (context, next) => {
    const address = addressOf(context);
    const asks = isSafe(context.req.method) || context.req.path === '/mcp';
    const seconds = requests.take(address) || (asks ? 0 : writes.take(address));
    return seconds > 0 ? tooMany(context, seconds) : next();
  };
};
