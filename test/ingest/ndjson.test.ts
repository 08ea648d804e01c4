import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, readNdjson, splitLines } from '../../src/ingest/ndjson.js';

/** The bytes in the pieces that the cuts make of them. */
async function* inPieces(bytes: Uint8Array, cuts: readonly number[] = []): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
  yield bytes.subarray(from);
}

const collected = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const readAll = (bytes: Uint8Array, limit?: number, cuts?: readonly number[]): Promise<Line[]> =>
  collected(readNdjson(inPieces(bytes, cuts), limit));

/** What stands in each line, for comparing: the text of the document, or that it is an error. */
const outline = (lines: readonly Line[]): [line: number, text: string | false][] =>
  lines.map((line) => [line.line, 'document' in line ? line.document.text : false]);

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const doc = (text: string): string => JSON.stringify({ text });

describe('splitLines', () => {
  const sources = fc.array(fc.oneof(fc.constant(10), fc.constant(13), fc.nat(255)), { maxLength: 60 });

  it('gives the same lines however the bytes come in', async () => {
    await fc.assert(
      fc.asyncProperty(sources, fc.array(fc.nat(60)), fc.integer({ min: 1, max: 20 }), async (list, places, limit) => {
        const bytes = Uint8Array.from(list);
        const cuts = places.map((place) => Math.min(place, bytes.length));
        const whole = await collected(splitLines(inPieces(bytes), limit));
        const pieces = await collected(splitLines(inPieces(bytes, cuts), limit));
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no byte, and numbers the lines from 1', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (list) => {
        const bytes = Buffer.from(list);
        const lines = await collected(splitLines(inPieces(bytes)));
        const text = lines.map((line) => Buffer.from(line.bytes ?? []).toString('latin1')).join('\n');
        expect(text).toBe(bytes.toString('latin1').replace(/\n$/, ''));
        expect(lines.map((line) => line.line)).toEqual(lines.map((_, i) => i + 1));
      }),
    );
  });

  it.each<[what: string, source: string, lines: (string | undefined)[]]>([
    ['nothing', '', []],
    ['a line break alone', '\n', ['']],
    ['a last line without an end', 'a\nb', ['a', 'b']],
    ['a last line with an end', 'a\nb\n', ['a', 'b']],
    ['a line over the limit, of which nothing is kept', 'abcde\nb\n', [undefined, 'b']],
    ['a last line over the limit', 'a\nabcde', ['a', undefined]],
    ['a line of exactly the limit', 'abcd\n', ['abcd']],
  ])('of %s', async (_, source, expected) => {
    const lines = await collected(splitLines(inPieces(utf8(source)), 4));
    expect(lines.map((line) => line.bytes && Buffer.from(line.bytes).toString())).toEqual(expected);
  });
});

