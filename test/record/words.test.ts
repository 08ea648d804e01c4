import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, stemsOf } from '../../src/record/words.js';
import { searchTokens } from '../../src/store/search.js';

/** Texts of ASCII, many of words that end as words do. */
const plain = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 8 }),
      fc.constantFrom("China's", 'tariffs', 'denied', 'policies', 'is', 'say', 'meeting', "'s", '2,300.5'),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));

it('texts of ASCII alone are folded and taken apart as they are beside other letters', () => {
  fc.assert(
    fc.property(plain, (text) => {
      expect(`${fold(text)} é`.trim()).toBe(fold(`${text} é`));
      expect([...searchTokens(text), 'e']).toEqual(searchTokens(`${text} é`));
    }),
  );
});

it('stems are what rewording leaves of words', () => {
  const stems = [
    ['tariffs', 'tariff'],
    ['suppressing suppressed', 'suppress'],
    ['policies policy', 'polic'],
    ['denied', 'den'],
    ['firmly', 'firm'],
    ['gas', 'gas'],
    ['bed', 'bed'],
    ['trade', 'trad'],
  ] as const;
  for (const [words, stem] of stems) expect(stemsOf(words)).toEqual([stem]);
});
