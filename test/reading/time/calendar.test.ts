import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  day,
  dayNumber,
  easterOf,
  isDayOfCalendar,
  isoValue,
  mondayOf,
  nthWeekday,
  partsOf,
  week,
  weekdayOf,
} from '../../../src/reading/time/calendar.js';

const iso = (at: number): unknown => isoValue(day(at));

describe('Easter of the western churches', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1998, '1998-04-12'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
  ])('%i', (year, value) => {
    expect(iso(easterOf(year))).toBe(value);
  });
});

it('the nth weekday of a month, and the last', () => {
  expect(iso(nthWeekday(2022, 11, 4, 4))).toBe('2022-11-24');
  expect(iso(nthWeekday(2023, 9, 1, 1))).toBe('2023-09-04');
  expect(iso(nthWeekday(2023, 5, 1, -1))).toBe('2023-05-29');
});

it('a day is its parts, and its week begins on the Monday up to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 60_000 }), (at) => {
      const { year, month, day: d } = partsOf(at);
      expect(isDayOfCalendar(year, month, d)).toBe(true);
      expect(dayNumber(year, month, d)).toBe(at);
      expect(weekdayOf(mondayOf(at))).toBe(1);
      expect(at - mondayOf(at)).toBeLessThan(7);
      expect(week(at).start?.at).toBe(mondayOf(at));
    }),
  );
});
