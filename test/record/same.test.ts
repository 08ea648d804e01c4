import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/model/reading.js';
import type { Item } from '../../src/model/record.js';
import { chainKeyOf, whenOf } from '../../src/record/profile.js';
import { type Likeness, same } from '../../src/record/same.js';
import { LEAST_LIKELY } from '../../src/record/weights.js';
import { channel, event, incident, meeting, statement } from './build.js';

const relative = ['dates/relative'];
const june18 = { document: 'a', date: '2023-06-18' };
const other18 = { document: 'b', date: '2023-06-18' };
const about = 'firm suppress technology';
const quoted = 'said that “the door stays open for all of them” to China';

const namely = ({ reasons }: Likeness): string[] => reasons.map(({ feature }) => feature);

const WOODSIDE: Place = { name: 'Woodside', country: 'USA', lat: 37.43, lon: -122.25, geonames: 1 };
const SAN_FRANCISCO: Place = { name: 'San Francisco', country: 'USA', lat: 37.77, lon: -122.42, geonames: 2 };

const SAME: readonly (readonly [string, Item, Item])[] = [
  ['named alike', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'qin'], other18)],
  ['named on one side each', meeting(['blinken', 'CHN'], june18), meeting(['blinken', 'qin'], other18)],
  ['nobody named, one day', meeting(['USA', 'CHN'], june18), meeting(['USA', 'CHN'], other18)],
  [
    'a relative date a day off',
    meeting(['blinken', 'qin'], { ...june18, why: relative }),
    meeting(['blinken', 'qin'], { ...other18, date: '2023-06-19' }),
  ],
  [
    'a call whose two ends lie in two days',
    meeting(['blinken', 'qin'], { ...june18, format: 'phone', kind: 'call' }),
    meeting(['blinken', 'qin'], { ...other18, date: '2023-06-19', format: 'phone', kind: 'call' }),
  ],
  [
    'within the month',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { ...other18, date: '2023-06' }),
  ],
  [
    'talks, and the visit for which they were made',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { ...other18, kind: 'visit' }),
  ],
  [
    'a visit that names its guest alone',
    meeting(['blinken', 'qin'], { ...june18, kind: 'visit' }),
    meeting(['blinken', 'CHN'], { ...other18, date: '2023-06', kind: 'visit' }),
  ],
  [
    'a visit, and the summit for which it was made',
    meeting(['blinken', 'qin'], { ...june18, kind: 'summit' }),
    meeting(['blinken', 'qin'], { ...other18, kind: 'visit' }),
  ],
  [
    'undated, in the days before its report',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { document: 'b' }),
  ],
  ['the plan', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'qin'], { ...other18, status: 'planned' })],
  [
    'a plan that was called off',
    meeting(['blinken', 'qin'], { ...june18, status: 'cancelled' }),
    meeting(['blinken', 'qin'], { ...other18, status: 'planned' }),
  ],
  [
    'an estate and the city near it',
    meeting(['USA', 'CHN'], { ...june18, place: WOODSIDE, level: 'leader' }),
    meeting(['USA', 'CHN'], { ...other18, place: SAN_FRANCISCO }),
  ],
  [
    'a call, told under the name of where it was reported',
    meeting(['blinken', 'qin'], { ...june18, place: SAN_FRANCISCO, why: ['dates/day', 'places/from-dateline'] }),
    meeting(['blinken', 'qin'], { ...other18, kind: 'call', format: 'phone' }),
  ],
  [
    'spoke, and spoke by phone',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { ...other18, kind: 'call', format: 'phone' }),
  ],
  ['reworded', event('CHN', 'USA', { ...june18, about }), event('CHN', 'USA', { ...other18, about: 'firm suppress' })],
  ['nothing known of what about', event('CHN', 'USA', june18), event('CHN', 'USA', other18)],
  [
    'one quotation',
    event('CHN', 'USA', { ...june18, about: 'bully', words: quoted }),
    event('CHN', 'USA', { ...other18, about: 'tariff', words: quoted.toUpperCase() }),
  ],
  [
    'denied by the other side',
    event('CHN', 'USA', { ...june18, about }),
    event('CHN', 'USA', { ...other18, about, status: 'denied' }),
  ],
  [
    'the words of a minister, and of his state',
    statement('qin', { ...june18, words: 'the two sides talked at length' }),
    statement('CHN', { ...other18, words: 'The two sides talked at length.' }),
  ],
  [
    'two words of the one quoted in the other',
    statement('qin', { ...june18, words: 'that the plan for the strait was a “cold wind” for all' }),
    statement('qin', { ...other18, words: '“A cold wind blows from this plan, and whoever made it will feel it.”' }),
  ],
  [
    'one speaker, one wording',
    statement('qin', { ...june18, words: 'The two sides “talked at length”.' }),
    statement('qin', { ...other18, words: 'the two sides talked at length' }),
  ],
];

