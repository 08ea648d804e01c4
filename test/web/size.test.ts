/** What a browser that was never here fetches before a page is whole: packed, as it comes over the line. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages, type ServedPages, servePages } from '../../scripts/shots/served.js';
import { resources } from '../resources.js';
import { hasBrowser, openBrowser } from './browser.js';

const MOST = 250_000;

describe.skipIf(!hasBrowser)('the first view', () => {
  let served: ServedPages;
  let browser: Browser;

  beforeAll(async () => {
    served = await servePages(undefined, undefined, resources);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  it.each(['home', 'relations', 'timeline', 'entry', 'texts', 'statements', 'person', 'review', 'watches', 'rules'])(
    'of %s takes no more than 250 kB',
    async (name) => {
      const path = (await demoPages(served.origin))[name] ?? '';
      const context = await browser.newContext({ viewport: { width: 1440, height: 950 } });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Network.enable');
      let bytes = 0;
      devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(`${served.origin}${path}`);
      await page.waitForSelector('main h1');
      await page.waitForSelector('[aria-busy="true"]', { state: 'detached' });
      await page.waitForLoadState('networkidle');
      await context.close();
      // Script, style and the two faces of the pages alone are more than this: less were a page that is not there.
      expect(bytes).toBeGreaterThan(60_000);
      expect(bytes).toBeLessThanOrEqual(MOST);
    },
    60_000,
  );
});
