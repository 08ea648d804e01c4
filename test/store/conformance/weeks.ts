/** The part of the conformance suite about the sums of events by pair and week. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/model/generated/parties.js';
import type { Entry, ItemOf } from '../../../src/model/record.js';
import { weekShares } from '../../../src/record/weeks.js';
import type { Store, WeekSum, WeekTotal } from '../../../src/store/store.js';
import { event } from '../../record/build.js';
import { entryOf, placed, putDocuments, putItems } from '../fixtures.js';

interface Given {
  readonly source?: readonly Party[];
  readonly target?: readonly Party[];
  readonly day?: string;
  readonly date?: Entry['date'];
  readonly goldstein?: number;
  readonly cameo?: ItemOf<'event'>['value']['cameo'];
  readonly confidence?: number;
  readonly status?: ItemOf<'event'>['value']['status'];
}

const named = (party: Party) => ({ actor: `state:${party}`, name: party, party });

/** An event entry of one item. */
const eventEntry = (id: string, given: Given = {}): Entry => {
  const { source = ['USA'], target = ['CHN'], day = '2023-06-14', date = day } = given;
  const value: ItemOf<'event'>['value'] = {
    ...event('A', 'B').value,
    id,
    source: source.map(named),
    target: target.map(named),
    cameo: given.cameo ?? '112',
    goldstein: given.goldstein ?? -2,
    confidence: given.confidence ?? 0.7,
    status: given.status ?? 'happened',
  };
  return { ...entryOf([id], { kind: 'event', day, parties: [...source, ...target] }), date, value } as Entry;
};

const IDS = Array.from({ length: 12 }, (_, at) => `e${String(at).padStart(2, '0')}`);

const filled = async (fresh: () => Promise<Store>, ...entries: readonly Entry[]): Promise<Store> => {
  const store = await fresh();
  await putDocuments(store, 'a');
  await store.transaction(async (writer) => {
    await putItems(writer, 'a', ...IDS.map((id) => placed(id, 'a', 'k', [1, 1])));
    await writer.replaceEntries([], entries);
  });
  return store;
};

/** The same sums, made of all entries anew. */
const naive = (entries: readonly Entry[], [one, other]: readonly [Party, Party], least: number): WeekSum[] => {
  const sums = new Map<string, WeekSum>();
  for (const entry of entries)
    for (const { a, b, week, quad, direction, tenth, goldstein } of weekShares(entry)) {
      if ([a, b].join() !== [one, other].sort().join() || tenth < Math.round(least * 10)) continue;
      const by = direction === 'both' ? 'both' : (direction === 'forth') === (a === one) ? 'first' : 'second';
      const key = [week, quad, direction].join(' ');
      const before = sums.get(key) ?? { week, quad, by, events: 0, goldstein: 0 };
      sums.set(key, { ...before, events: before.events + 1, goldstein: before.goldstein + goldstein });
    }
  return [...sums].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, sum]) => ({ ...sum, goldstein: sum.goldstein / 10 }));
};

/** Without quarters and sides. */
const totals = (sums: readonly WeekSum[]): WeekTotal[] =>
  [...new Set(sums.map(({ week }) => week))].map((of) => {
    const all = sums.filter(({ week }) => week === of);
    const tenths = all.reduce((sum, { goldstein }) => sum + Math.round(goldstein * 10), 0);
    return { week: of, events: all.reduce((sum, { events }) => sum + events, 0), goldstein: tenths / 10 };
  });