const OTHER: readonly (readonly [string, Item, Item])[] = [
  ['one document', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'qin'], { ...june18, n: 1 })],
  ['a dinner', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'qin'], { ...other18, kind: 'meal' })],
  [
    'readouts of one office',
    { ...meeting(['blinken', 'CHN'], june18), readoutBy: 'The White House' },
    { ...meeting(['blinken', 'CHN'], other18), readoutBy: 'The White House' },
  ],
  ['another minister', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'wang'], other18)],
  [
    'the day after, both dated',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { ...other18, date: '2023-06-19' }),
  ],
  [
    'two days off',
    meeting(['blinken', 'qin'], { ...june18, why: relative }),
    meeting(['blinken', 'qin'], { ...other18, date: '2023-06-20' }),
  ],
  [
    'nobody named, some day of the year',
    meeting(['USA', 'CHN'], june18),
    meeting(['USA', 'CHN'], { ...other18, date: '2023' }),
  ],
  [
    'nobody named, within the year',
    meeting(['USA', 'CHN'], june18),
    meeting(['USA', 'CHN'], { ...other18, date: '2023' }),
  ],
  [
    'neither date nor publication',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { document: 'b', published: null }),
  ],
  [
    'a date of decades',
    meeting(['blinken', 'qin'], june18),
    meeting(['blinken', 'qin'], { document: 'b', date: { start: '1999', end: '2024' } }),
  ],
  ['other parties', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'hayashi'], other18)],
  [
    'undated both, published two days apart',
    meeting(['blinken', 'qin'], { document: 'a', published: '2023-06-20' }),
    meeting(['blinken', 'qin'], { document: 'b', published: '2023-06-22' }),
  ],
  [
    'nothing known of what about, a day apart',
    event('CHN', 'USA', { ...june18, why: relative }),
    event('CHN', 'USA', { ...other18, date: '2023-06-19' }),
  ],
  ['called off', meeting(['blinken', 'qin'], june18), meeting(['blinken', 'qin'], { ...other18, status: 'cancelled' })],
  [
    'a call, and surely in person',
    meeting(['blinken', 'qin'], { ...june18, place: { name: 'Beijing', country: 'CHN' } }),
    meeting(['blinken', 'qin'], { ...other18, kind: 'call', format: 'phone' }),
  ],
  [
    'another matter',
    event('CHN', 'USA', { ...june18, about }),
    event('CHN', 'USA', { ...other18, about: 'balloon airspace violat' }),
  ],
  ['the other way round', event('CHN', 'USA', { ...june18, about }), event('USA', 'CHN', { ...other18, about })],
  [
    'another type',
    event('CHN', 'USA', { ...june18, about }),
    event('CHN', 'USA', { ...other18, about, plover: 'THREATEN', cameo: '130' }),
  ],
  ['other words', statement('qin', june18), statement('qin', { ...other18, words: 'something else was said then' })],
  [
    'another speaker',
    statement('qin', { ...june18, words: 'the door of dialogue is open' }),
    statement('wang', { ...other18, words: 'the door of dialogue is open' }),
  ],
  [
    'another matter, and two words in quotation marks that the other does not have',
    statement('qin', { ...june18, words: 'that the plan for the strait was a “cold wind” from across the ocean' }),
    statement('qin', { ...other18, words: '“Nobody who trades with both of us will choose a side.”' }),
  ],
  [
    'three words',
    statement('qin', { ...june18, words: 'we will respond' }),
    statement('qin', { ...other18, words: 'we will respond' }),
  ],
  ['other kinds', channel(['CHN', 'USA'], june18), incident(['CHN', 'USA'], other18)],
];

