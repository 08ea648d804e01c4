import { describe, expect, it } from 'vitest';
import { sharesOf } from '../../../src/reading/choice.js';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

const sidesOf = (text: string, plover: string): string[] => {
  const { events, actors } = read({ text, published: '2023-06-20' }, resources());
  const party = (id: string): string => actors.find((one) => one.id === id)?.party || id;
  return events
    .filter((one) => one.plover === plover)
    .map(({ source, target }) => `${source.map(party)} > ${target.map(party)}`);
};

describe('a side that no words of the deed name', () => {
  it.each<[what: string, text: string, plover: string, sides: string]>([
    ['whom the sentence names beside it', 'The U.S. sanctions hurt Iran.', 'SANCTION', 'USA > IRN'],
  ])('is %s: %s', (_, text, plover, sides) => {
    expect(sidesOf(text, plover)).toEqual([sides]);
  });

  it.fails('is not yet whom the sentence before tells of', () => {
    const text = 'Japan criticized China. Beijing rejected the criticism and summoned the envoy.';
    expect(sidesOf(text, 'REJECT')).toEqual(['CHN > JPN']);
  });

  it('is nobody else where words name somebody of whom nothing is known', () => {
    const text = 'Iran blamed the Quorl Brotherhood on Monday.';
    expect(sidesOf(text, 'ACCUSE').every((one) => !one.endsWith('> IRN'))).toBe(true);
  });

  it('says in why that it is implied', () => {
    const text = 'Russia invaded Ukraine. The United States condemned the invasion.';
    const { events } = read({ text, published: '2023-06-20' }, resources());
    expect(events.map(({ plover, why }) => [plover, why.includes('sides/implied')])).toContainEqual(['ACCUSE', true]);
  });
});

it.each([
  ['a state', 'Sergey Lavrov and Antony Blinken met in Switzerland on Monday.', 'RUS > USA'],
  ['its capital', 'Jake Sullivan and Wang Yi held talks in the Thai capital on Friday.', 'USA > CHN'],
  ['the home of one of them', 'Antony Blinken met in Ankara with Hakan Fidan on Monday.', 'USA > TUR'],
])('where two met, in %s, is no third', (_, text, sides) => {
  expect(sidesOf(`${text} Both sides gave no details. The press was not let in.`, 'CONSULT')).toEqual([sides]);
});

it.each([
  [
    'of a noun that names its side, who does something with it is none',
    'Shinzo Abe discussed U.S. sanctions against Iran with the Iranian ambassador. The press was not let in. No date was given.',
    'SANCTION',
    'USA > IRN,IRN',
  ],
  [
    'where two consult, whose matter they discuss is none',
    "Shinzo Abe and Angela Merkel talked in Tokyo. The two leaders discussed the significance of Defense Minister Boris Pistorius' visit. No date was given.",
    'CONSULT',
    'JPN > DEU',
  ],
])('%s: %s', (_, text, plover, sides) => {
  expect(sidesOf(text, plover)).toContain(sides);
});

it.each([
  [
    'condemns it',
    'Prime Minister Narendra Modi condemned the attack on tourists in Pahalgam in Kashmir on Monday. India and Pakistan closed their border. No date was given.',
    'IND',
  ],
  [
    'discusses it',
    'The foreign ministers of Germany and France discussed the killing of protesters in Iran on Monday. The press was not let in. No date was given.',
    'FRA',
  ],
])('who %s is no doer of a hostile deed: %s', (_, text, teller) => {
  expect(sidesOf(text, 'ASSAULT').filter((sides) => sides.startsWith(teller))).toEqual([]);
});

describe('the shares of those who may be meant', () => {
  it.each([
    ['sum to one', [['a'], ['b'], ['a', 'b']]],
    ['are whole for nobody alone', [['a']]],
  ])('%s', (_, marks) => {
    const shares = sharesOf(
      new Map([
        ['a', 2.5],
        ['b', -40],
      ]),
      marks.map((one) => ({ marks: one })),
    );
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    expect(shares.every((one) => one >= 0)).toBe(true);
  });
});
