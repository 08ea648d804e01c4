/** Streams of bytes: looking at their beginning, holding them within a limit, unpacking gzip. */

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './text.js';

/** How many bytes of the beginning are looked at. */
/** How many bytes of a beginning say what the whole is. */
export const HEAD = 16_384;

/** A limit in words: '10 MB', '0.5 MB'. */
export const megabytes = (bytes: number): string =>
  `${(bytes / 1e6).toLocaleString('en', { maximumSignificantDigits: 3 })} MB`;

/** @throws InputError of what is longer than it may be */
export const tooLong = (limit: number): InputError =>
  new InputError(
    `longer than the limit of ${megabytes(limit)}`,
    'split it into its articles, or raise the limit with --limit',
  );

/** The first bytes of a stream, at least `length` where it has as many, and the whole stream again. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const chunks = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let held = 0;
  while (held < length) {
    const { value, done } = await chunks.next();
    if (done) break;
    first.push(value);
    held += value.length;
  }
  const head = Buffer.concat(first);
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      first.length = 0;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  }
  return { head, bytes: whole() };
}

/**
 * All bytes of a stream.
 *
 * @throws InputError where there are more than `limit`; no more than that is held
 */
export async function collect(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limit) throw tooLong(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/**
 * The bytes of a gzip stream, of all its members.
 *
 * @throws InputError where it is cut off or damaged, after what could be unpacked
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false });
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of source.pipe(unpacked)) yield chunk;
  } catch (error) {
    throw asGzipError(error);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

/** An error of zlib in words; any other stays as it is. */
export const asGzipError = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new InputError('gzip that is cut off', 'fetch or copy the file again');
  if (code === 'ERR_BUFFER_TOO_LARGE')
    return new InputError('packed, and longer unpacked than the limit', 'raise the limit with --limit');
  if (code.startsWith('Z_')) return new InputError('damaged gzip', 'fetch or copy the file again');
  return error;
};
