/** What is told in the words of readouts and is no such event: who stays, who stands with whom, treaties that are only wanted. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

const typesOf = (text: string): readonly string[] =>
  coded({ text, published: '2024-05-20', kind: 'readout', issuer: 'CHE' }).events.map(
    ({ plover, status }) => `${plover} ${status}`,
  );

describe('a readout does not tell', () => {
  it.each([
    ['a withdrawal where nobody is', 'There are no British soldiers in Mali.', 'RETREAT planned'],
    ['a withdrawal of who stays', 'British soldiers will remain in Estonia.', 'RETREAT planned'],
    [
      'a deed done together by who stands together',
      'Kenya and Uganda stand together with Somalia.',
      'COOPERATE happened',
    ],
    [
      'one done with whom it is done to',
      'The United States sanctioned Iran together with Syria.',
      'COOPERATE happened',
    ],
    [
      'one of those who meet together',
      'President Biden, together with Prime Minister Trudeau, met President Ruto.',
      'COOPERATE happened',
    ],
    ['an arrest of what is held', 'The talks held in China were useful.', 'COERCE happened'],
    ['an arrest by who holds something', 'French citizens held a march in Mali.', 'COERCE happened'],
    ['weapons in other launches', 'The ministers condemned the launch of the new book of Iran.', 'MOBILIZE happened'],
    ['a meeting of one who chairs', 'Kenya co-chairs a commission on water.', 'CONSULT happened'],
    ['an agreement of one who founds', 'Kenya established a commission on water.', 'AGREE happened'],
    ['a treaty that is wanted', 'Ghana wants a treaty between Ghana and Togo.', 'AGREE happened'],
  ])('%s: %s', (_, text, event) => {
    expect(typesOf(text)).not.toContain(event);
  });

  it.each([
    ["Minister Cho deplored the Islamic Republic of Iran's (IRI) latest satellite launch.", 'MOBILIZE happened'],
    ["Chad condemned the Republic of Korea's (ROK) recent rocket test.", 'MOBILIZE happened'],
    [
      'Switzerland denounced the missile test by Iran as a violation of the resolution of the council.',
      'ACCUSE happened',
    ],
  ])('less where brackets or a charge stand beside a test: %s', (text, event) => {
    expect(typesOf(text)).toContain(event);
  });
});
