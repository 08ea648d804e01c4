/** Several accounts of one thing on the command line: compared, shown, and corrected by a person. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, expectTidy, lines, type Run } from './run.js';

const DOCUMENTS = [
  {
    id: 'one',
    publisher: 'Harbor Post',
    published: '2023-06-19',
    text: 'Antony Blinken held talks with Qin Gang in Beijing on June 18, 2023. They agreed to resume flights.',
  },
  {
    id: 'two',
    publisher: 'Meridian Wire',
    published: '2023-06-19',
    text: 'The American secretary of state, Antony Blinken, met Foreign Minister Qin Gang in the Chinese capital on June 18, 2023, a Sunday. They discussed flights.',
  },
  { id: 'alone', published: '2022-03-01', text: 'Joe Biden met Volodymyr Zelenskyy in Vilnius on Tuesday.' },
];

describe('several accounts of one meeting', () => {
  let folder = '';
  let store = '';
  const run = (...args: readonly string[]): Promise<Run> => chancery([...args, '--store', store]);
  const idOf = async (...filter: readonly string[]): Promise<string> =>
    (JSON.parse(lines((await run('list', 'meetings', '--json', ...filter)).out)[0] ?? '{}') as { id: string }).id;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-accounts-'));
    store = join(folder, 'a.db');
    const input = DOCUMENTS.map((one) => `${JSON.stringify(one)}\n`).join('');
    expect((await chancery(['add', '-', '--store', store], { input })).status).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are compared where no two of its sides gave theirs, and that is said', async () => {
    const { status, out, err } = await run('compare', await idOf('--party', 'CHN'));
    expect([status, err]).toEqual([
      0,
      expect.stringMatching(/no accounts by two of its sides; its two reports are compared\n$/),
    ]);
    expect(out).toMatch(/Harbor Post +Meridian Wire/);
    expect(out).toMatch(/IN (BOTH|CONFLICT) /);
    expectTidy(err);
  });

  it('are not where one alone tells of it, and there is nothing of that id', async () => {
    const one = await run('compare', await idOf('--party', 'UKR'));
    expect([one.status, one.out, one.err]).toEqual([
      1,
      '',
      expect.stringMatching(/: one document alone tells of it; add /),
    ]);
    const none = await run('compare', 'meeting-0');
    expect([none.status, none.err]).toEqual([
      1,
      expect.stringMatching(/^chancery: meeting-0: no entry of the record; /),
    ]);
  });

  it('are shown as merged only where they were, and as corrected only where they were', async () => {
    const [several, single] = [await idOf('--party', 'CHN'), await idOf('--party', 'UKR')];
    const lastLine = async (id: string): Promise<string> => lines((await run('show', id)).out).at(-1) ?? '';
    expect(await lastLine(several)).toMatch(/^meeting-\w+, merged by same\//);
    expect(await lastLine(single)).toBe(single);
    const said = await run('correct', 'field', single, 'place', 'Kyiv', '--author', 'Ada');
    const [, correction] = /^kept as (correction-\w+)$/m.exec(said.out) ?? [];
    expect(await lastLine(single)).toBe(`${single}, corrected by ${correction}`);
  });
});
