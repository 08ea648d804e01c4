/** Whom a document of a state means by those who met: 'the leaders', 'both sides', 'they', offices without names. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

/** Types and sides, by name, of the events of the last sentence of a readout. */
const lastOf = (text: string): readonly string[] => {
  const { events, actors } = coded({ text, published: '2023-05-10', kind: 'readout', issuer: 'USA' });
  const name = (id: string): string => actors.find((actor) => actor.id === id)?.name ?? id;
  const start = Math.max(0, text.slice(0, -1).lastIndexOf('. '));
  return events
    .filter(({ evidence }) => (evidence[0]?.[0] ?? 0) >= start)
    .map(({ plover, source, target }) => `${plover} ${[...source, ...target].map(name).sort().join(', ')}`);
};

const FRANCE = 'Secretary Antony Blinken met today with President Emmanuel Macron of France.';
const CALL =
  'President Joe Biden spoke today with Prime Minister Rishi Sunak of the United Kingdom, Chancellor Olaf Scholz of Germany and President Emmanuel Macron of France.';

describe('those who met are meant', () => {
  it.each<[what: string, text: string, events: string[]]>([
    [
      'by a plural, whoever was named last',
      `${FRANCE} The Secretary thanked France for receiving President Volodymyr Zelenskyy of Ukraine. The two leaders discussed trade.`,
      ['CONSULT Antony Blinken, Emmanuel Macron'],
    ],
    [
      'all of them, where a sentence names two of them last',
      `${CALL} President Biden thanked Chancellor Scholz for his visit. The leaders discussed trade.`,
      ['CONSULT Emmanuel Macron, Joe Biden, Olaf Scholz, Rishi Sunak'],
    ],
    [
      'by a plural without an article',
      `${CALL} Participants agreed to meet in June.`,
      [
        'AGREE Emmanuel Macron, Joe Biden, Olaf Scholz, Rishi Sunak',
        'CONSULT Emmanuel Macron, Joe Biden, Olaf Scholz, Rishi Sunak',
      ],
    ],
    [
      'by a noun for several',
      `${CALL} The group discussed the war in Sudan.`,
      ['CONSULT Emmanuel Macron, Joe Biden, Olaf Scholz, Rishi Sunak'],
    ],
    [
      'by a pronoun behind a sentence about one of them',
      `${FRANCE} The Secretary stressed that Kenya and Uganda need peace. They discussed trade.`,
      ['CONSULT Antony Blinken, Emmanuel Macron'],
    ],
    [
      'by an office and another without an article of its own',
      'Secretary Antony Blinken met with Foreign Minister Penny Wong of Australia. The Secretary and Foreign Minister discussed trade.',
      ['CONSULT Antony Blinken, Penny Wong'],
    ],
    [
      'by an office and the plural of another',
      'Secretary Antony Blinken, Foreign Minister Yoshimasa Hayashi of Japan and Foreign Minister Park Jin of the Republic of Korea met today in Seoul. The Secretary and Foreign Ministers discussed trade.',
      ['CONSULT Antony Blinken, Park Jin, Yoshimasa Hayashi'],
    ],
    [
      'by plurals of two offices',
      'Secretary Antony Blinken and Secretary Lloyd Austin met today with Foreign Minister Yoshimasa Hayashi and Defense Minister Yasukazu Hamada of Japan. The Secretaries and Ministers discussed trade.',
      ['CONSULT Antony Blinken, Lloyd Austin, Yasukazu Hamada, Yoshimasa Hayashi'],
    ],
    [
      'by an office whose holder no table knows',
      'Vice President Kamala Harris met with Prime Minister Ada Brandt of Belize. The Vice President and Prime Minister discussed trade.',
      ['CONSULT Ada Brandt, Kamala Harris'],
    ],
    [
      'but those who do it',
      `${CALL} The President thanked the leaders for their support.`,
      ['SUPPORT Emmanuel Macron, Joe Biden, Olaf Scholz, Rishi Sunak'],
    ],
    [
      'who met last where a text tells several meetings',
      `${FRANCE} The Secretary also spoke with President William Ruto of Kenya on the floods. Later he flew to Rome. They discussed trade.`,
      ['CONSULT Antony Blinken, William Ruto'],
    ],
  ])('%s: %s', (_, text, events) => {
    expect(lastOf(text)).toEqual(events);
  });

  it.each<[what: string, text: string, events: string[]]>([
    [
      'by a plural that says whose',
      `${FRANCE} The leaders of Chad and Niger discussed trade.`,
      ['CONSULT Chad, Niger'],
    ],
    [
      'where others stand before a pronoun',
      `${FRANCE} Kenyan officials met in Nairobi. They condemned Russia.`,
      ['ACCUSE Kenyan officials, Russia'],
    ],
    ['by all the parties to something', `${FRANCE} The Secretary called on all parties to lay down their arms.`, []],
  ])('not %s: %s', (_, text, events) => {
    expect(lastOf(text).filter((event) => !events.includes(event) && /Macron/.test(event))).toEqual([]);
  });
});

describe('talks that a document of a state tells', () => {
  it.each<[what: string, text: string, events: string[]]>([
    [
      'have those who met and not their titles beside them',
      'Secretary Antony Blinken spoke today with Deputy Prime Minister and Minister of Foreign Affairs Antonio Tajani of Italy.',
      ['CONSULT Antonio Tajani, Antony Blinken'],
    ],
    [
      'have all of a list',
      'President Joe Biden met with President William Ruto of Kenya, President Bola Tinubu of Nigeria, and President Lazarus Chakwera of Malawi.',
      ['CONSULT Bola Tinubu, Joe Biden, Lazarus Chakwera, William Ruto'],
    ],
    [
      'have whoever stands for a state in its place',
      'National Security Advisor Jake Sullivan met today with incoming Polish Foreign Minister Radoslaw Sikorski.',
      ['CONSULT Jake Sullivan, Radoslaw Sikorski'],
    ],
    [
      'have nobody of whom they only are',
      'Secretary Antony Blinken met with Foreign Minister Penny Wong of Australia. They discussed the meeting of Chad and Niger.',
      ['CONSULT Antony Blinken, Penny Wong', 'CONSULT Chad, Niger'],
    ],
  ])('%s: %s', (_, text, events) => {
    expect(lastOf(text)).toEqual(events);
  });
});

describe('a heading that leaves out who is at home', () => {
  /** The sides of the events that are told in the first words. */
  const headed = (text: string): readonly string[] => {
    const { events } = coded({ text, published: '2019-05-21', kind: 'readout', issuer: 'RUS' });
    return events
      .filter(({ evidence }) => evidence[0]?.[0] === 0)
      .map(({ plover, source, target }) => `${plover} ${source.join('+')} > ${target.join('+')}`);
  };

  it('is of those who met', () => {
    const body =
      'Vladimir Putin had a telephone conversation with Chancellor of Germany Angela Merkel and President of France Emmanuel Macron.';
    expect(headed(`Telephone conversation with Angela Merkel and Emmanuel Macron\n\n${body}`)).toEqual([
      'CONSULT person:vladimir-putin > person:angela-merkel+person:emmanuel-macron',
    ]);
  });

  it('is not of those who met where it is of others', () => {
    const body = 'Vladimir Putin met today with Prime Minister of Finland Juha Sipila. They discussed trade.';
    expect(headed(`Telephone conversation with Angela Merkel and Emmanuel Macron\n\n${body}`).join()).not.toContain(
      'putin',
    );
  });
});
