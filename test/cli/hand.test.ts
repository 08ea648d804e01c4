/** Small things in the hand: short ids, what texts are told to be, fields that mean nothing, and stores that are not there. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chancery, expectTidy, files, filesIn, folder, lines, type Run } from './run.js';

const parsed = <T>(text: string): T[] => lines(text).map((line) => JSON.parse(line) as T);

const expectOneLine = ({ status, out, err }: Run, said: RegExp): void => {
  expect([status, out]).toEqual([1, '']);
  expect(lines(err)).toEqual([expect.stringMatching(said)]);
  expectTidy(err);
};

describe('any beginning of an id that begins no other is that id', () => {
  const DOCUMENTS = [
    { id: 'readout-1', published: '2023-06-19', text: 'Antony Blinken met Qin Gang in Beijing on Sunday.' },
    { id: 'readout-10', published: '2023-06-20', text: 'China condemned Japan.' },
    { id: 'wire-7', published: '2023-06-21', text: 'Japan condemned Russia.' },
  ];
  let path = '';
  let store = '';
  let meeting = '';
  beforeAll(async () => {
    path = mkdtempSync(join(tmpdir(), 'chancery-ids-'));
    store = join(path, 'a.db');
    const input = DOCUMENTS.map((one) => `${JSON.stringify(one)}\n`).join('');
    expect((await chancery(['add', '-', '--store', store], { input })).status).toBe(0);
    const listed = await chancery(['list', 'meetings', '--json', '--store', store]);
    meeting = parsed<{ id: string }>(listed.out)[0]?.id ?? '';
  });
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const ask = (...args: readonly string[]) => chancery([...args, '--store', store]);

  it('show takes it of entries and documents, and a whole id though it begins another', async () => {
    const whole = await ask('show', meeting);
    expect(whole.status).toBe(0);
    expect(await ask('show', meeting.slice(0, -6))).toEqual(whole);
    expect((await ask('show', 'wi')).out).toContain('Japan condemned Russia');
    expect((await ask('show', 'readout-1')).out).toContain('Blinken');
  });

  it('several are named, and nothing is done', async () => {
    expectOneLine(
      await ask('show', 'readout'),
      /^chancery: readout: several ids begin so; write more of one of readout-1, readout-10$/,
    );
    expectOneLine(
      await ask('correct', 'reject', 'event-'),
      /event-: several ids begin so; write more of one of event-/,
    );
    const removed = await ask('remove', 'read', 'nothing');
    expect([removed.status, removed.out, lines(removed.err).length]).toEqual([1, '0 removed\n', 2]);
    expectOneLine(await ask('show', ''), /neither an entry nor a document/);
  });

  it('correct, undo and remove take it, and remove says which document it took', async () => {
    const rejected = await ask('correct', 'reject', meeting.slice(0, -6));
    expect([rejected.status, rejected.err]).toEqual([0, '']);
    const id = /^kept as (\S+)/.exec(rejected.out)?.[1] ?? '';
    const undone = await ask('correct', 'undo', id.slice(0, -8));
    expect([undone.status, undone.err]).toEqual([0, '']);
    expect(await ask('remove', 'wire')).toEqual({
      status: 0,
      out: '1 removed\n',
      err: 'chancery: wire: taken as wire-7\n',
    });
    // A program that removes twice does not mean another document the second time.
    const piped = await chancery(['remove', '-', '--store', store], { input: 'readout-1\n' });
    expect(piped.out).toBe('1 removed\n');
    expect((await chancery(['remove', '-', '--store', store], { input: 'readout-1\n' })).out).toBe('0 removed\n');
  });
});

describe('add of texts', () => {
  interface Listed {
    readonly title: string | null;
    readonly publisher: string | null;
    readonly url: string | null;
    readonly file: string | null;
  }
  const listed = async (store: string): Promise<Listed[]> =>
    parsed<Listed>((await chancery(['list', 'documents', '--json', '--store', store])).out).sort((a, b) =>
      String(a.file).localeCompare(String(b.file)),
    );

  it('keeps their names, takes a first line above a blank one as title, and tells once that no day is known', async () => {
    const store = join(folder(), 'a.db');
    const paths = files({
      'one.txt': 'Blinken in Beijing\n\nAntony Blinken met Qin Gang in Beijing.\n',
      'two.txt': 'Antony Blinken met Qin Gang in Beijing.\nThey talked.\n',
    });
    const run = await chancery(['add', ...paths, '--publisher', 'Desk', '--store', store]);
    expect(run.status).toBe(0);
    expect(lines(run.err)).toEqual([expect.stringMatching(/one\.txt, .*two\.txt: no day of publication is known/)]);
    const known = { publisher: 'Desk', url: null };
    expect(await listed(store)).toMatchObject([
      { ...known, title: 'Blinken in Beijing', file: 'one.txt' },
      { ...known, title: null, file: 'two.txt' },
    ]);
    const shown = (await chancery(['list', 'documents', '--store', store])).out;
    expect(shown).toContain('Desk · one.txt');
    expect(shown).toMatch(/^no date {5}two\.txt$/m);
  });

  it('takes title and address of a single one, and refuses them of several', async () => {
    const [store, paths] = [join(folder(), 'a.db'), files({ 'one.txt': 'Blinken met Qin.', 'two.txt': 'No.' })];
    const facts = ['--title', 'T', '--url', 'https://example.org/1', '--published', '2023-06-18', '--store', store];
    expect(await chancery(['add', paths[0] ?? '', ...facts])).toMatchObject({ status: 0, err: '' });
    expect(await listed(store)).toMatchObject([{ title: 'T', url: 'https://example.org/1', file: 'one.txt' }]);
    const several = await chancery(['add', ...paths, ...facts]);
    expect([several.status, several.err]).toEqual([2, expect.stringMatching(/--title: is of one text/)]);
  });

  it('names fields of NDJSON that mean nothing, each once, and reads the documents all the same', async () => {
    const text = 'Antony Blinken met Qin Gang.';
    const odd = [
      { id: 'a', text, date: '2023-06-18' },
      { id: 'b', text, date: '2023-06-18', 'x\u001b[2J': 1 },
      { id: 'c', text, published: '2023-06-18' },
    ];
    const [list = '', one = ''] = files({
      'list.jsonl': odd.map((each) => `${JSON.stringify(each)}\n`).join(''),
      'one.json': JSON.stringify({ id: 'd', text, headline: 'T' }),
    });
    const run = await chancery(['add', list, one, '--store', join(folder(), 'a.db')]);
    expect([run.status, run.out]).toEqual([0, expect.stringMatching(/^4 added, 0 known, 0 failed/)]);
    expect(lines(run.err)).toEqual([
      expect.stringMatching(/list\.jsonl, line 1: 'date' is no field of a document.*write 'published' for 'date'/),
      expect.stringMatching(/list\.jsonl, line 2: 'x.*' is no field of a document/),
      expect.stringMatching(/one\.json: 'headline' is no field.*write 'title' for 'headline'/),
    ]);
    expectTidy(run.err);
    const read = await chancery(['read', '--ndjson', list]);
    expect([read.status, lines(read.out).length, lines(read.err).length]).toEqual([0, 3, 2]);
  });
});

describe('a command that only reads', () => {
  it.each([[['list', 'events']], [['search', 'talks']], [['remove', 'a']]])(
    '%j makes no store where there is none',
    async (args) => {
      const store = join(folder(), 'typo.db');
      expectOneLine(await chancery([...args, '--store', store]), /typo\.db: there is no such store/);
      expect(existsSync(store)).toBe(false);
    },
  );

  it('reads a store that may not be written, and leaves it as it was', async () => {
    const path = join(folder(), 'kept');
    mkdirSync(path);
    const store = join(path, 'a.db');
    const [text = ''] = filesIn(path, { 'a.txt': 'China condemned Japan.' });
    await chancery(['add', text, '--published', '2023-06-18', '--store', store]);
    chmodSync(store, 0o444);
    chmodSync(path, 0o555);
    try {
      const before = statSync(store).mtimeMs;
      const run = await chancery(['list', 'events', '--store', store]);
      expect([run.status, run.err]).toEqual([0, '']);
      expect(run.out).toContain('China → Japan');
      expect(statSync(store).mtimeMs).toBe(before);
    } finally {
      chmodSync(path, 0o755);
    }
  });
});
