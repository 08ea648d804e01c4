/** Who does it to whom in news: sentences of our own at the head of a text that is long enough to be news. */
import { describe, expect, it } from 'vitest';
import { toDocument } from '../../../src/index.js';
import { itemIds } from '../../../src/reading/context.js';
import { findDiplomacy } from '../../../src/reading/diplomacy/find.js';
import { findAllEvents } from '../../../src/reading/events/all.js';
import { contextOf } from '../../../src/reading/layers.js';
import { findStatements } from '../../../src/reading/statements/find.js';
import { resources } from '../../resources.js';

/** No deed, and names of many countries, so that the text is about none of them. */
const REST =
  'Fiji, Peru, Ghana and Laos are warm. People walked along the river, and children played near the old mill for hours. ';

/** The events of the head of a text, and the names and countries of their sides. */
const readHead = (head: string, rest: string) => {
  const document = toDocument({ id: 'news', text: `${head}\n\n${rest.repeat(9)}`, published: '2016-05-05' });
  const context = contextOf(document, resources().language.analyse(document.text), false, resources());
  const ids = itemIds(document);
  const all = findAllEvents(context, findStatements(context, ids), findDiplomacy(context, ids), ids);
  const byId = new Map(all.actors.map((actor) => [actor.id, actor]));
  return {
    events: all.events.filter(({ evidence: [one] }) => one !== undefined && one[0] < head.length),
    name: (id: string): string => byId.get(id)?.name ?? '',
    country: (id: string): string => byId.get(id)?.country ?? '',
  };
};

