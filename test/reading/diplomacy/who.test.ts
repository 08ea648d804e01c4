/** Who met, and how, where titles, states and other sittings stand between the words: sentences of our own. */
import { expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

it.each<[what: string, text: string, met: string]>([
  [
    'who has an office with a portfolio',
    'Angela Merkel met with Peruvian Minister of Rural Roads Inti Quispe in Berlin.',
    'talks in-person Angela Merkel + Inti Quispe',
  ],
  [
    'who has an office of a body of a state',
    'Angela Merkel met with the Head of the Roads Department of the Kingdom of Tonga Sione El Vea.',
    'talks in-person Angela Merkel + Sione El Vea',
  ],
  [
    'whom a state stands before, with the titles between',
    'Angela Merkel met with Republic of Korea (ROK) Special Representative for Rural Roads Park Geun-hye.',
    'talks in-person Angela Merkel + Park Geun-hye',
  ],
  [
    'who met, not who met another time',
    "Angela Merkel spoke with Shinzo Abe about Justin Trudeau's talks with Francois Hollande.",
    'call phone Angela Merkel + Shinzo Abe',
  ],
  [
    'who called',
    'Angela Merkel called President Francois Hollande today to congratulate him.',
    'call phone Angela Merkel + Francois Hollande',
  ],
  [
    'who is called something between quotes',
    'Angela Merkel met with Minister Benjamin “Benny” Gantz in Berlin.',
    'talks in-person Angela Merkel + Benny Gantz',
  ],
])('has %s: %s', (_, text, met) => {
  const { meetings, actors } = read({ text, published: '2016-05-05' }, resources());
  const name = (id: string): string => actors.find((one) => one.id === id)?.name ?? id;
  const [meeting] = meetings;
  expect(
    `${meeting?.kind} ${meeting?.format} ${meeting?.participants.map(({ actor }) => name(actor)).join(' + ')}`,
  ).toBe(met);
});

it('has the call of a readout whose first sentence tells of it by the way', () => {
  const title = 'Telephone conversation with President of France Francois Hollande';
  const text = 'During the telephone conversation, Vladimir Putin congratulated Francois Hollande on the harvest.';
  const of = { title, published: '2016-05-05', publisher: 'The Kremlin', kind: 'readout', issuer: 'RUS' } as const;
  const { meetings } = read({ ...of, text: `${text}\n\nThe weather was discussed as well.` }, resources());
  expect(meetings.map(({ format, participants }) => [format, participants.map(({ party }) => party).sort()])).toEqual([
    ['phone', ['FRA', 'RUS']],
  ]);
});

it('has the minister of a readout again, though others were named since', () => {
  const filler = 'They discussed the harvest and the roads. '.repeat(8);
  const first = 'Joe Biden spoke with Prime Minister Benjamin Netanyahu of Israel about aid.';
  const last = 'He deplored violence against Palestinians. The Prime Minister agreed to send fuel to Jordan.';
  const of = { published: '2023-12-07', kind: 'readout', issuer: 'USA' } as const;
  const { events } = read({ ...of, text: `${first} ${filler}${last}` }, resources());
  expect(events.filter(({ plover }) => plover === 'AGREE').map(({ source }) => source)).toContainEqual([
    'person:benjamin-netanyahu',
  ]);
});

const FILLER = ' The harvest was long.'.repeat(6);

it.each<[what: string, text: string]>([
  [
    'has no year of a treaty of which it speaks',
    'Angela Merkel spoke by telephone with Francois Hollande, and reaffirmed that the 1963 Friendship Treaty applies.',
  ],
  [
    'is not told again by since when it is the first',
    'Angela Merkel met Francois Hollande on Wednesday, the first face-to-face meeting between the two since March.',
  ],
])('a meeting %s', (_, text) => {
  const { meetings } = read({ text: text + FILLER, published: '2016-05-05' }, resources());
  expect(meetings.map(({ date }) => (typeof date === 'string' ? date.slice(0, 7) : 'stretch'))).toEqual(['2016-05']);
});
