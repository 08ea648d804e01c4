import { describe, expect, test } from 'vitest';
import type { DocumentFacts, Entry, Item } from '../../src/model/record.js';
import { FIELDS } from '../../src/record/fields.js';
import { rebuild } from '../../src/record/record.js';
import { event, factsFor, meeting, statement } from './build.js';

const record = (items: readonly Item[], said: Readonly<Record<string, Partial<DocumentFacts>>> = {}): Entry[] =>
  rebuild(items, factsFor(items, said), []);

/** The documents of each entry: 'a+b'. */
const shape = (entries: readonly Entry[]): string[] =>
  entries.map((entry) => entry.reports.map((report) => report.document).join('+')).sort();

const june18 = { date: '2023-06-18' };

describe('what stands together', () => {
  test('one meeting reported forty times is one', () => {
    const items = Array.from({ length: 40 }, (_, i) => meeting(['blinken', 'qin'], { ...june18, document: `d${i}` }));
    const [entry, ...more] = record(items);
    expect(more).toEqual([]);
    expect(entry?.reports.length).toBe(40);
    expect(entry?.independent).toBe(40);
  });

  test('copies count once, and spun ones not at all', () => {
    const items = ['a', 'b', 'c', 'd'].map((document) => meeting(['blinken', 'qin'], { ...june18, document }));
    const [entry] = record(items, { a: { family: 'wire' }, b: { family: 'wire' }, c: { spun: true } });
    expect(entry?.reports.length).toBe(4);
    expect(entry?.independent).toBe(2);
    const [spun] = record(items, Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { spun: true }])));
    expect(spun?.independent).toBe(1);
  });

  test('what a machine garbled stands behind a clean report, however early and exact it is, and still tells the day', () => {
    const words = { words: 'Blinken met Qin in Beijing', place: { name: 'Beijing', country: 'CHN' } as const };
    const garbled = meeting(['blinken', 'qin'], { ...june18, ...words, document: 'a', published: '2023-06-18' });
    const clean = meeting(['blinken', 'qin'], { ...words, date: '2023-06', document: 'b', published: '2023-06-20' });
    for (const items of [
      [garbled, clean],
      [clean, garbled],
    ]) {
      const [entry, ...more] = record(items, { a: { spun: true } });
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ id: clean.id, items: [clean.id, garbled.id], date: '2023-06-18' });
      expect(entry?.reports.map(({ document }) => document)).toEqual(['b', 'a']);
      // Both garbled, the first published gives the id, as of any two.
      expect(record(items, { a: { spun: true }, b: { spun: true } })[0]?.id).toBe(garbled.id);
    }
  });

  test.each([
    ['one publisher is one voice', { a: { publisher: 'Reuters' }, b: { publisher: 'Reuters' } }, 3],
    ['however it is written', { a: { publisher: 'The Guardian' }, b: { publisher: 'guardian' } }, 3],
    ['publishers without a name are not one', { a: { publisher: '' }, b: { publisher: '' } }, 4],
    [
      'who prints a copy of what a publisher printed is of its voice',
      {
        a: { publisher: 'Reuters' },
        b: { publisher: 'Reuters', family: 'wire' },
        c: { publisher: 'Times', family: 'wire' },
      },
      2,
    ],
    [
      'nor does a spun report join two voices',
      { a: { publisher: 'Reuters' }, b: { publisher: 'Reuters', spun: true } },
      3,
    ],
  ] as const)('%s', (_, said, voices) => {
    const items = ['a', 'b', 'c', 'd'].map((document) => meeting(['blinken', 'qin'], { ...june18, document }));
    expect(record(items, said)[0]?.independent).toBe(voices);
    expect(record([...items].reverse(), said)[0]?.independent).toBe(voices);
  });

  test('what is as vague as another, and much like it, goes where that has gone', () => {
    const place = { name: 'Beijing', country: 'CHN' } as const;
    const exact = meeting(['USA', 'qin'], { ...june18, document: 'a', words: 'Qin Gang received a guest' });
    const vague = { date: '2023-06', place, words: 'Qin Gang received a guest to speak of tariffs on steel' };
    const goesHome = meeting(['blinken', 'qin'], { ...vague, document: 'b' });
    const follows = meeting(['blinken', 'CHN'], {
      ...vague,
      document: 'c',
      words: 'tariffs on steel, to speak of them',
    });
    expect(shape(record([exact, follows]))).toEqual(['a', 'c']);
    expect(shape(record([exact, follows, goesHome]))).toEqual(['a+b+c']);
  });

  test('who knows one side of a deed alone adds nobody to it where others know both', () => {
    const whole = event('CHN', 'USA', june18).value;
    const half = { ...event('USA', 'CHN', june18).value, source: [] };
    const target = FIELDS.event.find(({ field }) => field === 'target');
    expect(target?.fold([whole, half])?.given.target).toEqual(whole.target);
    expect(target?.fold([half, whole])?.given.target).toEqual(whole.target);
    expect(target?.fold([half, half])?.given.target).toEqual(half.target);
  });

  test("a copy of the next week has the first's date and contradicts nothing", () => {
    const said = { a: { family: 'wire' }, b: { family: 'wire' } };
    const why = ['dates/relative'];
    const items = [
      meeting(['blinken', 'qin'], { ...june18, document: 'a', published: '2023-06-19', why }),
      meeting(['blinken', 'qin'], { date: '2023-06-25', document: 'b', published: '2023-06-26', why }),
      // What a copy says has no voice: this one of the 25th is another meeting.
      meeting(['blinken', 'qin'], { date: '2023-06-25', document: 'c' }),
    ];
    const [first, second] = record(items, said);
    expect(first).toMatchObject({ date: '2023-06-18', contradictions: [], independent: 1, why: ['merge/copy'] });
    expect(shape([first, second].flatMap((one) => one ?? []))).toEqual(['a+b', 'c']);
  });

  test('copies without any date are one', () => {
    const items = ['a', 'b'].map((document) => statement('qin', { document, published: null, words: 'no' }));
    expect(record(items, { a: { family: 'wire' }, b: { family: 'wire' } })).toHaveLength(1);
    expect(record(items)).toHaveLength(2);
  });

  test('two accusations of one day about different things are two, each with its rewordings', () => {
    const accuse = (document: string, about: string): Item => event('CHN', 'USA', { ...june18, document, about });
    const items = [
      accuse('a', 'firm suppress technolog'),
      accuse('b', 'firm suppress chip'),
      accuse('c', 'airspac balloon violat'),
      accuse('d', 'airspac balloon enter'),
    ];
    expect(shape(record(items))).toEqual(['a+b', 'c+d']);
  });

  test('talks and the dinner after them stay two; a vague third report goes to one', () => {
    const items = [
      ...['a', 'b'].flatMap((document) => [
        meeting(['blinken', 'qin'], { ...june18, document }),
        meeting(['blinken', 'qin'], { ...june18, document, n: 1, kind: 'meal' }),
      ]),
      meeting(['blinken', 'CHN'], { ...june18, document: 'c', kind: 'other' }),
    ];
    expect(shape(record(items))).toEqual(['a+b', 'a+b+c']);
  });

  test('a vague report goes to its strongest home, and glues nothing', () => {
    const items = [
      meeting(['blinken', 'qin'], { ...june18, document: 'a' }),
      meeting(['blinken', 'wang'], { date: '2023-06-19', document: 'b' }),
      meeting(['blinken', 'wang'], { date: '2023-06', document: 'c' }),
      meeting(['blinken', 'CHN'], { date: '2023-06', document: 'd' }),
    ];
    expect(shape(record(items))).toHaveLength(2);
    expect(shape(record(items)).some((one) => one.includes('b+c') || one.includes('c+b'))).toBe(true);
  });

  test('of two homes the one that is more like it, whatever the ids', () => {
    for (const document of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) {
      const near = event('CHN', 'USA', { ...june18, document, n: 0, about: 'airspac balloon' });
      const far = event('CHN', 'USA', { ...june18, document, n: 1, about: 'balloon tariff' });
      const vague = event('CHN', 'USA', { date: '2023-06', document: 'a', about: 'airspac balloon' });
      const entries = record([near, far, vague]);
      expect(entries.find((entry) => entry.items.includes(vague.id))?.items).toContain(near.id);
      expect(entries).toHaveLength(2);
    }
  });

  test('what could be either of two is one of them: two that do not contradict each other are not one by it', () => {
    const [tariff, balloon] = ['export steel tariff', 'airspac balloon violat'].map((about) =>
      event('CHN', 'USA', { ...june18, document: about.replaceAll(' ', ''), about }),
    );
    const vague = event('CHN', 'USA', { ...june18, document: 'vague' });
    if (!tariff || !balloon) throw new Error('two events');
    const shapes = shape(record([tariff, balloon, vague]));
    expect(shapes).toHaveLength(2);
    expect(shapes.some((one) => one.includes('vague') && one.includes('+'))).toBe(true);
  });

  test('reports of day after day do not run into one', () => {
    const why = ['dates/relative'];
    const items = ['17', '18', '19', '20'].map((day) =>
      meeting(['blinken', 'qin'], { date: `2023-06-${day}`, document: day, why }),
    );
    // Each is a day from the next; no entry spans more than the one day by which they may differ.
    for (const entry of record(items)) expect(entry.items.length).toBeLessThanOrEqual(2);
  });
});

