/** Hostile words in every place where the words of others stand: they are shown as they are, and do nothing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Questions } from '../../src/desk/ask/questions.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { type Entry, ITEM_KINDS } from '../../src/model/record.js';
import { createApp } from '../../src/server/app.js';
import { asBody, asValue, attribute, Page, textOf } from './html.js';
import { PAYLOADS } from './payloads.js';
import { at, type Served, serve } from './served.js';

/** Sentences of which statements, events and meetings are made, with the payload in their midst. */
const textWith = (payload: string): string =>
  [
    `“${payload},” said Antony Blinken.`,
    `Antony Blinken met with Qin Gang in Beijing on Sunday to discuss ${payload} and trade.`,
    `China condemned the ${payload} sanctions of Japan.`,
    `“We agree,” said ${payload} Smith, a spokesman for the Foreign Ministry of China.`,
    `Russia and ${payload} Turkey will open talks on grain next week.`,
    `A ${payload} man told Reuters that Iran had attacked ${payload} ships of Israel.`,
  ].join('\n\n');

const documentOf = (payload: string, day: number): DocumentInput => ({
  id: payload,
  title: payload,
  publisher: payload,
  url: payload,
  published: new Date(Date.UTC(2023, 5, 1 + day)).toISOString().slice(0, 10),
  text: textWith(payload),
});

/** Its title without tags, as the store keeps it; what stands for one where nothing is left of it. */
const titleOf = (payload: string, otherwise = 'Untitled'): string =>
  kept(toDocument({ text: 'x', title: payload }).title ?? otherwise);

/** As the store keeps a short text. */
const kept = (text: string): string => text.replaceAll('\0', '\ufffd');

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

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
    `<html><head><title>x</title></head><body><header><form><input></form></header><main><h1>x</h1>${inside}</main></body></html>`;
  expect(new Page(layout('<p>x</p>')).faults()).toEqual([]);
  expect(new Page(layout(raw)).faults()).not.toEqual([]);
});

