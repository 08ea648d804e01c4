/** One page at a time from a host, and a pause between two; different hosts do not wait for each other. */
import { setTimeout as sleep } from 'node:timers/promises';

export class Hosts {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly free = new Map<string, number>();

  /** @param pause least milliseconds between the end of one page and the beginning of the next of one host */
  constructor(private readonly pause: number) {}

  /**
   * Does some work when it is the host's turn.
   *
   * @param pause milliseconds that this host asks for
   */
  async turn<T>(host: string, work: () => Promise<T>, pause = 0): Promise<T> {
    const before = this.turns.get(host) ?? Promise.resolve();
    const own = before.then(async () => {
      const wait = (this.free.get(host) ?? 0) - Date.now();
      if (wait > 0) await sleep(wait);
      try {
        return await work();
      } finally {
        this.free.set(host, Date.now() + Math.max(this.pause, pause));
      }
    });
    this.turns.set(
      host,
      own.catch(() => undefined),
    );
    return own;
  }

  /** Leaves a host alone for so many milliseconds. */
  rest(host: string, milliseconds: number): void {
    this.free.set(host, Math.max(this.free.get(host) ?? 0, Date.now() + milliseconds));
  }
}
