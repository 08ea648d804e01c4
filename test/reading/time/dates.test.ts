import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../../src/reading/text/tokens.js';
import type { TimeValue } from '../../../src/reading/time/calendar.js';
import { type DateMention, findDates } from '../../../src/reading/time/dates.js';
import { dateNear } from '../../../src/reading/time/near.js';
import { placesIn, resources } from '../../resources.js';
import { leastSpent } from '../../spent.js';

/** A Sunday. */
const DAY = '2023-06-18';

const mentions = (text: string, published: string | undefined): readonly DateMention[] => {
  const tokens = resources().language.analyse(text);
  return findDates(tokens, { published, places: placesIn(tokens) }, resources().times).mentions;
};

const dates = (text: string, published: string | undefined): (TimeValue | null)[] =>
  mentions(text, published).map(({ value }) => value);

describe('a date in full needs no day of publication', () => {
  it.each([
    ['They met on June 18, 2023.', '2023-06-18'],
    ['They met on June 18 2023.', '2023-06-18'],
    ['They met on 18 June 2023.', '2023-06-18'],
    ['They met on June 18th, 2023.', '2023-06-18'],
    ['They met on 2023-06-18.', '2023-06-18'],
    ['They met on 18.06.2023.', '2023-06-18'],
    ['They met on Aug. 3, 2022.', '2022-08-03'],
    ['They met on Sept. 11, 2001.', '2001-09-11'],
    ['They met on February 29, 2024.', '2024-02-29'],
    ['They met on Sunday, June 18, 2023.', '2023-06-18'],
    ['They met on the third of May 2016.', '2016-05-03'],
    ['They met on the night of June 3, 2016.', '2016-06-03'],
    ['They met in June 2023.', '2023-06'],
    ['They met in June, 2023.', '2023-06'],
    ['They met in mid-March 2021.', '2021-03'],
    ['They met in the first week of May 2021.', '2021-05'],
    ['They met in 2019.', '2019'],
    ['They signed the accord (2019).', '2019'],
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
    ['on October 1', DAY, '2022-10-01'],
    ['on December 25', DAY, '2022-12-25'],
    ['on February 29', DAY, '2020-02-29'],
    ['on June 16 of last year', DAY, '2022-06-16'],
    ['in March this year', DAY, '2023-03'],
    ['in February', DAY, '2023-02'],
    ['in June', DAY, '2023-06'],
    ['in August', DAY, '2022-08'],
    ['today', DAY, '2023-06-18'],
    ['tonight', DAY, '2023-06-18'],
    ['yesterday', DAY, '2023-06-17'],
    ['on Sunday', DAY, '2023-06-18'],
    ['on Monday', DAY, '2023-06-12'],
    ['on Monday of last week', DAY, '2023-06-05'],
    ['on Saturday', DAY, '2023-06-17'],
    ['last Sunday', DAY, '2023-06-11'],
    ['last Monday', DAY, '2023-06-12'],
    ['last month', DAY, '2023-05'],
    ['this month', DAY, '2023-06'],
    ['last year', DAY, '2022'],
    ['last month', '2023-01-15', '2022-12'],
    ['on December 20', '2023-01-15', '2022-12-20'],
    ['in December', '2024-03-01', '2023-12'],
    ['yesterday', '2024-03-01', '2024-02-29'],
    ['yesterday', '2023-06-18T23:30:00Z', '2023-06-17'],
    ['a half-century ago', DAY, '1973'],
  ])('They met %s (%s): %s', (text, published, value) => {
    expect(dates(`They met ${text}.`, published)).toEqual([value]);
    expect(dates(`They met ${text}.`, undefined)).toEqual([null]);
  });

  it.each([
    ['tomorrow', DAY, '2023-06-19'],
    ['on Sunday', DAY, '2023-06-18'],
    ['on Monday', DAY, '2023-06-19'],
    ['next Monday', DAY, '2023-06-19'],
    ['next Sunday', DAY, '2023-06-25'],
    ['next month', DAY, '2023-07'],
    ['next month', '2023-12-31', '2024-01'],
    ['next year', DAY, '2024'],
    ['on June 17', DAY, '2024-06-17'],
    ['in August', DAY, '2023-08'],
    ['in May', DAY, '2024-05'],
    ['in ten days', DAY, '2023-06-28'],
    ['on the 2nd', DAY, '2023-07-02'],
  ])('They will meet %s (%s): %s', (text, published, value) => {
    expect(dates(`They will meet ${text}.`, published)).toEqual([value]);
  });
});

