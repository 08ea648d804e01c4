/** README's snippets of R and Python, run as they stand there over the files of a record that its commands write. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery } from '../cli/run.js';
import { ROOT } from '../shared.js';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
/** Of the blocks of a language the one with this number. */
const snippet = (language: string, number = 0): string =>
  [...README.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))][number]?.[1] ?? '';

/** Quotes, apostrophes, line ends, signs of comments and commas, which readers of CSV stumble over. */
const DOCUMENTS = [
  {
    id: "it's #1",
    publisher: 'A "paper", daily',
    published: '2023-06-19',
    text: 'Antony Blinken met with Qin Gang in Beijing on Sunday. “It’s a ‘start’, #1,” said Antony Blinken.\n\nJoe Biden spoke by phone with Xi Jinping\non Monday.',
  },
  {
    id: 'NA',
    published: '2023-07-02',
    text: 'Joe Biden spoke by phone with Emmanuel Macron on Saturday. China condemned Japan.',
  },
  { id: 'c', text: 'China condemned the United States.' },
];

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

describe('what README shows of R and Python', () => {
  let folder = '';
  let counts: readonly number[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-snippets-'));
    const store = join(folder, 'a.db');
    const input = DOCUMENTS.map((one) => `${JSON.stringify(one)}\n`).join('');
    expect((await chancery(['add', '-', '--store', store], { input })).status).toBe(0);
    const participants = join(folder, 'participants.csv');
    for (const [file, ...args] of [
      ['events.csv', 'export', 'events', '--format', 'csv', '--participants', participants],
      ['statements.csv', 'export', 'statements', '--format', 'csv'],
      ['timeline.csv', 'timeline', 'China', 'US', '--format', 'csv'],
    ] as const) {
      const run = await chancery([...args, '--store', store]);
      expect([run.status, run.err]).toEqual([0, '']);
      writeFileSync(join(folder, file), run.out);
    }
    const others = [...README.matchAll(/export events --format (\S+) --to (\S+)/g)].map(([, format = '', file = '']) =>
      chancery(['export', 'events', '--format', format, '--to', join(folder, file), '--store', store]),
    );
    for (const { status } of await Promise.all(others)) expect(status).toBe(0);
    counts = ['events', 'participants', 'statements', 'timeline'].map(
      (name) =>
        Papa.parse(readFileSync(join(folder, `${name}.csv`), 'utf8'), { header: true, skipEmptyLines: true }).data
          .length,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('there is something to read', () => {
    for (const count of counts) expect(count).toBeGreaterThan(0);
  });

  describe.each([
    ['R', 'r', 'Rscript', 'a.R'],
    ['Python', 'python', 'python3', 'a.py'],
  ])('%s', (_, language, program, file) => {
    it.skipIf(!has(program))('reads every row with its defaults, and prints a series of months', () => {
      const code = snippet(language);
      expect(code.trim().split('\n').length).toBeGreaterThan(9);
      writeFileSync(join(folder, file), code);
      const { status, stdout, stderr } = spawnSync(program, [file], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      const lines = stdout.trim().split('\n');
      // Of the events one is of a document without a day.
      expect(lines.at(-1)?.trim().split(/\s+/).map(Number)).toEqual([...counts, 1]);
      const series = lines.slice(0, -1).map((line) => line.trim().split(/\s+/).join(' '));
      expect(series).toContain('CHN 2023-06 2');
      expect(series).toContain('FRA 2023-07 1');
    });
  });

  /** Rows and columns of the files of other coders, as they are told by their lines and tabs. */
  const shapes = (): number[] => {
    const shape = (file: string, headed: number): number[] => {
      const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
      return [lines.length - headed, lines[0]?.split('\t').length ?? 0];
    };
    const dyads = Papa.parse<Record<string, string>>(readFileSync(join(folder, 'dyads.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
    return [
      ...shape('events.gdelt.tsv', 0),
      ...shape('events.polecat.tsv', 1),
      ...shape('events.phoenix.tsv', 0),
      dyads.length,
      dyads.filter(({ events }) => events === '0').length,
    ];
  };
  const pandas = ['python3', '/usr/bin/python3'].find(
    (program) => spawnSync(program, ['-c', 'import pandas']).status === 0,
  );

  it.skipIf(!has('Rscript'))('R reads the files of other coders and the panel with its defaults', () => {
    writeFileSync(join(folder, 'b.R'), snippet('r', 1));
    const { status, stdout, stderr } = spawnSync('Rscript', ['b.R'], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split(' ').map(Number)).toEqual(shapes());
  });

  it.skipIf(!pandas)('pandas reads them with its defaults', () => {
    writeFileSync(join(folder, 'b.py'), snippet('python', 1));
    const { status, stdout, stderr } = spawnSync(pandas ?? '', ['b.py'], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split(' ').map(Number)).toEqual(shapes());
  });

  it.skipIf(!has('duckdb'))('DuckDB reads the Parquet and the rest', () => {
    const { status, stderr } = spawnSync('duckdb', ['-c', snippet('sql')], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});