describe('same', () => {
  test.each(SAME)('%s', (_, a, b) => {
    expect(same(a, b).score).toBeGreaterThanOrEqual(LEAST_LIKELY[a.kind]);
    expect(same(a, b).score).toBeLessThanOrEqual(1);
    expect(same(b, a).score).toBe(same(a, b).score);
  });

  test.each(OTHER)('not: %s', (_, a, b) => {
    expect(same(a, b).score).toBeLessThan(LEAST_LIKELY[a.kind]);
    expect(same(b, a).score).toBe(same(a, b).score);
  });

  test('people in no table are one with party and organization alone', () => {
    const velde = (document: string, organization?: string): Item => {
      const item = meeting(['velde', 'CHN'], { document, date: '2023' });
      const [first, ...rest] = item.value.participants;
      if (!first) throw new Error('nobody takes part');
      const named = { ...first, ...(organization ? { organization } : {}) };
      return { ...item, value: { ...item.value, participants: [named, ...rest] } };
    };
    expect(namely(same(velde('a', 'Brookings'), velde('b', 'Brookings')))).toContain('people/one');
    expect(namely(same(velde('a', 'Brookings'), velde('b', 'RAND')))).not.toContain('people/one');
    expect(namely(same(velde('a'), velde('b')))).toContain('people/one');
  });

  test('says why', () => {
    const { score, reasons } = same(meeting(['blinken', 'qin'], june18), meeting(['blinken', 'qin'], other18));
    expect(score).toBeGreaterThan(0.9);
    expect(
      reasons
        .slice(0, 2)
        .map(({ feature }) => feature)
        .sort(),
    ).toEqual(['day/same', 'people/both']);
    const weights = reasons.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });
});

describe('keys and days', () => {
  test('a meeting of many sides belongs to its smallest pair', () => {
    expect(chainKeyOf(meeting(['qin', 'hayashi', 'blinken']))).toBe('meeting:CHN|JPN');
    expect(chainKeyOf(statement('qin'))).toBe('statement:CHN');
    expect(chainKeyOf(statement(null))).toBe('statement:');
  });

  const day = Date.UTC(2023, 5, 20) / 86_400_000;
  test.each([
    ['its own day', meeting(['USA', 'CHN'], { date: '2023-06-20' }), [day, day]],
    ['a month', meeting(['USA', 'CHN'], { date: '2023-06' }), [day - 19, day + 10]],
    ['a year', meeting(['USA', 'CHN'], { date: '2023' }), [day - 170, day + 194]],
    ['an interval', meeting(['USA', 'CHN'], { date: { start: '2023-06-20', end: '2023-06' } }), [day, day + 10]],
    ['the days before the report', meeting(['USA', 'CHN']), [day - 3, day]],
    ['what is planned lies ahead', meeting(['USA', 'CHN'], { status: 'planned' }), [day, day + 3]],
    ['unknown', meeting(['USA', 'CHN'], { published: null }), null],
    ['decades', meeting(['USA', 'CHN'], { date: { start: '1990', end: '2023' } }), null],
  ] as const)('%s', (_, item, when) => {
    expect(whenOf(item)).toEqual(when);
  });
});
