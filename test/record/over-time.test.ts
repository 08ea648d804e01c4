/** What the record tells over time: ledgers, channels, the index, stops; over entries made of items by hand. */
import { describe, expect, it } from 'vitest';
import { loadCompareWords } from '../../src/desk/compare.js';
import { loadLedgerWords } from '../../src/desk/over-time.js';
import type { DocumentFacts, Item, ToldEntry } from '../../src/model/record.js';
import { channelHistories } from '../../src/record/channels/history.js';
import { relationshipIndex } from '../../src/record/index/level.js';
import { ledgerOf } from '../../src/record/ledger/ledger.js';
import { rebuild } from '../../src/record/record.js';
import { itinerary, metBy } from '../../src/record/visits/itinerary.js';
import { heldMeetings } from '../../src/record/visits/sittings.js';
import { type WeekSums, weekOf, weekShares, weekSums } from '../../src/record/weeks.js';
import { channel, commitment, event, meeting } from './build.js';

const words = loadLedgerWords(loadCompareWords());

const factsOf = (
  items: readonly Item[],
  publishers: Readonly<Record<string, string>> = {},
): Map<string, DocumentFacts> =>
  new Map(
    items.map(({ document, published }) => [
      document,
      {
        id: document,
        family: document,
        spun: false,
        sentences: [],
        ...(publishers[document] ? { publisher: publishers[document] } : {}),
        ...(published === null ? {} : { published: new Date(published * 86_400_000).toISOString().slice(0, 10) }),
      },
    ]),
  );

const told = (items: readonly Item[], publishers?: Readonly<Record<string, string>>): ToldEntry[] =>
  rebuild(items, factsOf(items, publishers), []).map(
    (entry) => ({ entry, item: items.find(({ id }) => id === entry.items[0]) }) as ToldEntry,
  );

