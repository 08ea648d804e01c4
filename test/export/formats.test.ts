/** Lines of JSON and of CSV: what is read back is what was written, and a spreadsheet finds no formula. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvHeader, csvLine, jsonLine } from '../../src/export/formats.js';
import { columnsOf, exportRow } from '../../src/export/rows.js';
import type { Entry } from '../../src/model/record.js';
import { entries, FULL, SPARSE, told } from './entries.js';

const parsed = (csv: string): string[][] => {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};
const lineOf = (entry: Entry, words?: readonly string[]): string =>
  csvLine(columnsOf(entry.kind), exportRow(told(entry, words), '1.2.3'));
const record = (entry: Entry, words?: readonly string[]): Record<string, string> => {
  const [names = [], cells = [], ...rest] = parsed(`${csvHeader(columnsOf(entry.kind))}${lineOf(entry, words)}`);
  expect(rest).toEqual([]);
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
};

describe('a line of CSV', () => {
  it('stands under names in the order of the fields', () => {
    for (const entry of entries) {
      const row = exportRow(told(entry), '1.2.3');
      expect(csvHeader(columnsOf(entry.kind))).toBe(`${Object.keys(row).join(',')}\n`);
    }
  });

  it('of a meeting', () => {
    expect(record(FULL.meeting, ['They met', 'for “long”'])).toEqual({
      id: 'meeting-1',
      kind: 'talks',
      format: 'in-person',
      setting: 'sidelines',
      level: 'minister',
      status: 'happened',
      date: '2023-06-18',
      date_start: '2023-06-18',
      date_end: '2023-06-18',
      date_precision: 'day',
      day: '2023-06-18',
      place: 'Beijing',
      place_country: 'CHN',
      latitude: '',
      longitude: '',
      venue: 'Great Hall',
      duration: 'PT5H30M',
      parties: '',
      participants: 'Antony Blinken (USA, secretary of state); Wang Yi (CHN)',
      topics: 'trade; sanctions',
      words: 'They met … for “long”',
      spans: '0-4',
      document: 'url:https://example.org/1',
      publisher: 'Reuters',
      published: '2023-06-18',
      url: 'https://example.org/1',
      confidence: '0.5',
      why: 'test',
      merged_by: '',
      reports: 'url:https://example.org/1; b',
      report_count: '2',
      independent: '2',
      schema: 'chancery/meeting@3',
      release: '1.2.3',
      data: 'sha256:tables',
    });
  });

  it('of an event over several days, with names of its code and its sides', () => {
    expect(record(FULL.event)).toMatchObject({
      contexts: 'military; legal',
      quad: '3',
      cameo: '112',
      cameo_name: 'Accuse',
      goldstein: '-2',
      date: '2023-06-18/2023-06-20',
      date_start: '2023-06-18',
      date_end: '2023-06-20',
      date_precision: 'span',
      place: 'Geneva',
      source_code: 'CHN',
      source_name: 'China',
      source: 'China (CHN)',
      target_code: 'JPN',
      target_name: 'Japan',
      target: 'Japan (JPN)',
      published: '2023-06-18',
    });
  });

  it.each<[date: string, start: string, end: string, precision: string]>([
    ['2023', '2023-01-01', '2023-12-31', 'year'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2023-06-18', '2023-06-18', '2023-06-18', 'day'],
  ])('of a thing in %s has its first and its last day', (date, start, end, precision) => {
    expect(record({ ...FULL.incident, date })).toMatchObject({
      date,
      date_start: start,
      date_end: end,
      date_precision: precision,
    });
  });

  it('of a statement holds what was said, and who said it', () => {
    expect(record(FULL.statement, ['We are ready,'])).toMatchObject({
      words: 'We are ready,',
      speaker: 'Wang Yi',
      speaker_id: 'person:wang-yi',
      speaker_role: '',
      party: 'CHN',
    });
  });

  it('has an empty cell where nothing is known, or nothing is there', () => {
    expect(record(SPARSE.meeting)).toMatchObject({
      date: '',
      date_precision: '',
      day: '',
      place: '',
      topics: '',
      venue: '',
      reports: 'a',
      published: '',
    });
    expect(record(SPARSE.statement)).toMatchObject({ speaker: '', speaker_text: '', party: '', date: '' });
    expect(record(SPARSE.event)).toMatchObject({ target: '', target_code: '', contexts: '', mode: '' });
  });

  it.each([-5, -10, -9.5, 0, 7.4])('leaves the number %d a number', (goldstein) => {
    const entry = { ...FULL.event, value: { ...FULL.event.value, goldstein } };
    expect(lineOf(entry)).toContain(`,${goldstein},happened,`);
    expect(Number(record(entry).goldstein)).toBe(goldstein);
  });

  /** A commitment to do this. */
  const withAction = (action: string): Entry => ({ ...FULL.commitment, value: { ...FULL.commitment.value, action } });
  const action = (text: string): string => record(withAction(text)).action ?? '';

  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example","x")',
    '+1',
    '-1',
    '-5 percent',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    "=cmd|'/c calc'!A0",
    '=1\n+2',
    '@\r\nx',
    '\uff1d1+1',
    '\uff0b1',
  ])('writes %j as text', (text) => {
    expect(action(text)).toBe(`'${text}`);
  });

  it('writes a list that begins so as text, too', () => {
    const participants = ['=x', '=y'].map((name) => ({ actor: name, name, party: '' as const }));
    const meeting = { ...FULL.meeting, value: { ...FULL.meeting.value, participants } };
    expect(record(meeting).participants).toBe("'=x; =y");
    const report = { document: '=x', publisher: null, published: null, url: null };
    expect(record({ ...FULL.incident, reports: [report] }).reports).toBe("'=x");
    expect(record(FULL.incident, ['=1+1']).words).toBe("'=1+1");
  });

  it.each([
    'a "quoted" word',
    '"',
    '""',
    '","',
    "it's",
    'one, two',
    'one; two',
    'one\ntwo',
    'one\r\ntwo',
    'one\rtwo',
    ' with spaces ',
    'tab\tin it',
    'back\\slash',
    'a=b+c-d@e',
    'Łódź – 北京 \u{1f600}',
    '\ufeffmark',
    'NA',
    'null',
    '',
  ])('gives %j back as it is', (text) => {
    expect(action(text)).toBe(text);
  });

  it('has no control character but tab and line ends', () => {
    expect(action('a\u001b[31mb\u0000c\u009b31md\u007f\u0008e\tf\ng')).toBe(
      'a\ufffd[31mb\ufffdc\ufffd31md\ufffd\ufffde\tf\ng',
    );
  });

  /** The wide signs of East Asia begin a formula, too. */
  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

  it('gives any text back, and no cell of text that begins as a formula does', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\' ab'), maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const csv = csvHeader(columnsOf('commitment')) + texts.map((one) => lineOf(withAction(one))).join('');
        const [names = [], ...lines] = parsed(csv);
        expect(lines).toHaveLength(texts.length);
        lines.forEach((cells, i) => {
          const cell = cells[names.indexOf('action')] ?? '';
          const expected = texts[i] ?? '';
          expect(cell).not.toMatch(FORMULA);
          expect(FORMULA.test(expected) ? cell.slice(1) : cell).toBe(expected);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a line of JSON', () => {
  it('is one line, and read back it is the row', () => {
    for (const entry of entries) {
      const row = exportRow(told(entry), '1.2.3');
      expect(jsonLine(row).indexOf('\n')).toBe(jsonLine(row).length - 1);
      expect(JSON.parse(jsonLine(row))).toEqual(row);
    }
  });

  it('whatever stands in it, no control character does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (action) => {
        const row = exportRow(told({ ...FULL.commitment, value: { ...FULL.commitment.value, action } }), '1');
        const line = jsonLine(row);
        expect(JSON.parse(line)).toEqual(row);
        expect(line.slice(0, -1)).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 1000 },
    );
  });
});
