/** Rows of offices made one, and bounded by what is known of others. */
import { describe, expect, it } from 'vitest';
import { roleBook, uniteOffices } from '../../../src/desk/table/posts.js';
import type { OfficeRow } from '../../../src/desk/table/rows.js';
import { dateNumber, dateText, evidenceOn, firstOf, lastOf } from '../../../src/reading/actors/spans.js';

const roles = roleBook([
  { role: 'premier', single: true, of: 'party', sector: 'GOV' },
  { role: 'envoy to *', single: true, of: 'party', sector: 'GOV' },
]);
const row = (person: string, from: string, to: string, attested = '', role = 'premier'): OfficeRow => ({
  person,
  role,
  organization: '',
  party: 'NLD',
  from: dateNumber(from),
  to: dateNumber(to),
  attested: attested
    .split('; ')
    .filter(Boolean)
    .map((seen) => {
      const [first = '', last = first] = seen.split('/');
      return { from: dateNumber(first), to: dateNumber(last) };
    }),
  where: 'here',
  source: 'test',
});
const on = (rows: readonly OfficeRow[], day: string): string[] =>
  uniteOffices(rows, roles).flatMap((office) => {
    const evidence = evidenceOn(office, dateNumber(day));
    return evidence ? [`${office.person} ${evidence}`] : [];
  });

describe('a date', () => {
  it.each(['2013', '2013-06', '2013-06-18', ''])('%s is a number and the same date again', (date) => {
    expect(dateText(dateNumber(date))).toBe(date);
  });
  it('is as early and as late as it may be', () => {
    expect([firstOf(20130000), lastOf(20130000), firstOf(20130600), lastOf(20130600)]).toEqual([
      20130101, 20131231, 20130601, 20130631,
    ]);
  });
});

describe('who held a post', () => {
  it.each<[what: string, rows: OfficeRow[], day: string, expected: string[]]>([
    ['within its dates', [row('a', '2010-01-01', '2012-05-05')], '2011-01-01', ['a held']],
    ['not after its end', [row('a', '2010-01-01', '2012-05-05')], '2012-05-06', []],
    ['not before its beginning', [row('a', '2010-01-01', '')], '2009-12-31', []],
    ['presumed where no end is known', [row('a', '2010-01-01', '')], '2012-01-01', ['a presumed']],
    ['not for ever', [row('a', '2010-01-01', '')], '2050-01-01', []],
    ['until a successor began', [row('a', '2010-01-01', ''), row('b', '2012-03-01', '')], '2012-03-01', ['b presumed']],
    ['a day before it', [row('a', '2010-01-01', ''), row('b', '2012-03-01', '')], '2012-02-28', ['a presumed']],
    ['held between beginning and a later sighting', [row('a', '2010-01-01', '', '2015')], '2013-01-01', ['a held']],
    ['attested between two sightings', [row('a', '', '', '2010/2014')], '2012-06-01', ['a attested']],
    ['near a sighting', [row('a', '', '', '2010-09')], '2011-03-01', ['a near']],
    ['not two years after it', [row('a', '', '', '2010-09')], '2012-10-01', []],
    [
      'sightings beside dates of the same term',
      [row('a', '2010-01-01', '2012-05-05'), row('a', '', '', '2011-09')],
      '2012-05-06',
      [],
    ],
    ['two terms that touch', [row('a', '2010', '2012'), row('a', '2012', '2014')], '2013-01-01', ['a held']],
    [
      'two terms with another between',
      [row('a', '2010-01-01', '2012-01-01'), row('b', '2012-01-01', '2014-01-01'), row('a', '2014-01-01', '')],
      '2013-01-01',
      ['b held'],
    ],
    [
      'the predecessor of whom a yearly source lags behind',
      [row('a', '', '', '2008/2012'), row('b', '2012-02-01', '')],
      '2012-06-01',
      ['b presumed'],
    ],
  ])('%s', (_, rows, day, expected) => {
    expect(on(rows, day)).toEqual(expected);
  });

  it('goes by the beginning of a role, where the table of roles says so', () => {
    const rows = [row('a', '2010-01-01', '', '', 'envoy to Mars'), row('b', '2011-01-01', '', '', 'envoy to Mars')];
    expect(on(rows, '2012-01-01')).toEqual(['b presumed']);
  });

  it('does not depend on the order of the rows', () => {
    const rows = [
      row('a', '2010', '2012'),
      row('a', '', '', '2011-09'),
      row('b', '2012-06-01', ''),
      row('a', '2014', ''),
    ];
    for (const day of ['2011-01-01', '2012-07-01', '2013-01-01', '2015-01-01'])
      expect(on([...rows].reverse(), day).sort()).toEqual(on(rows, day).sort());
  });
});
