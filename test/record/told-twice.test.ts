/** What one reading tells is put right before it is compared: what is told twice is one, nothing happened after its report. */
import { describe, expect, it, test } from 'vitest';
import { inTime } from '../../src/record/in-time.js';
import { withoutInnerRemarks } from '../../src/record/remarks.js';
import { withoutRepeats } from '../../src/record/told-twice.js';
import { event, incident, meeting, statement } from './build.js';

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

describe('the meeting of a headline', () => {
  const END = 50;
  const headline = meeting(['blinken', 'qin'], { words: 'Blinken meets Qin', status: 'planned', why: [] });
  const text = meeting(['qin', 'blinken'], { n: 1, date: '2023-06-18', words: 'Blinken and Qin met on Sunday' });
  it('is that of the text', () => {
    const [one, ...others] = withoutRepeats([headline, text], END);
    expect(others).toEqual([]);
    expect(one?.id).toBe(text.id);
    expect(one?.words).toEqual([...text.words, ...headline.words]);
    expect(one?.kind === 'meeting' && one.value.status).toBe('happened');
  });
  it.each([
    ['other people', meeting(['sullivan', 'wang'], { n: 1, date: '2023-06-18' })],
    ['a dinner', meeting(['blinken', 'qin'], { n: 1, date: '2023-06-18', kind: 'meal' })],
    ['more people', meeting(['blinken', 'qin', 'hayashi'], { n: 1, date: '2023-06-18' })],
  ])('is none that the text tells of with %s', (_, other) => {
    expect(withoutRepeats([headline, other], END)).toHaveLength(2);
  });
  it('stands where the text tells of none', () => {
    expect(withoutRepeats([headline], END)).toEqual([headline]);
  });
});

test('what two have agreed on is that of the text, whichever of them it names first', () => {
  const headline = event('USA', 'CHN', { plover: 'AGREE', cameo: '030', words: 'US, China agree on talks' });
  const text = event('CHN', 'USA', { n: 1, plover: 'AGREE', cameo: '030', date: '2023-06-18' });
  const third = event('CHN', 'JPN', { n: 2, plover: 'AGREE', cameo: '030', date: '2023-06-18' });
  expect(withoutRepeats([headline, third, text], 50).map(({ id }) => id)).toEqual([third.id, text.id]);
});

describe('a meeting that the text tells twice', () => {
  const END = 0;
  const june18 = { date: '2023-06-18', words: 'On June 18 Blinken met Qin' };
  const told = meeting(['blinken', 'qin'], june18);
  it('is one, with all who are named, on the more exact days', () => {
    const again = meeting(['blinken', 'qin', 'sullivan'], { n: 1, date: { start: '2023-06-12', end: '2023-06-18' } });
    const [one, ...others] = withoutRepeats([again, told], END);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: told.id, days: told.days, words: [...told.words, ...again.words] });
    expect(one?.kind === 'meeting' && one.value.participants).toHaveLength(3);
  });
  it('is one where a dateline has another day for the same words', () => {
    const dated = meeting(['blinken', 'qin'], { ...june18, date: '2023-06-19', why: ['dates/relative'] });
    expect(withoutRepeats([{ ...dated, id: 'meeting-1' }, told], END).map(({ id }) => id)).toEqual([told.id]);
  });
  it.each([
    ['on another day', meeting(['blinken', 'qin'], { n: 1, date: '2023-06-19' })],
    ['on a day that is not told', meeting(['blinken', 'qin'], { n: 1 })],
    ['of another kind', meeting(['blinken', 'qin'], { ...june18, n: 1, kind: 'visit' })],
    ['that is to come', meeting(['blinken', 'qin'], { ...june18, n: 1, status: 'planned' })],
    ['with one of the two', meeting(['blinken', 'wang'], { ...june18, n: 1 })],
    ['with a third side', meeting(['blinken', 'qin', 'hayashi'], { ...june18, n: 1 })],
  ])('is none %s', (_, other) => {
    expect(withoutRepeats([told, other], END)).toHaveLength(2);
  });
  it('is that of the headline where this names one of the two', () => {
    const headline = meeting(['blinken', 'CHN'], { words: 'Blinken in China' });
    const [one, ...others] = withoutRepeats(
      [headline, { ...told, value: { ...told.value, evidence: [[100, 130]] } }],
      50,
    );
    expect(others).toEqual([]);
    expect(one?.kind === 'meeting' && one.value.participants.map(({ name }) => name)).toEqual([
      'Antony Blinken',
      'Qin Gang',
    ]);
  });
});

