/** What a document of a state names only as a topic of talks, or as what might be, is no event; what it tells is one. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

const MET = 'Secretary Antony Blinken met with President William Ruto of Kenya. ';

/** Types, statuses and parties of the events of a readout behind its first sentence. */
const eventsOf = (text: string): readonly string[] => {
  const { events, actors } = coded({ text: MET + text, published: '2023-05-10', kind: 'readout', issuer: 'USA' });
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const side = (ids: readonly string[]): string =>
    [...new Set(ids.map((id) => byId.get(id)?.party || byId.get(id)?.country || '?'))].sort().join(' ') || '-';
  return events
    .filter(({ evidence }) => (evidence[0]?.[0] ?? 0) >= MET.length)
    .map(({ plover, status, source, target }) => `${plover} ${status} ${side(source)} > ${side(target)}`);
};
const TALKS = 'CONSULT happened KEN USA > -';
const WAR = 'ASSAULT happened SDN > TCD';

describe('a war', () => {
  it.each([
    [
      'in a list of topics',
      'They discussed trade and a number of issues, including Sudan’s war against Chad.',
      [TALKS],
    ],
    [
      'at the head of what was agreed',
      'With regard to Sudan’s war in Chad, they agreed to keep in touch.',
      ['AGREE happened KEN USA > -'],
    ],
    ['that might be', 'They discussed the potential for further Sudanese aggression against Chad.', [TALKS]],
    [
      'that is to be deterred',
      'They expressed their determination to deter further Sudanese aggression.',
      ['AGREE happened KEN USA > -'],
    ],
    [
      'of which one says what would follow',
      'He emphasized that an armed attack on Kenyan forces would be met with force.',
      [],
    ],
  ])('%s is none', (_, text, expected) => {
    expect(eventsOf(text)).toEqual(expected);
  });

  it.each([
    ['that is condemned', 'They condemned Sudan’s war against Chad.'],
    ['that is a concern', 'They expressed concern about Sudan’s war against Chad.'],
    ['that is judged', 'They spoke about Sudan’s unprovoked war against Chad.'],
    ['of which there are consequences', 'They discussed the consequences of Sudan’s invasion of Chad.'],
    ['that goes on', 'They discussed their support for Chad as Sudan’s brutal invasion enters its second year.'],
    ['across a country', 'He condemned Sudan’s missile strikes across Chad.'],
    [
      'against which somebody defends himself',
      'He underscored support for Chad and for its efforts to defend itself against continuing Sudanese aggression.',
    ],
  ])('%s is told', (_, text) => {
    expect(eventsOf(text)).toContain(WAR);
  });
});

describe('a row of gerunds', () => {
  it.each([
    [
      'is what they talked about',
      'They discussed trade, strengthening bilateral cooperation, and working with Peru on drugs.',
      [TALKS],
    ],
    [
      'is what they talked about, too, behind including',
      'They discussed the plans, including sharing intelligence with Peru.',
      [TALKS],
    ],
    [
      'is all to come where its first is',
      'He reaffirmed his commitment to strengthening trade and working with Kenya on drugs.',
      ['AGREE happened USA > KEN', 'COOPERATE planned USA > KEN'],
    ],
  ])('%s', (_, text, expected) => {
    expect(eventsOf(text)).toEqual(expected);
  });

  it('does not hold what is said behind a comma', () => {
    expect(eventsOf('They discussed trade, calling on Sudan to withdraw from Chad.')).toContain(
      'REQUEST happened KEN USA > SDN',
    );
  });
});

describe('what is discussed', () => {
  it.each([
    ['They discussed continued cooperation with Peru.', [TALKS]],
    ['They discussed the agreement between Peru and Chile.', [TALKS]],
    ['They discussed the ongoing coordination between Peru and Chile.', []],
  ])('is a topic: %s', (text, expected) => {
    expect(eventsOf(text).filter((one) => !one.startsWith('CONSULT'))).toEqual(
      expected.filter((one) => !one.startsWith('CONSULT')),
    );
  });
});

describe('who is blamed or thanked for something', () => {
  it.each([
    ['They expressed their resolve to hold Sudan accountable for its unprovoked war against Chad.', WAR],
    ['He thanked President Ruto for his support for Chad.', 'SUPPORT happened KEN > TCD'],
    ['They reaffirmed the need to impose costs on Sudan for its brutal invasion of Chad.', WAR],
  ])('did it: %s', (text, expected) => {
    expect(eventsOf(text)).toContain(expected);
  });
});

describe('recognition', () => {
  it.each([
    ['for a deed is praise', 'He recognized President Ruto for taking steps to end hunger.', '051'],
    ['of work is praise', 'He recognized Kenya’s leadership.', '051'],
    ['of a state is diplomatic', 'The United States recognized Palestine.', '054'],
  ])('%s', (_, text, code) => {
    const { events } = coded({ text: MET + text, published: '2023-05-10', kind: 'readout', issuer: 'USA' });
    expect(events.filter(({ plover }) => plover === 'SUPPORT').map(({ cameo }) => cameo)).toEqual([code]);
  });
});

describe('money', () => {
  it('for something is no support beside the gift', () => {
    expect(eventsOf('The United States announced $20 million to support Kenya in ending hunger.')).toEqual([
      'AGREE happened USA > KEN',
      'AID planned USA > KEN',
    ]);
  });
});

describe('a meeting for which somebody is not able', () => {
  it.each([
    ['Angela Merkel was unable to meet Barack Obama in Berlin on Monday.'],
    ['Shinzo Abe was unable to meet with Vladimir Putin.'],
    ['Joko Widodo, who had fallen ill, was unable to meet Lee Hsien Loong.'],
  ])('is cancelled: %s', (text) => {
    const { events } = coded({ text, published: '2016-05-10' });
    expect(events.map(({ plover, status }) => `${plover} ${status}`)).toContain('CONSULT cancelled');
  });
});
