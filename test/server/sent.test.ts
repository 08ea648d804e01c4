/** Answers over the line: packed for who takes that, the same text for all, and nothing for who has it already. */
import { gunzipSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './served.js';

const DOCUMENTS = Array.from({ length: 30 }, (_, at) => ({
  id: `d${at}`,
  text: `Antony Blinken said on Monday that matter number ${at} was one for the United States and China.`,
  published: '2023-06-14',
}));

describe('an answer', () => {
  let served: Served;
  let plain: Response;
  let text: string;
  beforeAll(async () => {
    served = await serve(DOCUMENTS);
    plain = await served.get('/api/search?q=matter');
    text = await plain.text();
  });
  afterAll(() => served?.close());

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['br;q=1.0, gzip;q=0.8', 'gzip'],
    ['deflate', 'deflate'],
    ['gzip;q=0, deflate', 'deflate'],
    ['identity', null],
    ['xgzip', null],
  ])('to who takes %s is packed as %s', async (accepted, encoding) => {
    for (const _ of ['first', 'kept']) {
      const response = await served.get('/api/search?q=matter', { 'accept-encoding': accepted });
      expect([response.status, response.headers.get('content-encoding')]).toEqual([200, encoding]);
      expect(response.headers.get('vary')).toContain('Accept-Encoding');
      expect(response.headers.get('etag')).toBe(plain.headers.get('etag'));
      const body = Buffer.from(await response.arrayBuffer());
      const opened = encoding === 'gzip' ? gunzipSync(body) : encoding === 'deflate' ? inflateSync(body) : body;
      expect(opened.toString()).toBe(text);
    }
  });

  it('that is short is sent as it is', async () => {
    const response = await served.get('/api/search?q=nowhere', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe(null);
    expect(await response.json()).toEqual({ lines: [], next: null });
  });

  it.each([
    ['is sent again where it changed', () => 'W/"0"', 200],
    ['is not sent where it is there', () => plain.headers.get('etag') ?? '', 304],
  ])('%s', async (_, etag, status) => {
    const response = await served.get('/api/search?q=matter', { 'if-none-match': etag(), 'accept-encoding': 'gzip' });
    expect(response.status).toBe(status);
    expect((await response.arrayBuffer()).byteLength > 0).toBe(status === 200);
  });
});