describe('the ledger', () => {
  const visit = commitment(['USA'], {
    document: 'a',
    published: '2023-06-20',
    action: 'Blinken will visit Beijing for talks',
    words: 'promised that Blinken will visit Beijing for talks',
    to: ['CHN'],
    status: 'promised',
  });
  it('calls a promised visit met by the visit', () => {
    const kept = meeting(['blinken', 'qin'], {
      document: 'b',
      date: '2023-07-02',
      published: '2023-07-03',
      kind: 'visit',
      place: { name: 'Beijing', country: 'CHN' },
    });
    const [line] = ledgerOf(told([visit, kept]), words, '2023-07-03');
    expect(line?.steps.map(({ step }) => step)).toEqual(['promised', 'met']);
    expect(line?.steps[1]?.entry).toBe(kept.id);
  });
  it('lets a call keep no promise of a visit', () => {
    const call = meeting(['blinken', 'qin'], {
      document: 'b',
      date: '2023-07-02',
      published: '2023-07-03',
      kind: 'call',
      format: 'phone',
    });
    expect(ledgerOf(told([visit, call]), words, '2023-07-03')[0]?.state).toBe('promised');
  });
  const later = { document: 'b', date: '2023-07-02', published: '2023-07-03' } as const;
  it('lets nobody else’s meeting keep it', () => {
    const other = meeting(['sullivan', 'wang'], {
      ...later,
      kind: 'visit',
      place: { name: 'Beijing', country: 'CHN' },
    });
    expect(ledgerOf(told([visit, other]), words, '2023-07-03')[0]?.state).toBe('promised');
  });
  it.each([
    ['to provide Chad with grain', 'Qin provided Japan with grain', 'JPN', 'AID', 'promised'],
    ['to provide Japan with grain for the camps', 'Qin provided Japan with grain for the camps', 'JPN', 'AID', 'met'],
    ['to continue to provide Japan with grain', 'Qin provided Japan with grain', 'JPN', 'AID', 'promised'],
    [
      'to provide Japan with grain for the camps',
      'Qin would provide Japan with grain for the camps',
      'JPN',
      'AID',
      'promised',
    ],
    ['not to attack the ports', 'Qin attacked the ports', 'JPN', 'ASSAULT', 'broken'],
    ['not to attack the ports', 'Qin attacked the ports', 'USA', 'ASSAULT', 'promised'],
    ['to lift the tariffs on steel', 'Qin agreed to lift the tariffs on steel', 'JPN', 'AGREE', 'promised'],
  ] as const)('says of ‘%s’ after ‘%s’ (%s, %s): %s', (action, deed, target, plover, state) => {
    const promise = commitment(['CHN'], { document: 'a', action, to: ['JPN'], status: 'promised' });
    const done = event('qin', target, { ...later, words: deed, about: deed, plover });
    expect(ledgerOf(told([promise, done]), words, '2023-07-03')[0]?.state).toBe(state);
  });
  it.each([
    [
      'says that it was not kept',
      'that the promises of aid to the fishermen have not been fulfilled',
      ['promised', 'broken'],
    ],
    ['says that it was kept', 'Chad kept its promise of grain', ['promised', 'met']],
    ['denies that it was kept', 'that Chad has not fulfilled its promise', ['promised']],
    ['looks ahead', 'that as promised Chad will send grain', ['promised']],
    ['says nothing of it', 'that Chad promised grain', ['promised']],
  ])('ends an undertaking whose own sentence %s: ‘%s’', (_, said, steps) => {
    const promise = commitment(['CHN'], {
      document: 'a',
      action: 'to send grain',
      to: ['JPN'],
      status: 'promised',
      words: said,
    });
    expect(ledgerOf(told([promise]), words, '2023-07-03')[0]?.steps.map(({ step }) => step)).toEqual(steps);
  });
  it.each([
    ['to resume contacts between their armed forces', 'spoke in the first contact of the militaries', 'met'],
    ['to hold talks on AI', 'met for talks on artificial intelligence', 'met'],
    ['to hold talks on AI', 'met for talks on robots', 'agreed'],
  ])('knows ‘%s’ in other words that mean the same: ‘%s’', (action, deed, state) => {
    const agreed = commitment(['USA', 'CHN'], { document: 'a', action, status: 'agreed' });
    const done = meeting(['blinken', 'qin'], { ...later, words: deed });
    expect(ledgerOf(told([agreed, done]), words, '2023-07-03')[0]?.state).toBe(state);
  });
  it('tells an undertaking again only where its own words come back', () => {
    const told1 = [
      'to the defense of Japan and Korea',
      'to the defense of Korea and Japan',
      'to the denuclearization of Korea',
    ];
    const items = told1.map((action, n) =>
      commitment(['USA'], {
        document: `d${n}`,
        published: `2023-0${n + 1}-10`,
        action,
        to: ['JPN'],
        status: 'promised',
      }),
    );
    const steps = ledgerOf(told(items), words, '2023-07-03').map((line) => line.steps.map(({ step }) => step));
    expect(steps).toEqual([['promised', 'repeated'], ['promised']]);
  });
  it.each([
    ['one publisher tells again days later is repeated', ['office', 'office'], ['promised', 'repeated']],
    ['another tells days later is the same promise', ['office', 'paper'], ['promised']],
  ])('what %s', (_, publishers, steps) => {
    const items = publishers.map((_, n) =>
      commitment(['USA'], {
        document: `d${n}`,
        published: `2023-01-1${n}`,
        action: 'to send grain',
        to: ['JPN'],
        status: 'promised',
      }),
    );
    const entries = told(items, Object.fromEntries(publishers.map((one, n) => [`d${n}`, one])));
    expect(ledgerOf(entries, words, '2023-07-03')[0]?.steps.map(({ step }) => step)).toEqual(steps);
  });
  it('calls what was due and is not met overdue', () => {
    const due = commitment(['USA'], {
      document: 'a',
      published: '2023-06-20',
      action: 'deliver grain',
      due: '2023-08',
      status: 'promised',
    });
    expect(ledgerOf(told([due]), words, '2023-08-15')[0]?.state).toBe('promised');
    expect(ledgerOf(told([due]), words, '2023-09-15')[0]?.state).toBe('overdue');
  });
});

