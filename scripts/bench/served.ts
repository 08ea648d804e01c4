/** A record served by the command line as people start it, in a process of its own. It wants `npm run build`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../bin/chancery.js', import.meta.url));

export interface Served {
  readonly origin: string;
  readonly process: ChildProcess;
}

/** @throws Error where the server ends before it says where it listens */
export const serve = async (store: string): Promise<Served> => {
  const server = spawn(process.execPath, [BIN, 'serve', '--store', store, '--port', '0', '--log', 'none'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (bytes: Buffer) => {
      said += String(bytes);
      const [, address] = /(http:\/\/[^/\s]+)\//.exec(said) ?? [];
      if (address) resolve(address);
    });
    server.on('exit', (code) => reject(new Error(`the server ended (${code})`)));
  });
  return { origin, process: server };
};
