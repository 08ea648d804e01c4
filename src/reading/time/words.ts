/** The words of time of a language: months, weekdays, 'yesterday', 'last'. */
import { readTable, type Tables } from '../tables.js';

const KINDS = ['month', 'weekday', 'day', 'relative', 'unit'] as const;

interface TimeWord {
  readonly kind: (typeof KINDS)[number];
  /** Month 1-12, weekday 0-6 from Sunday, days from today, -1 to 1 for last, this, next, days of a unit. */
  readonly value: number;
}

/** Lower-case word to its sense. */
export type Times = ReadonlyMap<string, TimeWord>;

export const buildTimes = (tables: Tables): Times =>
  new Map(
    readTable(tables, 'en/times').map((row) => {
      const value = Number(row.text('value'));
      if (!Number.isInteger(value)) throw row.error(`'value' is no whole number: '${row.text('value')}'`);
      return [row.text('word'), { kind: row.oneOf('kind', KINDS), value }] as const;
    }),
  );