describe('a rank is told among what was before, so that the time behind it is none to come', () => {
  it.each([
    ['The trip will be the longest by an American president in more than 25 years.', undefined],
    ['It will be the first visit by a pope in 30 years.', undefined],
    ['It will be the biggest summit in ten years.', undefined],
    ['The first round will start in ten days.', '2023-06-28'],
    ['The next elections in two years will be free.', '2025'],
  ])('%s: %s', (text, value) => {
    expect(dates(text, DAY)).toEqual(value === undefined ? [] : [value]);
  });
});

describe('the tense tells where a weekday lies', () => {
  it.each([
    ['They met on Tuesday.', '2023-06-13'],
    ['They will meet on Tuesday.', '2023-06-20'],
    ['They plan to meet on Tuesday.', '2023-06-20'],
    ['They are to meet on Tuesday.', '2023-06-20'],
    ['They managed to meet on Tuesday.', '2023-06-13'],
    ['They could have met on Tuesday.', '2023-06-13'],
    ['They are meeting on Tuesday.', '2023-06-20'],
    ['They were meeting on Tuesday.', '2023-06-13'],
    ['They have met on Tuesday.', '2023-06-13'],
    ['The talks are scheduled for Tuesday.', '2023-06-20'],
    ['She is in Paris on Tuesday.', '2023-06-20'],
    ['She was in Paris on Tuesday.', '2023-06-13'],
    ['Envoys to meet Tuesday', '2023-06-20'],
    ['Envoys meet Tuesday in Oslo', '2023-06-20'],
    ['Envoys meet Thursday in Oslo', '2023-06-15'],
  ])('%s', (text, value) => {
    expect(dates(text, DAY)).toEqual([value]);
  });
});

describe('a moment of publication is counted in the zone of the dateline', () => {
  it.each([
    ['TOKYO — They met today.', '2024-03-12T22:30:00Z', '2024-03-13'],
    ['WASHINGTON (AP) — They met today.', '2024-03-12T02:30:00Z', '2024-03-11'],
    ['KYIV, Ukraine — They met today.', '2024-07-12T21:30:00Z', '2024-07-13'],
    ['KYIV, Ukraine — They met today.', '2024-01-12T21:30:00Z', '2024-01-12'],
    ['They met today.', '2024-03-12T22:30:00Z', '2024-03-12'],
    ['BETHSAIDA — They met today.', '2024-03-12T23:30:00-05:00', '2024-03-12'],
    ['A headline\n\nMOSCOW, Jan. 14, 1994 — They met today.', undefined, '1994-01-14'],
  ])('%s (%s)', (text, published, value) => {
    expect(dates(text, published).at(-1)).toEqual(value);
  });
});

describe('what is told to be open on one side is kept apart', () => {
  it.each<[text: string, kind: string, value: TimeValue]>([
    ['It has been shut since May.', 'bound', { start: '2023-05', end: null }],
    ['It must be shut by the end of 2025.', 'bound', { start: null, end: '2025' }],
    ['It was shut after the end of 2021.', 'bound', { start: '2021-12-31', end: null }],
    ['On Thursday Blinken left.', 'point', '2023-06-15'],
    ['Earlier Thursday Blinken told them of it.', 'point', '2023-06-15'],
    ['In March Chinese airlines flew again.', 'point', '2023-03'],
    ['They met over the past two years.', 'point', { start: '2021', end: '2023-06-18' }],
  ])('%s', (text, kind, value) => {
    expect(mentions(text, DAY).map((one) => [one.kind, one.value])).toEqual([[kind, value]]);
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
    'They told USA Today.',
    'They earn $12-an-hour.',
    'They talked for two and a half hours.',
    'It was over in two days.',
    'They paid a 10-day visit.',
    'They meet every two years.',
    'They meet on Tuesdays.',
    'They meet every Tuesday.',
    'They met recently.',
    'They rose a second time.',
    'The Good Friday Agreement holds.',
    'Theresa May left.',
  ])('%s', (text) => {
    expect(dates(text, DAY)).toEqual([]);
  });
});

