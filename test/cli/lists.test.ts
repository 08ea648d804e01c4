/** Lists, timelines, searches and pages of entries as a person reads them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, expectTidy, lines } from './run.js';

const DOCUMENTS = [
  {
    id: 'talks',
    publisher: 'Reuters',
    title: 'Blinken in Beijing, June 18<sup>th</sup>',
    published: '2023-06-19',
    text: 'U.S. Secretary of State Antony Blinken held talks with Qin Gang in Beijing on Sunday. “We spoke at length,” said Antony Blinken.',
  },
  {
    id: 'kyiv',
    published: '2023-07-02',
    text: 'Joe Biden met Volodymyr Zelenskyy in Vilnius on Saturday about sanctions.',
  },
  { id: 'undated', text: 'China condemned Japan.' },
];

describe('what a person reads', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-lists-'));
    const input = DOCUMENTS.map((one) => `${JSON.stringify(one)}\n`).join('');
    expect((await chancery(['add', '-', '--store', join(folder, 'a.db')], { input })).status).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ask = async (...args: readonly string[]): Promise<string> => {
    const { status, out, err } = await chancery([...args, '--store', join(folder, 'a.db')]);
    expect([args, status, err]).toEqual([args, 0, '']);
    return out;
  };

  it('a line of a list says the day, what, who with whom, where, the words, how many report it and how sure it is', async () => {
    const out = await ask('list', 'meetings', '--person', 'Blinken');
    expect(out).toMatch(/^2023-06-18 +talks +Antony Blinken \(USA\) with Qin Gang \(CHN\) · Beijing/);
    expect(out).toContain('“U.S. Secretary of State Antony Blinken held talks with Qin Gang');
    expect(out).toMatch(/1 report · \d+% sure {2}meeting-/);
  });

  it('statements stand with their words, and what has no day stands apart at the end', async () => {
    expect(await ask('list', 'statements')).toContain('“We spoke at length,”');
    expect(await ask('timeline', 'China')).toMatch(/\nNO DAY KNOWN\n +ACCUSE +China → Japan\n/);
  });

  it('a meeting that is a CONSULT event, too, is in a timeline once', async () => {
    const out = await ask('timeline', 'PRC', 'America');
    expect(out.match(/2023-06-18/g)).toHaveLength(1);
    expect(out).not.toContain('CONSULT');
    expect(await ask('list', 'events', '--party', 'PRC')).toContain('CONSULT');
  });

  it.each<[words: string, ids: string]>([
    ['Zelensky', 'kyiv'],
    ['Zelenskiy sanct*', 'kyiv'],
    ['zelen*', 'kyiv'],
    ['"Zelensky"', ''],
    ['Volodymyr Zelensky', 'kyiv'],
    ['sanction', ''],
  ])('search %s finds %j', async (words, ids) => {
    const found = lines(await ask('search', words, '--json')).map((line) => (JSON.parse(line) as { id: string }).id);
    expect(found.join(' ')).toBe(ids);
  });

  it('results of a search show the day, the parties and the number of entries', async () => {
    expect(await ask('search', 'Beijing')).toMatch(
      /^2023-06-19 {2}Blinken in Beijing, June 18th\n {12}Reuters · USA, CHN · \d+ entries\n/,
    );
  });

  it('show names participants with their offices, no id twice and nothing raw', async () => {
    const [meeting] = lines(await ask('list', 'meetings', '--party', 'UKR', '--json'));
    const out = await ask('show', (JSON.parse(meeting ?? '{}') as { id: string }).id);
    expect(out).toMatch(/participants +Joe Biden \(USA, president/);
    expect(out).toMatch(/place +Vilnius/);
    expect(out).toMatch(/reading +\d+% sure/);
    expect(out).not.toMatch(/[{}<>]/);
    expect(out.match(/kyiv/g)).toHaveLength(1);
  });

  it('CSV has its line of names where nothing else is, and a second file says who takes part', async () => {
    const second = join(folder, 'p.csv');
    const out = await ask('export', 'incidents', '--format', 'csv', '--participants', second);
    expect(lines(out)).toEqual([expect.stringMatching(/^id,kind,date,/)]);
    expect(readFileSync(second, 'utf8')).toMatch(/^entry,entry_kind,day,side,party,/);
    expect(lines(await ask('timeline', 'Kenya', '--format', 'csv'))).toHaveLength(1);
    const meetings = await ask('export', 'meetings', '--format', 'csv', '--party', 'UK');
    expect(lines(meetings)).toHaveLength(1);
  });

  it('a second file that cannot be written is told of in a line', async () => {
    const path = join(folder, 'no/p.csv');
    const run = await chancery(['export', 'events', '--participants', path, '--store', join(folder, 'a.db')]);
    expect([run.status, run.out]).toEqual([1, '']);
    expect(lines(run.err)).toHaveLength(1);
    expectTidy(run.err);
  });

  it('rules shows those whose ids begin so, and the nearest where none do', async () => {
    const run = await chancery(['rules', 'events/accuse-blame']);
    expect([run.status, run.err]).toEqual([0, '']);
    expect((await chancery(['rules', 'events/accuse'])).out).toContain('events/accuse-accuse-object');
    const none = await chancery(['rules', 'events/acuse']);
    expect([none.status, none.err]).toEqual([1, expect.stringMatching(/no such rule; did you mean events\/accuse/)]);
  });
});
