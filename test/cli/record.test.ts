/** The commands of the record as a person runs them: into the record, out of it, and what goes wrong on the way. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { RELEASE } from '../../src/desk/place.js';
import { EXPORTS, type ExportName } from '../../src/export/columns.js';
import { jsonLine } from '../../src/export/formats.js';
import { exportRow } from '../../src/export/rows.js';
import type { Connection } from '../../src/store/sqlite/database.js';
import { ROOT } from '../shared.js';
import { sqlite } from '../store/stores.js';
import { chancery, expectTidy, filesIn, folder, lines, type Run } from './run.js';

const MEETING = 'Antony Blinken met with Qin Gang in Beijing on Sunday.';
const ESCAPES = '\u001b[31m\u009b2J\u001b]0;title\u0007';

/** A line of NDJSON each. */
const DOCUMENTS = [
  { id: 'm1', title: 'Blinken in Beijing', publisher: 'Reuters', published: '2023-06-18', text: MEETING },
  {
    id: 'm2',
    publisher: 'Xinhua',
    published: '2023-06-19',
    text: `${MEETING} “We spoke at length,” said Antony Blinken.`,
  },
  { id: 'j1', title: 'China and Japan', published: '2022-03-01', text: 'China condemned Japan.' },
  { id: 'j2', published: '2023-06-20', text: 'China condemned Japan. Japan condemned China. China condemned Russia.' },
  {
    id: 'g1',
    published: '2021-05-05',
    text: 'The United States and China agreed to resume military talks. Indian and Chinese troops clashed at the border.',
  },
  {
    id: 'g2',
    published: '2021-06-05',
    text: 'China suspended military talks with the United States. The South China Sea is wide, and South Korea is far.',
  },
] as const;
/** One that would repaint a terminal wherever its words came out as they are. */
const HOSTILE = {
  id: `x${ESCAPES}`,
  title: `Alarm ${ESCAPES}`,
  publisher: `Daily ${ESCAPES}`,
  url: `https://example.org/${ESCAPES}`,
  published: '2023-01-01',
  text: `“It is ${ESCAPES} over,” said Antony Blinken. “We ${ESCAPES} agree,” said Xu ${ESCAPES} Smith, a spokesman. Antony Blinken met with Wang Yi in Beijing on Sunday ${ESCAPES}.`,
};

/** Enough that an interrupt comes amid them, and more than a page of the store. */
const MANY = 1200;

const KINDS = ['meetings', 'events', 'statements', 'commitments', 'channels', 'incidents'] as const;
const ndjson = (documents: readonly object[]): string => documents.map((one) => `${JSON.stringify(one)}\n`).join('');
const json = <T = Record<string, unknown>>(text: string): T[] => lines(text).map((line) => JSON.parse(line) as T);

/** Every kind as JSON lines: what `export` prints of them one after the other, as a test below makes sure. */
const exported = async (store: string, ...kinds: readonly ExportName[]): Promise<string> => {
  const desk = await Desk.open(store, {
    resources: () => {
      throw new Error('nothing is to be read');
    },
  });
  try {
    let text = '';
    for (const kind of kinds.length > 0 ? kinds : KINDS)
      for await (const told of desk.told(EXPORTS[kind])) text += jsonLine(exportRow(told, RELEASE));
    return text;
  } finally {
    await desk.close();
  }
};

const add = (store: string, documents: readonly object[]): Promise<Run> =>
  chancery(['add', '-', '--store', store], { input: ndjson(documents) });

const expectOneLine = (run: Run, status: number, said: RegExp): void => {
  expect(run).toEqual({ status, out: '', err: expect.stringMatching(said) });
  expect(lines(run.err)).toHaveLength(1);
  expectTidy(run.err);
};

/** A run that goes on while the test looks at it. */
const start = (args: readonly string[]) => {
  const { CHANCERY_STORE: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'bin/chancery.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...texts }));
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, ended, texts };
};