/** The events of the head of a text as `TYPE source > target`, several with ' + ', by names. */
const eventsOf = (head: string): readonly string[] => {
  const { events, name } = readHead(head, REST);
  const side = (list: readonly string[]): string => list.map(name).join(' + ');
  return events.map(({ plover, source, target }) => `${plover} ${side(source)} > ${side(target)}`.replace(/ +/g, ' '));
};

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a place where it happens', 'Two bombs exploded in Lagos.', []],
  ['a place where it happens', 'Bombs went off in Baghdad on Monday.', []],
  ['the dead suffer it', 'Four Canadians died after an attack in Nairobi.', ['ASSAULT > Four Canadians']],
  ['who turns down words', "Angela Merkel dismissed criticism of Mr. Putin's remarks.", []],
  ['who turns down words', 'Angela Merkel rejected criticism from Rand Paul.', ['REJECT Angela Merkel > Rand Paul']],
  [
    'who turns down words',
    "Rand Paul opposed Angela Merkel's plan to arm Ukraine.",
    ['REJECT Rand Paul > Angela Merkel', 'AID Angela Merkel > Ukraine'],
  ],
  [
    'who stands before what is set in commas',
    'Officials said that Angela Merkel, in a letter to Francois Hollande, condemned Viktor Orban.',
    ['ACCUSE Angela Merkel > Viktor Orban'],
  ],
  [
    'who stands before what is set in commas',
    'The quarrel began when Viktor Orban, in a reply to Donald Tusk, accused Angela Merkel of cowardice.',
    ['ACCUSE Viktor Orban > Angela Merkel'],
  ],
  [
    'who stands before what is set in commas',
    'In a speech in Paris, after a visit to Francois Hollande, Angela Merkel condemned Viktor Orban.',
    ['ACCUSE Angela Merkel > Viktor Orban'],
  ],
  [
    'who does two things',
    'Standing beside Angela Merkel and Donald Tusk, Ted Cruz criticized Viktor Orban and mocked him for his votes.',
    ['ACCUSE Ted Cruz > Viktor Orban'],
  ],
  [
    'who does it with others',
    'Ted Cruz, along with Marco Rubio, criticized Viktor Orban.',
    ['ACCUSE Ted Cruz + Marco Rubio > Viktor Orban'],
  ],
  ['who does it with others', 'Germany, as well as France, condemned Russia.', ['ACCUSE Germany + France > Russia']],
  [
    'who does it with others',
    'Rand Paul as well as Marco Rubio criticized Viktor Orban.',
    ['ACCUSE Rand Paul + Marco Rubio > Viktor Orban'],
  ],
  ['who does it with a thing', 'Germany, along with its new law, condemned Russia.', ['ACCUSE Germany > Russia']],
  [
    'who has what others give',
    'John Kasich has the endorsement of Senator Rand Paul.',
    ['SUPPORT Rand Paul > John Kasich'],
  ],
  [
    'what somebody would be',
    'Governor John Kasich announced his endorsement of Sen. Rand Paul for president.',
    ['SUPPORT John Kasich > Rand Paul'],
  ],
  [
    'who writes what says it',
    'Rand Paul gave a speech criticizing Angela Merkel.',
    ['ACCUSE Rand Paul > Angela Merkel'],
  ],
  [
    'whom a charge is against',
    'Senator Rand Paul filed a lawsuit alleging that Governor Jerry Brown had ignored the law.',
    ['ACCUSE Rand Paul > Jerry Brown'],
  ],
  ['a thing told by a state', 'Angela Merkel criticized the Iran deal.', []],
  ['a thing told by a state', 'Angela Merkel praised the Syria peace plan.', []],
  [
    'who opens a sentence',
    'Four months after announcing his support for Angela Merkel, Rand Paul still doubts the plan.',
    ['SUPPORT Rand Paul > Angela Merkel'],
  ],
  [
    'who opens a sentence',
    'Days before endorsing Rand Paul, Angela Merkel warned that the vote was near.',
    ['SUPPORT Angela Merkel > Rand Paul'],
  ],
  ['whom only a thing is about', 'Angela Merkel praised the vote against Vladimir Putin.', []],
  ['whom only a thing is about', 'Angela Merkel criticized the vote in Greece.', []],
  [
    'a protest of which nobody says against whom',
    'Nurses in Lagos marched against the cuts on Friday.',
    ['PROTEST Nurses in Lagos >'],
  ],
  ['a border is between states', 'Pope Francis paid a visit to the border of Peru and Chile.', []],
  [
    'who is on a trip',
    'Joe Biden said that on a trip to Latvia and Serbia this week, he would calm allies.',
    ['CONSULT Joe Biden > Latvia + Serbia'],
  ],
  [
    'in which state something is taken',
    'The plane fell in northern Georgia, where Moscow has seized territory.',
    ['COERCE Russia > Georgia'],
  ],
];

/** News of one country. */
const HOME =
  'Rand Paul walked along the river in Ohio, and Donald Trump, Bernie Sanders and Ted Cruz slept near the old mill. ';

/** Where the targets of the head of news of the United States belong. */
const targetsOf = (head: string): readonly string[] => {
  const { events, country } = readHead(head, HOME);
  return events.flatMap(({ target }) => target.map(country));
};

const BELONGING: readonly (readonly [string, string, readonly string[]])[] = [
  ['whose government deals with them', 'Senegal clamps down on Koranic schools.', ['SEN']],
  ['whose government deals with them', 'Saudi authorities have blocked nearly 20,000 websites.', ['SAU']],
  ['whose ruler deals with them', 'Donald Trump said that Vladimir Putin has killed journalists.', ['RUS']],
  [
    'the place in their own phrase',
    'Islamic State has killed members of the Yazidi faith, one of the oldest in Iraq.',
    ['IRQ'],
  ],
];

describe('people in news of another country', () => {
  it.each(BELONGING)('are of %s: %s', (_, head, expected) => {
    expect(targetsOf(head)).toEqual(expected);
  });
});

describe('in news', () => {
  it.each(CASES)('%s: %s', (_, head, expected) => {
    expect(eventsOf(head).map((one) => one.trim())).toEqual(expected);
  });
});