describe('the history of a channel', () => {
  const line = (document: string, day: string, state: 'agreed' | 'reopening' | 'suspended', said: string) =>
    channel(['USA', 'CHN'], { document, date: day, published: day, state, kind: 'diplomatic', words: said });
  const generals = (document: string, day: string, who: readonly string[] = ['brown', 'liu']) =>
    meeting(who, { document, date: day, published: day, level: 'leader' });
  const cut = line('a', '2022-08-05', 'suspended', 'suspended military contacts');
  const agreed = line('b', '2023-11-15', 'agreed', 'agreed to resume contacts of the armed forces');
  it.each([
    ['joins what is told in other words', [cut, agreed], ['suspended 2022-08-05', 'agreed 2023-11-15']],
    [
      'is open when the holders of its offices meet',
      [cut, agreed, generals('c', '2023-12-21')],
      ['suspended 2022-08-05', 'agreed 2023-11-15', 'open 2023-12-21'],
    ],
    ['is not open again by a meeting while it is cut', [cut, generals('c', '2023-12-21')], ['suspended 2022-08-05']],
    ['is not open when others meet', [agreed, generals('c', '2023-12-21', ['blinken', 'qin'])], ['agreed 2023-11-15']],
    [
      'of a matter of its own is not open by any meeting of that kind',
      [
        line('b', '2023-11-15', 'agreed', 'agreed to resume military calls of the theater commanders'),
        generals('c', '2023-12-21'),
      ],
      ['agreed 2023-11-15'],
    ],
    [
      'is agreed where one report of that day has it under way',
      [line('a', '2023-11-15', 'reopening', 'resumption of military contacts'), { ...agreed }],
      ['agreed 2023-11-15'],
    ],
  ] as const)('%s', (_, items, history) => {
    const [found] = channelHistories(told(items), ['USA', 'CHN'], words);
    expect(found?.history.map(({ state, day }) => `${state} ${day}`)).toEqual(history);
    expect(found?.kind).toBe('military');
  });
  it('was last used by the last meeting of its offices', () => {
    const [found] = channelHistories(told([agreed, generals('c', '2023-12-21')]), ['USA', 'CHN'], words);
    expect(found?.lastUse?.day).toBe('2023-12-21');
  });
  it('was last used when it was opened, where a report tells that day', () => {
    const group = (document: string, published: string, state: 'agreed' | 'open', date: string) =>
      channel(['USA', 'CHN'], {
        document,
        date,
        published,
        state,
        kind: 'working',
        words: 'working group on fisheries',
      });
    const agreed = group('a', '2023-11-15', 'agreed', '2023-11-15');
    const lastUse = (open: ReturnType<typeof group>) =>
      channelHistories(told([agreed, open]), ['USA', 'CHN'], words)[0]?.lastUse?.day;
    expect(lastUse(group('b', '2024-01-31', 'open', '2024-01-30'))).toBe('2024-01-30');
    expect(lastUse(group('b', '2024-04-02', 'open', '2024-01'))).toBeUndefined();
  });
  it('of the month of its report is of its day', () => {
    const cut = channel(['USA', 'CHN'], {
      document: 'a',
      date: '2023-09',
      published: '2023-09-22',
      state: 'suspended',
      kind: 'military',
      words: 'military contacts',
    });
    const [found] = channelHistories(told([cut]), ['USA', 'CHN'], words);
    expect(found?.history.map(({ day }) => day)).toEqual(['2023-09-22']);
  });
});

describe('the index', () => {
  const week = (monday: string, count: number, sum: number): WeekSums => ({
    week: monday,
    count,
    sum,
    events: [`event-${monday}`],
  });
  const calm = Array.from({ length: 10 }, (_, i) =>
    week(new Date(Date.UTC(2023, 0, 2 + 7 * i)).toISOString().slice(0, 10), 3, 6),
  );
  it('has none where there are too few events', () => {
    expect(relationshipIndex([week('2023-01-02', 3, 6)])).toEqual({ none: '3 events: an index needs 20' });
  });
  it('calls a week far under the level of the past a chill, and names what moved it', () => {
    const index = relationshipIndex([...calm, week('2023-05-01', 4, -20)]);
    const last = 'none' in index ? undefined : index.at(-1);
    expect(last).toMatchObject({ movement: 'chill', level: 2, movedBy: ['event-2023-05-01'] });
  });
  it('calls the usual steady, however good or bad it is', () => {
    const index = relationshipIndex(calm.map((one) => ({ ...one, sum: -24 })));
    expect('none' in index ? [] : index.slice(4).map(({ movement }) => movement)).toEqual(Array(6).fill('steady'));
  });
  it('does not look at the order of weeks', () => {
    expect(relationshipIndex([...calm].reverse())).toEqual(relationshipIndex(calm));
  });
  it('begins weeks on Monday', () => {
    expect(['2023-06-18', '2023-06-19', '1969-12-31'].map(weekOf)).toEqual(['2023-06-12', '2023-06-19', '1969-12-29']);
  });
  it('counts nothing where there are no events', () => {
    expect(weekSums([])).toEqual([]);
  });
  it('sums what is known to be of one week, in the store and here alike', () => {
    const items = [
      event('qin', 'blinken', { document: 'a', date: '2023-06-19', about: 'vessel patrol strait' }),
      event('qin', 'blinken', { document: 'b', date: '2023-06-25', about: 'duty steel tariff' }),
      event('qin', 'blinken', { document: 'c', date: '2023-06', about: 'balloon spy sky' }),
      event('qin', 'blinken', { document: 'd', date: '2023', about: 'fishing reef boat' }),
    ];
    const events = rebuild(items, factsOf(items), []).flatMap((one) => (one.kind === 'event' ? [one] : []));
    expect(events).toHaveLength(4);
    const sums = weekSums(events);
    expect(sums.map(({ week, count }) => [week, count])).toEqual([['2023-06-19', 2]]);
    const shares = events.flatMap(weekShares);
    expect(shares.map(({ week }) => week)).toEqual(['2023-06-19', '2023-06-19']);
    expect(shares.reduce((sum, { goldstein }) => sum + goldstein, 0)).toBe((sums[0]?.sum ?? 0) * 10);
  });
});

