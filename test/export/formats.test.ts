/** Lines of JSON and of CSV: what is read back is what was written, and a spreadsheet finds no formula. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvHeader, csvLine, jsonLine } from '../../src/export/formats.js';
import { type ExportRow, exportRow } from '../../src/export/rows.js';
import type { Entry } from '../../src/model/record.js';
import { entries, FULL, SPARSE } from './entries.js';

const parsed = (csv: string): string[][] => {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};
const record = (row: ExportRow): Record<string, string> => {
  const [names = [], cells = [], ...rest] = parsed(`${csvHeader(row)}${csvLine(row)}`);
  expect(rest).toEqual([]);
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
};

describe('a line of CSV', () => {
  it('stands under names in the order of the fields', () => {
    for (const entry of entries) {
      const row = exportRow(entry, '1.2.3');
      expect(csvHeader(row)).toBe(`${Object.keys(row).join(',')}\n`);
    }
  });

  it('of a meeting', () => {
    expect(record(exportRow(FULL.meeting, '1.2.3'))).toEqual({
      id: 'meeting-1',
      kind: 'talks',
      format: 'in-person',
      level: 'minister',
      status: 'happened',
      date: '2023-06-18',
      place: 'Beijing (CHN)',
      participants: 'Antony Blinken (USA, secretary of state); Wang Yi (CHN)',
      topics: 'trade; sanctions',
      setting: 'sidelines',
      venue: 'Great Hall',
      duration: 'PT5H30M',
      reports: 'url:https://example.org/1; b',
      independent: '2',
      schema: 'chancery/meeting@1',
      release: '1.2.3',
    });
  });

  it('of an event over several days, without a country of its place', () => {
    expect(record(exportRow(FULL.event, '1.2.3'))).toMatchObject({
      contexts: 'military; legal',
      goldstein: '-2',
      date: '2023-06-18/2023-06-20',
      place: 'Geneva',
      source: 'China (CHN)',
      target: 'Japan (JPN)',
    });
  });

  it('has an empty cell where nothing is known, or nothing is there', () => {
    expect(record(exportRow(SPARSE.meeting, '1'))).toMatchObject({
      date: '',
      place: '',
      topics: '',
      venue: '',
      reports: 'a',
    });
    expect(record(exportRow(SPARSE.statement, '1'))).toMatchObject({
      speaker: '',
      speakerText: '',
      party: '',
      date: '',
    });
    expect(record(exportRow(SPARSE.event, '1'))).toMatchObject({ target: '', contexts: '', mode: '' });
  });

  it.each([-5, -10, -9.5, 0, 7.4])('leaves the number %d a number', (goldstein) => {
    const entry = { ...FULL.event, value: { ...FULL.event.value, goldstein } };
    expect(csvLine(exportRow(entry, '1'))).toContain(`,112,${goldstein},`);
    expect(Number(record(exportRow(entry, '1')).goldstein)).toBe(goldstein);
  });

  /** A commitment to do this. */
  const withAction = (action: string): Entry => ({ ...FULL.commitment, value: { ...FULL.commitment.value, action } });
  const action = (text: string): string => record(exportRow(withAction(text), '1')).action ?? '';

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
    const row = exportRow(
      {
        ...FULL.meeting,
        value: {
          ...FULL.meeting.value,
          participants: [
            { actor: 'x', name: '=x', party: '' },
            { actor: 'y', name: '=y', party: '' },
          ],
        },
      },
      '1',
    );
    expect(record(row).participants).toBe("'=x; =y");
    const report = { document: '=x', publisher: null, published: null, url: null };
    expect(record(exportRow({ ...FULL.incident, reports: [report] }, '1')).reports).toBe("'=x");
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
        const rows = texts.map((one) => exportRow(withAction(one), '1'));
        const [first] = rows;
        const [names = [], ...lines] = parsed(`${first ? csvHeader(first) : ''}${rows.map(csvLine).join('')}`);
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
      const row = exportRow(entry, '1.2.3');
      expect(jsonLine(row).indexOf('\n')).toBe(jsonLine(row).length - 1);
      expect(JSON.parse(jsonLine(row))).toEqual(row);
    }
  });

  it('whatever stands in it, no control character does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (action) => {
        const row = exportRow({ ...FULL.commitment, value: { ...FULL.commitment.value, action } }, '1');
        const line = jsonLine(row);
        expect(JSON.parse(line)).toEqual(row);
        expect(line.slice(0, -1)).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 1000 },
    );
  });
});
