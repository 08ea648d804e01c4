/** Which texts are copies of one another. */
import { describe, expect, test } from 'vitest';
import { equalityOf } from '../../../src/record/families/equal.js';

const BODY =
  'The foreign ministers of Norland and Sudland met in the capital on Sunday and agreed to open a line between their navies.';

const same = (a: string, b: string): boolean => equalityOf({ text: a }) === equalityOf({ text: b });

describe('copies of one text', () => {
  test.each([
    ['in capitals', BODY.toUpperCase()],
    ['with other signs', BODY.replace('Sunday and', 'Sunday, and').replace('.', '!')],
    ['with other breaks of lines', BODY.replaceAll(' ', '\n')],
    ['behind a dateline', `TOKYO, March 12 (Kyodo) — ${BODY}`],
    ['behind a dateline with a hyphen', `KUALA LUMPUR, Nov 28 - ${BODY}`],
    ['behind a dateline with two hyphens', `GENEVA (Agency) -- ${BODY}`],
  ])('%s', (_, copy) => {
    expect(same(BODY, copy)).toBe(true);
  });

  test('under another heading, where the heading is known', () => {
    const titled = (title: string) => equalityOf({ text: `${title}\n\n${BODY}`, body: title.length + 2 });
    expect(titled('Ministers meet')).toBe(titled('Navies to talk'));
    expect(titled('Ministers meet')).toBe(equalityOf({ text: BODY }));
  });

  test('behind a byline of its own paragraph and a dateline', () => {
    const by = 'By a reporter\n\n';
    expect(same(`${by}${BODY}`, `${by}OSLO, May 3 — ${BODY}`)).toBe(true);
  });
});

describe('no copies', () => {
  test.each([
    ['one word is another', BODY.replace('agreed', 'refused')],
    ['more follows', `${BODY} They meet again in May.`],
    ['a sentence with a dash has no dateline', `They met — ${BODY}`],
    ['an abbreviation is no place', `NATO said so — ${BODY}`],
  ])('%s', (_, other) => {
    expect(same(BODY, other)).toBe(false);
  });

  test('two short notices under different headings', () => {
    const notice = (title: string) => equalityOf({ text: `${title}\n\nTranscript to follow.`, body: title.length + 2 });
    expect(notice('A call with Norland')).not.toBe(notice('A call with Sudland'));
  });

  test('texts of signs alone', () => {
    expect(same('…', '!!')).toBe(false);
  });
});
