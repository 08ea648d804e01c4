/** A process that reads inputs, watched: whether it throws, ends, takes too long, or too much memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answered } from './child.js';

/** What is wrong with how an input was read; nothing where all is well. */
export interface Finding {
  readonly is: 'crash' | 'hang' | 'memory';
  readonly what: string;
}

/** Seconds of processor that reading one input may take, and bytes of memory that the whole process may. */
const MOST_SECONDS = 5;
const MOST_MEMORY = 1e9;

/** Megabytes of the heap: less than all that it may have, so that what is held, not what is left lying about, is found. */
const HEAP = 800;

const LOOK_MS = 500;

export class Reading {
  private child: ChildProcess | undefined;
  private said = '';

  async read(name: string, bytes: Uint8Array): Promise<Finding | undefined> {
    this.child ??= await this.start();
    const { child } = this;
    const before = secondsOf(child.pid);
    child.send({ name, bytes });
    for (;;) {
      const came = await soon(child);
      if (came === 'ended')
        return this.ended({ is: 'crash', what: this.said.trim().slice(-2000) || 'the process ended' });
      if (came !== undefined) return this.judged(came);
      const seconds = secondsOf(child.pid) - before;
      if (seconds > MOST_SECONDS) return this.ended({ is: 'hang', what: `read for ${seconds.toFixed(1)} s` });
    }
  }

  private judged({ error, memory }: Answered): Finding | undefined {
    if (error !== undefined) return { is: 'crash', what: error };
    if (memory > MOST_MEMORY) return this.ended({ is: 'memory', what: `${Math.round(memory / 1e6)} MB` });
    return undefined;
  }

  private ended(finding: Finding): Finding {
    this.close();
    return /heap out of memory/.test(finding.what) ? { ...finding, is: 'memory' } : finding;
  }

  /** Begins and reads something small of each kind, which loads the tables. */
  private async start(): Promise<ChildProcess> {
    this.said = '';
    const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--expose-gc', `--max-old-space-size=${HEAP}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.said = (this.said + chunk.toString()).slice(-10_000);
    });
    for (const name of ['text', 'http']) {
      child.send({ name, bytes: Buffer.from('GET /\n\nAntony Blinken met Qin Gang in Beijing on Sunday.') });
      await once(child, 'message');
    }
    return child;
  }

  close(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

/** What a process says within a short while, or that it has ended; nothing where it does neither. */
const soon = (child: ChildProcess): Promise<Answered | 'ended' | undefined> =>
  new Promise((resolve) => {
    const give = (came?: Answered | 'ended'): void => {
      clearTimeout(clock);
      child.off('message', hear).off('exit', end);
      resolve(came);
    };
    const hear = (answer: unknown): void => give(answer as Answered);
    const end = (): void => give('ended');
    const clock = setTimeout(give, LOOK_MS);
    child.on('message', hear).on('exit', end);
    if (child.exitCode !== null || child.signalCode !== null) end();
  });

/** Seconds of processor that a process has used: what else the machine does is no hang. */
const secondsOf = (pid: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    // Without /proc the clock on the wall has to do.
    return performance.now() / 1000;
  }
};
