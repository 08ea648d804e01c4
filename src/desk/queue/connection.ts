/** The way to a NATS server: its address as people write it, and errors in words. */
import { readFileSync } from 'node:fs';
import type { NatsConnection, NodeConnectionOptions } from '@nats-io/transport-node';
import { QueueError } from './error.js';

export interface QueueAddress {
  /** `nats://HOST:PORT`, `tls://…`, with `USER:PASSWORD@` or `TOKEN@` where it wants them; several by commas. */
  readonly address: string;
  /** File of credentials (`.creds`), where the server wants them. */
  readonly creds?: string;
}

/** The server that is given, else CHANCERY_NATS, else one on this machine. */
export const natsAt = (given: string | undefined): string =>
  given ?? process.env.CHANCERY_NATS ?? 'nats://127.0.0.1:4222';

/** The address without what lets one in. */
export const shownAddress = (address: string): string => address.replace(/\/\/[^@/,]*@/g, '//');

/**
 * @param name by which the server's lists call this program
 * @throws QueueError where the address is none, or nobody answers there
 */
export async function connectTo({ address, creds }: QueueAddress, name: string): Promise<NatsConnection> {
  const options = optionsOf(address);
  const { connect, credsAuthenticator } = await import('@nats-io/transport-node');
  const credentials = creds === undefined ? {} : { authenticator: credsAuthenticator(bytesOf(creds)) };
  try {
    // Once it was there it is waited for: a server that starts again ends no worker.
    return await connect({ ...options, ...credentials, name, maxReconnectAttempts: -1, timeout: 5000 });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const refused = /authorization|authentication/i.test(said);
    throw new QueueError(
      `${shownAddress(address)}: ${refused ? 'the NATS server does not let this program in' : `no NATS server answers (${said})`}`,
      refused
        ? 'write user and password into the address, nats://USER:PASSWORD@HOST, or name a file with --creds'
        : 'start one with: nats-server -js, or name another with --nats nats://HOST:PORT',
      { cause: error },
    );
  }
}

const bytesOf = (creds: string): Uint8Array => {
  try {
    return readFileSync(creds);
  } catch (error) {
    throw new QueueError(`${creds}: no file of credentials that can be read`, 'check the path', { cause: error });
  }
};

const optionsOf = (address: string): NodeConnectionOptions => {
  const urls = address.split(',').map((one) => {
    const url = URL.canParse(one) ? new URL(one) : undefined;
    if (!url || !/^(nats|tls):$/.test(url.protocol) || url.hostname === '')
      throw new QueueError(
        `${shownAddress(one)}: no address of a NATS server`,
        'write it as nats://HOST:PORT, or tls://HOST:PORT',
      );
    return url;
  });
  const [first] = urls;
  const [user, pass] = [first?.username ?? '', first?.password ?? ''].map(decodeURIComponent);
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || '4222'}`),
    ...(user && pass ? { user, pass } : user ? { token: user } : {}),
    ...(urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
  };
};