describe('readNdjson', () => {
  const GOOD = [doc('first'), doc('second')] as const;
  const around = (bad: Uint8Array): Buffer => Buffer.concat([utf8(`${GOOD[0]}\n`), bad, utf8(`\n${GOOD[1]}\n`)]);

  it.each<[what: string, bad: Uint8Array, message: RegExp]>([
    ['bytes that are no UTF-8', Buffer.from('{"text":"caf\xe9"}', 'latin1'), /not valid UTF-8 \(byte 12\)/],
    ['a NUL byte', utf8('{"text":"a\u0000b"}'), /binary/],
    ['broken JSON', utf8('{"text": "a"'), /no JSON/],
    ['two documents in one line', utf8(`${doc('a')}${doc('b')}`), /no JSON/],
    ['a word', utf8('hello'), /no JSON/],
    ['no text', utf8('{"title": "a"}'), /'text'/],
    ['an empty text', utf8(doc(' \n')), /'text' is empty/],
    ['a text that is a number', utf8('{"text": 1}'), /'text'/],
    ['an array', utf8(`[${doc('a')}]`), /no document/],
    ['null', utf8('null'), /no document/],
    ['a date that is none', utf8('{"text": "a", "published": "2023-02-30"}'), /'published'.*calendar/],
    ['a date in words', utf8('{"text": "a", "published": "yesterday"}'), /'published'/],
    ['a kind that is none', utf8('{"text": "a", "kind": "poem"}'), /'kind'/],
    ['pairs that are none', utf8('{"text": "a", "pairs": [{"source": [[0]], "target": []}]}'), /'pairs\.0\.source\.0/],
    ['more bytes than the limit', utf8(doc('long '.repeat(40))), /longer than the limit/],
  ])('reports %s in its place and loses no other line', async (_, bad, message) => {
    const lines = await readAll(around(bad), 150);
    expect(outline(lines)).toEqual([
      [1, 'first'],
      [2, false],
      [3, 'second'],
    ]);
    const [, error] = lines;
    if (!error || !('error' in error)) throw new Error('no error');
    expect(error.error).toMatch(message);
    expect(error.error).not.toContain('\n');
    expect(error.advice).not.toBe('');
  });

  it.each<[what: string, source: string, expected: [number, string | false][]]>([
    ['no lines', '', []],
    [
      'blank lines, which count but give nothing',
      `\n \t\n${doc('a')}\n\r\n${doc('b')}`,
      [
        [3, 'a'],
        [5, 'b'],
      ],
    ],
    [
      'lines that end in CR and LF',
      `${doc('a')}\r\n${doc('b')}\r\n`,
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['a byte order mark at the head', `\ufeff${doc('a')}\n`, [[1, 'a']]],
    [
      'a line separator within a string, which stays',
      `{"text":"a\u2028b\u2029c"}\n${doc('d')}`,
      [
        [1, 'a\u2028b\u2029c'],
        [2, 'd'],
      ],
    ],
    ['a line break that JSON escapes', `${doc('a\nb')}\n`, [[1, 'a\nb']]],
    [
      'bad lines side by side',
      `{\n}\n[\n${doc('a')}`,
      [
        [1, false],
        [2, false],
        [3, false],
        [4, 'a'],
      ],
    ],
  ])('reads %s', async (_, source, expected) => {
    expect(outline(await readAll(utf8(source)))).toEqual(expected);
  });

  it('gives the same documents and errors however the bytes come in', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }).map(doc),
      fc.constantFrom('', ' ', '{', '{"text":1}', '[]', doc('\u{1f600} Erdoğan'), '{"text":"\u2028"}'),
    );
    const bytesOf = fc
      .array(fc.oneof(line.map(utf8), fc.constant(Buffer.from([0x22, 0xff, 0x22]))), { maxLength: 8 })
      .map((lines) => Buffer.concat(lines.flatMap((one) => [one, utf8('\n')])));
    await fc.assert(
      fc.asyncProperty(bytesOf, fc.array(fc.nat(200), { maxLength: 12 }), async (bytes, places) => {
        const cuts = places.map((place) => Math.min(place, bytes.length));
        expect(await readAll(bytes, 90, cuts)).toEqual(await readAll(bytes, 90));
      }),
      { numRuns: 300 },
    );
  });

  it('gives an error, not an exception, for any bytes, and one row for every line that is not blank', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
        const lines = await readAll(bytes);
        const filled = Buffer.from(bytes)
          .toString('latin1')
          .split('\n')
          .filter((one) => /[^ \t\r]/.test(one));
        expect(lines).toHaveLength(filled.length);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every field of a document', async () => {
    const given = {
      id: 'a-1',
      text: 'Japan condemned Russia.',
      title: 'A title',
      publisher: 'Reuters',
      published: '2023-06-18',
      url: 'https://example.org/a',
      retrieved: '2023-06-19T08:00:00Z',
      issuer: 'JPN',
      kind: 'readout',
      pairs: [{ source: [[0, 5]], target: [[16, 22]] }],
    };
    const [line] = await readAll(utf8(JSON.stringify(given)));
    expect(line).toMatchObject({
      line: 1,
      document: {
        id: 'a-1',
        text: 'A title\n\nJapan condemned Russia.',
        title: 'A title',
        body: 9,
        publisher: 'Reuters',
        published: '2023-06-18',
        url: 'https://example.org/a',
        retrieved: '2023-06-19T08:00:00Z',
        issuer: 'JPN',
        kind: 'readout',
        pairs: [{ source: [[9, 14]], target: [[25, 31]] }],
      },
    });
  });
});
