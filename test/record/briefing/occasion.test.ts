/** The day on which something was said or agreed, where only a meeting that its report tells of has one. */
import { expect, it } from 'vitest';
import { occasionsOf } from '../../../src/record/briefing/occasion.js';
import { rebuild } from '../../../src/record/record.js';
import { factsFor, meeting } from '../build.js';

const entriesOf = (...days: readonly (readonly [document: string, date: string | undefined, published: string])[]) => {
  const items = days.map(([document, date, published], i) =>
    meeting(['blinken', i === 0 ? 'qin' : 'wang'], { document, n: i, published, ...(date ? { date } : {}) }),
  );
  const published = Object.fromEntries(days.map(([document, , day]) => [document, { published: day }]));
  return rebuild(items, factsFor(items, published), []).flatMap((entry) => (entry.kind === 'meeting' ? [entry] : []));
};

it.each([
  ['is that of the meeting', [['a', '2023-06-18', '2023-06-19']], '2023-06-18'],
  ['is not known of a report of a week after', [['a', '2023-06-11', '2023-06-19']], ''],
  ['is not known of one from before', [['a', '2023-06-21', '2023-06-19']], ''],
  ['is not known where the meeting has none', [['a', undefined, '2023-06-19']], ''],
  [
    'is not known where two meetings are told',
    [
      ['a', '2023-06-18', '2023-06-19'],
      ['a', '2023-06-19', '2023-06-19'],
    ],
    '',
  ],
] as const)('%s', (_, days, day) => {
  expect(occasionsOf(entriesOf(...days))([{ document: 'a' }])).toBe(day);
});
