/** Names that no table has: counted over documents, whatever the order they come in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Reading } from '../../src/model/reading.js';
import { UnknownNames } from '../../src/record/unknown.js';

interface Told {
  readonly id: string;
  readonly text?: string;
  readonly published?: string;
  readonly spun?: boolean;
  readonly names: readonly (string | Partial<Actor>)[];
}

const actorOf = (given: string | Partial<Actor>): Actor => {
  const told = typeof given === 'string' ? { name: given } : given;
  const name = told.name ?? '';
  return {
    id: `person:?${name}`,
    name,
    kind: 'person',
    party: '',
    country: '',
    sector: 'UNK',
    mentions: [[0, name.length]],
    why: [],
    ...told,
  };
};

const readingOf = ({ id, text = id, published, spun = false, names }: Told): Reading => ({
  schema: 'chancery/reading@1',
  made: { release: 'test', data: 'test' },
  document: {
    id,
    text,
    kind: 'report',
    language: 'en',
    characters: 100,
    ...(published === undefined ? {} : { published }),
  },
  provenance: { spun: { score: 0, verdict: spun ? 'spun' : 'clean' } },
  notes: [],
  repairs: [],
  actors: names.map(actorOf),
  statements: [],
  events: [],
  meetings: [],
  commitments: [],
  channels: [],
  incidents: [],
  relations: [],
});

const listOf = (told: readonly Told[], least = 2) => {
  const names = new UnknownNames();
  for (const one of told) names.add(readingOf(one));
  return names.list(least);
};

describe('names that no table has', () => {
  it('come with how often, when, for whom and where', () => {
    const velde = { name: 'Arno Velde', party: 'NLD', role: 'deputy foreign minister' } as const;
    expect(
      listOf([
        { id: 'b', published: '2023-02-01', names: [velde] },
        {
          id: 'a',
          published: '2023-01-05',
          names: [
            {
              ...velde,
              mentions: [
                [3, 13],
                [20, 30],
              ],
            },
          ],
        },
      ]),
    ).toEqual([
      {
        name: 'Arno Velde',
        spellings: [],
        kind: 'person',
        parties: ['NLD'],
        roles: ['deputy foreign minister'],
        documents: 2,
        mentions: 3,
        first: '2023-01-05',
        last: '2023-02-01',
        example: { document: 'a', span: [3, 13] },
      },
    ]);
  });

  it.each<[string, readonly Told[], readonly string[]]>([
    [
      'copies of one text count once',
      [
        { id: 'a', text: 't', names: ['Arno Velde'] },
        { id: 'b', text: 't', names: ['Arno Velde'] },
      ],
      [],
    ],
    [
      'a garbled text makes no names',
      [
        { id: 'a', names: ['Arno Velde'] },
        { id: 'b', spun: true, names: ['Arno Velde'] },
      ],
      [],
    ],
    [
      'a surname is of its one full name',
      [
        { id: 'a', names: ['Velde'] },
        { id: 'b', names: ['Arno B. Velde'] },
      ],
      ['Arno B. Velde'],
    ],
    [
      'a surname that two bear stays by itself',
      [
        { id: 'a', names: ['Velde', 'Arno Velde'] },
        { id: 'b', names: ['Velde', 'Ines Velde'] },
      ],
      ['Velde'],
    ],
    [
      'marks and case make no other name',
      [
        { id: 'a', names: ['José Velde'] },
        { id: 'b', names: ['Jose VELDE'] },
      ],
      ['Jose VELDE'],
    ],
    [
      'who is in a table is not among them',
      [
        { id: 'a', names: [{ id: 'person:arno-velde', name: 'Arno Velde' }] },
        { id: 'b', names: [{ id: 'person:arno-velde', name: 'Arno Velde' }] },
      ],
      [],
    ],
    [
      'groups and common nouns are no names',
      [
        {
          id: 'a',
          names: [
            { id: 'group:?officials', name: 'Dutch officials', kind: 'group' },
            { id: 'org:?government', name: 'Government', kind: 'government' },
          ],
        },
        {
          id: 'b',
          names: [
            { id: 'group:?officials', name: 'Dutch officials', kind: 'group' },
            { id: 'org:?government', name: 'Government', kind: 'government' },
          ],
        },
      ],
      [],
    ],
  ])('%s', (_, told, names) => {
    expect(listOf(told).map(({ name }) => name)).toEqual(names);
  });

  it('are the same whatever the order of the documents', () => {
    const name = fc.constantFrom('Arno Velde', 'Velde', 'A. Velde', 'Ines Hoek', 'Hoek', 'Crisis Desk');
    const told = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      text: fc.constantFrom('s', 't', 'u'),
      published: fc.constantFrom('2023-01-01', '2023-01-02'),
      names: fc.uniqueArray(name, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(told, { selector: ({ id }) => id }), fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = [...all].map((one) => [random.next().value as number, one] as const);
        shuffled.sort(([a], [b]) => a - b);
        expect(
          listOf(
            shuffled.map(([, one]) => one),
            1,
          ),
        ).toEqual(listOf(all, 1));
      }),
    );
  });
});
