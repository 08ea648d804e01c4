/** What one reading tells is put right before it is compared: headlines join their text, nothing happened after its report. */
import { describe, expect, it, test } from 'vitest';
import { withoutHeadlines } from '../../src/record/headlines.js';
import { inTime } from '../../src/record/in-time.js';
import { withoutInnerRemarks } from '../../src/record/remarks.js';
import { meeting, statement } from './build.js';

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

describe('the meeting of a headline', () => {
  const END = 50;
  const headline = meeting(['blinken', 'qin'], { words: 'Blinken meets Qin', status: 'planned', why: [] });
  const text = meeting(['qin', 'blinken'], { n: 1, date: '2023-06-18', words: 'Blinken and Qin met on Sunday' });
  it('is that of the text', () => {
    const [one, ...others] = withoutHeadlines([headline, text], END);
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
    expect(withoutHeadlines([headline, other], END)).toHaveLength(2);
  });
  it('stands where the text tells of none', () => {
    expect(withoutHeadlines([headline], END)).toEqual([headline]);
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
