/** `chancery export` as a person runs it: where files go, what stands beside them, and what does not go together. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, expectTidy, folder, lines } from './run.js';

const DOCUMENT = {
  id: 'a',
  published: '2023-06-19',
  publisher: 'Wire',
  text: 'Antony Blinken met with Qin Gang in Beijing on Sunday. China condemned Japan on Monday.',
};

describe('export', () => {
  let path = '';
  let store = '';
  beforeAll(async () => {
    path = mkdtempSync(join(tmpdir(), 'chancery-export-'));
    store = join(path, 'a.db');
    expect((await chancery(['add', '-', '--store', store], { input: `${JSON.stringify(DOCUMENT)}\n` })).status).toBe(0);
  });

  afterAll(() => rmSync(path, { recursive: true, force: true }));

  it('writes a file, and beside one without a place for them its versions', async () => {
    const file = join(path, 'events.tsv');
    const run = await chancery([
      'export',
      'events',
      '--format',
      'gdelt',
      '--to',
      file,
      '--party',
      'China',
      '--store',
      store,
    ]);
    expect(run).toEqual({ status: 0, out: '', err: '' });
    const rows = lines(readFileSync(file, 'utf8'));
    expect(rows.length).toBeGreaterThan(1);
    const beside = JSON.parse(readFileSync(`${file}.versions.json`, 'utf8')) as object;
    expect(beside).toMatchObject({
      schema: 'chancery/gdelt@1',
      filters: '--party China',
      release: expect.any(String),
      data: [{ version: expect.stringMatching(/^sha256:/), documents: 1 }],
    });
    const piped = await chancery(['export', 'events', '--format', 'gdelt', '--party', 'China', '--store', store]);
    expect(piped.out).toBe(readFileSync(file, 'utf8'));
    expect(piped.err).toMatch(/^chancery: export: the format has no place for its versions; --to FILE/);
  });

  it('writes Parquet as bytes to standard output, too', async () => {
    const file = join(path, 'events.parquet');
    expect((await chancery(['export', 'events', '--format', 'parquet', '--to', file, '--store', store])).status).toBe(
      0,
    );
    const bytes = readFileSync(file);
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  it('writes a deposit into a new folder, and into none that holds something', async () => {
    const to = join(path, 'deposit');
    const args = ['export', 'deposit', '--to', to, '--author', 'A. Author', '--store', store];
    expect(await chancery(args)).toEqual({ status: 0, out: '', err: '' });
    expect(readdirSync(to).sort()).toEqual([
      'README.md',
      'SHA256SUMS',
      'codebook.md',
      'croissant.json',
      'data',
      'datacite.json',
    ]);
    const again = await chancery(args);
    expect([again.status, again.err]).toEqual([
      1,
      `chancery: ${to}: the folder is not empty; name a new one with --to\n`,
    ]);
  });

  it.each<[string[], RegExp]>([
    [['meetings', '--format', 'gdelt'], /--format gdelt is not of meetings; chancery export events --format gdelt/],
    [['all'], /no format is named; add --format, one of timelinejs, /],
    [['deposit', '--format', 'csv', '--to', 'x'], /--format csv is not of deposit/],
    [['all', '--format', 'notes'], /notes is a folder; name it with --to FOLDER/],
    [['events', '--format', 'gdelt', '--participants', 'x'], /--participants goes with jsonl and csv/],
  ])('refuses %j in a line', async (args, said) => {
    const run = await chancery(['export', ...args, '--store', join(folder(), 'none.db')]);
    expect([run.status, run.out]).toEqual([2, '']);
    expect(run.err).toMatch(said);
    expect(lines(run.err)).toHaveLength(1);
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk and a folder that is missing are a line each', async () => {
    for (const [to, said] of [
      ['/dev/full', /the disk is full/],
      [join(path, 'none', 'x.csv'), /there is no folder .*; make it first/],
    ] as const) {
      const run = await chancery(['export', 'events', '--format', 'csv', '--to', to, '--store', store]);
      expect([run.status, run.out]).toEqual([1, '']);
      expect(run.err).toMatch(said);
      expectTidy(run.err);
      expect(lines(run.err)).toHaveLength(1);
    }
  });
});
