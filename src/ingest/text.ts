/**
 * Bytes to text. What is no text is refused with a message that says what it is and what to do; nothing is guessed.
 */

/** A text of more bytes than this is refused unless the caller raises the limit. */
export const DEFAULT_LIMIT = 10_000_000;

/** An input that cannot be read: the message names what is wrong, `advice` what to do. */
export class InputError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.name = 'InputError';
    this.advice = advice;
  }
}

/** Decodes UTF-8, or UTF-16 that begins with a byte order mark; the mark itself is no part of the text. */
export function decodeText(bytes: Uint8Array, limit: number = DEFAULT_LIMIT): string {
  if (bytes.length > limit) {
    throw new InputError(
      `longer than the limit of ${megabytes(limit)}`,
      'split it into its articles, or raise the limit with --limit',
    );
  }
  const utf16 = byteOrder(bytes);
  const text = utf16 ? new TextDecoder(utf16).decode(bytes) : decodeUtf8(bytes);
  if (looksBinary(text)) throw new InputError('not a text but binary data', 'give the text of the article');
  if (text.trim() === '') throw new InputError('empty: there is no text in it', 'give the text of the article');
  return text;
}

const megabytes = (bytes: number): string =>
  `${(bytes / 1e6).toLocaleString('en', { maximumSignificantDigits: 3 })} MB`;

const byteOrder = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
};

const decodeUtf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (looksBinary(new TextDecoder('latin1').decode(bytes.subarray(0, 4096))))
      throw new InputError('not a text but binary data', 'give the text of the article');
    throw new InputError(
      `not valid UTF-8 (byte ${firstInvalid(bytes).toLocaleString('en')})`,
      'convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8',
    );
  }
};

/** Offset of the first byte that no valid UTF-8 sequence holds: found by bisection over prefixes, then their whole characters. */
const firstInvalid = (bytes: Uint8Array): number => {
  const validUpTo = (end: number): boolean => {
    try {
      // A sequence cut off by the end of the prefix is no error while more is announced.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    if (validUpTo(Math.min(middle, bytes.length))) valid = middle;
    else invalid = middle;
  }
  const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Buffer.byteLength(whole.decode(bytes.subarray(0, valid), { stream: true }));
};

/** NUL, or more than one control character in a hundred among the first four thousand. */
const looksBinary = (text: string): boolean => {
  const sample = text.slice(0, 4096);
  let control = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0) return true;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27) control++;
  }
  return control * 100 > sample.length;
};
