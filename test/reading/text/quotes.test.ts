import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotes } from '../../../src/reading/text/quotes.js';
import { at } from '../../../src/reading/text/tokens.js';
import { language } from '../../language.js';

const { analyse } = language();
const quotations = (text: string): string[] => {
  const tokens = analyse(text);
  return findQuotes(tokens).list.map(({ from, to }) => text.slice(at(tokens.starts, from), at(tokens.ends, to - 1)));
};

describe('findQuotes', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    ['none', 'He said no.', []],
    ['curved marks', 'He said “no” twice.', ['“no”']],
    ['straight marks', 'He said "no" twice.', ['"no"']],
    ['two in a sentence', '“Yes,” he said, “and no.”', ['“Yes,”', '“and no.”']],
    ['two with straight marks', '"Yes," he said, "and no."', ['"Yes,"', '"and no."']],
    ['marks of other languages', 'He said «no» and „no”.', ['«no»', '„no”']],
    ['several sentences', 'He spoke: “No. Never. Not here.” He left.', ['“No. Never. Not here.”']],
    ['single marks within', '“He said ‘no’ to me,” she said.', ['“He said ‘no’ to me,”']],
    ['one that is not closed, to the end of its paragraph', 'He said “no.\n\nShe left.', ['“no.']],
    ['one that goes on in the next paragraph', '“No.\n\n“And no,” he said.', ['“No.', '“And no,”']],
    ['a closing mark alone, which opens nothing', 'He said no” twice.', []],
    ['an opening mark within a quotation, which opens nothing', '“He said “no” to me.', ['“He said “no”']],
    ['an apostrophe, which is none', 'It’s China’s view.', []],
    ['empty quotations', 'He said “” and left.', ['“”']],
  ])('finds %s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });

  it('gives quotations in order that do not overlap, and for every token the one that holds it', () => {
    const texts = fc
      .array(fc.constantFrom('“', '”', '"', '«', '»', 'word', '.', '\n\n', '‘', '’'), { maxLength: 30 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = analyse(text);
        const { list, of } = findQuotes(tokens);
        const expected = new Array<number>(tokens.size).fill(-1);
        let end = 0;
        list.forEach(({ from, to }, i) => {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expected.fill(i, from, to);
          end = to;
        });
        expect([...of]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
