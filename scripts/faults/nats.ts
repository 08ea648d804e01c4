/** A NATS server of a test's own: on a free port, with a folder of its own, that may be killed and started again. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasNats = spawnSync('nats-server', ['--version']).status === 0;

export interface NatsServer {
  readonly address: string;
  readonly monitor: string;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** @param jetstream further settings of the queue: `sync_interval: always` */
export async function natsServer(jetstream = 'sync_interval: always', settings = ''): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-nats-'));
  const [port, http] = [await freePort(), await freePort()];
  const config = join(folder, 'nats.conf');
  writeFileSync(
    config,
    `host: 127.0.0.1\nport: ${port}\nhttp: "127.0.0.1:${http}"\n${settings}\njetstream { store_dir: "${join(folder, 'store')}"\n${jetstream}\n}\n`,
  );
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const ended = child;
    child = undefined;
    if (!ended || ended.exitCode !== null) return;
    const exit = once(ended, 'exit');
    ended.kill('SIGKILL');
    await exit;
  };
  const start = async (): Promise<void> => {
    child = spawn('nats-server', ['-c', config], { stdio: 'ignore' });
    for (let tries = 0; !(await answers(port)); tries++) {
      if (tries > 200) throw new Error('the NATS server does not start');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  // It ends with whoever started it, whatever becomes of that.
  const endWithUs = (): void => void child?.kill('SIGKILL');
  process.once('exit', endWithUs);
  await start();
  return {
    address: `nats://127.0.0.1:${port}`,
    monitor: `http://127.0.0.1:${http}`,
    kill,
    start,
    close: async () => {
      process.off('exit', endWithUs);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
};

/** A server that is ready greets at once. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.on('data', end(true)).on('error', end(false)).on('close', end(false));
  });
