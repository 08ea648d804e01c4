/** What was understood of a text, as it is shown over its words. */
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../src/desk/ask/marks.js';
import { documentOf, readingOf } from '../store/fixtures.js';

describe('marksOf', () => {
  it('takes items, names and repairs, each with what was understood in words', () => {
    const base = { confidence: 1, why: ['test'] };
    const actor = (id: string, name: string) =>
      ({ id, name, kind: 'state', party: '', country: '', sector: 'GOV', mentions: [[0, 1]], why: ['test'] }) as const;
    const marks = marksOf(
      {
        ...readingOf(documentOf('a', 'x'.repeat(100))),
        actors: [actor('state:CHN', 'China'), actor('state:JPN', 'Japan')],
        statements: [
          {
            ...base,
            id: 's1',
            act: 'said',
            speaker: null,
            speakerText: '',
            party: '',
            attribution: 'named',
            kind: 'direct',
            content: [
              [0, 5],
              [8, 9],
            ],
            source: [],
            cue: [[6, 7]],
            topics: [],
          },
        ],
        events: [
          {
            ...base,
            id: 'e1',
            plover: 'ACCUSE',
            contexts: [],
            cameo: '111',
            goldstein: -2,
            status: 'happened',
            source: ['state:CHN'],
            target: [],
            evidence: [[20, 30]],
          },
        ],
        repairs: [{ span: [40, 45], found: 'xxxxx', restored: 'Qin Gang', confidence: 1, why: ['test'] }],
      },
      'x'.repeat(100),
    );
    expect(marks.map(({ id, layer, spans, title, confidence }) => [id, layer, spans, title, confidence])).toEqual([
      ['e1', 'event', [[20, 30]], 'China made an accusation', 1],
      [
        's1',
        'statement',
        [
          [0, 5],
          [8, 9],
        ],
        'A speaker not known said',
        1,
      ],
      ['state:CHN', 'actor', [[0, 1]], 'China', null],
      ['state:JPN', 'actor', [[0, 1]], 'Japan', null],
      ['repair-0', 'repair', [[40, 45]], 'Read as ‘Qin Gang’', 1],
    ]);
    const facts = marks[0]?.facts.map(({ name, value }) => `${name}: ${value}`);
    expect(facts).toContain('Who: China');
    expect(facts).toContain('Weight: −2 of 10 (Goldstein)');
    expect(marks.every(({ why }) => why.length > 0)).toBe(true);
  });
});
