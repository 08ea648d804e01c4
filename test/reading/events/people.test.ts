/** Actors whom only a description names: their sector and their country, in a text of the press and in one of a state. */
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/model/generated/parties.js';
import { coded } from '../../coded.js';

/** A text that is about one country and long enough to tell. */
const PRESS = `The Republican contest moved to Ohio this week, where voters will choose among four candidates in a primary that
both parties in the United States watch closely. In Columbus, hundreds of people stood in line for hours in the rain, and the
governor asked the American public for patience with the voting machines. Polls in Florida and Illinois show a close race, and
the Democratic Party hopes to win back seats in Congress in November. Analysts in Washington say that the economy of the United
States, jobs in Michigan and the price of college will decide how Americans vote, more than anything that is said in the
debates. In Pennsylvania, a survey of likely voters found that most of them do not trust Congress, that a third have not made
up their minds, and that many do not plan to vote at all. Election officials in Cleveland expect long days.`;

const codes = (text: string, issuer?: Party): string[] => {
  const { events, actors } = coded({ text, published: '2016-03-10', ...(issuer ? { issuer } : {}) });
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
    ['aides of a president', 'Aides to President Obama criticized the Senate on Monday.', 'ACCUSE USA:GOV > USA:LEG'],
    ['members of a committee', 'RNC members endorsed Donald Trump on Tuesday.', 'SUPPORT USA:PTY > USA:ELI'],
    ['supporters', 'Police clashed with Trump supporters in San Diego.', 'ASSAULT USA:COP > USA:CVL'],
    ['critics of who governs', 'President Obama mocked his critics on Monday.', 'ACCUSE USA:GOV > USA:OPP'],
    [
      'an office that the tables do not have yet',
      'Phoenix Mayor Greg Stanton criticized Donald Trump.',
      'ACCUSE USA:GOV > USA:ELI',
    ],
    [
      'who serves people in office, by name',
      'Nora Feld, an adviser to President Obama, criticized Donald Trump.',
      'ACCUSE USA:GOV > USA:ELI',
    ],
    [
      'who serves a house, by name',
      'Nora Feld, a White House spokeswoman, criticized Donald Trump.',
      'ACCUSE USA:GOV > USA:ELI',
    ],
    ['members of a party in a state', 'Democrats in Ohio criticized Donald Trump.', 'ACCUSE USA:PTY > USA:ELI'],
    ['governors of a party', 'Republican governors criticized Donald Trump.', 'ACCUSE USA:GOV > USA:ELI'],
    ['leaders of a party', 'Republican leaders criticized Donald Trump.', 'ACCUSE USA:PTY > USA:ELI'],
  ])('is of the sphere of %s: %s', (_, sentence, event) => {
    expect(codes(`${PRESS} ${sentence}`)).toContain(event);
  });

  it.each<[of: string, text: string, event: string]>([
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
    ['allies', 'Secretary Kerry met with NATO Allies in Brussels.', 'CONSULT USA:GOV > NAT:IGO'],
    ['partners', 'Secretary Kerry consulted with our European Union partners.', 'CONSULT USA:GOV > EUR:IGO'],
    ['leaders of a state of a federation', 'Secretary Kerry met with state leaders.', 'CONSULT USA:GOV > USA:GOV'],
    [
      'attorneys general',
      'Attorney General Lynch met with state attorneys general on Monday.',
      'CONSULT USA:GOV > USA:GOV',
    ],
  ])('in a document of a state, of %s: %s', (_, text, event) => {
    expect(codes(text, 'USA')).toContain(event);
  });
});

describe('one of two who have a surname', () => {
  const named = (text: string): string[] => {
    const { events, actors } = coded({ text, published: '2016-03-10' });
    const name = (id: string): string => actors.find((one) => one.id === id)?.name ?? id;
    return events.map(({ source, target }) => `${source.map(name).join(' ')} > ${target.map(name).join(' ')}`);
  };

  it.each<[which: string, text: string, sides: string]>([
    [
      'whom the text has called so before the other came',
      'Jeb Bush spoke in Iowa. Bush met farmers. Many there admire George W. Bush. On Monday, Mr. Bush criticized Donald Trump.',
      'Jeb Bush > Donald Trump',
    ],
  ])('is %s', (_, text, sides) => {
    expect(named(`${PRESS} ${text}`)).toContain(sides);
  });
});