const until = async (what: string, there: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!(await there())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('add', () => {
  it('takes files, folders, NDJSON and standard input; what is bad is told of in a line and costs no other', async () => {
    const path = folder();
    const store = join(path, 'a.db');
    for (const name of ['news', 'news/deep', 'empty']) mkdirSync(join(path, name));
    const [text = '', list = '', bad = ''] = filesIn(path, {
      'one.txt': MEETING,
      'list.ndjson': `${ndjson(DOCUMENTS.slice(0, 2))}{"text":\n\n${ndjson([{ text: '' }, { published: 'soon', text: 'x' }])}${ndjson(DOCUMENTS.slice(2, 3))}`,
      'picture.txt': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    });
    filesIn(join(path, 'news'), {
      'a.txt': 'China condemned Japan.',
      'b.jsonl': ndjson(DOCUMENTS.slice(3, 4)),
      'c.log': 'no text of news',
      'feed.xml':
        '<rss version="2.0"><channel><title>T</title><item><title>China met Japan</title><description>China met Japan in Oslo.</description></item></channel></rss>',
      'map.xml': '<urlset></urlset>',
    });
    filesIn(join(path, 'news/deep'), { 'd.txt': 'Japan condemned China.', 'e.txt': '' });
    const paths = [text, join(path, 'missing.txt'), list, bad, join(path, 'news'), join(path, 'empty'), '-'];
    const args = ['add', '--published', '2023-06-18', '--publisher', 'Desk', '--store', store, ...paths];
    const run = await chancery(args, { input: `${ndjson(DOCUMENTS.slice(4))}["x"]\n` });
    expect(run.status).toBe(1);
    expect(run.out).toBe(`10 added, 0 known, 8 failed (${store})\n`);
    expect(lines(run.err)).toEqual([
      expect.stringMatching(/^chancery: .*missing\.txt: no such file; check the path$/),
      expect.stringMatching(/^chancery: .*list\.ndjson, line 3: no JSON/),
      expect.stringMatching(/^chancery: .*list\.ndjson, line 5: no document: 'text' is empty/),
      expect.stringMatching(/^chancery: .*list\.ndjson, line 6: no document: 'published'/),
      expect.stringMatching(/^chancery: .*picture\.txt: not a text but binary/),
      expect.stringMatching(/^chancery: .*e\.txt: empty/),
      expect.stringMatching(
        /^chancery: .*news: passed over, since the name tells no format that is read: c\.log, map\.xml; /,
      ),
      expect.stringMatching(/^chancery: .*empty: there is no file in it that can be read/),
      expect.stringMatching(/^chancery: standard input, line 3: no document/),
    ]);
    expectTidy(run.err);
    const listed = json<{ id: string; publisher: string | null; published: string }>(
      (await chancery(['list', 'documents', '--json', '--store', store])).out,
    );
    expect(listed).toHaveLength(10);
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(DOCUMENTS.map(({ id }) => id)));
    const texts = listed.filter(({ id }) => id.startsWith('sha256:'));
    expect(texts.map(({ publisher, published }) => `${publisher} ${published}`).sort()).toEqual([
      ...Array(3).fill('Desk 2023-06-18'),
      'T 2023-06-18',
    ]);

    // The same again: all are known, and nothing is different.
    const before = await exported(store);
    const again = await chancery(args, { input: ndjson(DOCUMENTS.slice(4)) });
    expect([again.status, again.out]).toEqual([1, `0 added, 10 known, 7 failed (${store})\n`]);
    expect(await exported(store)).toBe(before);
  });

  it('takes what is on standard input where nothing is named, and whatever its name with --ndjson', async () => {
    const path = folder();
    const [list = ''] = filesIn(path, { 'list.txt': ndjson(DOCUMENTS.slice(0, 2)) });
    const [piped, named] = await Promise.all([
      chancery(['add', '--store', join(path, 'a.db')], { input: ndjson(DOCUMENTS.slice(0, 2)) }),
      chancery(['add', '--ndjson', list, '--store', join(path, 'b.db')]),
    ]);
    expect(piped).toEqual({ status: 0, out: `2 added, 0 known, 0 failed (${join(path, 'a.db')})\n`, err: '' });
    expect(named).toEqual({ status: 0, out: `2 added, 0 known, 0 failed (${join(path, 'b.db')})\n`, err: '' });
    expect(await exported(join(path, 'a.db'), 'meetings', 'statements')).toBe(
      await exported(join(path, 'b.db'), 'meetings', 'statements'),
    );
  });

  it('the order cannot matter, nor in how many runs they come, nor what was removed between', async () => {
    const path = folder();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(path, `${name}.db`)) as [string, string, string];
    const [first, reversed] = await Promise.all([add(a, DOCUMENTS), add(b, [...DOCUMENTS].reverse())]);
    expect([first.status, reversed.status]).toEqual([0, 0]);
    for (const one of [...DOCUMENTS.slice(3), ...DOCUMENTS.slice(0, 2)].map((document) => [document]))
      await add(c, one);
    expect((await chancery(['remove', 'm1', '--store', c])).out).toBe('1 removed\n');
    expect((await add(c, DOCUMENTS)).out).toMatch(/^2 added, 4 known, 0 failed/);
    const whole = await exported(a);
    expect(whole).toContain('chancery/meeting@3');
    expect(await exported(b)).toBe(whole);
    expect(await exported(c)).toBe(whole);
  });

  it('counts a new text or new facts of a document that is there as changed', async () => {
    const store = join(folder(), 'a.db');
    await add(store, DOCUMENTS.slice(0, 1));
    const run = await add(store, [{ ...DOCUMENTS[0], text: `${MEETING} They talked.`, published: '2023-06-18' }]);
    expect(run).toEqual({ status: 0, out: `0 added, 1 changed, 0 known, 0 failed (${store})\n`, err: '' });
    expect((await chancery(['list', 'documents', '--store', store])).out).toContain('corrected: 2 versions');
  });

  it('an interrupt keeps what is counted, and the same command goes on from there', async () => {
    const path = folder();
    const [store, clean] = [join(path, 'a.db'), join(path, 'b.db')];
    const day = (i: number): string => new Date(Date.UTC(2015, 0, 1 + i)).toISOString().slice(0, 10);
    const many = Array.from({ length: MANY }, (_, i) => ({
      id: `d${i}`,
      published: day(i),
      text: `China condemned Japan on ${new Date(Date.UTC(2015, 0, 1 + i)).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' })}. ${i}`,
    }));
    const [list = ''] = filesIn(path, { 'list.ndjson': ndjson(many) });
    const whole = chancery(['add', list, '--store', clean]);
    const { child, ended } = start(['add', list, '--store', store]);
    await until('the first documents', () => {
      if (!existsSync(store)) return false;
      try {
        const database = sqlite(store, { readOnly: true });
        try {
          return database.prepare('select 1 from documents').all().length > 0;
        } finally {
          database.close();
        }
      } catch {
        return false;
      }
    });
    child.kill('SIGINT');
    const run = await ended;
    expect([run.status, run.err]).toEqual([130, '']);
    expect(lines(run.out)).toEqual([
      expect.stringMatching(/^[\d,]+ added, 0 known, 0 failed \(/),
      'interrupted: what is counted is kept; the same command goes on from here',
    ]);
    const kept = Number(run.out.split(' ')[0]?.replace(',', ''));
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(MANY);
    const rest = await chancery(['add', list, '--store', store]);
    const number = (n: number): string => n.toLocaleString('en');
    expect(rest).toEqual({
      status: 0,
      out: `${number(MANY - kept)} added, ${number(kept)} known, 0 failed (${store})\n`,
      err: '',
    });
    expect((await whole).status).toBe(0);
    const events = await exported(clean, 'events');
    expect(lines(events).length).toBeGreaterThan(1100);
    expect(await exported(store, 'events')).toBe(events);
    // As many as are asked for, though they are more than a page of the store.
    for (const kind of ['documents', 'events']) {
      const listed = json<{ id: string }>(
        (await chancery(['list', kind, '--limit', '1100', '--json', '--store', clean])).out,
      );
      expect([kind, new Set(listed.map(({ id }) => id)).size]).toEqual([kind, 1100]);
    }
  });
});

