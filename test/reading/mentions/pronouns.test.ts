import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

/** The names of the actors of whom a reading has the last of some words for a mention. */
const meant = (text: string, words: string): string[] => {
  const start = text.lastIndexOf(words);
  return read({ text, published: '2023-06-18' }, resources())
    .actors.filter(({ mentions }) => mentions.some(([from, to]) => from === start && to === start + words.length))
    .map(({ name }) => name)
    .sort();
};

describe('a pronoun', () => {
  it.each<[what: string, text: string, words: string, names: string[]]>([
    [
      'is the subject of the verb of saying, whose noun stands before the name',
      'The shipping magnate Henrik Olsen, who once worked for Boris Johnson, said on Monday that he was leaving.',
      'he',
      ['Henrik Olsen'],
    ],
    [
      'is the subject with a title before its name',
      'Defense Minister Ortega thanked Boris Johnson. Defense Minister Ortega is old. Then he left.',
      'he',
      ['Ortega'],
    ],
    [
      'is of the sex that a courtesy tells',
      'Ms. Halloran called Mrs. Tannery a fraud. Mrs. Tannery wrote a book when she was young, and Mr. Dunmore read it.',
      'she',
      ['Tannery'],
    ],
    [
      'is not who speaks on in the quotation',
      '"He is a danger to us!" said Karen Lindqvist of Emmanuel Macron. "I am old. She frightens me."',
      'She',
      [],
    ],
    [
      'is a name right before its verb, whatever hangs on it',
      'Boris Johnson spoke of his plans. In a sign of how sure Emmanuel Macron is about his record, he listed his deeds.',
      'he',
      ['Emmanuel Macron'],
    ],
    [
      'is all of those who met',
      'President Joe Biden spoke today with President Emmanuel Macron of France, Chancellor Olaf Scholz of Germany, and Prime Minister Rishi Sunak of the United Kingdom. They discussed the war.',
      'They',
      ['Emmanuel Macron', 'Joe Biden', 'Olaf Scholz', 'Rishi Sunak'],
    ],
    [
      'is both of two who met',
      'Secretary Antony Blinken met with Secretary-General António Guterres of the United Nations. They discussed the war.',
      'They',
      ['Antonio Guterres', 'Antony Blinken'],
    ],
    [
      'is each of a list of three',
      'The ministers Annalena Baerbock and James Cleverly, and Foreign Minister Wang Yi, tweeted their thanks.',
      'their',
      ['Annalena Baerbock', 'James Cleverly', 'Wang Yi'],
    ],
    [
      'is the list that did something',
      'Antony Blinken met Qin Gang and Wang Yi in Beijing on Monday. They agreed on a pact.',
      'They',
      ['Antony Blinken', 'Qin Gang', 'Wang Yi'],
    ],
    [
      'is nobody where a thing was spoken of',
      'The bill was signed in Lima. It includes a pay rise for teachers.',
      'It',
      [],
    ],
  ])('%s: %s', (_, text, words, names) => {
    expect(meant(text, words)).toEqual([...names].sort());
  });
});

describe('a phrase', () => {
  it.each<[what: string, text: string, words: string, names: string[]]>([
    [
      'for leaders of states means those whom the text has told of',
      'Benjamin Netanyahu flew to Berlin. The leaders of Israel and France had quarrelled with Emmanuel Macron away.',
      'The leaders of Israel and France',
      [],
    ],
    [
      'for an office means the subject of the sentence before',
      'Secretary of State Antony Blinken met with Foreign Secretary James Cleverly in Rome. The Secretary condemned the attacks.',
      'The Secretary',
      ['Antony Blinken'],
    ],
    [
      'for lawmakers means no two who are only named nearby',
      'Angus King wrote a letter. John Cornyn stayed at home in the rain. A crowd praised the senators who came.',
      'the senators',
      ['senators'],
    ],
    [
      'for lawmakers means those whom the text puts together',
      'Angus King and John Cornyn wrote a letter. A crowd praised the senators.',
      'the senators',
      ['Angus King', 'John Cornyn'],
    ],
    [
      'that is the name of a state is nobody of its people',
      'Joe Biden called Vladimir Putin. He urged the Russian Federation to stop.',
      'the Russian Federation',
      [],
    ],
  ])('%s: %s', (_, text, words, names) => {
    expect(meant(text, words)).toEqual([...names].sort());
  });
});
