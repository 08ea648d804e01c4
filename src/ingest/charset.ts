/**
 * The encoding of a page: its byte order mark, else what the server said, else what the page says of itself, else UTF-8
 * where it is valid, else Windows-1252, as browsers do.
 */
import { InputError } from './text.js';

/** How far from its beginning a page may name its encoding, in bytes. */
const REACH = 4096;

/** Decodes the bytes of a page; what fits no character becomes U+FFFD. */
export function decodePage(bytes: Uint8Array, type = ''): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const told = known(/charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(type)?.[1]);
  // A server that says UTF-8 of a page in another encoding is common: it is believed only where the bytes agree.
  if (told && told !== 'utf-8') return new TextDecoder(told).decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const own = known(toldWithin(bytes));
  return new TextDecoder(own && own !== 'utf-8' ? own : 'windows-1252').decode(bytes);
}

const byteOrderMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
};

/** The name that TextDecoder gives to an encoding, undefined where it knows none of this name. */
const known = (label: string | undefined): string | undefined => {
  if (!label) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
};

/** `<meta charset>`, `<meta http-equiv>` or the XML declaration. */
const toldWithin = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, REACH));
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]
  );
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** @throws InputError where a decoded page holds what no page does */
export const expectText = (text: string): void => {
  if (text.slice(0, 4096).includes('\u0000'))
    throw new InputError('not a text but binary data', 'give the text of the article');
};
