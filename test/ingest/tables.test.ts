import { describe, expect, it } from 'vitest';
import { COLUMN_FIELDS } from '../../src/ingest/columns.js';
import { isoDate, isPlausible } from '../../src/ingest/dates.js';
import { ingestTable } from '../../src/ingest/tables.js';
import { PARTIES } from '../../src/model/generated/parties.js';

describe('the tables of what comes in', () => {
  it.each(ingestTable('page-lines').map(({ pattern = '', matches = '', not = '' }) => ({ pattern, matches, not })))(
    'a line of a page: $matches',
    ({ pattern, matches, not }) => {
      const line = new RegExp(`^(?:${pattern})$`, 'is');
      expect(line.test(matches)).toBe(true);
      expect(line.test(not)).toBe(false);
    },
  );

  it('names of parts are words in small letters, each once', () => {
    const names = ingestTable('page-names').map(({ name = '' }) => name);
    expect(names.filter((name) => !/^[a-z]+(?: [a-z]+)*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('columns are of known fields', () => {
    expect(ingestTable('columns').filter(({ field }) => !COLUMN_FIELDS.some((one) => one === field))).toEqual([]);
  });

  it('official feeds have an address, a language, a known party, and a day or that they were not tried', () => {
    for (const { address = '', language = '', party = '', worked = '' } of ingestTable('official-feeds')) {
      expect(URL.canParse(address), address).toBe(true);
      expect(language).toMatch(/^[a-z]{2}$/);
      expect(PARTIES).toContain(party);
      expect(worked).toMatch(/^(?:\d{4}-\d{2}-\d{2}|not tried)$/);
    }
  });
});

describe('isoDate', () => {
  it.each<[text: string, expected: string | undefined]>([
    ['2023-06-18', '2023-06-18'],
    ['2023-06-18T08:15:00+02:00', '2023-06-18T08:15:00+02:00'],
    ['2023-06-18T08:15:00.123Z', '2023-06-18T08:15:00Z'],
    ['2023-06-18 08:15:00', '2023-06-18'],
    ['20230618', '2023-06-18'],
    ['Sun, 18 Jun 2023 23:30:00 -0400', '2023-06-18T23:30:00-04:00'],
    ['Sun, 18 Jun 2023 23:30:00 EDT', '2023-06-18T23:30:00-04:00'],
    ['June 18, 2023', '2023-06-18'],
    ['Published: 18th of June, 2023', '2023-06-18'],
    ['June 18, 2023 at 3:30 pm GMT', '2023-06-18T15:30Z'],
    ['18.06.2023', '2023-06-18'],
    ['06/18/2023', '2023-06-18'],
    ['1687083300', '2023-06-18T10:15:00Z'],
    ['2023-02-30', undefined],
    ['Sunday', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(isoDate(text)).toBe(expected);
  });

  it.each<[date: string, expected: boolean]>([
    ['2023-06-18', true],
    ['1648-10-24', true],
    ['9999-12-31', false],
    ['0001-01-01', false],
  ])('%s can be a day of publication: %s', (date, expected) => {
    expect(isPlausible(date, Date.parse('2026-01-01'))).toBe(expected);
  });
});
