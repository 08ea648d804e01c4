/** Who speaks where the words of the source are a name, or a phrase with a name in it. */
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

const speakers = (text: string): string[] =>
  read({ text, published: '2018-05-10' }, resources()).statements.map(({ speakerText }) => speakerText);

describe('the speaker of the last statement', () => {
  it.each<[text: string, speaker: string]>([
    ['Guests Wajahat Ali and Rick Wilson left the studio. The plan was late, Ali said.', 'Wajahat Ali'],
    ['The New York Times had the letter. The Times reported that the plan was late.', 'New York Times'],
    ['The plan was late, TASS state news agency reported.', 'TASS'],
    ['Trump campaign spokesperson Tim Murtaugh said that the plan was late.', 'Tim Murtaugh'],
    [
      'A report by the International Atomic Energy Agency said that the plan was late.',
      'International Atomic Energy Agency',
    ],
    ['A State Department spokeswoman said that the plan was late.', 'State Department spokeswoman'],
    [
      'The treaty is over, The Times of Israel reported. According to the report, the plan was late.',
      'Times of Israel',
    ],
    [
      'President Donald Trump met Syrian President Bashar al-Assad, who was glad. The president said that the plan was late.',
      'Donald Trump',
    ],
    ['North Korea early Thursday said that the plan was late.', 'North Korea'],
    ['Anna Blick (South East Ness) said that the plan was late.', 'Anna Blick'],
    [
      'Vladimir Putin had a telephone conversation with King Salman bin Abdulaziz Al Saud. The heads of state said that the plan was late.',
      'Vladimir Putin and Salman bin Abdulaziz',
    ],
    ['British Prime Minister Theresa May called on China to put more pressure on North Korea.', 'Theresa May'],
  ])('%s', (text, speaker) => {
    expect(speakers(text).at(-1)).toBe(speaker);
  });
});

describe('a signed post', () => {
  const POST = 'To Iranian President Rouhani: never threaten us again! pic.twitter.com/abc';
  const text = `The president wrote at night.\n\n${POST} — Donald J. Trump (@realDonaldTrump) July 23, 2018\n\nTehran was silent.`;

  it('is what its signer says, without its links', () => {
    const { statements } = read({ text, published: '2018-07-24' }, resources());
    expect(statements.map(({ speakerText, party, kind }) => [speakerText, party, kind])).toEqual([
      ['Donald Trump', 'USA', 'direct'],
    ]);
    const [[from, to] = [0, 0]] = statements[0]?.content ?? [];
    expect(text.slice(from, to)).toBe('To Iranian President Rouhani: never threaten us again!');
  });

  it.each([
    'The talks go on. — Antony Blinken (Washington)',
    '— Antony Blinken (@SecBlinken)',
    'A dash — and a handle (@SecBlinken)',
  ])('is not: %s', (line) => {
    const { statements } = read({ text: `${line}\n\nTehran was silent.`, published: '2023-07-24' }, resources());
    expect(statements.flatMap(({ why }) => why)).not.toContain('statements/signed-post');
  });
});
