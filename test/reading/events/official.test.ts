/** What documents of states tell: who met, who only is talked of, what is still to come. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

/** Types, statuses and parties of the events of a readout of a state, in the order of the text. */
const eventsOf = (text: string): readonly string[] => {
  const { events, actors } = coded({ text, published: '2023-05-10', kind: 'readout', issuer: 'USA' });
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const side = (ids: readonly string[]): string => {
    const parties = ids.map((id) => byId.get(id)?.party || byId.get(id)?.country || '?');
    return [...new Set(parties)].sort().join(' ');
  };
  return events.map(({ plover, status, source, target }) => `${plover} ${status} ${side([...source, ...target])}`);
};

describe('a document of a state', () => {
  it.each([
    [
      'Secretary Antony Blinken met today with Staffan de Mistura, the UN Envoy for Western Sahara, in Berlin.',
      ['CONSULT happened UNO USA'],
    ],
    [
      'National Security Advisor Jake Sullivan spoke with Foreign Minister Hakan Fidan of Turkey on the war between Armenia and Azerbaijan.',
      ['CONSULT happened TUR USA'],
    ],
    [
      'The Secretary thanked President Alain Berset of Switzerland for hosting the Kenya-Uganda Summit in Geneva on May 11.',
      ['SUPPORT happened CHE USA', 'CONSULT planned KEN UGA'],
    ],
    // No word out of a title takes part.
    ['Readout of White House Meeting on Efforts to Combat Malaria.', []],
    ['President Biden welcomed Malta’s contribution to the fund.', ['SUPPORT happened MLT USA']],
    ['President Biden conveyed his deepest condolences to President Tinubu of Nigeria.', []],
    [
      'President Joe Biden spoke today with President Emmanuel Macron of France, Chancellor Olaf Scholz of Germany and Prime Minister Rishi Sunak of the United Kingdom. They discussed trade. President Biden briefed leaders on his trip.',
      ['CONSULT happened DEU FRA GBR USA', 'CONSULT happened DEU FRA GBR USA', 'CONSULT happened DEU FRA GBR USA'],
    ],
    [
      'Secretary Blinken met with Foreign Minister Penny Wong of Australia. The two discussed providing more aid to Fiji.',
      ['CONSULT happened AUS USA', 'CONSULT happened AUS USA'],
    ],
    [
      'Secretary Blinken met with President William Ruto of Kenya. They agreed on the threat posed by Sudan.',
      ['CONSULT happened KEN USA'],
    ],
    [
      'President Joe Biden met with President William Ruto of Kenya. The two leaders agreed on a plan for the border between Chad and Sudan.',
      ['CONSULT happened KEN USA', 'AGREE happened KEN USA'],
    ],
    [
      'Secretary Blinken met with President William Ruto of Kenya. They discussed steps to hold President Putin accountable for the war.',
      ['CONSULT happened KEN USA', 'CONSULT happened KEN USA'],
    ],
    [
      'Secretary Blinken met with Prime Minister Petr Fiala of Czechia. They discussed Ukraine as it defends its democracy against Russian aggression.',
      ['CONSULT happened CZE USA', 'CONSULT happened CZE USA', 'ASSAULT happened RUS UKR'],
    ],
    [
      'Secretary Blinken met with President William Ruto of Kenya. They discussed efforts to prevent Iran from acquiring a nuclear weapon.',
      ['CONSULT happened KEN USA', 'CONSULT happened KEN USA'],
    ],
    [
      'President Biden met with Prime Minister Pedro Sánchez of Spain. President Biden welcomed Spain joining the committee.',
      ['CONSULT happened ESP USA'],
    ],
  ])('%s', (text, expected) => {
    expect(eventsOf(text)).toEqual(expected);
  });
});
