/**
 * Gzip whose members stand one behind the other, as in web archives: a damaged one costs itself, and unpacking goes on with
 * the next. What is held does not grow with the length of the stream. (zlib's own gunzip goes over members by itself, but
 * after an error it can say neither which one was damaged nor hand out those before it.)
 */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** A place where a member could not be unpacked to its end. */
export interface Break {
  /** Offset in the packed bytes. */
  readonly at: number;
  readonly error: 'cut off' | 'damaged';
}

/** Fixed part of a member's head, and its end: a checksum and the length modulo 2^32. */
const HEAD = 10;
const TRAILER = 8;
const LONGEST_HEAD = 1 << 16;

/** The unpacked bytes, with a row at each place where some are missing. */
export async function* gunzipMembers(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Break> {
  const window = new Window(packed);
  try {
    while (await window.fill(1)) {
      if (await window.isPadding()) return;
      const at = window.start;
      const length = await headLength(window);
      const broken = length === undefined ? 'damaged' : yield* member(window, length);
      if (broken === undefined) continue;
      yield { at, error: broken };
      if (window.start === at) window.drop(1);
      if (!(await window.seek(isMemberAt))) return;
    }
  } finally {
    await window.close();
  }
}

/** Unpacks the member at the front of the window. @returns what is wrong with it */
async function* member(window: Window, head: number): AsyncGenerator<Uint8Array, Break['error'] | undefined> {
  window.drop(head);
  const begin = window.start;
  const inflate = createInflateRaw();
  const source = Readable.from(window.rest(), { objectMode: false });
  source.on('error', (error) => inflate.destroy(error));
  let length = 0;
  try {
    for await (const chunk of source.pipe(inflate)) {
      window.drop(begin + inflate.bytesWritten - window.start);
      length += chunk.length;
      yield chunk;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw error;
    return code === 'Z_BUF_ERROR' ? 'cut off' : 'damaged';
  } finally {
    source.destroy();
    // It ended by itself and was never told that no more comes: it would hold its memory until it is found by chance.
    inflate.destroy();
    await window.settled();
    window.drop(begin + inflate.bytesWritten - window.start);
  }
  if (!(await window.fill(TRAILER))) return 'cut off';
  const told = Buffer.from(window.look(TRAILER)).readUInt32LE(4);
  if (told !== length % 2 ** 32) return 'damaged';
  window.drop(TRAILER);
  return undefined;
}

/** The length of a member's head; undefined where it is none. */
const headLength = async (window: Window): Promise<number | undefined> => {
  await window.fill(HEAD);
  if (!isMemberAt(window.look(HEAD), 0)) return undefined;
  const flags = window.look(HEAD)[3] ?? 0;
  let length = HEAD;
  if (flags & 4) {
    if (!(await window.fill(length + 2))) return undefined;
    const extra = window.look(length + 2);
    length += 2 + (extra[length] ?? 0) + 256 * (extra[length + 1] ?? 0);
  }
  // A name and a comment, each to a zero byte.
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    let end = -1;
    for (let wanted = length + 256; end === -1; wanted *= 2) {
      const isThere = await window.fill(wanted);
      end = window.look(wanted).indexOf(0, length);
      if (end === -1 && (!isThere || wanted > LONGEST_HEAD)) return undefined;
    }
    length = end + 1;
  }
  if (flags & 2) length += 2;
  return (await window.fill(length)) ? length : undefined;
};

/** The signs of gzip, the one method that there is, and no flag that does not exist. */
const isMemberAt = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && (bytes[at + 3] ?? 0) < 32;
const SIGNS = 4;
const PIECE = 1 << 14;

/** The packed bytes from a place on: those that may be wanted again, then what comes. */
class Window {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private held: Uint8Array = new Uint8Array(0);
  private pending: Promise<unknown> = Promise.resolve();
  private isDone = false;
  /** Offset of the first byte held. */
  start = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.chunks = bytes[Symbol.asyncIterator]();
  }

  /** Whether so many bytes are there. */
  async fill(length: number): Promise<boolean> {
    while (this.held.length < length) if (!(await this.more())) return false;
    return true;
  }

  look(length: number): Uint8Array {
    return this.held.subarray(0, length);
  }

  drop(length: number): void {
    const gone = Math.max(0, Math.min(this.held.length, length));
    this.held = this.held.subarray(gone);
    this.start += gone;
  }

  /** Whether nothing but zeros is left: some tapes are filled up with them. */
  async isPadding(): Promise<boolean> {
    while (this.held.every((byte) => byte === 0)) {
      this.drop(this.held.length);
      if (!(await this.more())) return true;
    }
    return false;
  }

  /** Everything from the first byte held on, each byte once, whatever is dropped meanwhile. */
  async *rest(): AsyncGenerator<Uint8Array> {
    let next = this.start;
    for (;;) {
      while (this.start + this.held.length <= next) if (!(await this.more())) return;
      // In small pieces: what reads them reads on beyond the end of a member, and all that has to be held.
      const piece = this.held.subarray(next - this.start, next - this.start + PIECE);
      next += piece.length;
      yield piece;
    }
  }

  /** Waits for a read that is under way. */
  async settled(): Promise<void> {
    await this.pending;
  }

  /** Goes on to the next place of which `isThere` is true; false where there is none. */
  async seek(isThere: (bytes: Uint8Array, at: number) => boolean): Promise<boolean> {
    for (;;) {
      for (let at = 0; at + SIGNS <= this.held.length; at++) {
        if (!isThere(this.held, at)) continue;
        this.drop(at);
        return true;
      }
      this.drop(this.held.length - SIGNS + 1);
      if (!(await this.more())) return false;
    }
  }

  async close(): Promise<void> {
    await this.settled();
    await this.chunks.return?.();
  }

  private async more(): Promise<boolean> {
    if (this.isDone) return false;
    const reading = this.chunks.next();
    this.pending = reading;
    const { value, done } = await reading;
    if (done) this.isDone = true;
    else this.held = this.held.length === 0 ? value : Buffer.concat([this.held, value]);
    return !done;
  }
}
