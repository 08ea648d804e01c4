/** The process in which inputs are read, so that one may crash it: reads what it is sent, and says what came of it. */
import { runTarget } from './targets.js';

export interface Asked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Answered {
  /** What a reader let out. */
  readonly error?: string;
  /** Bytes of memory of the whole process. */
  readonly memory: number;
}

process.on('message', ({ name, bytes }: Asked) => {
  void runTarget(name, Buffer.from(bytes))
    .then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
    .then((error) => {
      // What is only not collected yet is no use of memory.
      if (process.memoryUsage.rss() > COLLECT) globalThis.gc?.();
      const answer: Answered = { ...(error === undefined ? {} : { error }), memory: process.memoryUsage.rss() };
      process.send?.(answer);
    });
});

const COLLECT = 700e6;