describe('what is hostile', () => {
  let served: Served;
  let entries: readonly Entry[];

  beforeAll(async () => {
    served = await serve(PAYLOADS.map(([, payload], i) => documentOf(payload, i)));
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

  it.each(PAYLOADS)('stands in the page of a document as text: %s', async (_, payload) => {
    const shown = await served.desk.document(payload);
    expect(shown?.document.text).toBe(toDocument({ text: textWith(payload), title: payload }).text);
    const title = titleOf(payload);
    const page = await served.page(at('/document', { id: payload }));
    expect(page.faults()).toEqual([]);
    expect(page.title).toBe(asValue(`${titleOf(payload, payload)} – Chancery`));
    expect(page.texts('h1')).toEqual([asBody(title)]);
    const dim = page.texts('p', 'dim');
    expect(dim[0]).toBe(asBody(kept(`${payload} · ${shown?.document.published}`)));
    expect(dim[1]).toBe(asBody(kept(payload)));
    expect(dim.at(-1)).toBe(asBody(payload));
    // Marked or not, it is the text to the letter.
    expect(page.texts('div', 'text')).toEqual([asBody(shown?.document.text ?? '')]);
  });

  it.each(PAYLOADS)('is a link only where it is an address of the web: %s', async (_, payload) => {
    const page = await served.page(at('/document', { id: payload }));
    const out = page.links.filter((href) => !href.startsWith('/'));
    expect(out).toEqual(/^https?:\/\//.test(payload) ? [asValue(payload)] : []);
    if (out.length > 0) expect(page.link(asBody(payload))).toBe(asValue(payload));
  });

  it.each(PAYLOADS)('may be searched for: %s', async (_, payload) => {
    const page = await served.page(at('/search', { q: payload }));
    expect(page.faults()).toEqual([]);
    expect(page.title).toBe(asValue(`Search: ${payload} – Chancery`));
    expect(page.all('input').map((one) => attribute(one, 'value'))).toEqual([asValue(payload)]);
    for (const hit of (await served.desk.search(payload, { limit: 50 })).lines)
      expect(page.texts('li').join('\n')).toContain(asBody(hit.snippet.text));
  });

  it.each(PAYLOADS)('is no kind, no entry, no document, no address: %s', async (_, payload) => {
    const missing = `${payload} that is not there`;
    for (const path of [
      at('/', { kind: payload }),
      at('/entry', { id: missing }),
      at('/document', { id: missing }),
      `/${encodeURIComponent(missing)}`,
    ])
      expect((await served.page(path, 404)).faults()).toEqual([]);
    for (const path of [
      at('/', { after: payload }),
      at('/', { after: `${payload}~${payload}` }),
      at('/search', { q: 'talks', after: `${payload}~x` }),
    ])
      expect((await served.page(path)).faults()).toEqual([]);
  });

  it.each(PAYLOADS)('does not come out of an error: %s', async (_, payload) => {
    const broken = { document: () => Promise.reject(new Error(payload)) } as unknown as Questions;
    const response = await createApp({ ask: broken }).request('http://localhost/document?id=x');
    expect(response.status).toBe(500);
    const page = new Page(await response.text());
    expect(page.faults()).toEqual([]);
    expect(page.texts('p')[0]).toMatch(/^The log of the server says what, under [0-9a-f]{12}\.$/);
  });

  it('stands in what a search finds as text, with what was found in bold', async () => {
    const seen: string[] = [];
    let path: string | undefined = at('/search', { q: 'Blinken sanctions' });
    while (path) {
      const page: Page = await served.page(path);
      expect(page.faults()).toEqual([]);
      for (const item of page.all('ul', 'entries').flatMap((list) => list.childNodes)) {
        if (item.nodeName !== 'li' || !('childNodes' in item)) continue;
        const link = item.childNodes.find((node) => node.nodeName === 'a');
        seen.push(link ? textOf(link) : '');
      }
      expect(new Set(page.texts('b').map((bold) => bold.toLowerCase()))).toEqual(new Set(['blinken', 'sanctions']));
      path = page.link('More');
    }
    expect([...seen].sort()).toEqual(PAYLOADS.map(([, payload]) => asBody(titleOf(payload, payload))).sort());
  });

  it('stands in the lists as text', async () => {
    for (const kind of ITEM_KINDS) {
      let path: string | undefined = at('/', { kind });
      let rows = 0;
      while (path) {
        const page: Page = await served.page(path);
        expect(page.faults()).toEqual([]);
        rows += page.texts('li').length;
        path = page.link('Older');
      }
      expect(rows).toBe(entries.filter((entry) => entry.kind === kind).length);
    }
  });

  it('stands in the entries as text: the publishers, and the words that support them', async () => {
    let quoted = 0;
    for (const { id } of entries) {
      const shown = await served.desk.entry(id);
      const page = await served.page(at('/entry', { id }));
      expect(page.faults()).toEqual([]);
      const reports = shown?.entry.reports ?? [];
      const links = page
        .all('ul', 'reports')
        .flatMap((list) => list.childNodes.flatMap((item) => ('childNodes' in item ? item.childNodes : [])))
        .filter((node) => node.nodeName === 'a');
      expect(links.map(textOf)).toEqual(reports.map((report) => asBody(report.publisher ?? '')));
      expect(page.links.filter((href) => href.startsWith('/document'))).toEqual(
        reports.map((report) => at('/document', { id: report.document })),
      );
      const words = reports.flatMap(({ document }) =>
        (shown?.items ?? []).filter((item) => item.document === document).flatMap((item) => item.words),
      );
      expect(page.texts('blockquote')).toEqual(words.map((one) => asBody(`“${one}”`)));
      // A browser drops the character 0 from text, and shows the sign of a lost one in a title.
      const shownWords = (text: string): string => flat(text).replaceAll('\ufffd', '');
      expect(shownWords(page.title)).toBe(shownWords(`${page.texts('h1').join()} – Chancery`));
      quoted += PAYLOADS.filter(([, payload]) => words.some((one) => one.includes(payload))).length;
    }
    // The words that are quoted hold what is hostile: else the above says nothing.
    expect(quoted).toBeGreaterThan(PAYLOADS.length / 2);
  });
});
