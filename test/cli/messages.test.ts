/** What is said to somebody who typed something wrong: which input, what is wrong, what to do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, expectTidy, filesIn, lines, NEWS } from './run.js';

describe('a message to who typed something wrong', () => {
  let folder = '';
  let store = '';
  let ids: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-messages-'));
    store = join(folder, 'a.db');
    const input = `${JSON.stringify({ id: 'a', text: NEWS, published: '2023-06-19' })}\n`;
    expect((await chancery(['add', '-', '--store', store], { input })).status).toBe(0);
    const idOf = async (kind: string): Promise<string> => {
      const { out } = await chancery(['list', kind, '--json', '--store', store]);
      return (JSON.parse(lines(out)[0] ?? '{}') as { id: string }).id;
    };
    ids = { MEETING: await idOf('meetings'), EVENT: await idOf('events'), STATEMENT: await idOf('statements') };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[args: string, status: number, said: RegExp]>([
    [
      'correct field MEETING day 2023-06-18',
      1,
      /day: no field of a meeting .*; did you mean date\? there are kind, .*topics$/,
    ],
    ['correct field MEETING foo 1', 1, /foo: no field of a meeting that can be corrected; there are kind, /],
    [
      'correct field MEETING date yesterday',
      1,
      /date: cannot be "yesterday"; give a date as 2023, 2023-06 or 2023-06-18/,
    ],
    ['correct field MEETING status done', 1, /status: cannot be "done"; give one of happened, planned, /],
    ['correct field MEETING participants Blinken', 1, /give a list in square brackets, each \{"actor": /],
    ['correct field MEETING topics [1]', 1, /give a list as \["[a-z-]+"\], each one of .* … \(docs\/codebook\.md/],
    ['correct field EVENT cameo 999', 1, /give a code of CAMEO as 040/],
    ['correct field STATEMENT party Kina', 1, /give a code of a party as CHN/],
    ['correct field STATEMENT speaker Xi', 1, /give \{"actor": .*\}, or null$/],
    ['correct import nowhere.ndjson', 1, /^chancery: nowhere\.ndjson: no such file; check the path$/],
    [
      'export events --to /nowhere/x.csv',
      1,
      /x\.csv: there is no folder \/nowhere; make it first, or name a file elsewhere$/,
    ],
    ['sample --to /nowhere/x.csv --n 1', 1, /there is no folder \/nowhere; make it first/],
    ['export all', 2, /export all: no format is named; add --format, one of timelinejs, /],
    ['changes --since foo', 2, /--since foo: neither a number of a change nor a date; write a date as 2023, /],
    ['list meetings --party ZZZ', 2, /--party ZZZ: no party has this code; did you mean .*\([A-Z]{3}\)\?$/],
    [
      'reread --actors /nowhere.yaml',
      2,
      /^chancery: \/nowhere\.yaml: there is no such file or folder; check the path$/,
    ],
    ['reread --data /nowhere', 2, /^chancery: \/nowhere.*: there is no such file or folder; check the path$/],
  ])('%s', async (args, status, said) => {
    const words = args.split(' ').map((word) => ids[word] ?? word);
    const run = await chancery([...words, '--store', store]);
    expect([run.status, run.out]).toEqual([status, '']);
    expect(lines(run.err)).toEqual([expect.stringMatching(said)]);
    expectTidy(run.err);
  });

  it('an empty record says what fills it, a list without a hit does not', async () => {
    const empty = join(folder, 'empty.db');
    expect((await chancery(['add', '-', '--store', empty])).status).toBe(0);
    for (const args of [
      ['list', 'meetings'],
      ['list', 'documents'],
      ['timeline', 'China'],
      ['search', 'talks'],
    ])
      expect((await chancery([...args, '--store', empty])).out).toMatch(/^nothing: the record is empty, chancery add /);
    expect((await chancery(['list', 'meetings', '--since', '2030', '--store', store])).out).toBe('nothing\n');
  });

  it('texts without a day are told once, how many and the first few, after all were read', async () => {
    const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'];
    const paths = filesIn(folder, Object.fromEntries(names.map((name) => [name, `${name} says so. ${NEWS}`])));
    const all = await chancery(['add', ...paths, '--store', join(folder, 'undated.db')]);
    expect([all.status, lines(all.err)]).toEqual([
      0,
      [expect.stringMatching(/a\.txt, .*b\.txt, .*c\.txt and 2 more: no day of publication is known/)],
    ]);
  });

  it('an own table stands before the files that are read with it, and eats none of them', async () => {
    const [own = '', text = ''] = filesIn(folder, {
      'own.yaml': 'people:\n  - name: Arno Velde\n    country: NLD\n',
      'text.txt': NEWS,
    });
    const args = ['--published', '2023-06-19', '--actors', own, text, '--store', join(folder, 'own.db')];
    expect((await chancery(['add', ...args])).out).toMatch(/^1 added/);
  });
});