describe('meetings held', () => {
  it('leave out what a text says again of the meeting that it dates', () => {
    const items = [meeting(['blinken', 'qin'], { n: 0, date: '2023-06-18' }), meeting(['sullivan', 'wang'], { n: 1 })];
    const entries = rebuild(items, factsOf(items), []).flatMap((one) => (one.kind === 'meeting' ? [one] : []));
    expect(heldMeetings(entries, ['CHN', 'USA']).map(({ day }) => day)).toEqual(['2023-06-18']);
  });
  it.each([
    ['on the same days', '2023-06-19', 1],
    ['of the week after', '2023-06-27', 2],
  ])('counts no visit of two beside their talks: %s', (_, date, count) => {
    const talks = meeting(['blinken', 'qin'], { document: 'a', date: '2023-06-18', published: '2023-06-18' });
    const visit = meeting(['qin', 'blinken'], { document: 'b', date, published: date, kind: 'visit' });
    const entries = told([talks, visit]).flatMap(({ entry }) => (entry.kind === 'meeting' ? [entry] : []));
    const held = heldMeetings(entries, ['CHN', 'USA']);
    expect(held.map(({ value }) => value.kind)).toEqual(['talks', 'visit'].slice(0, count));
  });
});

describe('stops of a person', () => {
  const at = (n: number, date: string, name: string, country: 'CHN' | 'JPN', who = 'blinken') =>
    meeting([who, country === 'CHN' ? 'qin' : 'hayashi'], {
      document: `d${n}`,
      n,
      date,
      place: { name, country, geonames: n + 1 },
    });
  const entriesOf = (items: readonly Item[]) =>
    rebuild(items, factsOf(items), []).flatMap((one) => (one.kind === 'meeting' ? [one] : []));
  it('are one for days next to each other in one place, and know who was there before', () => {
    const all = entriesOf([
      at(1, '2022-02-01', 'Beijing', 'CHN'),
      { ...at(2, '2023-06-18', 'Beijing', 'CHN') },
      { ...at(2, '2023-06-19', 'Beijing', 'CHN'), id: 'meeting-other', document: 'd9' },
      at(3, '2023-06-21', 'Tokyo', 'JPN'),
    ]);
    const stops = itinerary(all, all, new Set(['person:antony-blinken']), 'USA');
    expect(stops.map(({ from, to, place, before }) => [from, to, place.name, before?.day ?? null])).toEqual([
      ['2022-02-01', '2022-02-01', 'Beijing', null],
      ['2023-06-18', '2023-06-19', 'Beijing', '2022-02-01'],
      ['2023-06-21', '2023-06-21', 'Tokyo', null],
    ]);
  });
  it('hold no trip that was called off, and nobody of the own side', () => {
    const visit = { kind: 'visit', date: '2023-02-10', place: { name: 'Beijing', country: 'CHN' } } as const;
    const all = entriesOf([
      meeting(['blinken', 'CHN'], { ...visit, document: 'a' }),
      meeting(['blinken', 'CHN'], { ...visit, document: 'b', status: 'cancelled' }),
      meeting(['blinken', 'sullivan', 'hayashi'], {
        document: 'c',
        date: '2023-06-21',
        place: { name: 'Tokyo', country: 'JPN', geonames: 1 },
      }),
    ]);
    const ids = new Set(['person:antony-blinken']);
    expect(itinerary(all, all, ids, 'USA').map(({ from, met }) => [from, met])).toEqual([
      ['2023-06-21', ['Yoshimasa Hayashi']],
    ]);
    expect(metBy(all, ids).map(({ name }) => name)).toEqual(['Yoshimasa Hayashi']);
  });
});
