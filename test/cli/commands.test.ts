/** `schema`, `rules`, `parse`, help and version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConllu } from '../../src/cli/conllu.js';
import { jsonSchema } from '../../src/model/schema.js';
import { resources } from '../resources.js';
import { ROOT } from '../shared.js';
import { chancery, expectTidy, files, lines, NEWS } from './run.js';

describe('schema', () => {
  it('prints the JSON Schema', async () => {
    const { status, out, err } = await chancery(['schema']);
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  });

  it('ends without a word where the reader goes away', async () => {
    const { status, err } = await chancery(['schema'], { closeEarly: true });
    expect([status, err]).toEqual([0, '']);
  });
});

describe('rules', () => {
  const ids = [...resources().rules.keys()];

  it('lists them all, sorted under their layers', async () => {
    const { status, out, err } = await chancery(['rules']);
    expect([status, err]).toEqual([0, '']);
    for (const id of ids) expect(out).toContain(`  ${id} `);
    for (const layer of ['ACTORS', 'EVENTS', 'STATEMENTS', 'STATUS'])
      expect(out).toMatch(new RegExp(`^${layer}$`, 'm'));
  });

  it('prints one a line with --json', async () => {
    const { out } = await chancery(['rules', '--json']);
    const rows = lines(out).map((line) => JSON.parse(line) as { id: string });
    expect(rows.map((row) => row.id)).toEqual(ids);
    expect(rows[0]).toMatchObject({ layer: expect.any(String), says: expect.any(String), example: expect.any(String) });
  });

  it.each<[asked: string]>([['events'], ['events/'], ['status']])('takes %s as the beginning of ids', async (asked) => {
    const { status, out } = await chancery(['rules', '--json', asked]);
    expect(status).toBe(0);
    const layer = `${asked.replace('/', '')}/`;
    expect(lines(out).map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(
      ids.filter((id) => id.startsWith(layer)),
    );
  });

  it.each(['events/accuse-blame-object', 'status/plan', 'relations/fallback'])(
    'shows %s: what it looks for, its sentences, its row',
    async (id) => {
      const { status, out } = await chancery(['rules', id]);
      expect(status).toBe(0);
      const rule = resources().rules.get(id);
      expect(out).toMatch(new RegExp(`^${id}\n`));
      for (const part of [rule?.example, rule?.counterExample, rule?.where])
        expect(out.replace(/\s+/g, ' ')).toContain(part);
    },
  );

  it('says of an id that is none that it is none, and shows the others', async () => {
    const { status, out, err } = await chancery(['rules', 'events/none', 'status/plan', 'nothing-of-the-kind']);
    expect(status).toBe(1);
    expect(lines(err)).toEqual([
      expect.stringMatching(/events\/none: no such rule/),
      expect.stringMatching(/nothing-of-the-kind: no such rule/),
    ]);
    expect(out).toContain('status/plan');
    expectTidy(err);
  });
});

describe('parse', () => {
  it('prints CoNLL-U that says what our analysis says', async () => {
    const text = readFileSync(join(ROOT, 'demo/summit-report.txt'), 'utf8');
    const { status, out, err } = await chancery(['parse', '-'], { input: text });
    expect([status, err]).toEqual([0, '']);
    const expected = resources().language.analyse(text);
    const tokens = parseConllu(out);
    expect(tokens.forms).toEqual(expected.forms);
    expect([...tokens.upos]).toEqual([...expected.upos]);
    expect([...tokens.sentences]).toEqual([...expected.sentences]);
    expect([...tokens.paragraphs]).toEqual([...expected.paragraphs]);
  });

  it('keeps the words and sentences that are given with --gold-tokens', async () => {
    const rows = ['Antony', 'Blinken', 'did', "n't", 'meet', 'Qin', '.'].map(
      (form, i) =>
        `${i + 1}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${form === 'did' || form === 'Qin' ? 'SpaceAfter=No' : '_'}`,
    );
    const source = `${rows.join('\n')}\n\n${'1\tGood\t_\t_\t_\t_\t_\t_\t_\t_'}\n`;
    const { status, out } = await chancery(['parse', '--gold-tokens'], { input: source });
    expect(status).toBe(0);
    const tokens = parseConllu(out);
    expect(tokens.forms).toEqual(parseConllu(source).forms);
    expect([...tokens.sentences]).toEqual([0, 7, 8]);
    expect(out).toMatch(/^5\tmeet\tmeet\tVERB\t/m);
  });

  it('says which input is none and why, and parses the others', async () => {
    const [bad = '', good = ''] = files({
      'bad.conllu': 'plain text\n',
      'good.conllu': '1\tGood\t_\t_\t_\t_\t_\t_\t_\t_\n',
    });
    const { status, out, err } = await chancery(['parse', '--gold-tokens', bad, '/nowhere', good]);
    expect(status).toBe(1);
    expect(lines(err)).toEqual([
      expect.stringMatching(/bad\.conllu: no CoNLL-U: line 1: /),
      expect.stringMatching(/\/nowhere: no such file/),
    ]);
    expect(parseConllu(out).forms).toEqual(['Good']);
    expectTidy(err);
  });
});

describe('help and version', () => {
  it.each<[args: string[], said: RegExp]>([
    [['--help'], /Usage: chancery/],
    [['help'], /Usage: chancery/],
    [['read', '--help'], /--published <date>/],
    [['parse', '--help'], /--gold-tokens/],
    [['rules', '-h'], /Usage: chancery rules/],
    [['--version'], /^\d+\.\d+\.\d+\n$/],
    [['-V'], /^\d+\.\d+\.\d+\n$/],
  ])('%j is answered on standard output, with 0', async (args, said) => {
    const { status, out, err } = await chancery(args);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(said);
    expect(out).not.toContain('\u001b');
  });

  it('the version is the one of package.json, and stands in every reading', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const [shown, read] = await Promise.all([chancery(['--version']), chancery(['read', '--json'], { input: NEWS })]);
    expect(shown.out).toBe(`${version}\n`);
    expect(JSON.parse(read.out)).toMatchObject({ made: { release: version, data: resources().made.data } });
  });
});
