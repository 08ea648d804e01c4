/**
 * Makes of some inputs another that is nearly one: of their words, lines, numbers and brackets, not of their bits alone, so
 * that it gets past the first check. The same from the same random numbers.
 */
type Random = () => number;

/** Pieces that formats are made of, and what readers stumble over. */
const PIECES = [
  ...['\0', '\ufeff', '\ud800', '\u202e', '\r', '\n\n', '\t', ' ', '\u00a0', 'İ', 'ß', '👩‍👩‍👧', '\u0301'.repeat(50)],
  ...['<', '>', '</', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE html>', '<?xml version="1.0" encoding="utf-16"?>'],
  ...[
    '<script>',
    '<style>',
    '<table><tr><td>',
    '<a href="javascript:x">',
    '<p>',
    '<item>',
    '<entry>',
    '<outline xmlUrl="',
  ],
  ...['&amp;', '&#0;', '&#x110000;', '&#xD800;', '&nosuch;', '&lt;'],
  ...['{', '}', '[', ']', '"', '\\', '\\u0000', '\\ud800', ':', ',', 'null', 'true', '1e999', '-0', '"__proto__":'],
  ...['- ', '&a ', '*a', '!!js/function ', '? ', '| ', '>', '%YAML 9.9', '---\n'],
  ...[',', ';', '""', "'", '=1+1', '1-2\t', '1.1\t_\t_', '_\t', '# text = '],
  ...['WARC/1.1\r\n', 'Content-Length: 99999999999\r\n', 'Content-Length: -1\r\n', 'Content-Encoding: gzip\r\n'],
  ...['Transfer-Encoding: chunked\r\n', 'HTTP/1.1 200 OK\r\n', '../../', '%00', '%ff', '%', '?', '&', '#', '*', '"'],
  ...[
    '2023-02-30',
    '0000-00-00',
    '9999-12-31T99:99:99Z',
    '-1',
    '0',
    '4294967296',
    '1e400',
    'NaN',
    'on Sunday',
    '“',
    '”',
  ],
] as const;

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** Words, numbers, white space, and each sign for itself. */
const tokensOf = (text: string): string[] => text.match(/\p{L}+|\d+|[ \t]+|\r?\n|[\s\S]/gu) ?? [];

/** A stretch of a list, short ones more often than long ones. */
const stretch = (length: number, random: Random): [start: number, end: number] => {
  const start = Math.floor(random() * (length + 1));
  return [start, Math.min(length, start + Math.ceil(random() ** 4 * length))];
};

/** Characters of what is put in again and again. */
const OFTEN = 100_000;

type Change = (tokens: string[], random: Random, other: () => string[]) => string[];

const CHANGES: readonly Change[] = [
  // A piece put in, or in place of a token.
  (tokens, random) =>
    tokens.toSpliced(Math.floor(random() * (tokens.length + 1)), random() < 0.5 ? 0 : 1, pick(PIECES, random)),
  // A stretch left out, put in twice, turned round, or put in elsewhere.
  (tokens, random) => {
    const [start, end] = stretch(tokens.length, random);
    return tokens.toSpliced(start, end - start);
  },
  (tokens, random) => {
    const [start, end] = stretch(tokens.length, random);
    return tokens.toSpliced(end, 0, ...tokens.slice(start, end));
  },
  (tokens, random) => {
    const [start, end] = stretch(tokens.length, random);
    return [...tokens.slice(0, start), ...tokens.slice(start, end).reverse(), ...tokens.slice(end)];
  },
  (tokens, random) => {
    const [start, end] = stretch(tokens.length, random);
    const moved = tokens.slice(start, end);
    const rest = tokens.toSpliced(start, end - start);
    return rest.toSpliced(Math.floor(random() * (rest.length + 1)), 0, ...moved);
  },
  // A stretch of another input of the same kind.
  (tokens, random, other) => {
    const foreign = other();
    const [start, end] = stretch(foreign.length, random);
    const [from, to] = stretch(tokens.length, random);
    return tokens.toSpliced(from, to - from, ...foreign.slice(start, end));
  },
  // A piece or token very often: deep nesting, long names, long lists.
  (tokens, random) => {
    const piece = random() < 0.5 ? pick(PIECES, random) : (pick(tokens, random) ?? 'x');
    const times = Math.min(Math.floor(10 ** (1 + random() * 4)), Math.ceil(OFTEN / piece.length));
    return tokens.toSpliced(Math.floor(random() * (tokens.length + 1)), 0, piece.repeat(times));
  },
  // A number becomes another.
  (tokens, random) => {
    const numbers = tokens.flatMap((token, i) => (/^\d+$/.test(token) ? [i] : []));
    if (numbers.length === 0) return tokens;
    return tokens.with(
      pick(numbers, random),
      pick(['0', '-1', '99999999999999999999', '1e9', '007', '2147483648'], random),
    );
  },
];

/** Changes of bytes: what no text becomes by itself. */
const BYTES: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    const at = Math.floor(random() * changed.length);
    if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return changed;
  },
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    const noise = Buffer.from(Array.from({ length: 8 }, () => Math.floor(random() * 256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
];

/** Bytes of an input; a longer one is cut, so that reading it in time is not asked of what is only long. */
const LONGEST = 200_000;

/** @param corpus inputs that are right, or were found to be of interest */
export function mutated(corpus: readonly Buffer[], random: Random): Buffer {
  const isText = random() < 0.85;
  let bytes = pick(corpus, random);
  const other = (): string[] => tokensOf(pick(corpus, random).toString('utf8'));
  for (let left = 1 + Math.floor(random() ** 2 * 8); left > 0; left--)
    bytes = isText
      ? Buffer.from(pick(CHANGES, random)(tokensOf(bytes.toString('utf8')), random, other).join(''))
      : pick(BYTES, random)(bytes, random);
  return bytes.subarray(0, LONGEST);
}
