/** What in news tells of a meeting, and what only sounds like one: sentences of our own within a text that is long enough to be news. */
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

/** No deed, and names of many countries, so that the text is about none of them. */
const REST =
  'Fiji, Peru, Ghana and Laos are warm. People walked along the river, and children played near the old mill for hours. ';

/** The meetings of the head of a text as `kind status A + B`. */
const meetingsOf = (head: string): readonly string[] => {
  const { meetings } = read({ text: `${head}\n\n${REST.repeat(9)}`, published: '2016-05-05' }, resources());
  return meetings
    .filter(({ evidence: [one] }) => one !== undefined && one[0] < head.length)
    .map(({ kind, status, participants }) => `${kind} ${status} ${participants.map(({ party }) => party).join(' + ')}`);
};

/** The days of the meetings of the head of a text, published on 5 May 2016. */
const daysOf = (head: string): readonly unknown[] =>
  read({ text: `${head}\n\n${REST.repeat(9)}`, published: '2016-05-05' }, resources())
    .meetings.filter(({ evidence: [one] }) => one !== undefined && one[0] < head.length)
    .map(({ date }) => date);

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['an adjective is no talk', 'Angela Merkel praised the French-speaking workers of Senegal.', []],
  ['an adjective is no talk', 'Justin Trudeau won over Spanish-speaking voters in Canada and Mexico.', []],
  ['an adjective is no talk', 'Angela Merkel spoke with Francois Hollande.', ['call happened DEU + FRA']],
  ['what it comes to is no journey', 'Angela Merkel is cautious when it comes to Peru.', []],
  ['what it comes to is no journey', 'Angela Merkel is right when it comes to Ghana.', []],
  ['those who hear a speech', 'Angela Merkel held a meeting with Francois Hollande.', ['talks happened DEU + FRA']],
  ['a day to come', 'Shinzo Abe meets with Justin Trudeau on Friday.', ['talks planned JPN + CAN']],
  ['journeys of people who stand for nobody', 'Syrian refugees came to Peru last year.', []],
  ['journeys of people who stand for nobody', 'A Japanese student travelled to Ghana on Monday.', []],
  ['journeys of people who stand for nobody', 'Shinzo Abe flew to Peru on holiday.', []],
  ['journeys of people who stand for nobody', 'Shinzo Abe flew to Peru on Monday.', ['visit happened JPN + PER']],
  [
    'what is only possible',
    'Officials discussed the possibility of a meeting of Shinzo Abe with Justin Trudeau in March.',
    ['talks proposed JPN + CAN'],
  ],
  ['no plans', 'Angela Merkel has plans to meet with Francois Hollande.', ['talks planned DEU + FRA']],
  [
    'wishes',
    'Shinzo Abe would like to visit Peru. Shinzo Abe plans to visit Peru in June.',
    ['visit planned JPN + PER'],
  ],
  ['wishes', 'Angela Merkel said that she would prefer to visit Peru.', []],
  ['what somebody is called', 'Angela Merkel called Shinzo Abe, a former minister, a wise man.', []],
  ['what somebody is called', 'Angela Merkel called Justin Trudeau, who won last year, a fine leader.', []],
  ['what the other verb does', 'Angela Merkel has talked about training soldiers with Shinzo Abe.', []],
  ['who says it and of whom it is said', '"We will not forget Peru," Angela Merkel told the Pacific Dialogue.', []],
  ['relatives', 'Angela Merkel met with the wife of an Iranian prisoner.', []],
  ['relatives', 'Angela Merkel met with the president of Peru.', ['talks happened DEU + PER']],
];

it('has a meeting held by video where its headline does not say how', () => {
  const text = `Top diplomats of Egypt and Turkey hold talks\n\nCAIRO — Sameh Shoukry and Hakan Fidan talked by video conference on Monday. ${REST.repeat(9)}`;
  const [meeting] = read({ text, published: '2023-12-22' }, resources()).meetings;
  expect([meeting?.format, meeting?.place, meeting?.evidence.length]).toEqual(['video', undefined, 2]);
});

/** What the net and the rows together get wrong: a sentence of news that the net has not met is trusted less, or too much. */
const BACKLOG: ReadonlySet<string> = new Set([
  'Shinzo Abe flew to Peru on holiday.',
  'Angela Merkel said that she would prefer to visit Peru.',
  'Angela Merkel called Shinzo Abe, a former minister, a wise man.',
  'A Japanese student travelled to Ghana on Monday.',
  'Angela Merkel met with the wife of an Iranian prisoner.',
]);

describe('in news', () => {
  it.each(CASES.filter(([, head]) => !BACKLOG.has(head)))('%s: %s', (_, head, meetings) => {
    expect(meetingsOf(head)).toEqual(meetings);
  });

  it.fails.each(CASES.filter(([, head]) => BACKLOG.has(head)))('not yet, %s: %s', (_, head, meetings) => {
    expect(meetingsOf(head)).toEqual(meetings);
  });

  it.each<[head: string, days: readonly unknown[]]>([
    ['Officials discussed the possibility of a meeting of Shinzo Abe with Justin Trudeau in January.', ['2017-01']],
    ['Shinzo Abe met with Justin Trudeau in Ottawa in January.', ['2016-01']],
  ])('a meeting to come is in the month that comes, one that happened in the last: %s', (head, days) => {
    expect(daysOf(head)).toEqual(days);
  });
});
