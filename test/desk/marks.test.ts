import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, type Mark, marksOf } from '../../src/desk/ask/marks.js';
import { spent } from '../spent.js';
import { documentOf, readingOf } from '../store/fixtures.js';

const mark = (from: number, to: number, note = `${from}-${to}`, kind: Mark['kind'] = 'statement'): Mark => ({
  kind,
  span: [from, to],
  note,
});

/** The notes of the marks that cover one code unit, by looking at every mark. */
const covering = (marks: readonly Mark[], at: number): string[] =>
  marks
    .filter(({ span: [from, to] }) => from <= at && at < to)
    .map(({ note }) => note)
    .sort();

/** Text, and spans that may nest, overlap, touch, repeat, be empty, stand the wrong way round or lie outside of it. */
const cases = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(
      fc.tuple(
        fc.integer({ min: -10, max: 60 }),
        fc.integer({ min: -10, max: 60 }),
        fc.constantFrom<Mark['kind']>('statement', 'event', 'repair'),
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

describe('marksOf', () => {
  it('takes the content of statements, the evidence of events and the repairs, with a note for each', () => {
    const base = { confidence: 1, why: ['test'] };
    const actor = (id: string, name: string) =>
      ({ id, name, kind: 'state', party: '', country: '', sector: 'GOV', mentions: [[0, 1]], why: ['test'] }) as const;
    const marks = marksOf({
      ...readingOf(documentOf('a', 'x'.repeat(100))),
      actors: [actor('state:CHN', 'China'), actor('state:JPN', 'Japan')],
      statements: [
        {
          ...base,
          id: 's1',
          act: 'said',
          speaker: null,
          speakerText: '',
          party: '',
          attribution: 'named',
          kind: 'direct',
          content: [
            [0, 5],
            [8, 9],
          ],
          source: [],
          cue: [[6, 7]],
          topics: [],
        },
      ],
      events: [
        {
          ...base,
          id: 'e1',
          plover: 'ACCUSE',
          contexts: [],
          cameo: '111',
          goldstein: -2,
          status: 'happened',
          source: ['state:CHN', 'state:?other'],
          target: [],
          evidence: [[20, 30]],
        },
      ],
      repairs: [{ span: [40, 45], found: 'xxxxx', restored: 'Qin Gang', confidence: 1, why: ['test'] }],
    });
    expect(marks).toEqual([
      { kind: 'statement', span: [0, 5], note: 'speaker not known: said, direct, named' },
      { kind: 'statement', span: [8, 9], note: 'speaker not known: said, direct, named' },
      { kind: 'event', span: [20, 30], note: 'ACCUSE, happened: China, state:?other → ·' },
      { kind: 'repair', span: [40, 45], note: 'read as Qin Gang' },
    ]);
  });
});
