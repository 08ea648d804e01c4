/** Listening: the limits of time that keep slow and silent connections from piling up, and an end that loses nothing. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { DoorEnv } from './door/caller.js';

/** Milliseconds. */
export interface Timeouts {
  /** For all headers of a request. */
  readonly headers: number;
  /** For a whole request, its body included. */
  readonly request: number;
  /** Without a byte in either direction: who reads an answer too slowly is cut off, too. */
  readonly silence: number;
  /** For what is under way when it is to end. */
  readonly end: number;
}

const TIMEOUTS: Timeouts = { headers: 10_000, request: 30_000, silence: 60_000, end: 10_000 };

/** Connections at once; the next are refused by the system. */
const CONNECTIONS = 1000;
/** Bytes of all headers of a request. */
const HEADERS = 16_384;

export interface Listening {
  readonly port: number;
  /** Takes no new requests, lets those under way end, and cuts off what has not ended in time. */
  readonly stop: () => Promise<void>;
}

/** @param hostname the address to listen at, of IPv6 without brackets */
export async function listen(
  app: Hono<DoorEnv>,
  { port, hostname, timeouts = TIMEOUTS }: { port: number; hostname: string; timeouts?: Timeouts },
): Promise<Listening> {
  const server = serve({
    fetch: (request, bindings) => app.fetch(request, bindings as HttpBindings),
    port,
    hostname,
    serverOptions: {
      maxHeaderSize: HEADERS,
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: 5000,
      // How often the two above are looked at.
      connectionsCheckingInterval: Math.min(2000, timeouts.headers / 2),
    },
  }) as Server;
  server.maxConnections = CONNECTIONS;
  server.setTimeout(timeouts.silence);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), timeouts.end);
      await closed;
      clearTimeout(cut);
    },
  };
}
