import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

/** The names of those who do what an event of a type tells. */
const sourcesOf = (text: string, type: string): string[] => {
  const { events, actors } = coded({ text, published: '2023-06-18' });
  const name = (id: string): string => actors.find((actor) => actor.id === id)?.name ?? id;
  return events.filter(({ plover }) => plover === type).flatMap(({ source }) => source.map(name));
};

describe('who does what is told of a phrase or a surname behind a courtesy', () => {
  it.each<[what: string, text: string, type: string, sources: string[]]>([
    [
      'is each of two offices under one article, however long the first is and whatever hyphen the other has',
      'Deputy Secretary of State Wendy Sherman spoke with Secretary-General Stefano Sannino of the European External Action Service. The Deputy Secretary and Secretary-General thanked Norway.',
      'SUPPORT',
      ['Wendy Sherman', 'Stefano Sannino'],
    ],
    [
      'is nobody of the other sex, though no other of that name was introduced',
      'Ségolène Royal spoke in Paris. Mr. Royal accused Germany of greed.',
      'ACCUSE',
      ['Royal'],
    ],
  ])('%s: %s', (_, text, type, sources) => {
    expect(sourcesOf(text, type)).toEqual(sources);
  });
});

describe('who does what is told of a pronoun', () => {
  it.each<[what: string, text: string, type: string, sources: string[]]>([
    ['is not of the other sex', 'Boris Johnson stood in the hall. She criticized Emmanuel Macron.', 'ACCUSE', []],
    [
      'is the subject of the verb of saying with a noun before its name',
      'The banker Otto Hansen, who once praised Boris Johnson, said that he supported Emmanuel Macron.',
      'SUPPORT',
      ['Otto Hansen', 'Otto Hansen'],
    ],
  ])('%s: %s', (_, text, type, sources) => {
    expect(sourcesOf(text, type)).toEqual(sources);
  });
});
