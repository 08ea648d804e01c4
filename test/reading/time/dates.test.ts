import { describe, expect, it } from 'vitest';
import { findDates } from '../../../src/reading/time/dates.js';
import { resources } from '../../resources.js';

/** A Sunday. */
const DAY = '2023-06-18';

const dates = (text: string, published: string | undefined): string[] =>
  findDates(resources().language.analyse(text), published, resources().times).map((date) => date.value);

describe('a date in full needs no day of publication', () => {
  it.each([
    ['They met on June 18, 2023.', '2023-06-18'],
    ['They met on June 18 2023.', '2023-06-18'],
    ['They met on 18 June 2023.', '2023-06-18'],
    ['They met on June 18th, 2023.', '2023-06-18'],
    ['They met on 2023-06-18.', '2023-06-18'],
    ['They met on Aug. 3, 2022.', '2022-08-03'],
    ['They met on Sept. 11, 2001.', '2001-09-11'],
    ['They met on February 29, 2024.', '2024-02-29'],
    ['They met in June 2023.', '2023-06'],
    ['They met in June, 2023.', '2023-06'],
    ['They met in 2019.', '2019'],
    ['They have met since 2019.', '2019'],
  ])('%s', (text, value) => {
    expect(dates(text, undefined)).toEqual([value]);
    expect(dates(text, DAY)).toEqual([value]);
  });
});

describe('a date without its year, or a relative one, is counted from the day of publication', () => {
  it.each([
    ['on June 18', DAY, '2023-06-18'],
    ['on 18 June', DAY, '2023-06-18'],
    ['on Jan. 5', DAY, '2023-01-05'],
    ['on October 1', DAY, '2023-10-01'],
    // More than half a year ahead is the year before.
    ['on December 25', DAY, '2022-12-25'],
    ['in February', DAY, '2023-02'],
    ['in June', DAY, '2023-06'],
    ['in August', DAY, '2022-08'],
    ['today', DAY, '2023-06-18'],
    ['tonight', DAY, '2023-06-18'],
    ['yesterday', DAY, '2023-06-17'],
    ['tomorrow', DAY, '2023-06-19'],
    ['on Sunday', DAY, '2023-06-18'],
    ['on Monday', DAY, '2023-06-12'],
    ['on Saturday', DAY, '2023-06-17'],
    ['last Sunday', DAY, '2023-06-11'],
    ['last Monday', DAY, '2023-06-12'],
    ['next Monday', DAY, '2023-06-19'],
    ['next Sunday', DAY, '2023-06-25'],
    ['last month', DAY, '2023-05'],
    ['this month', DAY, '2023-06'],
    ['next month', DAY, '2023-07'],
    ['last year', DAY, '2022'],
    ['next year', DAY, '2024'],
    ['last month', '2023-01-15', '2022-12'],
    ['next month', '2023-12-31', '2024-01'],
    ['on December 20', '2023-01-15', '2022-12-20'],
    ['in December', '2024-03-01', '2023-12'],
    ['yesterday', '2024-03-01', '2024-02-29'],
    ['yesterday', '2023-06-18T23:30:00Z', '2023-06-17'],
  ])('%s (%s): %s', (text, published, value) => {
    expect(dates(`They met ${text}.`, published)).toEqual([value]);
    expect(dates(`They met ${text}.`, undefined)).toEqual([]);
  });
});

describe('no date is', () => {
  it.each([
    'They may meet.',
    'They met in the march to the sea.',
    'They sold 2019 cars.',
    'They met at 2000 feet.',
    'They met on June 31, 2023.',
    'They met on February 29, 2023.',
    'They met in 1066.',
    'They met at last.',
    'They met 18 times.',
  ])('%s', (text) => {
    expect(dates(text, DAY)).toEqual([]);
  });
});

it('a weekday and its date are two mentions of one day', () => {
  expect(dates('On Sunday, June 18, 2023, they met.', DAY)).toEqual(['2023-06-18', '2023-06-18']);
});
