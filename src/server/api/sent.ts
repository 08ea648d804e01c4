/** An answer as it goes over the line: packed and numbered once, however often it is asked for while it is kept. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Given } from './answering.js';

const packed = promisify(gzip);

/** Of a thousand lines level 3 takes half the time of the usual one, and gives a tenth more bytes. */
const LEVEL = 3;

/** Shorter ones would get longer. */
const LEAST = 1024;

type Text = Extract<Given, { readonly text: string }>;

interface Sent {
  readonly etag: string;
  /** Undefined of what is too short for it. */
  readonly gzip: () => Promise<Uint8Array<ArrayBuffer>> | undefined;
}

const known = new WeakMap<Text, Sent>();

/** @returns the same for the same answer, so that it goes when the answer does */
export function sentOf(given: Text): Sent {
  const before = known.get(given);
  if (before) return before;
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const sent: Sent = {
    etag: `W/"${createHash('sha1').update(given.text).digest('hex')}"`,
    gzip: () => {
      if (given.text.length < LEAST) return undefined;
      body ??= packed(given.text, { level: LEVEL });
      return body;
    },
  };
  known.set(given, sent);
  return sent;
}

/** True of a request that takes gzip before all else; the rest is for who reads such headers as a whole. */
export const takesGzip = (accepted: string | undefined): boolean => /(?:^|,)\s*gzip\s*(?:,|$)/i.test(accepted ?? '');
