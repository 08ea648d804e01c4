/** `who`: phrases, JSON, NDJSON, and what goes wrong. */
import { describe, expect, it } from 'vitest';
import { chancery, expectTidy, files, lines } from './run.js';

const FIELDS = ['name', 'kind', 'party', 'country', 'sector', 'role'];

describe('who', () => {
  it('shows a person with the office of the day, its dates and where they stand', async () => {
    const { status, out, err } = await chancery(['who', 'Sergei Lavrov', '--on', '2015-03-01']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Sergey Lavrov on 2015-03-01\n/);
    expect(out).toMatch(/party +RUS Russia\n/);
    expect(out).toMatch(/role +foreign minister of Russia\n/);
    expect(out).toMatch(/held +from 2004.*offices\.csv/);
  });

  it('says how to ask for the holder of an office', async () => {
    const { out } = await chancery(['who', 'the Chinese foreign minister']);
    expect(out).toMatch(/kind +office\n/);
    expect(out).toMatch(/note .*--on/);
  });

  it('prints JSON with the fields of the contract, several phrases one a line', async () => {
    const one = await chancery(['who', '--json', 'cattle rustlers']);
    expect(JSON.parse(one.out)).toEqual({
      name: 'cattle rustlers',
      kind: 'group',
      party: '',
      country: '',
      sector: 'CRM',
      role: '',
    });
    const two = await chancery(['who', '--json', 'NATO', 'Danish sailors', '--on', '2020-01-01']);
    expect(lines(two.out).map((line) => (JSON.parse(line) as { party: string }).party)).toEqual(['NAT', 'DNK']);
  });

  it('answers NDJSON in order, from standard input and from files, a bad line in its place', async () => {
    const questions = [
      '{"phrase":"Chinese officials"}',
      '{"on":"2020-01-01"}',
      '',
      'x',
      '{"phrase":"judges","on":"2020"}',
      '{"phrase":"judges"}',
    ];
    const input = `${questions.join('\n')}\n`;
    const { status, out, err } = await chancery(['who', '--ndjson'], { input });
    expect(status).toBe(1);
    const answers = lines(out).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map((answer) => answer.sector ?? answer.line)).toEqual(['GOV', 2, 4, 5, 'JUD']);
    expect(Object.keys(answers[0] ?? {})).toEqual(FIELDS);
    expect(lines(err)).toHaveLength(3);
    expect(err).toMatch(/line 2: no question: 'phrase'/);
    expectTidy(err);
    const [path = ''] = files({ 'questions.ndjson': input });
    expect((await chancery(['who', '--ndjson', path])).out).toBe(out);
  });

  it('shows control characters of a phrase as signs', async () => {
    const { out } = await chancery(['who', 'judges\u001b[31m']);
    expect(out).not.toContain('\u001b');
  });

  it.each<[what: string, args: string[], said: RegExp]>([
    ['no phrase', ['who'], /phrase/],
    ['a day that is none', ['who', 'judges', '--on', '2023-02-30'], /date/],
    ['a day beside --ndjson', ['who', '--ndjson', '--on', '2023-02-03'], /--on/],
  ])('refuses %s', async (_, args, said) => {
    const { status, out, err } = await chancery(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expectTidy(err);
  });

  it('says of a file that is missing what is wrong', async () => {
    const { status, err } = await chancery(['who', '--ndjson', '/nowhere.ndjson']);
    expect(status).toBe(1);
    expect(lines(err)).toEqual([expect.stringMatching(/nowhere\.ndjson: no such file/)]);
  });
});
