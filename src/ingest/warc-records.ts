/**
 * The records of a web archive, one after the other. A record whose length is wrong is cut where the next one begins;
 * what is no record is passed over to the next. Both are told, and the rest goes on.
 */
import type { Break } from './gunzip-members.js';

/** A record, or what is wrong at a place of the archive. Offsets are those of the unpacked bytes. */
export type WarcRow =
  | {
      readonly at: number;
      readonly headers: ReadonlyMap<string, string>;
      readonly content: Buffer;
      readonly isCut: boolean;
    }
  | { readonly at: number; readonly error: string };

const BEGIN = Buffer.from('WARC/');
const NEXT = Buffer.from('\r\n\r\nWARC/');
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 1 << 16;

/**
 * @param wants whether the content of a record is wanted, by its headers and its beginning: of others it is passed over
 * @param limit bytes of a content that are held; of a longer one only the beginning is given, as one that is cut
 */
export async function* warcRecords(
  bytes: AsyncIterable<Uint8Array | Break>,
  wants: (headers: ReadonlyMap<string, string>, beginning: Buffer) => boolean,
  limit: number,
): AsyncGenerator<WarcRow> {
  const input = new Input(bytes);
  for (;;) {
    await input.skipBlank();
    const at = input.offset;
    if (!(await input.fill(1))) {
      const broken = input.takeBreak();
      if (!broken) return;
      yield { at, error: broken };
      continue;
    }
    await input.fill(BEGIN.length);
    if (!input.begins(BEGIN)) {
      const goesOn = await input.seek(BEGIN);
      // What a damaged member gave before its fault may be anything: the fault says enough.
      yield { at, error: (input.isEmpty ? input.takeBreak() : undefined) ?? 'no record' };
      if (!goesOn) return;
      continue;
    }
    const head = await input.until(END_OF_HEAD, LONGEST_HEAD);
    if (!head) {
      const isEnd = input.isAtEnd;
      yield { at, error: input.takeBreak() ?? (isEnd ? CUT : 'a record without an end of its head') };
      input.drop(isEnd ? Number.POSITIVE_INFINITY : BEGIN.length);
      if (!isEnd) await input.seek(BEGIN);
      continue;
    }
    const headers = headersOf(head.toString('latin1'));
    const length = Number(headers.get('content-length'));
    if (!Number.isSafeInteger(length) || length < 0) {
      yield { at, error: 'a record without its length' };
      await input.seek(BEGIN);
      continue;
    }
    await input.fill(Math.min(length, PEEKED));
    const isWanted = wants(headers, input.look(Math.min(length, PEEKED)));
    const held = isWanted ? Math.min(length, limit) : Math.min(length, PEEKED);
    const whole = await input.fill(held);
    const content = Buffer.from(input.look(held));
    // A length that is too great reaches into the records behind it.
    const swallowed = content.length < length || !whole ? content.indexOf(NEXT) : -1;
    if (!whole) {
      const cut = swallowed === -1 ? content.length : swallowed;
      input.drop(cut);
      const reason = input.takeBreak() ?? (swallowed === -1 ? CUT : WRONG_LENGTH);
      yield { at, error: reason };
      if (isWanted && cut > 0) yield { at, headers, content: content.subarray(0, cut), isCut: true };
      continue;
    }
    input.drop(held);
    const passed = await input.skip(length - held);
    await input.fill(END_OF_HEAD.length);
    const isEnded = passed && (input.begins(END_OF_HEAD) || input.isEmpty);
    if (!isEnded) {
      const inner = content.indexOf(NEXT);
      if (inner !== -1 && passed) input.giveBack(content.subarray(inner));
      yield { at, error: input.takeBreak() ?? (passed ? WRONG_LENGTH : CUT) };
      if (isWanted) yield { at, headers, content: inner === -1 ? content : content.subarray(0, inner), isCut: true };
      await input.skipBlank();
      await input.fill(BEGIN.length);
      if (!input.begins(BEGIN)) await input.seek(BEGIN);
      continue;
    }
    if (isWanted) yield { at, headers, content, isCut: length > held };
  }
}

