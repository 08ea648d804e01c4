/** Whether those who talk do so at a third party's. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

const codesOf = (text: string): readonly string[] =>
  coded({ text, published: '2023-05-10' })
    .events.filter(({ plover }) => plover === 'CONSULT')
    .map(({ cameo }) => cameo);

describe('talks of two', () => {
  it.each([
    [
      'in a city of a third state are at a third party’s',
      'The foreign ministers of Kenya and Ghana met in Geneva.',
      ['044'],
    ],
    ['in a city of one of them are not', 'The foreign ministers of Kenya and Ghana met in Accra.', ['040']],
    [
      'on what happens in a state are not',
      'The ministers of Kenya and Ghana consulted on the situation in Mali.',
      ['040'],
    ],
    [
      'at the seat of an organization, with its head, are not',
      'The president of Kenya met with NATO Secretary General Jens Stoltenberg in Brussels.',
      ['040'],
    ],
  ])('%s', (_, text, expected) => {
    expect(codesOf(text)).toEqual(expected);
  });
});
