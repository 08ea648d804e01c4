/** Who is meant by a surname of several words, after the text has named its bearer in full. */
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

const meant = (text: string, words: string): string[] =>
  read({ text, published: '2016-05-10' }, resources())
    .actors.filter(({ mentions }) => mentions.some((span) => text.slice(...span) === words))
    .map(({ name }) => name);

describe('a surname of two words', () => {
  it.each<[text: string, words: string, name: string]>([
    ['Aung San Suu Kyi spoke in Yangon. Suu Kyi condemned the army.', 'Suu Kyi', 'Aung San Suu Kyi'],
    ['Aung San Suu Kyi spoke in Yangon. Critics of Suu Kyi left.', 'Suu Kyi', 'Aung San Suu Kyi'],
    ['Debbie Wasserman Schultz spoke. Wasserman Schultz left.', 'Wasserman Schultz', 'Debbie Wasserman Schultz'],
    [
      'Lucia Moreno Prat, a senator, spoke. Moreno Prat accused the mayor of theft.',
      'Moreno Prat',
      'Lucia Moreno Prat',
    ],
    [
      'Pieter van der Brug, an analyst, spoke in Utrecht. Van der Brug accused the court.',
      'Van der Brug',
      'Pieter van der Brug',
    ],
    ['Omar bin Tarif, a minister, spoke. Bin Tarif accused the rebels.', 'Bin Tarif', 'Omar bin Tarif'],
    ['Aung San Suu Kyi met the king. Ms. Suu Kyi thanked him.', 'Suu Kyi', 'Aung San Suu Kyi'],
    ['Bill de Blasio spoke. De Blasio left.', 'De Blasio', 'Bill de Blasio'],
  ])('is its bearer: %s', (text, words, name) => {
    expect(meant(text, words)).toEqual([name]);
  });

  it.each<[text: string, words: string, names: string[]]>([
    ['John Paul Jones spoke. Paul Keating answered.', 'Paul Keating', ['Paul Keating']],
    ['Kim Jong Un spoke. Jong Hae left.', 'Jong Un', []],
    ['Debbie Wasserman Schultz spoke. Anna Schultz answered.', 'Anna Schultz', ['Anna Schultz']],
    ['Ana Moreno Prat spoke. Mr. Moreno Prat answered.', 'Moreno Prat', ['Moreno Prat']],
  ])('is not who shares a word of it: %s', (text, words, names) => {
    expect(meant(text, words)).toEqual(names);
  });
});

describe('the name of a ship', () => {
  it.each<[text: string, words: string]>([
    ['Pence spoke aboard the USS Ronald Reagan in Japan.', 'Ronald Reagan'],
    ['The USS John Paul Jones tracked a missile off Hawaii.', 'Paul Jones'],
    ['The HMS Margaret Thatcher sailed to Oman.', 'Margaret Thatcher'],
  ])('is nobody: %s', (text, words) => {
    expect(meant(text, words)).toEqual([]);
  });
});

describe('a surname that begins with a small word, behind a title', () => {
  it.each<[day: string, text: string, words: string, name: string]>([
    [
      '2022-04-19',
      'Macron met European Commission President von der Leyen in Paris.',
      'von der Leyen',
      'Ursula von der Leyen',
    ],
    ['2022-04-19', 'Ms. von der Leyen met Chancellor Scholz.', 'von der Leyen', 'Ursula von der Leyen'],
    ['2022-04-19', 'Crown Prince bin Salman met Secretary Blinken.', 'bin Salman', 'Mohammed bin Salman'],
    ['2021-06-28', 'Foreign Minister di Maio met Secretary Blinken.', 'di Maio', 'Luigi Di Maio'],
    [
      '2022-04-19',
      'Omar bin Tarif, a minister, spoke. Mr. bin Tarif accused the rebels.',
      'bin Tarif',
      'Omar bin Tarif',
    ],
  ])('is its bearer on %s: %s', (day, text, words, name) => {
    const { actors } = read({ text, published: day }, resources());
    expect(
      actors.filter(({ mentions }) => mentions.some((span) => text.slice(...span) === words)).map((one) => one.name),
    ).toEqual([name]);
  });

  it.each<[text: string, words: string]>([
    ['The president de facto recognized the vote.', 'de facto'],
    ['The chancellor la Roche met nobody.', 'la'],
    ['The Minister of Defense al Qaeda fears left.', 'al'],
  ])('is nobody by the small word alone: %s', (text, words) => {
    const { actors } = read({ text, published: '2022-04-19' }, resources());
    expect(actors.filter(({ mentions }) => mentions.some((span) => text.slice(...span) === words))).toEqual([]);
  });
});

describe('surnames behind a title of several', () => {
  it.each<[text: string, names: string[]]>([
    ['Presidents Obama and Putin met in Paris.', ['Barack Obama', 'Vladimir Putin']],
    ['Ministers Steinmeier and Lavrov met in Berlin.', ['Frank-Walter Steinmeier', 'Sergey Lavrov']],
    ['Sens. Graham and Rubio voted against it.', ['Lindsey Graham', 'Marco Rubio']],
    ['Presidents of banks met in Paris.', []],
  ])('are who holds such an office: %s', (text, names) => {
    const { actors } = read({ text, published: '2016-05-10' }, resources());
    expect(actors.filter(({ kind }) => kind === 'person').map(({ name }) => name)).toEqual(names);
  });
});
