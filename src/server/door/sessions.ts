/**
 * Sessions of people at the pages. The owner comes in by a link that opens once; who holds a token may sign in with it.
 * Sessions live in memory: they end with the server.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Caller, OWNER } from './caller.js';

const MINUTE = 60_000;
/** A link that nobody opened is worth nothing after this. */
const LINK_LIFE = 5 * MINUTE;
/** Without a request for so long a session ends, and after the second time in any case. */
const IDLE = 12 * 60 * MINUTE;
const LIFE = 7 * 24 * 60 * MINUTE;
/** Sessions at once; the one longest unused gives way. */
const MOST = 100;

interface Session {
  readonly caller: Caller;
  readonly began: number;
  used: number;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const secret = (): string => randomBytes(32).toString('base64url');

export class Sessions {
  // Kept by hash: what is looked up takes the same time whatever the guess, and nothing in memory can be used.
  readonly #links = new Map<string, number>();
  readonly #sessions = new Map<string, Session>();

  /** @param now milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /** A key for one link of the owner. */
  key(): string {
    const key = secret();
    this.#links.set(hashOf(key), this.now() + LINK_LIFE);
    return key;
  }

  /** Takes a key, which is then worth nothing. @returns the id of a session of the owner, or nothing */
  enter(key: string): string | undefined {
    const hash = hashOf(key);
    const until = this.#links.get(hash);
    this.#links.delete(hash);
    return until !== undefined && this.now() < until ? this.start(OWNER) : undefined;
  }

  /** @returns the id of a new session */
  start(caller: Caller): string {
    const id = secret();
    for (const [hash, session] of this.#sessions) if (this.isOver(session)) this.#sessions.delete(hash);
    if (this.#sessions.size >= MOST) {
      const [longest] = [...this.#sessions].sort((a, b) => a[1].used - b[1].used);
      if (longest) this.#sessions.delete(longest[0]);
    }
    this.#sessions.set(hashOf(id), { caller, began: this.now(), used: this.now() });
    return id;
  }

  /** Whose session it is, or nothing where there is none of this id. */
  of(id: string): Caller | undefined {
    const session = this.#sessions.get(hashOf(id));
    if (!session || this.isOver(session)) return undefined;
    session.used = this.now();
    return session.caller;
  }

  end(id: string): void {
    this.#sessions.delete(hashOf(id));
  }

  get count(): number {
    return this.#sessions.size;
  }

  private isOver({ began, used }: Session): boolean {
    return this.now() > used + IDLE || this.now() > began + LIFE;
  }
}