describe('remove, reread, rebuild', () => {
  it('remove takes documents out by their ids, and says which are none', async () => {
    const path = folder();
    const store = join(path, 'a.db');
    const few = join(path, 'b.db');
    await Promise.all([add(store, DOCUMENTS), add(few, DOCUMENTS.slice(3))]);
    const run = await chancery(['remove', 'nothing', 'm2', `no${ESCAPES}`, '--store', store]);
    expect([run.status, run.out]).toEqual([1, '1 removed\n']);
    expect(lines(run.err)).toEqual([
      'chancery: nothing: no such document; chancery list documents shows their ids',
      expect.stringMatching(/^chancery: no.*: no such document;/),
    ]);
    expectTidy(run.err);
    expect(await chancery(['remove', '-', '--store', store], { input: 'm1\n\n  j1  \r\n' })).toEqual({
      status: 0,
      out: '2 removed\n',
      err: '',
    });
    // As if they had never been there.
    expect(await exported(store)).toBe(await exported(few));
    expect((await chancery(['remove', 'm1', '--store', store])).status).toBe(1);
  });

  it('reread reads nothing where nothing is different, all of it with --all; neither it nor rebuild changes the record', async () => {
    const store = join(folder(), 'a.db');
    await add(store, DOCUMENTS);
    const before = await exported(store);
    expect(await chancery(['reread', '--store', store])).toEqual({ status: 0, out: '0 read again\n', err: '' });
    expect(await chancery(['reread', '--all', '--store', store])).toEqual({
      status: 0,
      out: '6 read again\n',
      err: '',
    });
    expect(await exported(store)).toBe(before);
    const rebuilt = await chancery(['rebuild', '--store', store]);
    expect([rebuilt.status, rebuilt.err]).toEqual([0, '']);
    expect(rebuilt.out).toMatch(/^\d+ entries\n$/);
    expect(Number.parseInt(rebuilt.out, 10)).toBe(lines(before).length);
    expect(await exported(store)).toBe(before);
  });
});

