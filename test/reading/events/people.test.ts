/** Actors whom only a description names: their sector and their country, in a text of the press and in one of a state. */
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/model/generated/parties.js';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

/** A text that is about one country and long enough to tell. */
const PRESS = `The Republican contest moved to Ohio this week, where voters will choose among four candidates in a primary that
both parties in the United States watch closely. In Columbus, hundreds of people stood in line for hours in the rain, and the
governor asked the American public for patience with the voting machines. Polls in Florida and Illinois show a close race, and
the Democratic Party hopes to win back seats in Congress in November. Analysts in Washington say that the economy of the United
States, jobs in Michigan and the price of college will decide how Americans vote, more than anything that is said in the
debates. In Pennsylvania, a survey of likely voters found that most of them do not trust Congress, that a third have not made
up their minds, and that many do not plan to vote at all. Election officials in Cleveland expect long days.`;

const codes = (text: string, issuer?: Party): string[] => {
  const { events, actors } = read({ text, published: '2016-03-10', ...(issuer ? { issuer } : {}) }, resources());
  const code = (id: string): string => {
    const actor = actors.find((one) => one.id === id);
    return `${actor?.party || actor?.country || '?'}:${actor?.sector}`;
  };
  return events.map(
    ({ plover, source, target }) => `${plover} ${source.map(code).join(' ')} > ${target.map(code).join(' ')}`,
  );
};

describe('somebody whom only a description names', () => {
  it.each<[of: string, sentence: string, event: string]>([
    [
      'the adviser of a candidate',
      'An adviser to Marco Rubio accused Donald Trump of cowardice.',
      'ACCUSE USA:PTY > USA:ELI',
    ],
    ['a team of a candidate', "Donald Trump's team accused Ted Cruz of fraud.", 'ACCUSE USA:PTY > USA:LEG'],
    ['a camp', 'The Cruz camp accused Donald Trump of fraud.', 'ACCUSE USA:PTY > USA:ELI'],
    [
      'who speaks for a candidate',
      'A spokeswoman for Ted Cruz accused Donald Trump of lying.',
      'ACCUSE USA:PTY > USA:ELI',
    ],
    ['aides of a president', 'Aides to President Obama criticized the Senate on Monday.', 'ACCUSE USA:GOV > USA:LEG'],
    ['members of a committee', 'RNC members endorsed Donald Trump on Tuesday.', 'SUPPORT USA:PTY > USA:ELI'],
    ['supporters', 'Police clashed with Trump supporters in San Diego.', 'ASSAULT USA:COP > USA:CVL'],
    [
      'a lawmaker whom the text has named, by party',
      'Senator Ted Cruz spoke first. The Texas Republican criticized President Obama.',
      'ACCUSE USA:LEG > USA:GOV',
    ],
    ['a lawmaker, by party', 'The Ohio Republican condemned Donald Trump.', 'ACCUSE USA:LEG > USA:ELI'],
    ['a party, with delegates', 'The delegates condemned Ted Cruz on Tuesday.', 'ACCUSE USA:PTY > USA:LEG'],
    ['refugees of nobody knows where', 'Donald Trump condemned refugees on Tuesday.', 'ACCUSE USA:ELI > ?:REF'],
    [
      'refugees of a people',
      'The police arrested Syrian migrants. The refugees condemned Donald Trump.',
      'ACCUSE SYR:REF > USA:ELI',
    ],
    ['those whom another state rules', 'Turkey jailed journalists on Tuesday.', 'COERCE TUR:GOV > TUR:JRN'],
  ])('is of the sphere of %s: %s', (_, sentence, event) => {
    expect(codes(`${PRESS} ${sentence}`)).toContain(event);
  });

  it.each<[of: string, text: string, event: string]>([
    [
      'leaders',
      'President Obama spoke today with President Hollande of France. President Obama briefed leaders on the talks.',
      'CONSULT USA:GOV > ?:GOV',
    ],
    [
      'representatives',
      'President Obama welcomed representatives from twelve countries to the White House on Monday.',
      'CONSULT ?:GOV > USA:GOV',
    ],
    [
      'a deputy first minister',
      'President Obama met with Scottish deputy First Minister Fergus Aldridge.',
      'CONSULT USA:GOV > GBR:GOV',
    ],
    [
      'leaders who govern nothing',
      'White House officials met with disability rights leaders in Washington.',
      'CONSULT USA:GOV > USA:SOC',
    ],
    [
      'a team of a president',
      'President Obama was briefed by his national security team.',
      'CONSULT USA:GOV > USA:GOV',
    ],
  ])('in a document of a state, of %s: %s', (_, text, event) => {
    expect(codes(text, 'USA')).toContain(event);
  });
});
