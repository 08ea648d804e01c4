/** Debian's Chromium, where it is there: pages are walked in what people use, or the tests are skipped and say so. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ServedPages } from '../../scripts/shots/served.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const hasBrowser = existsSync(CHROMIUM);

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** A page of the owner, and what went wrong in it: errors, dialogs, requests to other hosts. */
export interface Walk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
  /** Goes to an address of ours, and waits until all is there. */
  readonly go: (path: string) => Promise<void>;
}

export async function walkIn(
  browser: Browser,
  served: ServedPages,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Walk> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(600_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== served.origin) faults.push(`asked for ${request.url().slice(0, 200)}`);
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(served.link());
  await page.waitForURL(`${served.origin}/`);
  return {
    page,
    context,
    faults,
    go: async (path) => {
      await page.goto(`${served.origin}${path}`);
      await page.waitForSelector('main h1');
      await page.waitForSelector('[aria-busy="true"]', { state: 'detached' });
    },
  };
}
