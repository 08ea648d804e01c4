import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMIT, decodeText, InputError } from '../../src/ingest/text.js';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const utf16le = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const refusal = (bytes: Uint8Array, limit?: number): InputError => {
  try {
    decodeText(bytes, limit);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('it was taken');
};

const WORDS = 'Erdoğan said “no” to 外交部 \u{1f600}.';

describe('decodeText takes', () => {
  it.each<[what: string, bytes: Uint8Array, text: string]>([
    ['plain ASCII', utf8('Blinken met Qin.'), 'Blinken met Qin.'],
    ['UTF-8', utf8(WORDS), WORDS],
    ['UTF-8 with a byte order mark, which is no part of the text', utf8(`\ufeff${WORDS}`), WORDS],
    ['UTF-16, little end first', utf16le(WORDS), WORDS],
    ['UTF-16, big end first', utf16be(WORDS), WORDS],
    ['line breaks as they are', utf8('a\r\nb\nc\rd\u2028e'), 'a\r\nb\nc\rd\u2028e'],
    ['a tab, a form feed and an escape sequence', utf8('a\tb\fc \u001b[1md'), 'a\tb\fc \u001b[1md'],
    ['white space around words', utf8('\n  a \n'), '\n  a \n'],
    ['one stray control character in a long text', utf8(`${'word '.repeat(50)}\u0001`), `${'word '.repeat(50)}\u0001`],
    ['a mark within the text, which stays', utf8('a\ufeffb'), 'a\ufeffb'],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('a text of exactly as many bytes as the limit', () => {
    expect(decodeText(utf8('abcd'), 4)).toBe('abcd');
  });

  it('part of a larger buffer', () => {
    expect(decodeText(utf8('xxabcdxx').subarray(2, 6))).toBe('abcd');
  });
});

describe('decodeText refuses, saying what is wrong and what to do,', () => {
  it.each<[what: string, bytes: Uint8Array, message: RegExp]>([
    ['nothing', utf8(''), /^empty/],
    ['a byte order mark alone', utf8('\ufeff'), /^empty/],
    ['white space alone', utf8(' \r\n\t\u00a0 '), /^empty/],
    ['UTF-16 of white space', utf16le(' \n'), /^empty/],
    ['a NUL byte', utf8('a\u0000b'), /binary/],
    ['UTF-16 without a byte order mark', utf16le('Blinken met Qin.').subarray(2), /binary/],
    ['many control characters', utf8('\u0001\u0002\u0003abc'), /binary/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /binary/],
    ['Windows-1252', Buffer.from('Blinken said \x93no\x94 to Qin.', 'latin1'), /^not valid UTF-8 \(byte 13\)$/],
    ['a sequence that is cut off by the end', utf8('say café').subarray(0, 8), /^not valid UTF-8 \(byte 7\)$/],
    ['a sequence that another letter breaks off', Buffer.from('caf\xe9 au lait', 'latin1'), /\(byte 3\)/],
    ['a byte that continues nothing', Buffer.from('ab\x80cd', 'latin1'), /\(byte 2\)/],
    ['an overlong sequence', Buffer.from('ab\xc0\xafcd', 'latin1'), /\(byte 2\)/],
    ['a lone surrogate in UTF-8', Buffer.from('ab\xed\xa0\x80cd', 'latin1'), /\(byte 2\)/],
    ['the first invalid byte of many', Buffer.from(`${'a'.repeat(5000)}\xff${'b'.repeat(500)}\xff`, 'latin1'), /5,000/],
    ['an invalid byte behind valid ones of many', Buffer.concat([utf8(WORDS), Buffer.from([0xff])]), /UTF-8/],
    ['an invalid byte behind a byte order mark', Buffer.concat([utf8('\ufeffab'), Buffer.from([0xff])]), /\(byte 5\)/],
  ])('%s', (_, bytes, message) => {
    const { message: said, advice } = refusal(bytes);
    expect(said).toMatch(message);
    expect(said).not.toContain('\n');
    expect(advice).not.toBe('');
  });

  it('a text of one byte more than the limit', () => {
    expect(refusal(utf8('abcde'), 4).message).toMatch(/limit/);
  });

  it('by default a text of more than 10 MB', () => {
    const error = refusal(new Uint8Array(DEFAULT_LIMIT + 1).fill(97));
    expect(error.message).toBe('longer than the limit of 10 MB');
    expect(error.advice).toContain('--limit');
  });
});
