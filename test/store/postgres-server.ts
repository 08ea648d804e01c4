/**
 * A server of PostgreSQL for tests, in a temporary folder, reached through a socket in it alone. It never runs as root:
 * as root the tests give it to nobody.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Where Debian puts the server, which is in no PATH there; the newest last. */
const debian = (): string[] => {
  const root = '/usr/lib/postgresql';
  return existsSync(root)
    ? readdirSync(root)
        .sort()
        .map((version) => join(root, version, 'bin'))
    : [];
};

const binaries = [...(process.env.PATH ?? '').split(delimiter), ...debian().reverse()].find((folder) =>
  ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
);

/** True where a server can be started. */
export const hasPostgres = binaries !== undefined;

/** Who runs it where we are root: nobody. */
const OWNER = process.geteuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export interface Server {
  /** The address of a database of it. */
  readonly address: (database: string) => string;
  /** Makes an empty database, or a copy of another. @returns its address */
  readonly create: (database: string, template?: string) => Promise<string>;
  readonly drop: (database: string) => Promise<void>;
  readonly sql: (statement: string, database?: string) => Promise<readonly Record<string, unknown>[]>;
  /** Kills the server and all its processes at once, as a machine does that goes down. */
  readonly kill: () => Promise<void>;
  /** Starts it again after `kill`. */
  readonly start: () => Promise<void>;
  /** Stops it and removes its folder. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server of its own.
 *
 * @param more settings, `name=value`
 * @param kept a folder that stays when it is stopped, and whose databases are there when it is started again; one of its own, removed at the end, unless given
 */
export async function startServer(more: readonly string[] = [], kept?: string): Promise<Server> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'pg-'));
  mkdirSync(folder, { recursive: true });
  if (OWNER.uid !== undefined) chownSync(folder, OWNER.uid, OWNER.gid);
  const data = join(folder, 'data');
  const bin = (name: string): string => join(binaries ?? '', name);
  const environment = { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder };
  const arguments_ = [
    '-U',
    'chancery',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-A',
    'trust',
    '--no-sync',
    '--data-checksums',
  ];
  const made = existsSync(data)
    ? undefined
    : spawnSync(bin('initdb'), ['-D', data, ...arguments_], {
        ...OWNER,
        cwd: folder,
        env: environment,
        encoding: 'utf8',
      });
  if (made && made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const address = (database: string): string => `postgres://chancery@/${database}?host=${encodeURIComponent(folder)}`;
  const sql = async (statement: string, database = 'postgres') => {
    const client = new pg.Client({ connectionString: address(database) });
    await client.connect();
    try {
      return (await client.query(statement)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    // A killed process leaves what was written to the system: fsync is for a machine that goes down.
    const own = ['fsync=off', 'listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=100'];
    const options = ['-D', data, ...[...own, ...more].flatMap((setting) => ['-c', setting])];
    for (let tries = 0; tries < 200; tries++) {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null)
        server = spawn(bin('postgres'), options, { ...OWNER, cwd: folder, env: environment, stdio: 'ignore' });
      try {
        await sql('select 1');
        return;
      } catch {
        // Not yet: it may be taking in its log, or processes of the one killed are still there.
        await sleep(50);
      }
    }
    throw new Error(`no server of PostgreSQL in ${folder}`);
  };
  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    const running = server;
    if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const exit = once(running, 'exit');
    const children = signal === 'SIGKILL' ? childrenOf(running.pid) : [];
    running.kill(signal);
    for (const child of children) killed(child);
    await exit;
  };
  await start();
  return {
    address,
    create: async (database, template) => {
      await sql(`create database ${database}${template ? ` template ${template}` : ''}`);
      return address(database);
    },
    drop: async (database) => {
      await sql(`drop database if exists ${database} with (force)`);
    },
    sql,
    kill: () => ended('SIGKILL'),
    start,
    stop: async () => {
      await ended('SIGINT');
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The processes that a process started and that still run. */
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((process) => {
      try {
        const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });

const killed = (id: number): void => {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};
