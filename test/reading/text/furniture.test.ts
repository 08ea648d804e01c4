import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { withoutFurniture } from '../../../src/reading/text/furniture.js';
import { resources } from '../../resources.js';

const HEADING = 'Envoys of Chad and Niger meet in Niamey';
const REPORT = 'The foreign minister of Chad met his counterpart of Niger on Monday.';
const shown = (line: string): string =>
  withoutFurniture(`${HEADING}\n\n${line}\n\n${REPORT}`, resources().furniture).text.split('\n')[2]?.trim() ?? '';

describe('a line of a page that is no part of its report', () => {
  it.each<[what: string, line: string]>([
    ['an advertisement', 'Advertisement'],
    ['a sign-up line', 'Sign up for our morning letter'],
    ['a photo credit', 'Enlarge this image toggle caption Mia Brandt/AP Mia Brandt/AP'],
    ['a caption with its agency', 'The ministers arrive in Niamey on Monday. REUTERS/Mia Brandt'],
    ['a credit', 'Mia Brandt in Niamey contributed to this report.'],
    ['a link to another story', 'READ MORE: Chad recalls its envoy'],
    ['a byline', 'By Mia Brandt and Ole Falk'],
  ])('is not read: %s', (_, line) => {
    expect(shown(line)).toBe('');
  });

  it.each<[what: string, line: string]>([
    ['a sentence', 'The ministers signed up to a plan for the border.'],
    ['a sub-heading that is a name', 'Idriss Deby'],
    ['a sentence on advertisements', 'Advertisement of tobacco is forbidden in Chad.'],
    [
      'a long paragraph, whatever stands in it',
      `${'Chad said that it would send troops. '.repeat(10)}Mia Brandt contributed to this report.`,
    ],
  ])('is read: %s', (_, line) => {
    expect(shown(line)).toBe(line.trim());
  });

  it.each<[what: string, line: string, rest: string]>([
    [
      'behind a name, to its last word',
      'Senator Mia Brandt Mia Anne BrandtChad recalls its envoy Five things to watch in Niamey MORE (N.D.) met the envoy.',
      'Senator Mia Brandt (N.D.) met the envoy.',
    ],
    ['not where no name stands twice', 'The McMaster plan needs MORE time.', 'The McMaster plan needs MORE time.'],
    [
      'not an owner',
      "The Times said so. The Times' editors want MORE time.",
      "The Times said so. The Times' editors want MORE time.",
    ],
  ])('headlines of other stories in a sentence: %s', (_, line, rest) => {
    expect(shown(line).replace(/ +/g, ' ')).toBe(rest);
  });

  it('is told of in the notes, and nobody in it is in the reading', () => {
    const { notes, actors } = read(
      {
        text: `${HEADING}\n\nBy Mia Brandt\n\n${REPORT}\n\nMia Brandt contributed to this report.`,
        published: '2023-06-20',
      },
      resources(),
    );
    expect(notes).toContain('not part of the report: 1 byline, 1 credit');
    expect(actors.map(({ name }) => name)).not.toContain('Mia Brandt');
  });

  it('never moves a word: texts keep their length, and what is left stands where it stood', () => {
    const { furniture } = resources();
    const line = fc.oneof(fc.constantFrom(...furniture.map(({ phrase }) => phrase)), fc.string({ maxLength: 60 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { text: rest } = withoutFurniture(text, furniture);
        expect(rest).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) if (rest[i] !== ' ') expect(rest[i]).toBe(text[i]);
      }),
      { numRuns: 200 },
    );
  });
});
