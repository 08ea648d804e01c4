import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findParagraphs } from '../../../src/reading/text/paragraphs.js';

const paragraphs = (text: string): string[] => findParagraphs(text).map(([start, end]) => text.slice(start, end));

/** A line as a wire or a mail wraps it: sixty characters that end in mid-sentence. */
const WRAPPED = 'The two ministers met in the capital for several hours and';
const LONG = `${'The ministers met in the capital for hours and spoke '.repeat(3)}at length`;

describe('findParagraphs', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    ['nothing', '', []],
    ['white space alone', ' \n\t\r\n ', []],
    ['one line', 'A line.', ['A line.']],
    ['white space around it', '\n\n  A line. \n', ['A line.']],
    ['two, parted by a blank line', 'One.\n\nTwo.', ['One.', 'Two.']],
    ['two, parted by a line of blanks', 'One.\n \t \nTwo.', ['One.', 'Two.']],
    ['two, parted by many blank lines', 'One.\n\n\n\nTwo.', ['One.', 'Two.']],
    ['two, parted by a single line break', 'A short headline\nThe text.', ['A short headline', 'The text.']],
    ['two with CR and LF', 'One.\r\nTwo.', ['One.', 'Two.']],
    ['two with CR and LF and a blank line', 'One.\r\n\r\nTwo.', ['One.', 'Two.']],
    ['two with CR alone', 'One.\rTwo.', ['One.', 'Two.']],
    [
      'two, parted by the line and paragraph separators of Unicode',
      'One.\u2028Two.\u2029Three.',
      ['One.', 'Two.', 'Three.'],
    ],
    ['one that is hard-wrapped', `${WRAPPED}\nthen they left.`, [`${WRAPPED}\nthen they left.`]],
    ['one that is hard-wrapped with CR and LF', `${WRAPPED}\r\nthen they left.`, [`${WRAPPED}\r\nthen they left.`]],
    ['two, where a wrapped line ends its sentence', `${WRAPPED} left.\nThen.`, [`${WRAPPED} left.`, 'Then.']],
    ['two, where it ends in a closing mark', `${WRAPPED} “left.”\nThen.`, [`${WRAPPED} “left.”`, 'Then.']],
    ['two, where a wrapped line is followed by a blank one', `${WRAPPED}\n\nThen.`, [WRAPPED, 'Then.']],
    ['two, where the first line is too long for a hard wrap', `${LONG}\nThen.`, [LONG, 'Then.']],
    ['two, where the next is too long for a hard wrap', `${WRAPPED}\n${LONG}`, [WRAPPED, LONG]],
    [
      'two, where the first word of the next had room in the first: a heading',
      'Ministers of two states hold talks in Vienna on a gas pipe\nThe two ministers met in the capital for several hours and left\nwithout a word.',
      [
        'Ministers of two states hold talks in Vienna on a gas pipe',
        'The two ministers met in the capital for several hours and left\nwithout a word.',
      ],
    ],
    ['the indent left out', '    One.\n\n    Two.', ['One.', 'Two.']],
  ])('finds %s', (_, text, expected) => {
    expect(paragraphs(text)).toEqual(expected);
  });

  it('leaves out nothing but white space, in order, without overlap', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '.', ' ', '\n', '\r', '\t', '\u2028', WRAPPED, '\u{1f600}') });
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const [from, to] of findParagraphs(text)) {
          expect(text.slice(end, from).trim()).toBe('');
          expect(from).toBeLessThan(to);
          expect(text.slice(from, to).trim()).toBe(text.slice(from, to));
          end = to;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