describe('what the record holds', () => {
  let path = '';
  let store = '';
  beforeAll(async () => {
    path = mkdtempSync(join(tmpdir(), 'chancery-record-'));
    store = join(path, 'a.db');
    const run = await add(store, DOCUMENTS);
    expect([run.status, run.err]).toEqual([0, '']);
  });
  afterAll(() => rmSync(path, { recursive: true, force: true }));

  /** Runs a command that has to end well, without a word on standard error or a colour. */
  const ask = async (...args: readonly string[]): Promise<string> => {
    const { status, out, err } = await chancery([...args, '--store', store]);
    expect([status, err]).toEqual([0, '']);
    expect(out).not.toContain('\u001b');
    return out;
  };
  interface Row {
    readonly id: string;
    readonly date?: unknown;
    readonly [field: string]: unknown;
  }
  const asJson = async (...args: readonly string[]): Promise<Row[]> => json<Row>(await ask(...args, '--json'));
  const parties = (row: Row): string => JSON.stringify(row);

  it.each(KINDS)('list %s: for people, and as the rows of the export', async (kind) => {
    const [people, listed, out] = await Promise.all([ask('list', kind), asJson('list', kind), ask('export', kind)]);
    expect(new Set(listed.map((row) => JSON.stringify(row)))).toEqual(new Set(lines(out)));
    if (listed.length === 0) expect(people).toBe('nothing\n');
    for (const { id } of listed) expect(people).toContain(id);
    expect(people).not.toContain('more follow');
  });

  it('the kinds of the record that these documents tell of are there', async () => {
    for (const kind of ['meetings', 'events', 'statements', 'commitments'])
      expect([kind, (await asJson('list', kind)).length > 0]).toEqual([kind, true]);
  });

  it('list documents: the newest first', async () => {
    const [people, listed] = await Promise.all([ask('list', 'documents'), asJson('list', 'documents')]);
    expect(listed.map(({ id }) => id)).toEqual(['j2', 'm2', 'm1', 'j1', 'g2', 'g1']);
    expect(people).toContain('2023-06-18  Blinken in Beijing\n            Reuters  m1\n');
    expect(people).toContain('2023-06-20  untitled\n            no publisher  j2\n');
  });

  it('list by parties, by code or name', async () => {
    const [codes, names, both, none] = await Promise.all([
      asJson('list', 'events', '--party', 'CHN'),
      asJson('list', 'events', '--party', 'china'),
      asJson('list', 'events', '--party', 'chn', '--party', 'Japan'),
      ask('list', 'events', '--party', 'Kenya', '--party', 'PRC'),
    ]);
    expect(codes.length).toBeGreaterThan(both.length);
    expect(names).toEqual(codes);
    expect(both.length).toBeGreaterThan(0);
    for (const row of both) expect(parties(row)).toMatch(/"CHN".*"JPN"|"JPN".*"CHN"/);
    expect(none).toBe('nothing\n');
  });

  it.each([
    [['list', 'events', '--party', 'CHN', '--party', 'Atlantis']],
    [['timeline', 'Atlantis', 'CHN']],
    [['timeline', 'CHN', 'Atlantis', '--json']],
  ])('%j: no such party', async (args) => {
    expectOneLine(
      await chancery([...args, '--store', store]),
      2,
      /^chancery: (--party )?Atlantis: no such party.*; did you mean .*\?$/m,
    );
  });

  it('list by days, as coarse as wanted', async () => {
    const all = await asJson('list', 'events');
    const day = (row: Row): string =>
      (typeof row.date === 'string' ? row.date : (row.reports as { published: string }[])[0]?.published) ?? '';
    for (const [args, keep] of [
      [['--since', '2023'], (d: string) => d >= '2023'],
      [['--until', '2022'], (d: string) => d.slice(0, 4) <= '2022'],
      [['--since', '2022-03', '--until', '2022-03'], (d: string) => d.startsWith('2022-03')],
      [['--since', '2023-06-20', '--until', '2023-06-20'], (d: string) => d.startsWith('2023-06-20')],
    ] as const) {
      const listed = await asJson('list', 'events', ...args);
      expect([args, listed.map(({ id }) => id)]).toEqual([
        args,
        all.filter((row) => keep(day(row))).map(({ id }) => id),
      ]);
      expect(listed.length).toBeGreaterThan(0);
      expect(listed.length).toBeLessThan(all.length);
    }
  });

  it('list so many, and say that more follow', async () => {
    const [all, two, people] = await Promise.all([
      asJson('list', 'events'),
      asJson('list', 'events', '--limit', '2'),
      ask('list', 'documents', '--limit', '2'),
    ]);
    expect(two).toEqual(all.slice(0, 2));
    expect(people).toMatch(/j2\n.*m2\n\nmore follow: --limit 4 shows twice as many\n$/s);
  });

  it('show an entry by the id of any of its items, as it is for people and as JSON', async () => {
    const [meeting] = await asJson('list', 'meetings');
    const shown = JSON.parse(await ask('show', meeting?.id ?? '', '--json')) as Row & {
      items: { id: string; document: string }[];
    };
    const { items, ...row } = shown;
    expect(row).toEqual(meeting);
    expect(items.map(({ document }) => document).sort()).toEqual(['m1', 'm2']);
    const pages = await Promise.all(items.map(({ id }) => ask('show', id)));
    expect(new Set(pages).size).toBe(1);
    const page = pages[0] ?? '';
    for (const words of [
      'Antony Blinken',
      'Qin Gang',
      'REPORTS (2, 2 independent)',
      'Reuters',
      'Xinhua',
      meeting?.id ?? '',
    ])
      expect(page).toContain(words);
    expect(page.match(/“Antony Blinken met with Qin Gang/g)).toHaveLength(2);
  });

  it('show a document, as it is for people and as JSON', async () => {
    const [people, raw] = await Promise.all([ask('show', 'm1'), ask('show', 'm1', '--json')]);
    for (const words of ['Blinken in Beijing', 'Reuters', 'Antony Blinken', 'MEETINGS'])
      expect(people).toContain(words);
    expect(JSON.parse(raw)).toMatchObject({
      document: { id: 'm1', text: `Blinken in Beijing\n\n${MEETING}` },
      reading: { schema: 'chancery/reading@1', document: { id: 'm1' } },
      versions: [{ publisher: 'Reuters', published: '2023-06-18' }],
    });
  });

  it('show what is neither', async () => {
    const run = await chancery(['show', `x${ESCAPES}`, '--store', store]);
    expectOneLine(run, 1, /neither an entry nor a document of the record; chancery list shows what there is$/m);
  });

  it('search words, all of them, in whatever case; phrases; nothing', async () => {
    const ids = async (...words: readonly string[]): Promise<string[]> =>
      (await asJson('search', ...words)).map(({ id }) => id);
    const found = await Promise.all([
      ids('blinken'),
      ids('BLINKEN', 'length'),
      ids('"South China Sea"'),
      ids('South', 'China', 'Sea'),
      ids('"South China talks"'),
      ids('blinken', '--limit', '1'),
    ]);
    expect(found).toEqual([['m2', 'm1'], ['m2'], ['g2'], ['g2'], [], ['m2']]);
    const [people, nothing, signs, more] = await Promise.all([
      ask('search', 'condemned', 'Japan'),
      ask('search', 'nowhere'),
      ask('search', '""', '*'),
      ask('search', 'blinken', '--limit', '1'),
    ]);
    expect(people).toMatch(
      /^2023-06-20 {2}untitled\n {12}no publisher · CHN, JPN, RUS · \d+ entries\n.*condemned Japan.*\n +j2\n2022-03-01 {2}China and Japan\n/,
    );
    expect([nothing, signs]).toEqual(['nothing\n', 'nothing\n']);
    expect(more).toContain('1 of 2: --limit 2 shows twice as many');
  });

  it('timeline: what both are sides of, the oldest first, without statements', async () => {
    const [rows, reversed, people, later, last] = await Promise.all([
      asJson('timeline', 'CHN', 'Japan'),
      asJson('timeline', 'jpn', 'china'),
      ask('timeline', 'CHN', 'JPN'),
      asJson('timeline', 'CHN', 'JPN', '--since', '2023'),
      asJson('timeline', 'CHN', 'JPN', '--limit', '1'),
    ]);
    expect(rows.length).toBeGreaterThan(1);
    expect(reversed).toEqual(rows);
    for (const row of rows) {
      expect(parties(row)).toMatch(/"CHN"/);
      expect(parties(row)).toMatch(/"JPN"/);
      expect(row.schema).not.toBe('chancery/statement@3');
    }
    const days = lines(people).flatMap((line) => /^(?:by )?(\d{4}-\d{2}-\d{2}) +[A-Za-z]/.exec(line)?.[1] ?? []);
    expect(days).toHaveLength(rows.length);
    expect(days).toEqual([...days].sort());
    expect(days[0]).toBe('2022-03-01');
    expect(later).toEqual(rows.slice(1));
    expect(last).toEqual(rows.slice(-1));
    expect((await asJson('timeline', 'USA', 'China')).map(({ schema }) => schema)).toContain('chancery/meeting@3');
    expect(await ask('timeline', 'KEN', 'JPN')).toBe('nothing\n');
  });

  it('export: a row an entry, in CSV under one line of names', async () => {
    expect(await ask('export', 'events', '--format', 'jsonl')).toBe(await ask('export', 'events'));
    let whole = '';
    for (const kind of KINDS) {
      const [rows, csv] = await Promise.all([ask('export', kind), ask('export', kind, '--format', 'csv')]);
      whole += rows;
      const { data, errors } = Papa.parse<Record<string, string>>(csv, {
        header: true,
        delimiter: ',',
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      expect(data.map(({ id }) => id)).toEqual(json<Row>(rows).map(({ id }) => id));
      for (const [i, row] of json<Row>(rows).entries()) expect(Object.keys(data[i] ?? {})).toEqual(Object.keys(row));
      // The line of names is there where nothing else is.
      expect(csv.match(/^id,/gm)).toHaveLength(1);
      expect(rows).not.toMatch(/retrieved|recorded/);
    }
    expect(whole).toBe(await exported(store));
  });

  it('CHANCERY_STORE names the store, and --store goes before it', async () => {
    const args = ['list', 'documents', '--json'];
    const env = { CHANCERY_STORE: store };
    const [named, over] = await Promise.all([
      chancery(args, { env }),
      chancery([...args, '--store', join(path, 'other.db')], { env }),
    ]);
    expect([named.status, lines(named.out).length]).toEqual([0, DOCUMENTS.length]);
    expect([over.status, over.out]).toEqual([1, '']);
    expect(over.err).toMatch(/other\.db: there is no such store/);
  });

  it.each<[what: string, args: string[], said: RegExp]>([
    ['a kind that is none', ['list', 'wars'], /Allowed choices/],
    ['documents to export', ['export', 'documents'], /Allowed choices/],
    ['a format that is none', ['export', 'events', '--format', 'xls'], /Allowed choices/],
    ['a limit of nothing', ['list', 'events', '--limit', '0'], /whole number/],
    ['a limit that is none', ['search', 'x', '--limit', '1.5'], /whole number/],
    [
      'a day that is none',
      ['list', 'events', '--since', 'June'],
      /--since June: no date; write a date as 2023, 2023-06/,
    ],
    ['no side', ['timeline'], /missing required argument/],
    ['nothing to remove', ['remove'], /missing required argument/],
    ['nothing to search', ['search'], /missing required argument/],
    ['a day of publication that is none', ['add', '--published', 'soon', 'x.txt'], /no date/],
  ])('wrong usage ends with 2: %s', async (_, args, said) => {
    const { status, out, err } = await chancery([...args, '--store', store]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expectTidy(err);
  });
});

describe('unknown', () => {
  const NAMELESS = 'Dutch Deputy Foreign Minister Arno Velde met Qin Gang in Beijing on Sunday.';

  it('lists names that no table has, for people, as JSON, and as entries that --actors takes', async () => {
    const dir = folder();
    const store = join(dir, 'a.db');
    await add(store, [
      { id: 'n1', published: '2023-06-18', text: NAMELESS },
      { id: 'n2', published: '2023-06-20', text: `${NAMELESS} Arno Velde left on Monday.` },
      { id: 'n3', published: '2023-06-20', text: 'Dutch Ambassador Ines Hoek met Qin Gang.' },
    ]);
    const shown = await chancery(['unknown', '--store', store]);
    expect(shown.status).toBe(0);
    expect(shown.out).toMatch(/^2 documents +Arno Velde/);
    expect(shown.out).toContain('2023-06-18 to 2023-06-20');
    expect(lines(shown.out)).toHaveLength(3);
    const [one, ...more] = json((await chancery(['unknown', '--store', store, '--json', '--least', '1'])).out);
    expect(one).toMatchObject({ name: 'Arno Velde', documents: 2, parties: ['NLD'], first: '2023-06-18' });
    expect(more.map(({ name }) => name)).toEqual(['Ines Hoek']);
    const file = join(dir, 'own.yaml');
    writeFileSync(file, (await chancery(['unknown', '--store', store, '--yaml'])).out);
    const who = await chancery(['who', 'Arno Velde', '--actors', file, '--json']);
    expect(JSON.parse(who.out)).toMatchObject({ id: 'person:arno-velde', country: 'NLD' });
  });

  it('says where there are none', async () => {
    const store = join(folder(), 'a.db');
    await add(store, [DOCUMENTS[0]]);
    expect((await chancery(['unknown', '--store', store])).out).toBe(
      'no name that the tables lack stands in 2 documents\n',
    );
    const yaml = await chancery(['unknown', '--store', store, '--yaml']);
    expect(yaml.out).toMatch(/^#.*\n\npeople: \[\]\n$/);
  });
});

describe('words of a document that a terminal would obey', () => {
  it('never come out as they are', async () => {
    const store = join(folder(), 'a.db');
    const told = ['meetings', 'events', 'statements'];
    const runs: Run[] = [await add(store, [HOSTILE])];
    expect(runs[0]?.status).toBe(0);
    const listed = await Promise.all(
      [...told, 'documents'].flatMap((kind) => [
        chancery(['list', kind, '--store', store]),
        chancery(['list', kind, '--json', '--store', store]),
      ]),
    );
    const ids = listed.flatMap((run) =>
      lines(run.out).flatMap((line) => (line.startsWith('{') ? [(JSON.parse(line) as { id: string }).id] : [])),
    );
    expect(ids).toContain(HOSTILE.id);
    expect(ids.length).toBeGreaterThan(3);
    runs.push(...listed);
    const shown = ids.map((id) => chancery(['show', id, '--store', store]));
    runs.push(...(await Promise.all([...shown, chancery(['show', HOSTILE.id, '--json', '--store', store])])));
    runs.push(
      ...(await Promise.all(
        [
          ['search', 'Blinken'],
          ['search', 'Blinken', '--json'],
          ['timeline', 'USA', 'CHN'],
          ['timeline', 'USA', 'CHN', '--json'],
          ...told.flatMap((kind) => [
            ['export', kind],
            ['export', kind, '--format', 'csv'],
          ]),
        ].map((args) => chancery([...args, '--store', store])),
      )),
    );
    for (const { status, out, err } of runs) {
      expect([status, err]).toEqual([0, '']);
      expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
    expect(runs.map((run) => run.out).join('')).toContain('Xu');
  });
});

describe('a store that is none', () => {
  const COMMANDS = [
    ['list', 'events'],
    ['list', 'documents', '--json'],
    ['show', 'x'],
    ['search', 'x'],
    ['timeline', 'CHN', 'USA'],
    ['export', 'events'],
    ['remove', 'x'],
    ['reread'],
    ['rebuild'],
    ['add', '-'],
    ['serve', '--port', '0'],
  ] as const;

  const expectRefused = async (
    store: string,
    commands: readonly (readonly string[])[],
    said: RegExp,
  ): Promise<void> => {
    const runs = commands.map((args) =>
      chancery([...args, '--store', store], { input: ndjson(DOCUMENTS.slice(0, 1)) }),
    );
    for (const run of await Promise.all(runs)) expectOneLine(run, 1, said);
  };

  it('a text is left as it is, by every command', async () => {
    const path = folder();
    const [store = ''] = filesIn(path, { 'notes.txt': 'Dear diary, this is no database.\n'.repeat(100) });
    const before = readFileSync(store);
    await expectRefused(store, COMMANDS, /^chancery: .*notes\.txt: no database.*; name another file with --store/);
    expect(readFileSync(store).equals(before)).toBe(true);
    expect(readdirSync(path)).toEqual(['notes.txt']);
  });

  it('one that is missing is made by no command but add', async () => {
    const path = folder();
    const reading = COMMANDS.filter(([name]) => name !== 'add');
    await expectRefused(join(path, 'typo.db'), reading, /typo\.db: there is no such store; add a document to make it/);
    expect(readdirSync(path)).toEqual([]);
  });

  it('a folder, a folder that is missing', async () => {
    const path = folder();
    const few = [COMMANDS[0], COMMANDS[9], COMMANDS[10]];
    await expectRefused(path, few, /: no file; name the file of a database, not a folder/);
    await expectRefused(join(path, 'none/a.db'), few, /there is no folder .*; make the folder first/);
    expect(readdirSync(path)).toEqual([]);
  });

  it('one of a newer release, one of another program: left as they are', async () => {
    const path = folder();
    const [newer, foreign] = [join(path, 'newer.db'), join(path, 'foreign.db')];
    await add(newer, DOCUMENTS.slice(0, 1));
    const change = (file: string, work: (database: Connection) => void): Buffer => {
      const database = sqlite(file);
      work(database);
      database.close();
      return readFileSync(file);
    };
    const was = [
      change(newer, (database) => database.exec('pragma user_version = 999')),
      change(foreign, (database) => database.exec('create table notes (text)')),
    ];
    const few = [COMMANDS[0], COMMANDS[7], COMMANDS[9], COMMANDS[10]];
    await expectRefused(newer, few, /: laid out by a newer Chancery.*layout 999.*; install that release/);
    await expectRefused(foreign, few, /: a database of another program; name another file/);
    expect(
      [readFileSync(newer), readFileSync(foreign)].map((file, i) => file.equals(was[i] ?? Buffer.alloc(0))),
    ).toEqual([true, true]);
  });
});

describe('serve', () => {
  const started = async (args: readonly string[]) => {
    const run = start(['serve', '--log', 'none', ...args]);
    let address = '';
    await until('the address', () => {
      address = / at (http:\S+\/) /.exec(run.texts.out)?.[1] ?? '';
      return address !== '' || run.child.exitCode !== null;
    });
    return { ...run, address };
  };

  it.each(['SIGTERM', 'SIGINT'] as const)('says where, answers, and ends with 0 at %s', async (signal) => {
    const store = join(folder(), 'a.db');
    await add(store, DOCUMENTS.slice(0, 2));
    const { child, ended, texts, address } = await started(['--port', '0', '--store', store]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(texts.out).toBe(`${store} at ${address}  (ctrl-c ends)\n`);
    const response = await fetch(address);
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(await response.text()).toContain('<title>Chancery</title>');
    expect(await (await fetch(new URL('/api/entries.csv', address))).text()).toContain('Antony Blinken');
    const foreign = await new Promise<number | undefined>((resolve, reject) => {
      request(address, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(foreign).toBe(421);
    child.kill(signal);
    const run = await ended;
    expect([run.status, run.err]).toEqual([0, '']);
  });

  it('a port that is taken is told of in one line', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const store = join(folder(), 'a.db');
    await add(store, DOCUMENTS.slice(0, 1));
    const run = await start(['serve', '--port', `${port}`, '--store', store]).ended;
    expectOneLine(run, 1, new RegExp(`^chancery: serve: port ${port} is taken; choose another with --port$`, 'm'));
  });

  it('a host by its number of IPv6 is asked by its names only, too', async () => {
    const store = join(folder(), 'a.db');
    await add(store, DOCUMENTS.slice(0, 1));
    const { child, ended, address } = await started(['--port', '0', '--host', '::1', '--store', store]);
    if (address === '') {
      // A machine without IPv6 says so in a line.
      expect((await ended).status).toBe(1);
      return;
    }
    expect(address).toMatch(/^http:\/\/\[::1\]:\d+\/$/);
    expect((await fetch(address)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(0);
  });

  describe('wrong usage ends with 2', () => {
    it.each([[['--port', 'http']], [['--port', '70000']], [['--colour']]])('%j', async (args) => {
      const { status, out, err } = await chancery(['serve', ...args]);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(/^error: /);
      expectTidy(err);
    });

    it('but --help and --version with 0', async () => {
      const [help, version] = await Promise.all([chancery(['serve', '--help']), chancery(['serve', '--version'])]);
      expect([help.status, help.out]).toEqual([0, expect.stringContaining('--port <n>')]);
      expect([version.status, version.out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    });
  });
});