export const weeksConformance = (fresh: () => Promise<Store>, runs: (all: number) => number): void => {
  describe('weekly sums', () => {
    it('are of a pair, by week, quarter and who acted, whichever side is asked for first', async () => {
      const store = await filled(
        fresh,
        eventEntry('e00', { goldstein: -2.5 }),
        eventEntry('e01', { day: '2023-06-12', goldstein: -0.1 }),
        eventEntry('e02', { source: ['CHN'], target: ['USA'], cameo: '036', goldstein: 4 }),
        eventEntry('e03', { day: '2023-06-19' }),
        eventEntry('e04', { source: ['CHN', 'USA'], target: [], cameo: '040', goldstein: 1 }),
        eventEntry('e05', { target: ['JPN'] }),
      );
      expect(await store.weeks(['USA', 'CHN'])).toEqual([
        { week: '2023-06-12', quad: 'verbal-conflict', by: 'first', events: 2, goldstein: -2.6 },
        { week: '2023-06-12', quad: 'verbal-cooperation', by: 'both', events: 1, goldstein: 1 },
        { week: '2023-06-12', quad: 'verbal-cooperation', by: 'second', events: 1, goldstein: 4 },
        { week: '2023-06-19', quad: 'verbal-conflict', by: 'first', events: 1, goldstein: -2 },
      ]);
      expect((await store.weeks(['CHN', 'USA'])).map(({ by }) => by).sort()).toEqual([
        'both',
        'first',
        'second',
        'second',
      ]);
      expect(await store.weeks(['CHN', 'USA'], { since: '2023-06-19' })).toHaveLength(1);
      expect(await store.weeks(['CHN', 'USA'], { until: '2023-06-12' })).toHaveLength(3);
      expect(await store.weeks(['CHN', 'FRA'])).toEqual([]);
      expect(
        await store.weekTotals([
          ['USA', 'JPN'],
          ['CHN', 'FRA'],
          ['USA', 'CHN'],
        ]),
      ).toEqual([
        [{ week: '2023-06-12', events: 1, goldstein: -2 }],
        [],
        [
          { week: '2023-06-12', events: 4, goldstein: 2.4 },
          { week: '2023-06-19', events: 1, goldstein: -2 },
        ],
      ]);
      expect(await store.weekTotals([])).toEqual([]);
      expect(await store.pairSums()).toEqual([
        { pair: ['CHN', 'USA'], events: 5, goldstein: 0.4 },
        { pair: ['JPN', 'USA'], events: 1, goldstein: -2 },
      ]);
      expect(await store.pairSums({ parties: ['JPN'] })).toEqual([{ pair: ['JPN', 'USA'], events: 1, goldstein: -2 }]);
      expect(await store.pairSums({ parties: ['CHN', 'JPN'] })).toEqual([]);
      expect(await store.pairSums({ since: '2023-06-19', limit: 1 })).toEqual([
        { pair: ['CHN', 'USA'], events: 1, goldstein: -2 },
      ]);
    });

    it('are of events that are sure enough', async () => {
      const store = await filled(
        fresh,
        eventEntry('e00', { confidence: 0.79 }),
        eventEntry('e01', { confidence: 0.8 }),
        eventEntry('e02', { confidence: 1 }),
      );
      const events = async (confidence: number) =>
        (await store.weeks(['CHN', 'USA'], { confidence })).reduce((sum, week) => sum + week.events, 0);
      expect([await events(0), await events(0.7), await events(0.8), await events(0.85), await events(1)]).toEqual([
        3, 3, 2, 1, 1,
      ]);
      expect((await store.pairSums({ confidence: 0.9 }))[0]?.events).toBe(1);
    });

    it.each<[what: string, given: Given]>([
      ['is planned', { status: 'planned' }],
      ['is denied', { status: 'denied' }],
      ['is dated by month', { day: '2023-06', date: '2023-06' }],
      ['took longer than a week', { date: { start: '2023-06-14', end: '2023-06-22' } }],
      ['has no day at all', { day: '', date: null }],
      ['is of one party with itself', { source: ['USA'], target: ['USA'] }],
      ['is of one party alone', { target: [] }],
    ])('leave out what %s', async (_, given) => {
      const store = await filled(fresh, eventEntry('e00', given));
      expect(await store.weeks(['CHN', 'USA'])).toEqual([]);
      expect(await store.pairSums()).toEqual([]);
    });

    it('go with the record when it is cleared', async () => {
      const store = await filled(fresh, eventEntry('e00'));
      await store.transaction((writer) => writer.clearRecord());
      expect(await store.pairSums()).toEqual([]);
    });

    it('are those of the entries there are, whatever came, went and changed before', async () => {
      const party = fc.constantFrom<Party>('CHN', 'USA', 'JPN');
      const given: fc.Arbitrary<Given> = fc.record({
        source: fc.uniqueArray(party, { minLength: 1, maxLength: 2 }),
        target: fc.uniqueArray(party, { maxLength: 2 }),
        day: fc.constantFrom('2023-06-14', '2023-06-18', '2023-06-19', '2023-06'),
        goldstein: fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10),
        cameo: fc.constantFrom('036', '061', '112', '190'),
        confidence: fc.constantFrom(0.1, 0.5, 0.8, 1),
        status: fc.constantFrom('happened', 'planned'),
      });
      const step = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.option(given)), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
          const store = await filled(fresh);
          const there = new Map<string, Entry>();
          for (const changes of steps) {
            const put = new Map<string, Entry>();
            const removed = new Set<string>();
            for (const [id, to] of changes) {
              if (there.has(id)) removed.add(id);
              put.delete(id);
              if (to) put.set(id, eventEntry(id, to));
            }
            await store.transaction((writer) => writer.replaceEntries([...removed], [...put.values()]));
            for (const id of removed) there.delete(id);
            for (const [id, entry] of put) there.set(id, entry);
          }
          const entries = [...there.values()];
          const pairs = [
            ['CHN', 'USA'],
            ['USA', 'JPN'],
          ] as const;
          for (const pair of pairs)
            for (const least of [0, 0.5])
              expect(await store.weeks(pair, { confidence: least })).toEqual(naive(entries, pair, least));
          expect(await store.weekTotals(pairs)).toEqual(pairs.map((pair) => totals(naive(entries, pair, 0))));
          await store.close();
        }),
        { numRuns: runs(40) },
      );
    });
  });
};