const CUT = 'the archive ends within the record';
const WRONG_LENGTH = 'a record whose length is wrong';
/** So much of a content says whether it is wanted; of one that is not, it is looked at for a record that it swallowed. */
const PEEKED = 1 << 16;

/** Lines of `Name: value`, names in small letters; the first line is left out. */
export const headersOf = (head: string): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const at = line.indexOf(':');
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return headers;
};

/** Bytes that come in pieces, looked at from the front. */
class Input {
  private readonly chunks: AsyncIterator<Uint8Array | Break>;
  private held: Buffer[] = [];
  private length = 0;
  private broken: string | undefined;
  private isDone = false;
  /** Of the first byte held. */
  offset = 0;

  constructor(bytes: AsyncIterable<Uint8Array | Break>) {
    this.chunks = bytes[Symbol.asyncIterator]();
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** Whether nothing comes behind what is held: the end, or a break in the packed bytes. */
  get isAtEnd(): boolean {
    return this.isDone || this.broken !== undefined;
  }

  /** What is broken behind the bytes that are held; once it is taken, what comes behind it can be read. */
  takeBreak(): string | undefined {
    const broken = this.broken;
    this.broken = undefined;
    return broken;
  }

  /** Whether so many bytes are there; a break in the packed bytes ends what belongs together. */
  async fill(length: number): Promise<boolean> {
    while (this.length < length) {
      if (this.isDone || this.broken !== undefined) return false;
      const { value, done } = await this.chunks.next();
      if (done) {
        this.isDone = true;
        return false;
      }
      if (value instanceof Uint8Array) this.push(value);
      else this.broken = `gzip that is ${value.error} (at byte ${value.at.toLocaleString('en')} of the packed file)`;
    }
    return true;
  }

  look(length: number): Buffer {
    return this.joined().subarray(0, length);
  }

  begins(sign: Buffer): boolean {
    return this.look(sign.length).equals(sign);
  }

  drop(length: number): void {
    const rest = this.joined().subarray(length);
    this.offset += this.length - rest.length;
    this.held = rest.length > 0 ? [rest] : [];
    this.length = rest.length;
  }

  giveBack(bytes: Buffer): void {
    this.held.unshift(bytes);
    this.length += bytes.length;
    this.offset -= bytes.length;
  }

  /** Passes over so many bytes, which are not held. */
  async skip(length: number): Promise<boolean> {
    let left = length;
    while (left > 0) {
      if (!(await this.fill(1))) return false;
      const step = Math.min(left, this.length);
      this.drop(step);
      left -= step;
    }
    return true;
  }

  async skipBlank(): Promise<void> {
    while (await this.fill(1)) {
      const bytes = this.joined();
      let at = 0;
      while (at < bytes.length && (bytes[at] === 10 || bytes[at] === 13)) at++;
      this.drop(at);
      if (this.length > 0) return;
    }
  }

  /** The bytes before a sign, which is passed over, too; undefined where it does not come soon. */
  async until(sign: Buffer, longest: number): Promise<Buffer | undefined> {
    for (let wanted = 1024; ; wanted *= 2) {
      const whole = await this.fill(Math.min(wanted, longest));
      const at = this.joined().subarray(0, longest).indexOf(sign);
      if (at !== -1) {
        const found = Buffer.from(this.look(at));
        this.drop(at + sign.length);
        return found;
      }
      if (!whole || wanted >= longest) return undefined;
    }
  }

  /** Passes over everything before a sign; false where it does not come. */
  async seek(sign: Buffer): Promise<boolean> {
    for (;;) {
      const at = this.joined().indexOf(sign);
      if (at !== -1) {
        this.drop(at);
        return true;
      }
      this.drop(Math.max(0, this.length - sign.length + 1));
      if (!(await this.fill(this.length + 1))) {
        if (this.isDone) return false;
        // Behind a break the bytes go on.
        this.drop(this.length);
        if (this.broken === undefined) return false;
        return true;
      }
    }
  }

  private push(value: Uint8Array): void {
    if (value.length === 0) return;
    this.held.push(Buffer.from(value.buffer, value.byteOffset, value.length));
    this.length += value.length;
  }

  private joined(): Buffer {
    if (this.held.length !== 1) this.held = [Buffer.concat(this.held)];
    return this.held[0] as Buffer;
  }
}
