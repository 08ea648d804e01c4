/** The pages over the demo record, walked in Chromium as an analyst would, and looked over by axe in both schemes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages, type ServedPages, servePages } from '../../scripts/shots/served.js';
import { resources } from '../resources.js';
import { hasBrowser, openBrowser, type Walk, walkIn } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The dark scheme has the same elements in other colours. */
const RUN = {
  light: '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]',
  dark: '{ type: "rule", values: ["color-contrast", "link-in-text-block"] }',
} as const;

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

describe.skipIf(!hasBrowser)('the pages', () => {
  let served: ServedPages;
  let browser: Browser;
  let walk: Walk;
  let pages: Readonly<Record<string, string>>;

  beforeAll(async () => {
    served = await servePages(undefined, undefined, resources);
    browser = await openBrowser();
    walk = await walkIn(browser, served);
    pages = await demoPages(served.origin);
  });
  afterAll(async () => {
    expect(walk?.faults ?? []).toEqual([]);
    await browser?.close();
    await served?.close();
  });

  it('leads from a pair on the first page to the words that support a point on its chart', async () => {
    const { page, go } = walk;
    await go('/');
    await page
      .getByRole('link', { name: /China and United States/ })
      .first()
      .click();
    await page.waitForURL(/\/relations\?party=CHN&party=USA/);
    const chart = page.getByRole('slider', { name: /Tone between China and United States/ });
    await chart.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/from=2024-/);
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/^Week of .* 2024: \d+ events?, average tone [+−]?\d/);
    // The list follows what is chosen.
    await page.getByRole('heading', { name: /^Behind \d/ }).waitFor();
    const behind = page.locator('.behind [aria-busy="false"] .lines li');
    await behind.first().waitFor();
    const title = (await behind.first().locator('.title a').textContent()) ?? '';
    await behind.first().locator('.title a').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.locator('.families h3 a').first().click();
    await page.waitForURL(/\/document\?id=/);
    await page.locator('.text .piece').first().waitFor();
    // What supports the entry is where the page begins.
    await page.waitForFunction("document.activeElement.classList.contains('piece')");
    await page.locator('.understood article').first().waitFor();
  });

  it('chooses weeks by drawing over them, and all again', async () => {
    const { page, go } = walk;
    await go('/relations?party=CHN&party=USA');
    const box = await page.locator('.plot').boundingBox();
    if (!box) throw new Error('no picture');
    await page.mouse.move(box.x + box.width * 0.3, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 120);
    await page.mouse.up();
    await page.waitForURL(/from=2023-\d\d-\d\d&to=2023-\d\d-\d\d/);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('heading', { name: /^All entries behind the chart/ }).waitFor();
  });

  it('compares two accounts of a meeting, with what one alone tells', async () => {
    const { page, go } = walk;
    await go(pages.entry ?? '');
    await page.locator('.accounts').waitFor();
    expect(await page.locator('.accounts .silent').count()).toBeGreaterThan(2);
    expect(await page.locator('.accounts .point.both').count()).toBeGreaterThan(2);
    expect(await page.locator('.sides section').count()).toBe(2);
    const [one, other] = await page.locator('.accounts-choice select option').allTextContents();
    expect(one).not.toBe(other);
  });

  it('scrolls two whole accounts together, by the keyboard, and lets it out again', async () => {
    const { page, go } = walk;
    await go(pages.entry ?? '');
    await page.getByRole('button', { name: 'Whole texts' }).click();
    await page.waitForURL(/as=texts/);
    await page.getByRole('button', { name: 'Next point' }).click();
    await page.waitForURL(/point=\d+/);
    await expect.poll(() => page.locator('.pane .active').count()).toBeGreaterThan(1);
    const [one, other] = await page.locator('.pane').all();
    if (!one || !other) throw new Error('no two texts');
    const tops = async (): Promise<readonly number[]> =>
      page.evaluate<number[]>('[...document.querySelectorAll(".pane")].map((pane) => pane.scrollTop)');
    await page.setViewportSize({ width: 1280, height: 500 });
    // A key pressed while the browser still ends the scroll before is lost, so each is waited out; at the head nothing scrolls.
    const scroll = async (key: string): Promise<void> => {
      await one.focus();
      const ended = page.evaluate(
        'new Promise((done) => { document.activeElement.addEventListener("scrollend", () => done(), { once: true }); setTimeout(done, 1000); })',
      );
      await page.keyboard.press(key);
      await ended;
    };
    await scroll('Home');
    await expect.poll(tops).toEqual([0, 0]);
    await scroll('End');
    const left = (): Promise<readonly number[]> =>
      page.evaluate<number[]>(
        '[...document.querySelectorAll(".pane")].map((pane) => Math.round(pane.scrollHeight - pane.clientHeight - pane.scrollTop))',
      );
    await expect.poll(async () => Math.max(...(await left()))).toBeLessThan(2);
    const joined = await tops();
    expect(Math.min(...joined)).toBeGreaterThan(20);
    await page.getByLabel('Scroll together').uncheck();
    await scroll('Home');
    await expect.poll(tops).toEqual([0, joined[1]]);
    // Tab leads from one to the other and on, out of both.
    const at = (): Promise<string> =>
      page.evaluate<string>('document.activeElement.closest(".pane") ? "in" : document.activeElement.tagName');
    await other.focus();
    await page.keyboard.press('Tab');
    expect(await at()).not.toBe('in');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('shows whom somebody met and how often, and how many of their entries are listed', async () => {
    const { page, go } = walk;
    await go('/person?name=Antony%20Blinken');
    await page.locator('.met li', { hasText: /Wang Yi China.*\d+ meetings?/ }).waitFor();
    await page.locator('.onwards', { hasText: /^8 of .*, all statements$/ }).waitFor();
    const first = page.locator('.met').getByRole('link', { name: 'Wang Yi' });
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/person\?name=Wang%20Yi/);
    await page.getByRole('heading', { level: 1, name: 'Wang Yi' }).waitFor();
  });

  it('leads from a party to its pairs, and gives no tone where there are few events', async () => {
    const { page, go } = walk;
    await go('/relations?party=CHN');
    const rows = page.locator('.pairs tbody tr');
    const eventsOf = (texts: readonly string[]): number[] => texts.map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(Math.min(...eventsOf(await rows.locator('td:first-of-type').allTextContents()))).toBeGreaterThanOrEqual(5);
    expect(Math.max(...eventsOf(await page.locator('.few .dim').allTextContents()))).toBeLessThan(5);
    await rows.getByRole('link', { name: 'China and United States' }).click();
    await page.waitForURL(/party=CHN&party=USA/);
  });

  it('shows on a map where two met, without being scrolled to, and the meetings of a place', async () => {
    const { page, go } = walk;
    await go('/relations?party=CHN&party=USA');
    const beijing = page.locator('.places-map').getByRole('link', { name: /^Beijing: \d+ meetings/ });
    const told = Number(/\d+/.exec((await beijing.getAttribute('aria-label')) ?? '')?.[0]);
    await beijing.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/place=Beijing/);
    await page.getByRole('heading', { name: `Met in Beijing: ${told} meetings` }).waitFor();
    expect(await page.locator('#place .lines li').count()).toBe(told);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => page.url()).not.toContain('place=');
  });

  it('watches a filtered view: what comes in is new until it was seen', async () => {
    const { page, go } = walk;
    await go('/watches');
    await page.getByText('Nothing is watched yet.').waitFor();
    await go('/timeline?party=DEU&party=JPN&kind=meeting');
    await page.getByRole('link', { name: 'Watch', exact: true }).click();
    await page.waitForURL(/\/watches\?make=yes&kind=meeting&party=DEU&party=JPN/);
    await page.getByLabel('Name').fill('Berlin and Tokyo');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Berlin and Tokyo' }).waitFor();
    await page.getByText('Nothing new').waitFor();
    await page.evaluate<number>(`fetch('/api/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'watched',
        published: '2024-05-21',
        text: 'Annalena Baerbock met with Yoko Kamikawa in Tokyo on Monday.',
      }),
    }).then(({ status }) => status)`);
    await go('/watches?watch=Berlin%20and%20Tokyo');
    await page.getByText('1 new or changed').waitFor();
    await page.locator('.watch .lines a').first().waitFor();
    await page.getByRole('button', { name: 'Mark Berlin and Tokyo as seen' }).click();
    await page.getByText('Nothing new').waitFor();
    await page.getByRole('button', { name: 'Remove Berlin and Tokyo' }).click();
    await page.getByText('Nothing is watched yet.').waitFor();
    await served.desk.remove(['watched']);
  });

  it('reads a pasted text at once, and keeps it when told', async () => {
    const { page, go } = walk;
    await go('/add');
    await page
      .getByLabel('Text')
      .fill('“We will open a hotline,” said Wang Yi after he had met Antony Blinken in Munich on Saturday.');
    await page.getByLabel('Published').fill('2024-05-26');
    await page.getByLabel('Publisher').fill('Test Post');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.locator('.text .piece').first().waitFor();
    await page
      .locator('.listed')
      .getByText(/Wang Yi/)
      .first()
      .waitFor();
    const before = (await served.desk.counts()).documents;
    await page.getByRole('button', { name: 'Save to the record' }).click();
    await page.getByRole('link', { name: 'See it in the record' }).click();
    await page.getByText('Test Post').waitFor();
    expect((await served.desk.counts()).documents).toBe(before + 1);
  });

  it('corrects who was at a meeting, which a reread leaves as it is', async () => {
    const { page, go } = walk;
    await go(pages.entry ?? '');
    await page.getByRole('link', { name: 'Correct' }).click();
    await page.locator('.verdict').waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('Field').selectOption('participants');
    await page.getByLabel('Name').fill('Mao Ning');
    await page.getByLabel('Party').last().fill('China');
    await page.getByRole('button', { name: 'Put in' }).click();
    await page.getByRole('button', { name: 'Take out Mao Ning' }).waitFor();
    await page.getByLabel(/^Reason/).fill('She is named in the picture');
    await page.getByRole('button', { name: 'Save who it was' }).click();
    await page.getByText('Corrected.').waitFor();
    const [kept] = await served.desk.corrections();
    await served.desk.remove([]);
    await served.desk.rebuild();
    await go(pages.entry ?? '');
    await page.locator('.sides').getByText('Mao Ning').waitFor();
    await go('/review?list=audit');
    await page.getByText('She is named in the picture').waitFor();
    await served.desk.undo(kept?.correction.id ?? '', { author: 'test', reason: '' });
  });

  it('goes through what is least sure with one key each', async () => {
    const { page, go } = walk;
    await go('/review');
    await page.locator('.verdict h2').waitFor();
    const first = await page.locator('.verdict h2').textContent();
    await page.keyboard.press('r');
    await page.getByText('2 of ').waitFor();
    await page.keyboard.press('j');
    await page.getByText('3 of ').waitFor();
    await page.keyboard.press('k');
    await page.getByText('2 of ').waitFor();
    const rejected = (await served.desk.corrections()).filter(({ correction }) => correction.is === 'reject');
    // An entry of two reports is rejected in both at once.
    expect(new Set(rejected.map(({ correction }) => correction.time)).size).toBe(1);
    expect(first).not.toBe('');
  });

  it('steps along the timeline with the keyboard, zooms, and opens', async () => {
    const { page, go } = walk;
    await go('/timeline?party=CHN&party=USA');
    const lanes = page.getByRole('slider', { name: /^Timeline/ });
    await lanes.focus();
    const step = async (): Promise<string> => {
      await page.keyboard.press('ArrowRight');
      return (await lanes.getAttribute('aria-valuetext')) ?? '';
    };
    await expect.poll(step).toMatch(/^\d+ \w+ \d{4}: /);
    const all = await page.locator('main > h2').textContent();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(() => page.locator('main > h2').textContent()).not.toBe(all);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/entry\?id=/);
  });

  it('shows where a rule fired, from a mark in a text', async () => {
    const { page, go } = walk;
    await go(pages.document ?? '');
    await page.locator('.text .piece').first().click();
    await page.locator('.understood .why a').first().click();
    await page.waitForURL(/\/rules\?rule=/);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it('tries a sentence on a rule, and says what was found where it does not fire', async () => {
    const { page, go } = walk;
    await go('/rules?rule=events/accuse-accuse-object');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByText('It fires.').waitFor();
    await page.getByLabel('Sentence').fill('Antony Blinken met Wang Yi in Munich.');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByText('It does not fire.').waitFor();
    await page.getByText(/The first that is missing: one of its words is there: accuse/).waitFor();
    await page.waitForURL(/sentence=Antony/);
    await page
      .locator('.rules')
      .getByText(/^Antony Blinken .* Wang Yi$/)
      .first()
      .waitFor();
  });

  it('searches from every page', async () => {
    const { page, go } = walk;
    await go('/people');
    await page.getByRole('searchbox', { name: /^Search the record/ }).fill('military contacts');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=military%20contacts/);
    await page.locator('.hits .hit').first().waitFor();
  });

  it('cites the words with publisher, day and address', async () => {
    const { page, go } = walk;
    await go(pages.entry ?? '');
    await page.getByRole('button', { name: 'Cite' }).click();
    const text = await page.getByRole('textbox', { name: /^The citation/ }).inputValue();
    expect(text).toMatch(
      /^“.+”\. .+, \d+ \w+ \d{4}\..* In: Chancery, ‘.+’, http:.+\/entry\?id=.+ \(read \d+ \w+ \d{4}\)$/,
    );
  });

  it('reckons how far two who reviewed agree, and leads to what they see otherwise', async () => {
    const { page, go } = walk;
    // What several reports tell has the status that they were read with.
    const lines = (await served.desk.list('meeting', { limit: 100 })).lines.filter(({ items }) => items.length > 2);
    const say = async (author: string, item: string, value: unknown): Promise<void> => {
      await served.desk.correct({ is: 'field', item, field: 'status', value }, { author, reason: '' });
    };
    const [one, other] = lines;
    if (!one || !other) throw new Error('no meetings');
    for (const entry of [one, other]) await say('Ada', entry.id, entry.value.status);
    await say('Ben', one.id, one.value.status);
    await say('Ben', other.id, other.value.status === 'cancelled' ? 'planned' : 'cancelled');
    await go('/review?list=agreement');
    await page.getByRole('heading', { name: 'Ada and Ben' }).waitFor();
    await page.getByText('1 of the 2 entries that both looked at (50%)').waitFor();
    await page.getByRole('link', { name: 'Look again' }).click();
    await page.locator('.verdict h2').waitFor();
    // What follows a correction is taken back with it.
    for (const { correction } of await served.desk.corrections())
      if (!correction.follows && (correction.author === 'Ada' || correction.author === 'Ben'))
        await served.desk.undo(correction.id, { author: correction.author, reason: '' });
  });

  it('tells a visitor what they may not, and how they may', async () => {
    const visitor = await browser.newContext();
    const page = await visitor.newPage();
    for (const path of ['/add', '/review']) {
      await page.goto(`${served.origin}${path}`);
      await page.getByText('chancery serve --open').waitFor();
    }
    await visitor.close();
  });

  // Each looks at every second page, so that a slow machine has the time.
  it.each([
    ['light', 'one half', 0],
    ['light', 'the other half', 1],
    ['dark', 'one half', 0],
    ['dark', 'the other half', 1],
  ] as const)(
    'has no fault that axe finds, in the %s scheme, wide and narrow, in %s of the pages',
    async (colorScheme, _, half) => {
      const { page, go, context, faults } = await walkIn(browser, served, { colorScheme });
      const found: string[] = [];
      for (const [name, path] of Object.entries(pages).filter((_, i) => i % 2 === half)) {
        await page.setViewportSize(name.length % 2 === 0 ? { width: 1280, height: 900 } : { width: 360, height: 780 });
        await go(path);
        // What is fetched later is there, too.
        if ((await page.locator('.map-ground').count()) > 0) await page.locator('.places-map').waitFor();
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 0) found.push(`${name}: ${wide} pixels too wide`);
        // Handed in by the debugger: the policy of the page lets no other script in.
        await page.evaluate(AXE);
        const { violations } = await page.evaluate<Found>(`axe.run(document, { runOnly: ${RUN[colorScheme]} })`);
        for (const { id, nodes: all } of violations) {
          // Cities lie as near to each other as they do: the list beside the map has the same links (WCAG 2.5.8, equivalent).
          const nodes = all.filter(({ html }) => id !== 'target-size' || !html.includes('class="place"'));
          if (nodes.length === 0) continue;
          found.push(
            `${name}: ${id}: ${nodes
              .slice(0, 2)
              .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`)
              .join(' | ')}`,
          );
        }
      }
      await context.close();
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
