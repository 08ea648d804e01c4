import { describe, expect, test } from 'vitest';
import type { Correction, Entry, Item } from '../../src/model/record.js';
import { anchorOf, attachAll, isCorrectable, rebuild } from '../../src/record/record.js';
import { correct, event, factsFor, meeting, statement } from './build.js';

const record = (items: readonly Item[], ...corrections: readonly Correction[]): Entry[] =>
  rebuild(items, factsFor(items), corrections);
const shape = (entries: readonly Entry[]): string[] =>
  entries.map((entry) => entry.reports.map((report) => report.document).join('+')).sort();

const on = (document: string, date: string, who: readonly string[] = ['blinken', 'qin']): Item =>
  meeting(who, { document, date });
const [a, b, c] = ['a', 'b', 'c'].map((document) => on(document, '2023-06-18'));
const [p, q] = ['p', 'q'].map((document) => on(document, '2023-06-25'));
if (!a || !b || !c || !p || !q) throw new Error('five items');
const all = [a, b, c, p, q];

const tie = (is: 'same' | 'not-same', one: Item, other: Item, time?: string): Correction =>
  correct({ is, item: anchorOf(one), other: anchorOf(other) }, time);

describe('same and not the same', () => {
  test('nobody said anything', () => {
    expect(shape(record(all))).toEqual(['a+b+c', 'p+q']);
  });

  test('same brings along what is like either', () => {
    const correction = tie('same', a, p);
    const entries = record(all, correction);
    expect(shape(entries)).toEqual(['a+b+c+p+q']);
    expect(entries[0]?.why).toContain(`correction/${correction.id}`);
    expect(entries[0]?.contradictions.map((one) => one.field)).toEqual(['date']);
  });

  test('not the same parts, and the rest goes with one of the two', () => {
    const shapes = shape(record(all, tie('not-same', a, b)));
    expect(shapes).toHaveLength(3);
    expect(shapes.some((one) => one.includes('a') && one.includes('b'))).toBe(false);
  });

  test('the later word holds', () => {
    const [early, late] = ['2024-01-01T00:00:00Z', '2024-01-01T01:00:00+00:30'];
    expect(shape(record(all, tie('same', a, p, early), tie('not-same', a, p, late)))).toEqual(['a+b+c', 'p+q']);
    expect(shape(record(all, tie('same', a, p, late), tie('not-same', a, p, early)))).toEqual(['a+b+c+p+q']);
    // Of what follows from two words, too.
    const chain = [tie('same', a, b, early), tie('same', b, p, early), tie('not-same', a, p, late)];
    const apart = record(all, ...chain);
    expect(apart.find((entry) => entry.items.includes(a.id))?.items).not.toContain(p.id);
  });

  test('two items of one document, if a person says so; of two kinds, never', () => {
    const dinner = meeting(['blinken', 'qin'], { document: 'a', n: 1, date: '2023-06-18', kind: 'meal' });
    expect(shape(record([a, dinner], tie('same', a, dinner)))).toEqual(['a']);
    const said = statement('qin', { document: 'b' });
    const corrections = [tie('same', a, said)];
    expect(record([a, said], ...corrections)).toHaveLength(2);
    expect(attachAll([a, said], corrections).orphaned).toEqual(corrections);
  });

  test('across parties', () => {
    const other = on('z', '2023-06-18', ['blinken', 'hayashi']);
    expect(shape(record([a, b, other], tie('same', a, other)))).toEqual(['a+b+z']);
  });
});

