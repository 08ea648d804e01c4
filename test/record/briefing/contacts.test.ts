/** Contacts that a briefing tells of: by what was read of them, and by titles of readouts. */
import { describe, expect, it } from 'vitest';
import { loadTitleWays } from '../../../src/desk/briefing.js';
import type { ItemOf, ToldEntry } from '../../../src/model/record.js';
import { contactsOf } from '../../../src/record/briefing/contacts.js';
import { meetingText } from '../../../src/record/briefing/meetings.js';
import type { Documents } from '../../../src/record/briefing/sources.js';
import { wayOf } from '../../../src/record/briefing/title-ways.js';
import { rebuild } from '../../../src/record/record.js';
import { meeting } from '../build.js';

const ways = loadTitleWays();
const DAY = '2023-06-18';

const toldOf = (item: ItemOf<'meeting'>): ToldEntry<'meeting'> => {
  const [entry] = rebuild([item], new Map(), []);
  if (entry?.kind !== 'meeting') throw new Error('no meeting');
  return { entry, item };
};
const documentsOf = (titles: Readonly<Record<string, string>>, publisher = 'The State Department'): Documents =>
  new Map(
    Object.entries(titles).map(([document, title]) => [
      document,
      { document, title, publisher, published: DAY, url: null },
    ]),
  );
const call = (who: readonly string[], more: Parameters<typeof meeting>[1] = {}) =>
  toldOf(meeting(who, { document: 'a', date: DAY, published: DAY, n: 2, confidence: 0.4, ...more }));
const contacts = (
  sure: readonly ToldEntry<'meeting'>[],
  unsure: readonly ToldEntry<'meeting'>[],
  documents: Documents,
  isOfficial: (actor: string) => boolean = () => true,
) => contactsOf({ a: 'USA', b: 'CHN', sure, unsure, documents, ways, isOfficial });

describe('a title', () => {
  it.each([
    ['Readout of the Minister’s Call with President Deby', 'phone'],
    ['Readout of the Virtual Meeting with President Deby', 'video'],
    ['Telephone conversation with President Deby', 'phone'],
    ['Readout of the Minister’s Meeting with President Deby', null],
    ['The Minister calls Chad', 'phone'],
    ['Chad has a new president', undefined],
    ['Ministers recall Chad', undefined],
  ])('‘%s’ tells of a contact: %s', (title, format) => {
    expect(wayOf(title, ways)?.format).toBe(format);
  });
});

describe('contacts', () => {
  const title = 'Secretary Blinken’s Call with Foreign Minister Qin';
  it.each([
    [
      'of a readout whose title names both sides stand, however unsure they were read',
      title,
      call(['blinken', 'qin']),
      1,
    ],
    [
      'stand where the title names the state alone',
      'Secretary Blinken’s Call with the Chinese Foreign Minister',
      call(['blinken', 'CHN']),
      1,
    ],
    [
      'do not stand by a title that names others',
      'Secretary Blinken’s Call with the Japanese',
      call(['blinken', 'qin']),
      0,
    ],
    ['do not stand by a title that tells of no contact', 'Blinken and Qin in the news', call(['blinken', 'qin']), 0],
    ['that a later readout recalls do not', title, call(['blinken', 'qin'], { date: '2023-05-01' }), 0],
    ['that only the title tells do not, for their day is not known', title, call(['blinken', 'qin'], { n: 0 }), 0],
    ['that did not happen do not', title, call(['blinken', 'qin'], { status: 'planned' }), 0],
  ])('%s', (_, named, one, count) => {
    expect(contacts([], [one], documentsOf({ a: named })).held).toHaveLength(count);
  });
  it('take nothing unsure from a readout whose contact is told', () => {
    const sure = call(['blinken', 'qin'], { confidence: 0.9 });
    const unsure = call(['blinken', 'wang'], { n: 3 });
    expect(contacts([sure], [unsure], documentsOf({ a: title })).held.map(({ id }) => id)).toEqual([sure.entry.id]);
  });
  it('are what their title calls them', () => {
    const read = call(['blinken', 'qin'], { confidence: 0.9, kind: 'ceremony' });
    const found = contacts([read], [], documentsOf({ a: title }));
    expect(found.held.map((one) => meetingText(one, found, ['USA', 'CHN']))).toEqual([
      'Call: Antony Blinken and Qin Gang',
    ]);
  });
  it('are with nobody who speaks for no state', () => {
    const read = call(['blinken', 'wang'], { confidence: 0.9 });
    const withWang = contacts([read], [], documentsOf({ a: 'News' }));
    const without = contacts([read], [], documentsOf({ a: 'News' }), (actor) => actor !== 'person:wang-yi');
    expect([withWang.held.length, without.held.length]).toEqual([1, 0]);
  });
  it('have the topics of their first words, and none that is a side', () => {
    const read = call(['blinken', 'qin'], { confidence: 0.9, topics: ['ukraine', 'trade'] });
    const found = contacts([read], [], documentsOf({ a: title }));
    const [one] = found.held;
    expect(one && meetingText(one, found, ['USA', 'UKR'])).toBe('Call: Antony Blinken and Qin Gang; on trade');
  });
  it('name who made a visit, not the place twice', () => {
    const read = call(['blinken', 'CHN'], { confidence: 0.9, kind: 'visit', place: { name: 'China', country: 'CHN' } });
    const found = contacts([read], [], documentsOf({ a: 'News' }));
    const [one] = found.held;
    expect(one && meetingText(one, found, ['USA', 'CHN'])).toBe('Visit to China: Antony Blinken');
  });
  it('are told of by documents about them, not by readouts of another contact', () => {
    const one = call(['blinken', 'qin'], { confidence: 0.9 });
    const other = call(['blinken', 'qin'], { confidence: 0.9, document: 'b' });
    const found = contacts([one, other], [], documentsOf({ a: title, b: 'Secretary Blinken’s Call with Japan' }));
    expect([...found.accounts]).toEqual(['a']);
  });
});
