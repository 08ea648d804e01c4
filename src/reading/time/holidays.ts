/** Festivals by their rules. */
import { dayNumber, easterOf, nthWeekday } from './calendar.js';
import type { HolidayRule } from './words.js';

/** Day of a festival in a year. */
export const holidayIn = (rule: HolidayRule, y: number): number => {
  switch (rule.is) {
    case 'day':
    case 'once':
      return dayNumber(y, rule.month, rule.day);
    case 'easter':
      return easterOf(y) + rule.days;
    case 'nth':
      return nthWeekday(y, rule.month, rule.weekday, rule.nth);
  }
};
