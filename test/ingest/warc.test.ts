import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsIn } from '../../src/ingest/documents-in.js';
import { gunzipMembers } from '../../src/ingest/gunzip-members.js';
import { isProblem } from '../../src/ingest/reader.js';

const record = (
  name: string,
  options: { readonly length?: number; readonly head?: string; readonly body?: Uint8Array } = {},
): Buffer => {
  const page = `<html><head><title>What was said in ${name} about the ferry</title></head><body><p>The ministers met in ${name} on Sunday and agreed on a ferry.</p></body></html>`;
  const http = Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${options.head ?? ''}\r\n`),
    options.body ?? Buffer.from(page),
  ]);
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://${name}.example/\r\nWARC-Date: 2023-06-18T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${options.length ?? http.length}\r\n\r\n`,
    ),
    http,
    Buffer.from('\r\n\r\n'),
  ]);
};
const [A, B, C] = [record('a'), record('b'), record('c')];
const html = (name: string): Buffer =>
  Buffer.from(`<p>The ministers met in ${name} on Sunday and agreed on a ferry.</p>`);

async function* inPieces(bytes: Uint8Array, step = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

const readAll = async (bytes: Uint8Array, step?: number): Promise<{ urls: string[]; errors: string[] }> => {
  const urls: string[] = [];
  const errors: string[] = [];
  for await (const one of documentsIn({ name: 'a.warc', bytes: inPieces(bytes, step) }, { limit: 100_000 }))
    if (isProblem(one)) errors.push(one.error);
    else urls.push(one.document.url?.replace(/^http:\/\/|\.example\/$/g, '') ?? '');
  return { urls, errors };
};

const damaged = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(gzipSync(bytes));
  for (const at of [60, 61, 70]) copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

describe('a web archive', () => {
  it.each<[what: string, bytes: Uint8Array, urls: readonly string[], errors: readonly RegExp[]]>([
    ['as it should be', Buffer.concat([A, B, C]), ['a', 'b', 'c'], []],
    ['gzipped, a member a record', Buffer.concat([A, B, C].map((one) => gzipSync(one))), ['a', 'b', 'c'], []],
    ['gzipped as a whole', gzipSync(Buffer.concat([A, B, C])), ['a', 'b', 'c'], []],
    [
      'with a page in pieces',
      Buffer.concat([
        record('x', {
          head: 'Transfer-Encoding: chunked\r\n',
          body: Buffer.concat([Buffer.from('46\r\n'), html('x').subarray(0, 70), Buffer.from('\r\n0\r\n\r\n')]),
        }),
        B,
      ]),
      ['x', 'b'],
      [],
    ],
    [
      'with a packed page',
      Buffer.concat([record('x', { head: 'Content-Encoding: gzip\r\n', body: gzipSync(html('x')) }), B]),
      ['x', 'b'],
      [],
    ],
    [
      'whose page says it is packed and is not',
      record('x', { head: 'Content-Encoding: gzip\r\n', body: html('x') }),
      ['x'],
      [],
    ],
    [
      'with a page that unpacks to 50 MB',
      Buffer.concat([record('x', { head: 'Content-Encoding: gzip\r\n', body: gzipSync(Buffer.alloc(50_000_000)) }), B]),
      ['b'],
      [/longer unpacked than the limit/],
    ],
    [
      'with a length that is too small',
      Buffer.concat([A, record('x', { length: 30 }), C]),
      ['a', 'c'],
      [/length is wrong/],
    ],
    [
      'with a length that reaches into the next records',
      Buffer.concat([A, record('x', { length: 900 }), B, C, C]),
      ['a', 'x', 'b', 'c', 'c'],
      [/length is wrong/],
    ],
    [
      'with a length beyond the end',
      Buffer.concat([A, record('x', { length: 90_000 }), C]),
      ['a', 'x', 'c'],
      [/length is wrong/],
    ],
    [
      'with what is no record',
      Buffer.concat([A, Buffer.from('no record at all\r\n\r\n'), C]),
      ['a', 'c'],
      [/no record/],
    ],
    ['that is cut off', Buffer.concat([A, B.subarray(0, 280)]), ['a'], [/ends within the record/]],
    [
      'with a damaged member',
      Buffer.concat([gzipSync(A), damaged(B), gzipSync(C)]),
      ['a', 'c'],
      [/gzip that is damaged/],
    ],
    [
      'gzipped and cut off',
      Buffer.concat([gzipSync(A), gzipSync(B).subarray(0, 150)]),
      ['a'],
      [/gzip that is cut off/],
    ],
  ])('gives its pages: %s', async (_, bytes, urls, errors) => {
    const read = await readAll(bytes);
    expect(read.urls).toEqual(urls);
    expect(read.errors).toEqual(errors.map((error) => expect.stringMatching(error)));
    expect(await readAll(bytes, 37)).toEqual(read);
  });

  it('says where a page was found and when it was fetched', async () => {
    for await (const one of documentsIn({ name: 'a.warc', bytes: inPieces(A) }, { limit: 100_000 }))
      expect('document' in one && one.document).toMatchObject({
        url: 'http://a.example/',
        retrieved: '2023-06-18T10:00:00Z',
        title: 'What was said in a about the ferry',
      });
  });
});

describe('gunzipMembers', () => {
  it('gives what was packed, however the bytes come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 90 }),
        async (members, step) => {
          const found: Uint8Array[] = [];
          for await (const one of gunzipMembers(
            inPieces(Buffer.concat(members.map((member) => gzipSync(member))), step),
          )) {
            if (!(one instanceof Uint8Array)) throw new Error(one.error);
            found.push(one);
          }
          expect(Buffer.concat(found).equals(Buffer.concat(members))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});
