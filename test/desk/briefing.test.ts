/** Briefings, ledgers, channels, the index and stops over a real record of texts of our own, one of them hostile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareMeeting, compareWithLast } from '../../src/desk/accounts.js';
import { loadTitleWays, pairBriefing } from '../../src/desk/briefing.js';
import { loadCompareWords } from '../../src/desk/compare.js';
import { briefingTexts } from '../../src/desk/demo.js';
import { Desk } from '../../src/desk/desk.js';
import { loadLedgerWords, pairChannels, pairLedger, personVisits } from '../../src/desk/over-time.js';
import { toDocument } from '../../src/ingest/document.js';
import { resources } from '../resources.js';

const HOSTILE = '<script>alert(1)</script>\u001b[31m](javascript:alert(1))';
const DOCUMENTS = [
  {
    id: 'call',
    kind: 'readout' as const,
    publisher: 'The White House',
    issuer: 'USA' as const,
    published: '2023-03-10',
    title: 'Readout of President Biden’s Call with President Xi Jinping',
    text: 'President Joe Biden spoke by phone today with President Xi Jinping of China. President Biden reaffirmed the one-China policy. He raised concerns about tariffs on steel.',
  },
  {
    id: 'talks',
    kind: 'readout' as const,
    publisher: 'The White House',
    issuer: 'USA' as const,
    published: '2023-06-18',
    title: `Readout of President Biden’s Meeting with President Xi Jinping ${HOSTILE}`,
    url: 'https://example.org/a?b="><script>',
    text: 'President Joe Biden met today in Beijing with President Xi Jinping of China. The two leaders agreed to resume flights between Chicago and Chengdu within four months. President Biden said that tariffs on steel would stay.',
  },
  {
    id: 'other',
    kind: 'readout' as const,
    publisher: 'Foreign Ministry of China',
    issuer: 'CHN' as const,
    published: '2023-06-18',
    title: 'President Xi Jinping Meets President Joe Biden',
    text: 'President Xi Jinping met today in Beijing with President Joe Biden of the United States. The two presidents agreed to resume flights between Chicago and Chengdu within six months. President Xi Jinping stressed that the wetlands of the Yellow River need protection.',
  },
].map((one) => toDocument(one));

describe('over time', () => {
  const compare = loadCompareWords();
  const tables = { resources, compare, ledger: loadLedgerWords(compare), titleWays: loadTitleWays() };
  let folder = '';
  let desk: Desk;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-briefing-'));
    desk = await Desk.open(join(folder, 'a.db'), { resources });
    await desk.add(DOCUMENTS);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const meetingOn = async (day: string) => {
    const { lines } = await desk.list('meeting', { parties: ['USA', 'CHN'], since: day, until: day });
    const found = lines.find(({ value }) => value.status === 'happened');
    if (!found) throw new Error(`no meeting on ${day}`);
    return found;
  };

  it('gives every line of a briefing sources, each numbered once and in order', async () => {
    const briefing = await pairBriefing(desk, ['USA', 'CHN'], tables, { precision: 'broad', since: '2023-06-01' });
    const lines = briefing.sections.flatMap((section) => section.lines);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(briefing.sources.map(({ number }) => number)).toEqual(briefing.sources.map((_, place) => place + 1));
    const held = briefing.sections.find(({ name }) => name === 'held')?.lines ?? [];
    expect(held.map(({ day, isNew }) => [day, isNew])).toEqual([
      ['2023-06-18', true],
      ['2023-03-10', false],
    ]);
  });
  it('tells where the two accounts of a meeting contradict each other', async () => {
    const [shown] = await compareMeeting(desk, await meetingOn('2023-06-18'), resources(), compare);
    expect(shown?.comparison.points.filter(({ relation }) => relation === 'conflict').map(({ note }) => note)).toEqual([
      "number of 'month': six in A, four in B",
    ]);
    const briefing = await pairBriefing(desk, ['USA', 'CHN'], tables, { precision: 'strict' });
    const accounts = briefing.sections.find(({ name }) => name === 'accounts')?.lines ?? [];
    expect(accounts.map(({ text }) => text).join('\n')).toContain("number of 'month'");
  });
  it('says what one side alone tells, however many later meetings have no account of both', async () => {
    const later = ['2023-07-11', '2023-08-09', '2023-09-12', '2023-10-10'].flatMap((published) =>
      ['Harbor Post', 'Lakeside Tribune'].map((publisher) =>
        toDocument({
          id: `${publisher} ${published}`,
          publisher,
          published,
          title: 'Biden and Xi talk',
          text: `President Joe Biden talked by phone with President Xi Jinping of China today, the ${publisher} has learned.`,
        }),
      ),
    );
    const whole = await Desk.open(join(folder, 'b.db'), { resources });
    await whole.add([...DOCUMENTS, ...later]);
    const briefing = await pairBriefing(whole, ['USA', 'CHN'], tables, { precision: 'broad' });
    await whole.close();
    const accounts = briefing.sections.find(({ name }) => name === 'accounts')?.lines ?? [];
    expect(accounts.map(({ day, text, words }) => [day, text, words])).toContainEqual([
      '2023-06-18',
      'Told by United States alone',
      'President Biden said that tariffs on steel would stay.',
    ]);
    expect(new Set(accounts.map(({ day }) => day))).toEqual(new Set(['2023-06-18']));
  });
  it('tells what formula an office dropped since its last account of the same people', async () => {
    const [found] = await compareWithLast(desk, await meetingOn('2023-06-18'), resources(), compare);
    expect(found?.earlier.document).toBe('call');
    expect(found?.formulas.map(({ formula, change }) => [formula, change])).toEqual([['one-china', 'dropped']]);
  });
  it('lets words of others do nothing in Markdown and HTML', async () => {
    const { markdown, html } = await briefingTexts(desk, ['USA', 'CHN'], resources);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('\u001b');
    expect(html.match(/https?:\/\/[^"]*/g) ?? []).toEqual([]);
    expect(markdown).not.toContain('<script>');
    expect(markdown).toContain('## Commitments');
    const errors: string[] = [];
    parse(html, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
  });
  it('keeps ledger, channels, index and stops of a pair', async () => {
    const ledger = await pairLedger(desk, ['USA', 'CHN'], tables.ledger);
    expect(ledger.map(({ state, steps }) => [state, steps.map(({ reports }) => reports.length)])).toEqual([
      ['agreed', [2]],
    ]);
    expect(await pairChannels(desk, ['USA', 'CHN'], tables.ledger)).toEqual(expect.any(Array));
    const filter = await desk.filter({ person: ['Joe Biden'] });
    const ids = 'filter' in filter ? (filter.filter.actors?.flat() ?? []) : [];
    const { stops, met } = await personVisits(desk, ids, 'USA');
    expect(stops.map(({ from, place }) => [from, place.name])).toEqual([['2023-06-18', 'Beijing']]);
    expect(met.find(({ name }) => name === 'Xi Jinping')?.years).toEqual({ '2023': { meetings: 1, calls: 1 } });
  });
});
