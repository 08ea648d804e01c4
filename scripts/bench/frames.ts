/**
 * `tsx scripts/bench/frames.ts [lines] [seconds]`: frames a second while the timeline of a pair with so many entries is zoomed and its
 * list scrolled, in a headless Chromium without a graphics card. Other work on the machine takes frames: so beside the clock it
 * says how much processor the page's own thread takes for a frame, of which 50 a second leave 20 ms. It wants `npm run build`.
 */
import { chromium, type Page } from 'playwright-core';
import { isoDay } from '../../src/record/days.js';
import { randomOf } from '../random.js';
import { servePages } from '../shots/served.js';

const lines = Number(process.argv[2] ?? 50_000);
const seconds = Number(process.argv[3] ?? 6);
const PAGE = 1000;

/** What the API answers for a pair, page by page: deeds above all, over sixteen years. */
const answerOf = (from: number): object => {
  const random = randomOf(from + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const count = Math.min(PAGE, lines - from);
  return {
    lines: Array.from({ length: count }, (_, i) => {
      const kind = pick(['event', 'event', 'event', 'event', 'event', 'meeting', 'incident', 'commitment', 'channel']);
      const day = isoDay(19_000 - Math.floor(((from + i) / lines) * 365 * 16));
      return {
        id: `e-${from + i}`,
        kind,
        type: kind === 'event' ? 'ACCUSE' : '',
        title: `China ${pick(['accused', 'praised', 'threatened', 'met'])} United States`,
        status: pick(['happened', 'happened', 'planned']),
        day,
        end: day,
        exact: random() < 0.9,
        weight: -2,
        reports: 1,
      };
    }),
    next: from + count < lines ? `${from + count}` : null,
  };
};

/** Does something each frame for some time, and gives the moments of the frames. As a text: the pages let nothing be made of one. */
const framesOf = (page: Page, step: string): Promise<number[]> =>
  page.evaluate<number[]>(`new Promise((done) => {
    const at = [];
    const end = performance.now() + ${seconds * 1000};
    const act = (i) => { ${step} };
    const frame = (now) => {
      at.push(now);
      if (now >= end) { done(at); return; }
      act(at.length);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);

const LIST = `const list = document.querySelector('.virtual'); list.scrollTop += 137;`;
const ZOOM = `const canvas = document.querySelector('canvas'); const box = canvas.getBoundingClientRect();
  canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: i % 120 < 60 ? -24 : 24,
    clientX: box.left + box.width * (0.3 + 0.4 * ((i % 240) / 240)), clientY: box.top + 80 }));`;
const MOVE = `const canvas = document.querySelector('canvas'); const box = canvas.getBoundingClientRect();
  const at = (type, x) => canvas.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window,
    clientX: box.left + x, clientY: box.top + 80, buttons: 1 }));
  if (i % 60 === 1) at('mousedown', 500);
  window.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, view: window, clientX: box.left + 500 - 5 * (i % 60), clientY: box.top + 80, buttons: 1 }));
  if (i % 60 === 59) window.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window }));`;

const served = await servePages(undefined, () => []);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const [name, viewport] of [
    ['1440 x 950', { width: 1440, height: 950 }],
    ['390 x 844', { width: 390, height: 844 }],
  ] as const) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const isThere = new Promise<void>((done) => {
      void page.route('**/api/timeline?*', async (route) => {
        const from = Number(new URL(route.request().url()).searchParams.get('after') ?? 0);
        await route.fulfill({ json: answerOf(from) });
        if (from + PAGE >= lines) done();
      });
    });
    const began = performance.now();
    await page.goto(`${served.origin}/timeline?party=USA&party=CHN`, { timeout: 120_000 });
    await isThere;
    await page.waitForTimeout(1000);
    console.log(`${name}: ${lines} lines there after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async (): Promise<number> =>
      (await devtools.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0;
    for (const [what, work] of [
      ['nothing', ''],
      ['scrolling the list', LIST],
      ['zooming', ZOOM],
      ['moving', MOVE],
    ] as const) {
      const before = await busy();
      const at = await framesOf(page, work);
      const taken = (await busy()) - before;
      const gaps = at.slice(1).map((one, i) => one - (at[i] ?? 0));
      gaps.sort((a, b) => a - b);
      const part = (share: number): string => (gaps[Math.floor(gaps.length * share)] ?? 0).toFixed(0);
      const total = (at.at(-1) ?? 0) - (at[0] ?? 0);
      console.log(
        `  ${what.padEnd(20)} ${((gaps.length / total) * 1000).toFixed(0)} frames a second; ms between two: ${part(0.5)} in the middle, ${part(0.95)} p95, ${part(0.999)} at most; ms of processor a frame: ${((taken / gaps.length) * 1000).toFixed(1)}`,
      );
    }
    await context.close();
  }
} finally {
  await browser.close();
  await served.close();
}