describe('how an entry is folded', () => {
  const items = [
    meeting(['blinken', 'CHN'], {
      date: '2023-06',
      document: 'a',
      confidence: 0.9,
      place: { name: 'China', country: 'CHN' },
      topics: ['taiwan'],
      published: '2023-06-21',
    }),
    meeting(['blinken', 'qin'], {
      ...june18,
      document: 'b',
      kind: 'other',
      status: 'planned',
      published: '2023-06-10',
    }),
    meeting(['blinken', 'qin'], {
      ...june18,
      document: 'c',
      confidence: 0.4,
      place: { name: 'Beijing', country: 'CHN' },
      topics: ['trade', 'taiwan'],
      published: '2023-06-19',
    }),
  ];
  const said = {
    a: { published: '2023-06-21', publisher: 'A' },
    b: { published: '2023-06-10' },
    c: { published: '2023-06-19', url: 'https://c.example' },
  };
  const [entry, ...more] = record(items, said);
  const [a, b, c] = items.map((item) => item.id);

  test('the most exact first', () => {
    expect(more).toEqual([]);
    expect(entry?.items).toEqual([b, c, a]);
    expect(entry?.id).toBe([a, b, c].sort()[0]);
    expect(entry).toMatchObject({ kind: 'meeting', parties: ['CHN', 'USA'], date: '2023-06-18', day: '2023-06-18' });
  });

  test('each field from the first that has it, with the item that gave it', () => {
    expect(entry?.value).toMatchObject({
      id: b,
      kind: 'talks',
      status: 'happened',
      place: { name: 'Beijing' },
      topics: ['trade', 'taiwan'],
    });
    expect(entry?.givenBy).toEqual({ kind: [c], status: [c], place: [c], topics: [c] });
    expect(entry?.kind === 'meeting' && entry.value.participants.map((one) => one.name)).toEqual([
      'Antony Blinken',
      'Qin Gang',
    ]);
  });

  test('a plan and what came of it, and what is only coarser, are no contradiction', () => {
    expect(entry?.value).toMatchObject({ status: 'happened' });
    expect(entry?.contradictions).toEqual([]);
  });

  test('one report a document, by publication', () => {
    expect(entry?.reports).toEqual([
      { document: 'b', publisher: null, published: '2023-06-10', url: null },
      { document: 'c', publisher: null, published: '2023-06-19', url: 'https://c.example' },
      { document: 'a', publisher: 'A', published: '2023-06-21', url: null },
    ]);
  });

  test('without a date it is listed by its first publication, or not at all', () => {
    const undated = statement('qin', { document: 'a', published: '2023-06-21' });
    expect(record([undated], { a: { published: '2023-06-21T10:00:00Z' } })[0]).toMatchObject({
      date: null,
      day: '2023-06-21',
      why: [],
      givenBy: {},
    });
    expect(record([statement('qin', { published: null })])[0]?.day).toBe('');
  });
});
