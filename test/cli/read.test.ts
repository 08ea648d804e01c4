import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesIn } from '../../src/desk/precision.js';
import { Reading } from '../../src/model/reading.js';
import { ROOT } from '../shared.js';
import { chancery, expectTidy, files, filesIn, folder, lines, NEWS, type Run } from './run.js';

const DAY = ['--published', '2023-06-18'];
const DEMO = join(ROOT, 'demo/summit-report.txt');
const names = (reading: Reading): string[] => reading.actors.map((actor) => actor.name);
const parsed = (text: string): Reading => Reading.parse(JSON.parse(text));

/** Inputs that are refused, each with what is said of it. */
const BAD: readonly (readonly [what: string, name: string, content: string | Uint8Array | undefined, said: RegExp])[] =
  [
    ['a file that is missing', 'missing.txt', undefined, /no such file; check the path/],
    ['a file that is empty', 'empty.txt', '', /empty/],
    ['white space', 'white.txt', ' \n\n', /empty/],
    ['a picture', 'picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /binary/],
    [
      'what is no UTF-8',
      'latin.txt',
      Buffer.from('The caf\xe9 of Blinken', 'latin1'),
      /not valid UTF-8 \(byte 7\).*iconv/,
    ],
    ['more than 10 MB', 'long.txt', `${NEWS}${'\n'.repeat(10_000_000)}`, /longer than the limit of 10 MB.*--limit/],
    ['a line that is no JSON', 'documents.jsonl', '{"text":', /line 1: no JSON/],
    ['a name with an escape sequence', 'red\u001b[31m.txt', '', /empty/],
  ];

describe('read refuses one input with one line that says which, why and what to do, and reads the others:', () => {
  let result: Promise<Run> | undefined;
  /** All the bad ones in one run, each between two good ones. */
  const run = (): Promise<Run> => {
    result ??= (() => {
      const path = folder();
      const [good = ''] = filesIn(path, { 'good.txt': NEWS });
      const bad = BAD.map(([, name, content]) =>
        content === undefined ? join(path, name) : (filesIn(path, { [name]: content })[0] ?? ''),
      );
      return chancery(['read', '--json', ...DAY, good, ...bad.flatMap((one) => [one, good])]);
    })();
    return result;
  };

  it.each(BAD)('%s', async (_, name, __, said) => {
    const { err } = await run();
    const shown = name.replace('\u001b', '\ufffd');
    expect(lines(err).filter((line) => line.includes(shown))).toEqual([expect.stringMatching(said)]);
  });

  it('none costs another, and all are told of in their order', async () => {
    const { status, out, err } = await run();
    expect(status).toBe(1);
    expect(lines(err)).toEqual(BAD.map(([, , , said]) => expect.stringMatching(said)));
    for (const line of lines(err)) expect(line).toMatch(/^chancery: \//);
    expectTidy(err);
    expect(lines(out)).toHaveLength(BAD.length + 1);
    for (const line of lines(out))
      expect(names(parsed(line))).toEqual(expect.arrayContaining(['Antony Blinken', 'Qin Gang']));
  });

  it('a folder, and several at once in their order', async () => {
    const path = folder();
    mkdirSync(join(path, 'texts'));
    const { status, out, err } = await chancery([
      'read',
      join(path, 'texts'),
      join(path, 'a.txt'),
      join(path, 'b.txt'),
    ]);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(lines(err)).toEqual([
      expect.stringMatching(/texts: there is no file in it that can be read/),
      expect.stringMatching(/a\.txt: no such file/),
      expect.stringMatching(/b\.txt: no such file/),
    ]);
    expectTidy(err);
  });

  it('an empty standard input', async () => {
    const { status, out, err } = await chancery(['read']);
    expect([status, out]).toEqual([1, '']);
    expect(lines(err)).toEqual([expect.stringMatching(/empty/)]);
  });

  it('more than 10 MB on standard input', async () => {
    const { status, err } = await chancery(['read'], { input: `${NEWS}${'\n'.repeat(10_000_000)}` });
    expect(status).toBe(1);
    expect(lines(err)).toEqual([expect.stringMatching(/longer than the limit of 10 MB/)]);
  });
});

it('read takes more than 10 MB where --limit allows it', async () => {
  const [path = ''] = files({ 'long.txt': `${NEWS}${'\n'.repeat(10_000_000)}` });
  const { status, out, err } = await chancery(['read', '--json', '--limit', '20', path]);
  expect([status, err]).toEqual([0, '']);
  expect(names(parsed(out))).toContain('Antony Blinken');
});

describe('wrong usage ends with 2, prints nothing and says why:', () => {
  it.each<[what: string, args: string[], said: RegExp]>([
    ['a date that is none', ['read', '--published', 'yesterday', DEMO], /no date.*2023-06-18/],
    ['a day that the calendar does not have', ['read', '--published', '2023-02-30', DEMO], /no date/],
    ['a day with something behind it', ['read', '--published', '2023-06-18Tnoon', DEMO], /no date/],
    ['a month alone', ['read', '--published', '2023-06', DEMO], /no date/],
    ['an option that is none', ['read', '--colour', DEMO], /unknown option '--colour'/],
    ['a command that is none', ['reed', DEMO], /unknown command 'reed'/],
    ['an option without its value', ['read', '--published'], /argument missing/],
    ['a limit that is no number', ['read', '--limit', 'much', DEMO], /megabytes/],
    ['a limit of nothing', ['read', '--limit', '0', DEMO], /megabytes/],
    ['--ndjson with --title', ['read', '--ndjson', '--title', 'T', DEMO], /--ndjson/],
    ['tables that are not there', ['read', '--data', '/nowhere', DEMO], /\/nowhere/],
    ['entries of actors that are not there', ['read', DEMO, '--actors', '/nowhere.yaml'], /\/nowhere\.yaml/],
  ])('%s', async (_, args, said) => {
    const { status, out, err } = await chancery(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expectTidy(err);
  });

  it('entries of actors that are wrong, with file and line', async () => {
    const [own = ''] = filesIn(folder(), { 'own.yaml': 'people:\n  - name: A B\n    country: XXX\n' });
    const { status, out, err } = await chancery(['read', DEMO, '--actors', own]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/own\.yaml, line 2: 'country' is 'XXX'/);
    expectTidy(err);
  });

  it('no command at all', async () => {
    const { status, out, err } = await chancery([]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/Usage: chancery/);
  });
});

describe('read --json', () => {
  it('prints one reading of one file as one object', async () => {
    const { status, out, err } = await chancery(['read', '--json', ...DAY, DEMO]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^\{\n/);
    expect(parsed(out).document.published).toBe('2023-06-18');
  });

  it('takes standard input, alone or as -, and gives the same for the same bytes', async () => {
    const args = [
      'read',
      '--json',
      ...DAY,
      '--publisher',
      'Reuters',
      '--title',
      'News',
      '--url',
      'https://example.org/1',
    ];
    const [plain, dash] = await Promise.all([
      chancery(args, { input: NEWS }),
      chancery([...args, '-'], { input: Buffer.from(`\ufeff${NEWS}`) }),
    ]);
    expect(plain).toEqual(dash);
    expect(parsed(plain.out).document).toMatchObject({
      id: 'url:https://example.org/1',
      title: 'News',
      body: 6,
      publisher: 'Reuters',
      url: 'https://example.org/1',
    });
  });

  it('reads trees of another parser with --conllu', async () => {
    const row = (id: number, form: string, upos: string): string => `${id}\t${form}\t_\t${upos}\t_\t_\t_\t_\t_\t_`;
    const tree = ['Japan', 'condemned', 'Russia'].map((form, i) => row(i + 1, form, i === 1 ? 'VERB' : 'PROPN'));
    const [good = '', bad = ''] = files({
      'good.conllu': `${tree.join('\n')}\n`,
      'bad.conllu': `${tree[0]}\nRussia\n`,
    });
    const { status, out, err } = await chancery(['read', '--conllu', '--json', good, bad]);
    expect(status).toBe(1);
    expect(lines(err)).toEqual([expect.stringMatching(/bad\.conllu: no CoNLL-U: line 2: /)]);
    expect(names(parsed(out))).toEqual(['Japan', 'Russia']);
  });
});

describe('read --ndjson', () => {
  const document = (id: string, text: string): string => JSON.stringify({ id, text, published: '2023-06-18' });

  it('gives one line for each line that is not blank, in order, and a bad one in its place', async () => {
    const source = [
      document('a', NEWS),
      '',
      '{"text":',
      document('b', 'Le ministre est arrivé à Paris hier soir avec les siens.'),
      '["c"]',
      document('d', NEWS),
    ];
    const { status, out, err } = await chancery(['read', '--ndjson'], { input: `${source.join('\n')}\n` });
    expect(status).toBe(1);
    const rows = lines(out).map(
      (line) => JSON.parse(line) as { document?: { id: string }; error?: string; line?: number },
    );
    expect(rows.map((row) => row.document?.id ?? row.line)).toEqual(['a', 3, 'b', 5, 'd']);
    for (const row of rows)
      if (row.error === undefined) expect(Reading.safeParse(row).success).toBe(true);
      else expect(Object.keys(row)).toEqual(['error', 'line']);
    expect(lines(err)).toEqual([
      expect.stringMatching(/^chancery: standard input, line 3: no JSON/),
      expect.stringMatching(/^chancery: standard input, line 5: no document/),
    ]);
    expectTidy(err);
  });

  it('reads files one after the other, and goes on where one is missing', async () => {
    const [one = '', two = ''] = files({ 'one.jsonl': document('a', NEWS), 'two.jsonl': `${document('b', NEWS)}\n` });
    const { status, out, err } = await chancery(['read', '--ndjson', one, '/nowhere.jsonl', folder(), two]);
    expect(status).toBe(1);
    expect(lines(out).map((line) => parsed(line).document.id)).toEqual(['a', 'b']);
    expect(lines(err)).toEqual([expect.stringMatching(/no such file/), expect.stringMatching(/a folder/)]);
    expectTidy(err);
  });

  it('gives for a document what read gives for it alone', async () => {
    const { out } = await chancery(['read', '--ndjson'], { input: document('a', NEWS) });
    const alone = await chancery(['read', '--json', ...DAY], { input: NEWS });
    const { document: ofLine, ...line } = parsed(out);
    const { document: ofFile, ...file } = parsed(alone.out);
    expect({ ...ofLine, id: '' }).toEqual({ ...ofFile, id: '' });
    expect(names(line as Reading)).toEqual(names(file as Reading));
  });

  it('of nothing is nothing', async () => {
    expect(await chancery(['read', '--ndjson'])).toEqual({ status: 0, out: '', err: '' });
  });

  it('ends without a word where the reader goes away', async () => {
    const source = `${document('a', NEWS)}\n`.repeat(3000);
    const { status, out, err } = await chancery(['read', '--ndjson'], { input: source, closeEarly: true });
    expect([status, err]).toEqual([0, '']);
    expect(out).not.toBe('');
  });
});

describe('the page for people', () => {
  it.each<[how: string, env: Record<string, string>, colours: boolean]>([
    ['is plain in a pipe', {}, false],
    ['is plain with NO_COLOR', { NO_COLOR: '1' }, false],
    ['is plain with NO_COLOR, even with FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['has colours with FORCE_COLOR', { FORCE_COLOR: '1' }, true],
  ])('%s', async (_, env, colours) => {
    const { status, out, err } = await chancery(['read', ...DAY, DEMO], { env });
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Joe Biden');
    expect(out.includes('\u001b')).toBe(colours);
    if (!colours) for (const line of lines(out)) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('names the file, and shows people, meetings, statements and where the words stand', async () => {
    const { out } = await chancery(['read', ...DAY, '-'], { input: NEWS });
    expect(out).toMatch(/^standard input\n/);
    expect(out).toMatch(/PEOPLE \(2\)/);
    expect(out).toMatch(/MEETINGS \(1\)/);
    expect(out).toContain('“We spoke,”  1:56');
    expect(out.endsWith('\n')).toBe(true);
  });

  it('says of each line how sure it is, and with --precision shows those that are sure enough', async () => {
    const sure = async (...args: readonly string[]): Promise<number[]> => {
      const { status, out, err } = await chancery(['read', ...DAY, ...args, DEMO]);
      expect([status, err]).toEqual([0, '']);
      return [...out.matchAll(/ · (\d+)% sure$/gm)].map(([, share]) => Number(share));
    };
    const { out } = await chancery(['read', ...DAY, '--json', DEMO]);
    const reading = Reading.parse(JSON.parse(out));
    expect(await sure()).toHaveLength(linesIn(reading));
    const strict = await sure('--precision', 'strict');
    expect(Math.min(...strict)).toBeGreaterThanOrEqual(60);
    const { out: asJson } = await chancery(['read', ...DAY, '--json', '--precision', 'strict', DEMO]);
    expect(linesIn(Reading.parse(JSON.parse(asJson)))).toBe(strict.length);
    expect(strict.length).toBeLessThan(linesIn(reading));
    const page = (await chancery(['read', ...DAY, '--precision', 'strict', DEMO])).out;
    expect(page).toContain(
      `precision strict: ${linesIn(reading) - strict.length} lines that are less sure are left out`,
    );
  });

  it.each(['read', 'list', 'visits', 'brief'])(
    '%s names the levels there are where a precision is none',
    async (command) => {
      const { status, err } = await chancery([command, '--precision', 'exact', 'meetings', 'meetings']);
      expect(status).toBe(2);
      expect(err).toContain("argument 'exact' is invalid. There are strict, balanced, broad.");
    },
  );

  it('is printed for each file, with the bad ones left out', async () => {
    const [one = '', two = ''] = files({ 'one.txt': NEWS, 'two.txt': NEWS });
    const { status, out, err } = await chancery(['read', one, '/nowhere.txt', two]);
    expect(status).toBe(1);
    expect(lines(err)).toHaveLength(1);
    expect(out).toMatch(/^one\.txt\n/);
    expect(out).toMatch(/^two\.txt$/m);
  });

  it('says of another language that it is not read', async () => {
    const { status, out } = await chancery(['read'], {
      input: 'Le ministre des Affaires étrangères a déclaré que les discussions avaient été franches et utiles.',
    });
    expect(status).toBe(0);
    expect(out).toContain('language fr is not read');
  });
});

describe('a document that would take over the terminal', () => {
  const CLEAR = '\u001b[2J';
  const CSI = '\u009b31m';
  const text = `“We ${CLEAR}spoke${CSI},” said Antony${CLEAR} Blinken. Antony Blinken met ${CLEAR}with Qin${CSI} Gang in \u202eBeijing.`;
  const raw = (output: string, signs: readonly string[]): string[] => signs.filter((sign) => output.includes(sign));

  it.each<[how: string, args: string[], input: string]>([
    ['as a page', ['read', '--title', `T${CLEAR}`, '--publisher', `P${CSI}`], text],
    ['as JSON', ['read', '--json', '--title', `T${CLEAR}`, '--publisher', `P${CSI}`], text],
    ['in NDJSON', ['read', '--ndjson'], JSON.stringify({ text, title: `T${CSI}` })],
    ['in a line that is no JSON', ['read', '--ndjson'], `${CLEAR}${CSI}{`],
  ])('does not: %s', async (_, args, input) => {
    const { out, err } = await chancery(args, { input });
    expect(out).not.toBe('');
    // JSON may hold marks of direction: it is for programs.
    const isJson = args.includes('--json') || args.includes('--ndjson');
    expect(raw(out, ['\u001b', '\u009b', ...(isJson ? [] : ['\u202e'])])).toEqual([]);
    expect(raw(err, ['\u001b', '\u009b', '\u202e'])).toEqual([]);
  });

  it('is in JSON as it was, once it is parsed', async () => {
    const { out } = await chancery(['read', '--json', '--title', `T${CSI}`, '--publisher', `P${CLEAR}`], {
      input: NEWS,
    });
    expect(parsed(out).document).toMatchObject({ title: `T${CSI}`, publisher: `P${CLEAR}` });
  });
});
