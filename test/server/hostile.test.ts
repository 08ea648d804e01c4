/**
 * Hostile words in every place where the words of others stand: the API gives them as they are, as data that nothing runs.
 * That the pages show them and do nothing is in test/web/hostile.test.ts.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Questions } from '../../src/desk/ask/questions.js';
import { toDocument } from '../../src/ingest/document.js';
import { type Entry, ITEM_KINDS } from '../../src/model/record.js';
import { createApp } from '../../src/server/app.js';
import { Page } from './html.js';
import { hostileDocument, PAYLOADS, textWith } from './payloads.js';
import { at, type Served, serve } from './served.js';

/** As the store keeps a short text. */
const kept = (text: string): string => text.replaceAll('\0', '\ufffd');

it.each([
  '<script>1</script>',
  '<img src=x onerror=1>',
  '<b onclick=1>x</b>',
  '<a href="javascript:1">x</a>',
  '<a href="//evil.example">x</a>',
  '<!-- x -->',
  '<svg></svg>',
  '</main><main>',
])('what these tests look for, they see: %s', (raw) => {
  const layout = (inside: string): string =>
    `<html><head><title>x</title></head><body><main><h1>x</h1>${inside}</main></body></html>`;
  expect(new Page(layout('<p>x</p>')).faults()).toEqual([]);
  expect(new Page(layout(raw)).faults()).not.toEqual([]);
});

/** An answer as data, in whose bytes no page finds a tag and no terminal an order. */
const dataOf = async <T>(served: Served, path: string, status = 200): Promise<T> => {
  const response = await served.get(path);
  expect([path.slice(0, 80), response.status]).toEqual([path.slice(0, 80), status]);
  expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const text = await response.text();
  if (status === 200) expect(text).not.toMatch(/[<>\u0080-\u009f\u2028\u2029]/);
  return JSON.parse(text) as T;
};

interface Shown {
  readonly text: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly marks: readonly { readonly layer: string }[];
}
interface Lines {
  readonly lines: readonly { readonly id: string; readonly title: string; readonly words: string }[];
  readonly next: string | null;
}

describe('what is hostile', () => {
  let served: Served;
  let entries: readonly Entry[];

  beforeAll(async () => {
    served = await serve(PAYLOADS.map(([, payload], i) => hostileDocument(payload, i)));
    const all: Entry[] = [];
    for (const kind of ITEM_KINDS) for await (const entry of served.desk.entries(kind)) all.push(entry);
    entries = all;
  });
  afterAll(() => served?.close());

  it('is read: the sentences around it give statements, events and meetings', async () => {
    expect(PAYLOADS.length).toBeGreaterThan(50);
    const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    for (const kind of ['statement', 'event', 'meeting']) expect([kind, count(kind)]).not.toEqual([kind, 0]);
    let within = 0;
    for (const [, payload] of PAYLOADS) {
      const reading = (await served.desk.document(payload))?.reading;
      if (reading && reading.statements.length > 0) within++;
    }
    expect(within).toBeGreaterThan(PAYLOADS.length / 2);
  });

  it.each(PAYLOADS)('stands in a document as it came: %s', async (_, payload) => {
    // A longer id is no address: the headers of a request hold no more.
    if (payload.length > 4000) return dataOf(served, at('/api/document', { id: payload }), 400);
    const shown = await dataOf<Shown>(served, at('/api/document', { id: payload }));
    expect(shown.text).toBe(toDocument({ text: textWith(payload), title: payload }).text);
    expect(kept(shown.publisher ?? '')).toBe(kept(payload));
    expect(kept(shown.url ?? '')).toBe(kept(payload));
  });

  it.each(PAYLOADS)('may be asked for, as any filter: %s', async (_, payload) => {
    await dataOf(served, at('/api/search', { q: payload.slice(0, 500) }));
    await dataOf(served, at('/api/lines', { text: payload.slice(0, 200) }));
    await dataOf(served, at('/api/people', { q: payload.slice(0, 200) }));
    await dataOf(served, at('/api/lines', { kind: payload }), 400);
    for (const path of [
      at('/api/entry', { id: `${payload.slice(0, 2000)} that is not there` }),
      at('/api/document', { id: `${payload.slice(0, 2000)} that is not there` }),
      at('/api/fired', { rule: `${payload.slice(0, 200)}!` }),
    ])
      await dataOf(served, path, 404);
    expect((await served.get(`/${encodeURIComponent(`${payload} that is not there`)}`)).status).toBe(404);
  });

  it.each(PAYLOADS.filter((_, i) => i % 8 === 0))(
    'is no party and no person that anybody knows: %s',
    async (_, payload) => {
      // Somebody may be called so: an answer or a refusal, and nothing else.
      for (const path of [at('/api/lines', { party: payload }), at('/api/relations', { person: payload })])
        expect([200, 400]).toContain((await served.get(path)).status);
    },
  );

  it.each(PAYLOADS)('does not come out of an error: %s', async (_, payload) => {
    const broken = { document: () => Promise.reject(new Error(payload)) } as unknown as Questions;
    const response = await createApp({ ask: broken }).request('http://localhost/api/document?id=x');
    expect(response.status).toBe(500);
    expect(((await response.json()) as { detail: string }).detail).toMatch(
      /^the log of the server says what, under [0-9a-f]{12}$/,
    );
  });

  it('stands in the lists, the entries and their files as data', async () => {
    let rows = 0;
    for (let after = ''; ; ) {
      const page = await dataOf<Lines>(served, at('/api/lines', { limit: '100', ...(after ? { after } : {}) }));
      rows += page.lines.length;
      if (page.next === null) break;
      after = page.next;
    }
    expect(rows).toBe(entries.length);
    let quoted = 0;
    for (const { id } of entries) {
      const shown = await dataOf<{ families: readonly { reports: readonly { words: readonly string[] }[] }[] }>(
        served,
        at('/api/entry', { id }),
      );
      const words = shown.families.flatMap(({ reports }) => reports.flatMap((one) => one.words));
      quoted += PAYLOADS.filter(([, payload]) => words.some((one) => one.includes(payload))).length;
    }
    // The words that are quoted hold what is hostile: else the above says nothing.
    expect(quoted).toBeGreaterThan(PAYLOADS.length / 2);
  });
});