describe('the date of a word', () => {
  const near = (text: string, word: string): unknown => {
    const tokens = resources().language.analyse(text);
    const layer = findDates(tokens, { published: DAY }, resources().times);
    return dateNear(layer, tokens, tokens.forms.indexOf(word))?.value;
  };
  it.each([
    ['They met on Sunday, officials said on Monday.', 'met', '2023-06-18'],
    ['They met on Sunday, officials said on Monday.', 'said', '2023-06-12'],
    ['The envoy, who came on Friday, left on Saturday.', 'came', '2023-06-16'],
    ['The envoy, who came on Friday, left on Saturday.', 'left', '2023-06-17'],
    ['Officials said on Saturday that both had left.', 'left', '2023-06-17'],
    ['They discussed the 2018 sanctions.', 'discussed', undefined],
    ['They discussed the 2018 sanctions.', 'sanctions', '2018'],
    ['They talked for two days.', 'talked', undefined],
    ['It has been shut since May.', 'shut', { start: '2023-05', end: '2023-06-18' }],
  ])('%s %s: %j', (text, word, value) => {
    expect(near(text, word)).toEqual(value);
  });
});

describe('whatever the words', () => {
  const words = [
    ...resources().times.words.keys(),
    'of',
    'year',
    '18',
    '2023',
    "'s",
    'met',
    'will',
    '-',
    '.',
    ',',
    'The',
  ];
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const text = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.boolean()), { maxLength: 60 })
    .map((list) => list.map(([word, big]) => (big ? capital(word) : word)).join(' '));

  it('mentions stand in order, apart, with values that the calendar has', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, DAY, '2024-02-29'), (given, published) => {
        let last = 0;
        for (const one of mentions(given, published)) {
          expect(one.from).toBeGreaterThanOrEqual(last);
          expect(one.to).toBeGreaterThan(one.from);
          last = one.to;
          if (one.value === null) continue;
          const sides = typeof one.value === 'string' ? [one.value] : [one.value.start, one.value.end];
          for (const side of sides) if (side !== null) expect(Date.parse(side)).not.toBeNaN();
          const [start, end] = sides;
          if (start && end) expect(Date.parse(start)).toBeLessThanOrEqual(Date.parse(end) + 366 * 86_400_000);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('time grows with the length of the text, not faster', () => {
  it.each([
    'the end of ',
    'early ',
    'the day after ',
    'June 18 to ',
    'a half and a half ',
    'the first quarter of the ',
    'on June 18, 2023 and on Sunday ',
  ])('%s', (piece) => {
    const time = (times: number): number => {
      const tokens = resources().language.analyse(piece.repeat(times));
      return leastSpent(() => findDates(tokens, { published: DAY }, resources().times));
    };
    time(500);
    // Eight times the text; what is quadratic takes 64 times as long.
    expect(time(4000)).toBeLessThan(30 * Math.max(1, time(500)));
  });
});

it('every token of a mention belongs to it alone', () => {
  const text = 'On Sunday, June 18, 2023, they met.';
  const tokens = resources().language.analyse(text);
  const [one, ...others] = mentions(text, DAY);
  expect(others).toEqual([]);
  expect(one && text.slice(at(tokens.starts, one.from), at(tokens.ends, one.to - 1))).toBe('Sunday, June 18, 2023');
});
