import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsWord, wholeWords } from '../../src/model/span.js';

const KANJI = '\u{20bb7}'; // a letter of two code units
const SMILE = '\u{1f600}'; // a sign of two code units that is no letter
const ACUTE = '\u0301'; // a mark upon the letter before it

describe('wholeWords', () => {
  it.each<[what: string, text: string, words: string, whole: string]>([
    ['keeps a whole word', 'we met them', 'met', 'met'],
    ['keeps several words', 'we met them', 'met them', 'met them'],
    ['widens to the end of a word', 'we meeting them', 'meet', 'meeting'],
    ['widens to the start of a word', 'undo it', 'do', 'undo'],
    ['stops at an apostrophe', "don't go", 'don', 'don'],
    ['does not stop before an apostrophe', "don't go", 'do', 'don'],
    ['keeps what stands behind an apostrophe', "don't go", "'t", "'t"],
    ['stops at a hyphen', 'the US-China talks', 'Chin', 'China'],
    ['keeps punctuation alone', 'wait, there', ',', ','],
    ['takes figures as letters', 'covid19 came', 'covid', 'covid19'],
    ['takes a mark with its letter', `cafe${ACUTE} bar`, 'cafe', `cafe${ACUTE}`],
    ['widens over a mark', `cafe${ACUTE}s bar`, 'ca', `cafe${ACUTE}s`],
    ['takes accented letters as letters', 'Erdoğan spoke', 'Erdo', 'Erdoğan'],
    ['takes Cyrillic as letters', 'Лавров сказал', 'Лав', 'Лавров'],
    ['takes Chinese as one word', '外交部 said', '外', '外交部'],
    ['takes letters of two units as letters', `a${KANJI}b c`, 'a', `a${KANJI}b`],
    ['stops at signs of two units', `ab${SMILE}cd`, 'ab', 'ab'],
  ])('%s', (_, text, words, whole) => {
    const start = text.indexOf(words);
    const [from, to] = wholeWords(text, [start, start + words.length]);
    expect(text.slice(from, to)).toBe(whole);
  });

  it('never leaves half of a sign of two units', () => {
    expect(wholeWords(`x ${SMILE} y`, [2, 3])).toEqual([2, 4]);
    expect(wholeWords(`x ${SMILE} y`, [3, 4])).toEqual([2, 4]);
  });

  const texts = fc.string({
    unit: fc.constantFrom('a', 'Z', '7', ' ', '.', "'", ACUTE, KANJI, SMILE, '\ud800', '\udc00', 'ж'),
  });
  const cases = texts.chain((text) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ text, span: [Math.min(a, b), Math.max(a, b)] as const })),
  );

  it('widens only, stays within the text, parts no word, and done twice does no more', () => {
    fc.assert(
      fc.property(cases, ({ text, span }) => {
        const [from, to] = wholeWords(text, span);
        expect(from).toBeLessThanOrEqual(span[0]);
        expect(to).toBeGreaterThanOrEqual(span[1]);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(splitsWord(text, from)).toBe(false);
        expect(splitsWord(text, to)).toBe(false);
        expect(wholeWords(text, [from, to])).toEqual([from, to]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('splitsWord', () => {
  it.each<[text: string, index: number, splits: boolean]>([
    ['ab', 0, false],
    ['ab', 1, true],
    ['ab', 2, false],
    ['ab', 9, false],
    ['ab', -1, false],
    ['', 0, false],
    ['a b', 1, false],
    ['a b', 2, false],
    ['a1', 1, true],
    [`e${ACUTE}`, 1, true],
    [` ${ACUTE}`, 1, false],
    [KANJI, 1, true],
    [SMILE, 1, true],
    [`a${SMILE}`, 1, false],
    [`${SMILE}a`, 2, false],
    [`${KANJI}a`, 2, true],
    ["a'b", 1, false],
  ])('of %j at %i it says %s', (text, index, splits) => {
    expect(splitsWord(text, index)).toBe(splits);
  });
});
