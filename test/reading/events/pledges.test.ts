/** What states commit themselves to in their documents: to another's security, against somebody, in talks. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

/** Types, codes, statuses and parties of the events of a readout behind its first sentence. */
const eventsOf = (text: string): readonly string[] => {
  const met = 'Secretary Antony Blinken met with President William Ruto of Kenya. ';
  const { events, actors } = coded({ text: met + text, published: '2023-05-10', kind: 'readout', issuer: 'USA' });
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const side = (ids: readonly string[]): string => {
    const parties = ids.map((id) => byId.get(id)?.party || byId.get(id)?.country || '?');
    return [...new Set(parties)].sort().join(' ') || '-';
  };
  return events
    .filter(({ evidence }) => (evidence[0]?.[0] ?? 0) >= met.length)
    .map(
      ({ plover, cameo, status, source, target }) => `${plover} ${cameo} ${status} ${side(source)} > ${side(target)}`,
    );
};

describe('a commitment', () => {
  it.each([
    [
      'to what another holds dear backs it',
      [
        [
          'The Secretary reaffirmed the United States’ commitment to Moldova’s sovereignty.',
          ['SUPPORT 051 happened USA > MDA'],
        ],
        ['He reiterated the U.S. commitment to the security of Kenya.', ['SUPPORT 051 happened USA > KEN']],
        [
          'They underscored their shared commitment to the independence of Georgia.',
          ['SUPPORT 051 happened KEN USA > GEO'],
        ],
        ['He affirmed his commitment to the creation of a Palestinian state.', ['SUPPORT 051 happened USA > PSE']],
        [
          'He thanked Kenya for its commitment to Somalia’s territorial integrity.',
          ['SUPPORT 051 happened USA > KEN', 'SUPPORT 051 happened KEN > SOM'],
        ],
      ],
    ],
    [
      'to what is done together is an accord',
      [
        ['They stressed their commitment to fighting locusts.', ['AGREE 030 happened KEN USA > -']],
        ['They reaffirmed their commitment to a rules-based order.', ['AGREE 030 happened KEN USA > -']],
        ['They expressed their desire to deepen their partnership.', ['AGREE 030 happened KEN USA > -']],
      ],
    ],
    [
      'against somebody is none with him',
      [
        ['They reaffirmed their commitment to imposing costs on Belarus.', ['AGREE 030 happened KEN USA > -']],
        [
          'They expressed their determination to hold Sudan accountable for the killings.',
          ['AGREE 030 happened KEN USA > -'],
        ],
        ['They underscored their resolve to counter the threat from Eritrea.', ['AGREE 030 happened KEN USA > -']],
      ],
    ],
    [
      'that is a topic of talks is a topic, whether they share it or not',
      [
        ['They discussed their commitment to ending hunger.', ['CONSULT 040 happened KEN USA > -']],
        ['They discussed the commitments to rebuild Somalia.', ['CONSULT 040 happened KEN USA > -']],
        ['They discussed their shared commitment to ending hunger.', ['CONSULT 040 happened KEN USA > -']],
      ],
    ],
    [
      'is no wish for something good',
      [
        ['They expressed their desire for a peaceful solution in Sudan.', []],
        ['He reiterated the interest of the United States in peace in Sudan.', []],
        ['They voiced their wish for calm.', []],
      ],
    ],
  ] as const)('%s', (_, cases) => {
    for (const [text, expected] of cases) expect([text, eventsOf(text)]).toEqual([text, expected]);
  });
});

describe('good words', () => {
  it.each([
    [
      'are not for whom they are against',
      'He affirmed U.S. solidarity with Kenya in the face of raids by Somalia.',
      ['SUPPORT 051 happened USA > KEN', 'ASSAULT 190 happened SOM > KEN'],
    ],
    [
      'are for whose right to defend himself they are',
      'He voiced support for Kenya’s right to defend itself against Somalia.',
      ['SUPPORT 051 happened USA > KEN'],
    ],
    [
      'for which one speaks to somebody are said to him',
      'The Secretary spoke with Foreign Minister Penny Wong of Australia to offer support and condemn the attack by Nauru on Fiji.',
      ['CONSULT 040 happened USA > AUS', 'SUPPORT 051 happened USA > AUS', 'ACCUSE 111 happened USA > NRU'],
    ],
  ])('%s', (_, text, expected) => {
    expect(eventsOf(text)).toEqual(expected);
  });
});

describe('closer cooperation', () => {
  it.each([
    ['of no named kind', 'They agreed to deepen cooperation on migration.', 'COOPERATE 060 planned KEN USA > -'],
    ['in trade', 'They agreed to expand economic cooperation.', 'COOPERATE 061 planned KEN USA > -'],
    ['of armies', 'They agreed to strengthen defense cooperation.', 'COOPERATE 062 planned KEN USA > -'],
  ])('%s', (_, text, expected) => {
    expect(eventsOf(text)).toContain(expected);
  });
});