describe('reject and field', () => {
  test('a rejected item is in no entry', () => {
    expect(shape(record([a, b], correct({ is: 'reject', item: anchorOf(a) })))).toEqual(['b']);
  });

  test('a field holds over every item, the latest word first', () => {
    const field = (value: string, time: string): Correction =>
      correct({ is: 'field', item: anchorOf(b), field: 'date', value }, time);
    const late = field('2023-06-17', '2024-01-02T00:00:00Z');
    const [entry] = record([a, b], field('2023-06-16', '2024-01-01T00:00:00Z'), late);
    expect(entry).toMatchObject({
      date: '2023-06-17',
      day: '2023-06-17',
      value: { date: '2023-06-17' },
      givenBy: { date: [late.id] },
    });
    expect(entry?.why).toContain(`correction/${late.id}`);
  });

  test('a code brings its weight, a type takes its modes with it', () => {
    const item = event('CHN', 'USA', { date: '2023-06-18' });
    const allege = { ...item, value: { ...item.value, mode: 'allege' as const } };
    const [entry] = record(
      [allege],
      correct({ is: 'field', item: anchorOf(allege), field: 'plover', value: 'THREATEN' }),
      correct({ is: 'field', item: anchorOf(allege), field: 'cameo', value: '130' }),
    );
    expect(entry?.value).toMatchObject({ plover: 'THREATEN', cameo: '130', goldstein: -4.4 });
    expect(entry?.value).not.toHaveProperty('mode');
  });

  test.each([
    ['meeting', 'status', 'cancelled', true],
    ['meeting', 'status', 'denied', false],
    ['meeting', 'evidence', [[0, 1]], false],
    ['meeting', 'constructor', {}, false],
    ['meeting', 'date', '2023-06', true],
    ['meeting', 'date', '18 June', false],
    ['statement', 'speaker', null, true],
    ['statement', 'speaker', { actor: 'person:x', name: 'X', party: 'USA' }, true],
    ['event', 'source', [{ actor: 'person:x', name: 'X', party: 'nowhere' }], false],
  ] as const)('%s.%s = %j: %s', (kind, field, value, may) => {
    expect(isCorrectable(kind, field, value)).toBe(may);
    const correction = correct({ is: 'field', item: anchorOf(a), field, value });
    if (kind === 'meeting') expect(attachAll([a], [correction]).orphaned.length).toBe(may ? 0 : 1);
  });
});

describe('finding the item again after a reread', () => {
  const words = 'Antony Blinken met Qin Gang in Beijing';
  const original = meeting(['blinken', 'qin'], { document: 'a', words, date: '2023-06-18' });
  const rejection = correct({ is: 'reject', item: anchorOf(original) });
  const moved = (item: typeof original, by: number, text: string): Item => ({
    ...item,
    id: `${item.id}-again`,
    words: [text],
    value: { ...item.value, id: `${item.id}-again`, evidence: [[by, by + text.length]] },
  });

  test.each<readonly [string, Item, boolean]>([
    ['as it was', original, true],
    ['with another id', moved(original, 0, words), true],
    ['half of it left', moved(original, 0, 'Antony Blinken met Qin'), true],
    ['widened', moved(original, 0, `${words} on Sunday`), true],
    ['less than half', moved(original, 0, 'Antony Blinken'), false],
    ['moved with its words', moved(original, 500, words), true],
    ['other words in its place', moved(original, 0, 'The two sides talked for hours on end.'), false],
    ['another document', { ...moved(original, 0, words), document: 'b' }, false],
    ['other parties', { ...moved(original, 0, words), parties: ['USA'] }, false],
  ])('%s', (_, item, found) => {
    const { rejected, orphaned } = attachAll([item], [rejection]);
    expect(rejected.has(item.id)).toBe(found);
    expect(orphaned).toEqual(found ? [] : [rejection]);
  });

  test('of several, the one with most of it, then the tightest', () => {
    const whole = moved(original, 0, words);
    const wide = { ...moved(original, 0, `${words} and dined`), id: 'wide' };
    const part = { ...moved(original, 0, 'Antony Blinken met Qin'), id: 'part' };
    expect([...attachAll([part, wide, whole], [rejection]).rejected]).toEqual([whole.id]);
    expect([...attachAll([part, wide], [rejection]).rejected]).toEqual(['wide']);
  });
});
