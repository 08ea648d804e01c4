/**
 * Texts and pages as compressed bytes, the same on every store. The first byte names the method, so that another can
 * join without touching what is stored. zlib's deflate, because Node 20 has no zstd; with its checksum, so that a byte
 * that became another is found.
 */
import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib';

/** The first two were written without a checksum. */
const PLAIN = 0;
const DEFLATE = 1;
const CHECKED = 2;

/** Level 3 is a third faster than the usual one on a reading and makes it 3% longer. */
const LEVEL = 3;

/** Compresses; what gets no smaller becomes a few bytes longer. */
export function pack(content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return Buffer.concat([Uint8Array.of(CHECKED), deflateSync(bytes, { level: LEVEL })]);
}

/** What `pack` was given, as bytes. @throws where they are not what it wrote */
export function unpackBytes(packed: Uint8Array): Uint8Array {
  const body = packed.subarray(1);
  if (packed[0] === CHECKED) return inflateSync(body);
  if (packed[0] === DEFLATE) return inflateRawSync(body);
  if (packed[0] === PLAIN) return body;
  throw new Error(`bytes packed by a method that is not known: ${packed[0]}`);
}

/** What `pack` was given, as text. */
export const unpackText = (packed: Uint8Array): string => Buffer.from(unpackBytes(packed)).toString('utf8');