describe('a remark that is passed on', () => {
  const said = (speaker: string | null, n: number, content: [number, number], rest: object = {}) => {
    const one = statement(speaker, { n });
    return { ...one, value: { ...one.value, content: [content], ...rest } };
  };
  const outer = said('USA', 0, [0, 50]);
  const inner = (speaker: string, content: [number, number]) =>
    said(speaker, 1, content, { within: outer.id, source: [[0, 5]], cue: [[6, 14]] });
  it('by his government is that of the speaker', () => {
    const remark = inner('blinken', [15, 50]);
    expect(withoutInnerRemarks([outer, remark]).map(({ id }) => id)).toEqual([remark.id]);
  });
  it('by somebody of no side, too', () => {
    const agency = { ...said(null, 0, [0, 50]), id: outer.id };
    expect(withoutInnerRemarks([agency, inner('qin', [15, 50])])).toHaveLength(1);
  });
  it('is the longer of two of one speaker', () => {
    const hope = said('blinken', 2, [15, 50]);
    const hoped = said('blinken', 3, [24, 50], { source: [[0, 5]], cue: [[15, 23]] });
    expect(withoutInnerRemarks([hoped, hope]).map(({ id }) => id)).toEqual([hope.id]);
  });
  it.each([
    ['by another side', inner('qin', [15, 50])],
    ['with more beside it', inner('blinken', [15, 35])],
  ])('stands %s', (_, remark) => {
    expect(withoutInnerRemarks([outer, remark])).toHaveLength(2);
  });
});

describe('a deed or incident that the text tells twice', () => {
  const strike = {
    plover: 'ASSAULT',
    cameo: '190',
    date: '2023-06-18',
    words: 'Russia struck the port of Odesa',
  } as const;
  const told = event('RUS', 'UKR', { ...strike, about: 'odesa port' });
  it('is one, by the words of both', () => {
    const again = event('RUS', 'UKR', {
      ...strike,
      n: 1,
      about: 'odesa port',
      words: 'the strike on the port of Odesa',
    });
    const [one, ...others] = withoutRepeats([told, again], 0);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: told.id, words: [...told.words, ...again.words] });
  });
  it('is one of incidents, too', () => {
    const clash = { date: '2023-06-18', words: 'two jets fired on a drone over the strait' };
    const all = [incident(['USA', 'CHN'], clash), incident(['USA', 'CHN'], { ...clash, n: 1 })];
    expect(withoutRepeats(all, 0)).toHaveLength(1);
  });
  it.each([
    ['the other way round', event('UKR', 'RUS', { ...strike, n: 1, about: 'odesa port' })],
    ['on another day', event('RUS', 'UKR', { ...strike, n: 1, about: 'odesa port', date: '2023-06-25' })],
    ['that is feared', event('RUS', 'UKR', { ...strike, n: 1, about: 'odesa port', status: 'hypothetical' })],
  ])('is two where one is %s', (_, other) => {
    expect(withoutRepeats([told, other], 0)).toHaveLength(2);
  });
  it('is two where the same two agree on something each time', () => {
    const agree = { plover: 'AGREE', cameo: '030', date: '2023-06-18', words: 'both sides agreed to talk' } as const;
    const all = [event('USA', 'CHN', agree), event('USA', 'CHN', { ...agree, n: 1 })];
    expect(withoutRepeats(all, 0)).toEqual(all);
  });
});

describe('a remark within a remark', () => {
  const said = (speaker: string, n: number, from: number, to: number, within?: string) => {
    const one = statement(speaker, { n });
    return { ...one, value: { ...one.value, content: [[from, to] as const], ...(within ? { within } : {}) } };
  };
  const outer = said('wang', 0, 0, 100);
  it('of his state is that of the speaker where it is nearly all of it, and is named so', () => {
    const inner = said('CHN', 1, 10, 100, outer.id);
    const innermost = said('USA', 2, 60, 100, inner.id);
    const kept = withoutInnerRemarks([innermost, inner, outer]);
    expect(kept.map(({ id }) => id)).toEqual([innermost.id, outer.id]);
    expect(kept[0]?.value).toMatchObject({ within: outer.id });
  });
  it.each([
    ['a part of it', said('CHN', 1, 60, 100, outer.id)],
    ['another side’s', said('USA', 1, 10, 100, outer.id)],
    ['another person’s', said('qin', 1, 10, 100, outer.id)],
    ['one beside it', said('CHN', 1, 10, 100)],
  ])('stands where it is %s', (_, inner) => {
    expect(withoutInnerRemarks([outer, inner])).toEqual([outer, inner]);
  });
});

test.each([
  ['2023-06-18', 'happened', 'dates/day', '2023-06-20', '2023-06-18', 'happened'],
  ['2023-06-21', 'happened', 'dates/day', '2023-06-20', '2023-06-21', 'happened'],
  ['2023-07', 'happened', 'dates/day', '2023-06-20', '2023-07', 'planned'],
  ['2023-07', 'planned', 'dates/day', '2023-06-20', '2023-07', 'planned'],
  ['2023-06-26', 'happened', 'dates/relative-weekday', '2023-06-20', '2023-06-19', 'happened'],
  ['2024-05-07', 'happened', 'dates/without-year', '2023-06-20', '2023-05-07', 'happened'],
  ['2024-02-29', 'happened', 'dates/without-year', '2023-06-20', '2023-02-28', 'happened'],
  ['2023-07-04', 'happened', 'dates/without-year', '2023-06-20', '2023-07-04', 'planned'],
] as const)('of %s, %s by %s and told on %s: %s, %s', (date, status, rule, published, then, now) => {
  expect(inTime({ date, status, why: [rule] }, day(published))).toMatchObject({ date: then, status: now });
});

test('what has no status has no day that is to come', () => {
  expect(inTime({ date: '2024', why: ['dates/day'] }, day('2023-06-20'))).toEqual({ why: ['dates/day'] });
});
