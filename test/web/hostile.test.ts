/** Hostile words on the pages, in Chromium: they are shown as the text they are, ask for nothing and run nothing. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedPages, servePages } from '../../scripts/shots/served.js';
import { resources } from '../resources.js';
import { hostileDocument, PAYLOADS } from '../server/payloads.js';
import { at } from '../server/served.js';
import { hasBrowser, openBrowser, type Walk, walkIn } from './browser.js';

/** Those that an address can name: the headers of a request hold no more. */
const NAMED = PAYLOADS.filter(([, payload]) => encodeURIComponent(payload).length < 3000);

/** What the pages never have: elements that the words of others would have made. */
const FOREIGN =
  'script:not([src^="/assets/"]), iframe, object, embed, img, base, style, math, template, plaintext, b b, [onclick], [onload], [onerror], [onmouseover]';

describe.skipIf(!hasBrowser)('hostile words on the pages', () => {
  let served: ServedPages;
  let browser: Browser;
  let walk: Walk;

  beforeAll(async () => {
    served = await servePages(
      undefined,
      () => PAYLOADS.map(([, payload], i) => hostileDocument(payload, i)),
      resources,
    );
    browser = await openBrowser();
    walk = await walkIn(browser, served);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const clean = async (path: string): Promise<void> => {
    const { page, go, faults } = walk;
    await go(path);
    expect([path.slice(0, 80), await page.locator(FOREIGN).count()]).toEqual([path.slice(0, 80), 0]);
    const links = await page.evaluate<string[]>('[...document.links].map((link) => link.protocol)');
    expect(links.filter((protocol) => protocol !== 'http:' && protocol !== 'https:')).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  };

  it.each(NAMED)('stand in the text of a document to the letter, and in its title as text: %s', async (_, payload) => {
    await clean(at('/document', { id: payload }));
    const text = await walk.page.locator('.reading .text').textContent();
    const shown = await served.desk.document(payload);
    expect(text?.replaceAll('\0', '\ufffd')).toBe(
      shown?.document.text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd'),
    );
  });

  it('stand in lists, searches and entries as text', async () => {
    for (const path of [
      '/',
      '/statements',
      '/timeline',
      '/people',
      '/sources',
      '/review',
      '/commitments',
      '/relations?party=CHN&party=USA',
      at('/search', { q: 'Blinken' }),
      ...NAMED.filter((_, i) => i % 12 === 0).map(([, payload]) => at('/search', { q: payload.slice(0, 400) })),
    ])
      await clean(path);
    const { lines } = await served.desk.list('statement', { limit: 6 });
    for (const { id } of lines) await clean(at('/entry', { id }));
  });
});
