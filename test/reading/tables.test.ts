import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATA_FOLDER, loadResources } from '../../src/desk/resources.js';
import { officesOn, surnameOf } from '../../src/reading/actors/table.js';
import { readTable, TableError } from '../../src/reading/tables.js';
import { resources } from '../resources.js';

const rows = (text: string): { line: number; cell: string }[] =>
  readTable(new Map([['t', text]]), 't').map((row) => ({ line: row.line, cell: row.optional('a') }));

describe('readTable', () => {
  it.each<[what: string, text: string, expected: { line: number; cell: string }[]]>([
    ['a header alone', 'a,b\n', []],
    [
      'rows with their lines',
      'a,b\n1,2\n3,4\n',
      [
        { line: 2, cell: '1' },
        { line: 3, cell: '3' },
      ],
    ],
    ['no line break at the end', 'a,b\n1,2', [{ line: 2, cell: '1' }]],
    ['blank lines passed over', 'a,b\n\n1,2\n', [{ line: 3, cell: '1' }]],
    ['a byte order mark', '\ufeffa,b\n1,2\n', [{ line: 2, cell: '1' }]],
    ['CR and LF', 'a,b\r\n1,2\r\n', [{ line: 2, cell: '1' }]],
    ['a comma and a mark within quotes', 'a,b\n"x, ""y""",2\n', [{ line: 2, cell: 'x, "y"' }]],
    [
      'a line break within quotes',
      'a,b\n"x\ny",2\n3,4\n',
      [
        { line: 2, cell: 'x\ny' },
        { line: 4, cell: '3' },
      ],
    ],
    ['cells trimmed', 'a,b\n 1 ,2\n', [{ line: 2, cell: '1' }]],
  ])('reads %s', (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  it.each<[what: string, text: string, message: RegExp]>([
    ['a row of too many cells', 'a,b\n1,2,3\n', /data\/t\.csv, line 2: /],
    ['a row of too few cells', 'a,b\n1,2\n3\n', /line 3: /],
    ['a quotation that is not closed', 'a,b\n1,"2\n', /line \d+: /],
    ['no such column', 'b\n1\n', /line 2: there is no column 'a'/],
  ])('refuses %s with a line that says so', (_, text, message) => {
    expect(() => rows(text)).toThrow(TableError);
    expect(() => rows(text)).toThrow(message);
  });

  it('refuses a table that is missing', () => {
    expect(() => readTable(new Map(), 'en/cues')).toThrow(/data\/en\/cues\.csv.*missing/);
  });
});

describe('a cell', () => {
  const [row] = readTable(new Map([['t', 'empty,one,many,bad\n,x,x; y;,z\n']]), 't');
  if (!row) throw new Error('no row');

  it('may be empty, where its table says so', () => {
    expect(row.optional('empty')).toBe('');
    expect(row.maybeOneOf('empty', ['x'])).toBeUndefined();
    expect(row.list('empty')).toEqual([]);
    expect(() => row.text('empty')).toThrow("'empty' is empty");
  });
  it('is one of a closed list', () => {
    expect(row.oneOf('one', ['x', 'y'])).toBe('x');
    expect(row.someOf('many', ['x', 'y'])).toEqual(['x', 'y']);
    expect(() => row.oneOf('bad', ['x', 'y'])).toThrow("data/t.csv, line 2: 'bad' is 'z': one of x, y");
  });
});

describe('the tables of the release', () => {
  const { actors, rules } = resources();

  it('load, every row as its table wants it', () => {
    expect(actors.size).toBeGreaterThan(1000);
    expect(rules.size).toBeGreaterThan(100);
  });

  it('name a known person and a known organization in every office', () => {
    for (const { id, kind } of actors.all())
      for (const { person, organization } of actors.offices(id)) {
        expect(kind, id).toBe('person');
        expect(person).toBe(id);
        if (organization !== '') expect(actors.actor(organization), `${id}: ${organization}`).toBeDefined();
      }
  });

  it('have ids that say what they are of', () => {
    for (const { id, kind } of actors.all())
      expect(id, id).toMatch(
        kind === 'state' ? /^state:[A-Z]{3}$/ : kind === 'person' ? /^person:[a-z0-9-]+$/ : /^org:[a-z0-9-]+$/,
      );
  });

  it('name nobody by a phrase of white space or of one letter', () => {
    for (const phrase of actors.longNames) expect(phrase).toMatch(/^\S.*\S$/);
  });

  it.each([
    ['days', 'dayOdds'],
    ['places', 'placeOdds'],
    ['contents', 'contents'],
    ['source-odds', 'sourceOdds'],
    ['antecedents', 'antecedents'],
    ['homes', 'homes'],
    ['line-odds', 'lineOdds'],
  ] as const)('have a weight for each mark of en/%s, blanks at its end and all', (name, weights) => {
    const [, ...lines] = readFileSync(join(DATA_FOLDER, `en/${name}.csv`), 'utf8')
      .trimEnd()
      .split('\n');
    expect(new Set(resources()[weights].keys())).toEqual(new Set(lines.map((line) => /^"(.*)",/.exec(line)?.[1])));
  });

  it('are the same for two loads, and can be loaded any number of times', () => {
    for (let i = 0; i < 20; i++) expect(loadResources().made).toEqual(resources().made);
  });
});

describe('an office', () => {
  it.each<[person: string, day: string, roles: string[]]>([
    ['person:joe-biden', '2023-06-18', ['president']],
    ['person:antony-blinken', '2023-06-18', ['secretary of state']],
    ['person:antony-blinken', '2025-06-18', []],
    ['person:qin-gang', '2023-06-18', ['foreign minister', 'state councilor']],
    ['person:qin-gang', '2024-06-18', []],
    ['person:nobody', '2023-06-18', []],
  ])('of %s on %s: %j', (person, day, roles) => {
    expect(officesOn(resources().actors, person, day).map((office) => office.role)).toEqual(roles);
  });
});

describe('the surname', () => {
  it.each([
    ['Joe Biden', 'USA', 'Biden'],
    ['Ursula von der Leyen', 'DEU', 'von der Leyen'],
    ['Abdel Fattah el-Sisi', 'EGY', 'el-Sisi'],
    ['Qin Gang', 'CHN', 'Qin'],
    ['Kim Jong Un', 'PRK', 'Kim'],
    ['Sukarno', 'IDN', 'Sukarno'],
    ['Mohammed bin Salman', 'SAU', 'bin Salman'],
  ] as const)('of %s (%s) is %s', (name, country, surname) => {
    expect(surnameOf(name, country)).toBe(surname);
  });
});

describe('tables that somebody edited', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-tables-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[what: string, file: string, change: (text: string) => string, message: RegExp]>([
    [
      'a status that is none',
      'en/status',
      (text) => text.replace(',planned,', ',soon,'),
      /en\/status\.csv, line 2: 'status' is 'soon'/,
    ],
    [
      'a word of status twice',
      'en/status',
      (text) => `${text}status/again,plan,planned,object,a,b\n`,
      /'plan' stands twice/,
    ],
    ['a rule without its example', 'en/channels', (text) => `${text}channels/x,wire,,,,,b\n`, /'example' is empty/],
    [
      'an id that stands in two tables',
      'en/channels',
      (text) => `${text}status/plan,wire,,,,a,b\n`,
      /'status\/plan' stands in data\/en\/channels\.csv, line \d+, too/,
    ],
    [
      'a mode of another type',
      'en/events/agree',
      (text) => `${text}events/x,verb,meet,,,,030,phone,,a,b\n`,
      /AGREE has no mode 'phone'/,
    ],
    [
      'a code that is none',
      'en/events/agree',
      (text) => `${text}events/x,verb,meet,,,,999,,,a,b\n`,
      /'cameo' is '999'/,
    ],
    [
      'a list of words that is none',
      'en/events/agree',
      (text) => `${text}events/x,verb,meet,object:@nothing,,,030,,,a,b\n`,
      /no list of words '@nothing'/,
    ],
    [
      'an office of nobody',
      'actors/offices',
      (text) => `${text}person:nobody,minister,,USA,,,2023,x\n`,
      /'person:nobody' is not in/,
    ],
    [
      'an office of no organization',
      'actors/offices',
      (text) => `${text}person:joe-biden,minister,org:none,USA,,,2023,x\n`,
      /'org:none' is not in/,
    ],
    [
      'an office that ended before it began',
      'actors/offices',
      (text) => `${text}person:joe-biden,minister,,USA,2023,2022,,x\n`,
      /lies before/,
    ],
    [
      'an office with a date that is none',
      'actors/offices',
      (text) => `${text}person:joe-biden,minister,,USA,soon,,,x\n`,
      /'from' is no date/,
    ],
    ['a person twice', 'actors/people', (text) => `${text}person:joe-biden,Joe Biden,,USA,GOV,x\n`, /stands twice/],
    ['a sector that is none', 'actors/people', (text) => `${text}person:x-y,X Y,,USA,KING,x\n`, /'sector' is 'KING'/],
    [
      'a party that is none',
      'actors/organizations',
      (text) => `${text}org:x,X Y,,government,XXX,USA,GOV,x\n`,
      /'party' is 'XXX'/,
    ],
    ['a row of too few cells', 'en/groups', (text) => `${text}king\n`, /en\/groups\.csv, line \d+: /],
    ['a quotation that is not closed', 'en/groups', (text) => `${text}"king,GOV\n`, /en\/groups\.csv, line \d+: /],
  ])('with %s are refused: file, line and what is wrong', (_, file, change, message) => {
    cpSync(DATA_FOLDER, folder, { recursive: true });
    const path = join(folder, `${file}.csv`);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const load = (): unknown => loadResources({ data: folder });
    expect(load).toThrow(TableError);
    expect(load).toThrow(message);
  });
});
