/**
 * `npx tsx scripts/shots.ts [FOLDER] [STORE]`: pictures of the pages over the demo record, as a browser of 1440 and of 390
 * pixels shows them, light and dark: to be looked at. It needs chromium.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { demoPages, servePages } from './shots/served.js';

const [folder = mkdtempSync(join(tmpdir(), 'chancery-shots-')), store] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const only = process.env.ONLY?.split(',');

const served = await servePages(store);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const pages = await demoPages(served.origin);
  for (const width of [1440, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width, height: width > 600 ? 950 : 844 }, colorScheme });
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && console.log(`${page.url()}: ${message.text()}`));
      page.on('pageerror', (error) => console.log(`${page.url()}: ${error.message}`));
      await page.goto(served.link());
      await page.waitForURL(`${served.origin}/`);
      for (const [name, path] of Object.entries(pages)) {
        if (only && !only.includes(name)) continue;
        await page.goto(`${served.origin}${path}`);
        await page.waitForLoadState('networkidle');
        await page.evaluate('document.fonts.ready.then(() => 0)');
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 0) console.log(`${name} at ${width}: ${wide} pixels too wide`);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
      await context.close();
    }
} finally {
  await browser.close();
  await served.close();
}
console.log(folder);
