/**
 * Kills at random moments what reads a queue, or the queue itself, then lets the work run to its end: everything that was
 * queued has to be in the record, and the record that of a run without accidents.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Queue } from '../../src/desk/queue/queue.js';
import { randomOf } from '../random.js';
import { natsServer } from './nats.js';

const BIN = join(fileURLToPath(new URL('../..', import.meta.url)), 'bin/chancery.js');

export interface KillOptions {
  /** What is killed: a worker, the server of the queue, or each in turn. */
  readonly kind: 'worker' | 'nats' | 'both';
  readonly kills: number;
  /** File of documents, one a line. */
  readonly input: string;
  /** File of the store that the workers fill. */
  readonly store: string;
  readonly seed: number;
  /** Milliseconds between two kills, at least and at most. */
  readonly pause: readonly [number, number];
}

export interface KillResult {
  /** Kills while there was work left. */
  readonly kills: number;
  /** The last line of `queue add`: all that it counts is in the queue, or was in the record. */
  readonly queued: string;
  readonly status: Awaited<ReturnType<Queue['status']>>;
}

/** A process, killed or ended: with its status and what it said. */
interface Process {
  readonly child: ChildProcess;
  readonly end: Promise<{ readonly status: number | null; readonly out: string; readonly err: string }>;
}

const WORKERS = 2;

/** Times that `queue add` is run at most. */
const TRIES = 30;

/** Seconds of silence after which what a killed worker had taken is given to another. */
const PATIENCE = 2;

export async function killedRun({ kind, kills, input, store, seed, pause }: KillOptions): Promise<KillResult> {
  const random = randomOf(seed);
  const server = await natsServer();
  const options = ['--nats', server.address, '--monitor', server.monitor, '--store', store];
  const started: Process[] = [];
  const run = (...args: string[]): Process => {
    const child = spawn(process.execPath, [BIN, ...args, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const one = { child, end: once(child, 'close').then(([status]) => ({ status, out, err })) };
    started.push(one);
    return one;
  };
  const worker = (...more: string[]): Process =>
    run('worker', '--jobs', '1', '--patience', String(PATIENCE), '--until-empty', ...more);
  const address = { address: server.address, patience: PATIENCE };
  try {
    // Who finds no server at all says so and ends; the same command goes on from there.
    const queuing = async (): Promise<string> => {
      for (let tries = 1; ; tries++) {
        const { status, out, err } = await run('queue', 'add', input).end;
        if (status === 0) return out.trim();
        if (tries === TRIES) throw new Error(`queue add ended with ${status}: ${err}`);
      }
    };
    const adding = queuing();
    // Of the queue's own accidents adding has its share; else workers begin with something to do.
    if (kind === 'nats') await sleep(pause[0]);
    else await adding;
    const workers = Array.from({ length: WORKERS }, () => worker());
    let hits = 0;
    for (let i = 0; i < kills; i++) {
      await sleep(pause[0] + random() * (pause[1] - pause[0]));
      if (workers.some(({ child }) => child.exitCode === null)) hits++;
      if (kind === 'worker' || (kind === 'both' && i % 2 === 0)) {
        const which = Math.floor(random() * WORKERS);
        workers[which]?.child.kill('SIGKILL');
        workers[which] = worker();
      } else {
        await server.kill();
        await sleep(random() * pause[0]);
        await server.start();
        for (const [which, { child }] of workers.entries()) if (child.exitCode === 1) workers[which] = worker();
      }
    }
    const queued = await adding;
    await Promise.all(workers.map(({ end }) => end));
    const last = await worker().end;
    if (last.status !== 0) throw new Error(`the last worker ended with ${last.status}: ${last.err}`);
    const queue = await Queue.open(address, 'faults');
    try {
      return { kills: hits, queued, status: await queue.status() };
    } finally {
      await queue.close();
    }
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await server.close();
  }
}
