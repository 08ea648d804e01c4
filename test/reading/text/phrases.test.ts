import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandPattern, Phrases, Words } from '../../../src/reading/text/phrases.js';
import { foldQuotes } from '../../../src/reading/text/tokens.js';
import { language } from '../../language.js';

const { split } = language();

describe('expandPattern', () => {
  it.each<[pattern: string, sequences: string[]]>([
    ['say', ['say']],
    ['agree to', ['agree to']],
    ['hold|have', ['hold', 'have']],
    ['meet with?', ['meet', 'meet with']],
    ['hold|have talk with?', ['hold talk', 'hold talk with', 'have talk', 'have talk with']],
    ['its|his|her|the ambassador', ['its ambassador', 'his ambassador', 'her ambassador', 'the ambassador']],
    ['the? talk|dialogue', ['talk', 'dialogue', 'the talk', 'the dialogue']],
    ['on|at? the', ['the', 'on the', 'at the']],
    ['  a   b ', ['a b']],
    ['a?', ['a']],
    ['?', ['?']],
    ['near-collision', ['near - collision']],
    ['high-level? talk', ['talk', 'high - level talk']],
    ['military-to-military talk', ['military - to - military talk']],
  ])("of '%s' gives %j", (pattern, sequences) => {
    expect(
      expandPattern(pattern, split)
        .map((words) => words.join(' '))
        .sort(),
    ).toEqual([...sequences].sort());
  });
});

describe('split', () => {
  it.each<[phrase: string, words: string[]]>([
    ['talks', ['talks']],
    [' south  china sea ', ['south', 'china', 'sea']],
    ['people-to-people', ['people', '-', 'to', '-', 'people']],
    ['covid-19', ['covid', '-', '19']],
    ['b-52', ['b', '-', '52']],
    ['the u.s.', ['the', 'u.s.']],
    ['12 a.m.', ['12', 'a.m.']],
    ['nuclear-armed', ['nuclear', '-', 'armed']],
    ['non-proliferation', ['non-proliferation']],
    ["china's side", ['china', "'s", 'side']],
    ['-', ['-']],
  ])("parts '%s' as the tokenizer does", (phrase, words) => {
    expect(split(phrase)).toEqual(words);
  });
});

describe('foldQuotes', () => {
  it.each([
    ['n’t', "n't"],
    ['near‑collision', 'near-collision'],
    ['near‐collision', 'near-collision'],
    ['plain', 'plain'],
    ['', ''],
  ])('%s becomes %s', (word, folded) => {
    expect(foldQuotes(word)).toBe(folded);
  });
});

describe('Words', () => {
  it('gives one number to one word, and none to a word that was never added', () => {
    const words = new Words(split);
    expect(words.number('a')).toBe(0);
    const a = words.add('a');
    expect(a).toBeGreaterThan(0);
    expect(words.add('b')).not.toBe(a);
    expect(words.add('a')).toBe(a);
    expect(words.number('a')).toBe(a);
  });
});

/** The same by looking at every phrase: slow and plain. */
const naive = (
  phrases: readonly (readonly number[])[],
  from: number,
  limit: number,
  columns: readonly (readonly number[])[],
): { end: number; values: number[] } | undefined => {
  const fits = (phrase: readonly number[]): boolean =>
    phrase.length > 0 &&
    from + phrase.length <= limit &&
    phrase.every((word, i) => columns.some((column) => column[from + i] === word));
  const found = phrases.flatMap((phrase, value) => (fits(phrase) ? [{ length: phrase.length, value }] : []));
  if (found.length === 0) return undefined;
  const longest = Math.max(...found.map((one) => one.length));
  return { end: from + longest, values: found.filter((one) => one.length === longest).map((one) => one.value) };
};

describe('Phrases.longest', () => {
  const word = fc.integer({ min: 1, max: 3 });
  const column = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
  const phrases = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 8 });

  const built = (list: readonly (readonly number[])[]): Phrases<number> => {
    const index = new Phrases<number>();
    list.forEach((phrase, value) => {
      index.add(phrase, value);
    });
    return index;
  };

  it('finds what a plain search finds, with one column', () => {
    fc.assert(
      fc.property(phrases, column, fc.nat(5), fc.nat(6), (list, tokens, from, limit) => {
        const found = built(list).longest(from, limit, Int32Array.from(tokens));
        expect(found).toEqual(naive(list, from, limit, [tokens]));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds as long a phrase as a plain search finds, by form or by lemma at each token', () => {
    fc.assert(
      fc.property(phrases, column, column, fc.nat(5), fc.nat(6), (list, forms, lemmas, from, limit) => {
        const found = built(list).longest(from, limit, Int32Array.from(forms), Int32Array.from(lemmas));
        const expected = naive(list, from, limit, [forms, lemmas]);
        expect(found?.end).toBe(expected?.end);
        // Several phrases may be as long; one of them is given.
        for (const value of found?.values ?? []) expect(expected?.values).toContain(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives all values of one phrase, and nothing for an empty one', () => {
    const index = built([[1, 2], [], [1, 2], [1]]);
    expect(index.longest(0, 2, Int32Array.from([1, 2]))).toEqual({ end: 2, values: [0, 2] });
    expect(index.longest(0, 1, Int32Array.from([1, 2]))).toEqual({ end: 1, values: [3] });
    expect(index.longest(0, 2, Int32Array.from([2, 1]))).toBeUndefined();
  });
});
