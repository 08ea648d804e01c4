/** A text cut where marks begin and end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, type Placed } from '../../web/parts/cut.js';
import { spent } from '../spent.js';

interface Noted {
  readonly note: string;
  readonly kind: string;
}
type Mark = Placed<Noted>;

const mark = (from: number, to: number, note = `${from}-${to}`, kind = 'statement'): Mark => ({
  mark: { kind, note },
  span: [from, to],
});

/** The notes of the marks that cover one code unit, by looking at every mark. */
const covering = (marks: readonly Mark[], at: number): string[] =>
  marks
    .filter(({ span: [from, to] }) => from <= at && at < to)
    .map(({ mark: { note } }) => note)
    .sort();

/** Text, and spans that may nest, overlap, touch, repeat, be empty, stand the wrong way round or lie outside of it. */
const cases = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(
      fc.tuple(
        fc.integer({ min: -10, max: 60 }),
        fc.integer({ min: -10, max: 60 }),
        fc.constantFrom('statement', 'event', 'repair'),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([text, spans]) => ({ text, marks: spans.map(([from, to, kind], i) => mark(from, to, `mark ${i}`, kind)) }));

describe('cut', () => {
  it('gives pieces that are the text, none of them empty', () => {
    fc.assert(
      fc.property(cases, ({ text, marks }) => {
        const pieces = cut(text, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.text.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives each piece exactly the marks that cover every part of it', () => {
    fc.assert(
      fc.property(cases, ({ text, marks }) => {
        let at = 0;
        for (const piece of cut(text, marks)) {
          const notes = piece.marks.map(({ note }) => note).sort();
          for (let i = 0; i < piece.text.length; i++) expect(notes).toEqual(covering(marks, at + i));
          at += piece.text.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('does not change what it is given, and gives the kind and note as they were', () => {
    const marks = Object.freeze([Object.freeze(mark(3, 99, 'b', 'repair')), Object.freeze(mark(-2, 4, 'a', 'event'))]);
    expect(
      cut('abcdef', marks).map(({ text, marks: on }) => [text, on.map(({ kind, note }) => `${kind} ${note}`)]),
    ).toEqual([
      ['abc', ['event a']],
      ['d', ['event a', 'repair b']],
      ['ef', ['repair b']],
    ]);
  });

  it.each<[what: string, text: string, marks: readonly Mark[], pieces: readonly string[]]>([
    ['no text', '', [mark(0, 4)], []],
    ['no mark', 'abc', [], ['abc']],
    ['one that covers all', 'abc', [mark(0, 3)], ['abc 0-3']],
    ['one within another', 'abcde', [mark(0, 5), mark(1, 3)], ['a 0-5', 'bc 0-5 1-3', 'de 0-5']],
    ['two that overlap', 'abcde', [mark(0, 3), mark(2, 5)], ['ab 0-3', 'c 0-3 2-5', 'de 2-5']],
    ['two that touch', 'abcd', [mark(0, 2), mark(2, 4)], ['ab 0-2', 'cd 2-4']],
    ['the same twice', 'abcd', [mark(1, 3), mark(1, 3)], ['a', 'bc 1-3 1-3', 'd']],
    ['an empty one', 'abcd', [mark(2, 2)], ['abcd']],
    ['one the wrong way round', 'abcd', [mark(3, 1)], ['abcd']],
    ['one behind the text', 'abcd', [mark(4, 9)], ['abcd']],
    ['one before the text', 'abcd', [mark(-9, 0)], ['abcd']],
    ['one that reaches over both ends', 'abcd', [mark(-9, 9)], ['abcd -9-9']],
  ])('of %s', (_, text, marks, pieces) => {
    expect(cut(text, marks).map((piece) => [piece.text, ...piece.marks.map(({ note }) => note)].join(' '))).toEqual(
      pieces,
    );
  });

  it('takes a long text with many marks in no time', () => {
    const text = 'word '.repeat(200_000);
    const marks = Array.from({ length: 20_000 }, (_, i) => mark(i * 50, i * 50 + 60));
    expect(spent(() => expect(cut(text, marks).length).toBeGreaterThan(20_000))).toBeLessThan(5000);
  });
});
