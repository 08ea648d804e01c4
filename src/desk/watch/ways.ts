/** How a saved view tells: a line, an Atom file, a call of an address. */
import { createHmac } from 'node:crypto';
import { renameSync, writeFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { atomFeed } from '../../export/feed.js';
import { jsonLine } from '../../export/formats.js';
import { RELEASE } from '../place.js';
import type { News, Ways } from './watching.js';

export interface WayOptions {
  /** Where the pages are, for links in feeds. */
  readonly site: string;
  /** Key by which a receiver knows that a call is ours. */
  readonly secret?: string;
  /** Milliseconds for a call. */
  readonly timeout?: number;
}

const TIMEOUT = 10_000;

export const ways = ({ site, secret, timeout = TIMEOUT }: WayOptions): Ways => ({
  // At once, not behind a buffer: when this returns, the line is out.
  line: (news) => writeAll(1, jsonLine(lineOf(news))),
  atom: ({ name, to }, entries) => {
    // Whole or not at all: a reader never finds half a feed.
    const half = `${to}.${process.pid}.part`;
    writeFileSync(half, atomFeed({ title: `Chancery: ${name}`, self: pathToFileURL(to).href, site }, entries));
    renameSync(half, to);
  },
  webhook: async ({ to }, news) => {
    const body = JSON.stringify(lineOf(news));
    const time = String(Math.floor(Date.now() / 1000));
    const response = await fetch(to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': `chancery/${RELEASE}`,
        // The names and the signature of Standard Webhooks: libraries of receivers check them.
        'webhook-id': news.id,
        'webhook-timestamp': time,
        ...(secret === undefined ? {} : { 'webhook-signature': signatureOf(secret, news.id, time, body) }),
      },
      body,
      // Where a call is sent on to was never named by who saved the view.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${to} answered ${response.status}`);
  },
});

const lineOf = ({ watch, is, id, row }: News): Readonly<Record<string, string | object>> => ({
  watch,
  is,
  news: id,
  entry: row,
});

const signatureOf = (secret: string, id: string, time: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64')}`;

/** Writes all bytes; a pipe may take them in parts, and be full for a while. */
const writeAll = (to: number, text: string): void => {
  const bytes = Buffer.from(text);
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(to, bytes, done);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
};
