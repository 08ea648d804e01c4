/** `chancery sample` and `chancery agreement` as two people use them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, lines } from './run.js';

const DOCUMENTS = Array.from({ length: 6 }, (_, i) => ({
  id: `d${i}`,
  published: `2023-06-1${i}`,
  text: `Antony Blinken met with Qin Gang in Beijing on June ${9 + i}, 2023. China condemned Japan on June ${9 + i}, 2023.`,
}));

describe('a sheet', () => {
  let path = '';
  let store = '';
  beforeAll(async () => {
    path = mkdtempSync(join(tmpdir(), 'chancery-sample-'));
    store = join(path, 'a.db');
    const input = DOCUMENTS.map((one) => `${JSON.stringify(one)}\n`).join('');
    expect((await chancery(['add', '-', '--store', store], { input })).status).toBe(0);
  });
  afterAll(() => rmSync(path, { recursive: true, force: true }));

  it('is drawn by its seed, filled in by two, and compared', async () => {
    const file = join(path, 'sheet.csv');
    const args = ['sample', '--n', '8', '--seed', 's', '--kind', 'meetings', 'events', '--store', store];
    const [written, printed] = await Promise.all([chancery([...args, '--to', file]), chancery(args)]);
    expect(written).toEqual({ status: 0, out: '', err: '' });
    const text = readFileSync(file, 'utf8');
    expect(printed.out).toBe(text);
    const { data: rows } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(rows).toHaveLength(8);

    const filled = (name: string, said: (i: number) => string): string => {
      writeFileSync(join(path, name), Papa.unparse(rows.map((row, i) => ({ ...row, right: said(i) }))));
      return join(path, name);
    };
    const a = filled('a.csv', (i) => (i < 6 ? 'yes' : 'no'));
    const b = filled('b.csv', (i) => (i === 7 ? '?' : i < 5 ? 'yes' : 'no'));
    const [told, asJson] = await Promise.all([chancery(['agreement', a, b]), chancery(['agreement', a, b, '--json'])]);
    expect([told.status, told.err]).toEqual([0, '']);
    expect(lines(told.out)[0]).toBe('8 entries, 7 judged by two at least, 6 of them alike');
    expect(told.out).toContain('a.csv');
    expect(told.out).toMatch(/0\.750 right \(0\.409 to 0\.929; 6 of 8\)/);
    expect(told.out).toMatch(/where they agree +0\.833 right/);
    expect(JSON.parse(asJson.out)).toMatchObject({
      all: { entries: 8, both: 7, same: 6, agreed: { right: 5, of: 6 } },
      kinds: [{ kind: 'event' }, { kind: 'meeting' }],
    });
  });

  it('that is none, or is filled with other words, is a line', async () => {
    writeFileSync(join(path, 'bad.csv'), 'id,kind,right\na,event,perhaps\n');
    const run = await chancery(['agreement', join(path, 'bad.csv'), join(path, 'none.csv')]);
    expect([run.status, run.out]).toEqual([1, '']);
    expect(run.err).toMatch(/bad\.csv: row 2: 'perhaps' is neither yes nor no; write yes, no/);
    expect(lines(run.err)).toHaveLength(1);
  });
});
