/** The part of the conformance suite about items, chains, entries and corrections. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/model/record.js';
import type { Days, DocumentFilter, EntryFilter, PlacedItem, Store } from '../../../src/store/store.js';
import { allPages, collect, correctionOf, entryOf, factsOf, placed, putDocuments, putItems } from '../fixtures.js';

const idsOf = (items: readonly PlacedItem[]): readonly string[] => items.map(({ item }) => item.id);

export const recordConformance = (fresh: () => Promise<Store>, runs: (all: number) => number): void => {
  describe('items', () => {
    it('come back as they were put, by document, id and key', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b');
      const [one, two] = [placed('1', 'a', 'k', [5, 6], ['said “so”']), placed('2', 'a', 'k', null)];
      const three = placed('3', 'b', 'l', [-400, -36]);
      await store.transaction(async (writer) => {
        await putItems(writer, 'a', two, one);
        await putItems(writer, 'b', three);
      });
      const stored = (item: PlacedItem) => ({ ...item, entry: null });
      expect(await store.itemsOf(['a'])).toEqual([one, two].map(stored));
      expect(await store.items(['3', '1', '3', 'none'])).toEqual([one, three].map(stored));
      expect(await store.within([{ key: 'l', days: [-36, -36] }], 366)).toEqual([three].map(stored));
      expect(await store.within([], 366)).toEqual([]);
      const both = await store.itemsOf(['b', 'none', 'a', 'b']);
      expect(both.map(({ item }) => `${item.document} ${item.id}`).sort()).toEqual(['a 1', 'a 2', 'b 3']);
      expect(await store.factsOfFamilies([factsOf('a').family, 'none'])).toEqual([factsOf('a')]);
      expect(await store.facts(['b', 'a', 'none'])).toEqual([factsOf('a'), factsOf('b')]);
    });

    it('of texts that share a mark are found by their days, those without one always', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b', 'c');
      await store.transaction(async (writer) => {
        const put = (id: string, marks: readonly number[], published: number | null) =>
          writer.putFacts([{ facts: factsOf(id), text: { print: `print of ${id}`, marks, published } }]);
        await put('a', [1, 2 ** 45, 3], -5);
        await put('b', [1, 3], 100);
        await put('b', [2 ** 45, 4], 20);
        await put('c', [1], null);
      });
      const found = async (...near: Parameters<Store['marked']>[0]) =>
        (await store.marked(near)).map(({ facts, marks }) => [facts.id, ...[...marks].sort((x, y) => x - y)]);
      expect(await found({ marks: [1, 2 ** 45], days: [-5, 19] })).toEqual([
        ['a', 1, 2 ** 45],
        ['c', 1],
      ]);
      expect(await found({ marks: [2 ** 45], days: [20, 20] })).toEqual([['b', 2 ** 45]]);
      expect(await found({ marks: [3], days: null }), 'its marks of before are gone').toEqual([['a', 3]]);
      expect(await found({ marks: [1], days: [-6, -5] }, { marks: [1, 2 ** 45], days: null })).toEqual([
        ['a', 1, 2 ** 45],
        ['b', 2 ** 45],
        ['c', 1],
      ]);
      const others = await store.marked([{ marks: [1, 2 ** 45], days: null }], ['b', 'a', 'none']);
      expect(others.map(({ facts }) => facts.id)).toEqual(['c']);
      expect((await store.printsOfFamilies(['family of a']))[0]).toMatchObject({
        marks: [1, 3, 2 ** 45],
        print: 'print of a',
      });
    });

    it('of another reading take the place of those before; what differs is told', async () => {
      const store = await fresh();
      await putDocuments(store, 'a');
      const replace = (...items: readonly PlacedItem[]) =>
        store.transaction((writer) => putItems(writer, 'a', ...items));
      const [one, two, three] = [
        placed('1', 'a', 'k', [1, 1]),
        placed('2', 'a', 'k', [9, 9]),
        placed('3', 'a', 'l', null),
      ];
      const place = ({ key, days }: PlacedItem, entry: string | null = null) => ({ key, days, entry });
      expect(await replace(one, two, three)).toEqual([one, two, three].map((item) => place(item)));
      expect(await replace(three, two, one), 'the same').toEqual([]);

      await store.transaction((writer) => writer.replaceEntries([], [entryOf(['1']), entryOf(['2'])]));
      const moved = placed('2', 'a', 'k', [10, 11]);
      expect(await replace(one, moved)).toEqual([place(two, '2'), place(three), place(moved, '2')]);
      expect(idsOf(await store.itemsOf(['a']))).toEqual(['1', '2']);
      expect((await store.itemsOf(['a']))[1]).toEqual({ ...moved, entry: '2' });
      const other = placed('2', 'a', 'k', [10, 11], ['other words']);
      expect(await replace(one, other)).toEqual([place(moved, '2'), place(other, '2')]);
      expect(await replace()).toHaveLength(2);
    });

    it('are all told when what is known of their document differs', async () => {
      const store = await fresh();
      await putDocuments(store, 'a');
      const item = placed('1', 'a', 'k', [1, 1]);
      const replace = (publisher: string) =>
        store.transaction((writer) => writer.replaceItems([{ facts: factsOf('a', { publisher }), items: [item] }]));
      await replace('Xinhua');
      expect(await replace('Xinhua')).toEqual([]);
      expect(await replace('AP')).toHaveLength(2);
    });

    it('may be many', async () => {
      const store = await fresh();
      await putDocuments(store, 'a');
      const many = Array.from({ length: 1234 }, (_, at) =>
        placed(String(at).padStart(4, '0'), 'a', `k${at % 700}`, [at, at]),
      );
      await store.transaction((writer) => putItems(writer, 'a', ...many));
      expect(await store.items(many.map(({ item }) => item.id))).toHaveLength(1234);
      await store.transaction((writer) => putItems(writer, 'a'));
      expect((await store.counts()).items).toBe(0);
    });
  });

  describe('a window of days', () => {
    const days = fc
      .tuple(
        fc.integer({ min: -40, max: 40 }),
        fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 30 })),
      )
      .map(([first, length]): Days => [first, first + length]);

    it('holds what shares a day with it, as a naive search finds it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.option(days), { maxLength: 25 }), days, async (list, asked) => {
          const store = await fresh();
          await putDocuments(store, 'a');
          const items = list.map((own, at) => placed(`i${String(at).padStart(2, '0')}`, 'a', 'k', own));
          await store.transaction((writer) => putItems(writer, 'a', ...items, placed('z', 'a', 'other', asked)));
          const naive = items.filter((one) => one.days && one.days[0] <= asked[1] && one.days[1] >= asked[0]);
          expect(idsOf(await store.within([{ key: 'k', days: asked }], 31))).toEqual(naive.map(({ item }) => item.id));
          await store.close();
        }),
        { numRuns: runs(60) },
      );
    });
  });

  describe('entries', () => {
    const filled = async (): Promise<Store> => {
      const store = await fresh();
      await putDocuments(store, 'a');
      await store.transaction(async (writer) => {
        await putItems(writer, 'a', ...['1', '2', '3', '4', '5', '6', '7'].map((id) => placed(id, 'a', 'k', [1, 1])));
        await writer.replaceEntries(
          [],
          [
            entryOf(['1', '2'], { day: '2023-06-18', parties: ['CHN', 'USA'] }),
            entryOf(['3'], { day: '2023-06', parties: ['CHN', 'JPN', 'USA'] }),
            entryOf(['4'], { day: '2023-07-01', parties: ['USA'] }),
            entryOf(['5'], { day: '2023-06-18', parties: ['CHN'] }),
            entryOf(['6'], { parties: ['CHN'] }),
            entryOf(['7'], { kind: 'channel', day: '2023-06-18', parties: ['CHN', 'USA'] }),
          ],
        );
      });
      return store;
    };

    it('are found by the id of any of their items', async () => {
      const store = await filled();
      expect(await store.entryOf('2')).toEqual(entryOf(['1', '2'], { day: '2023-06-18', parties: ['CHN', 'USA'] }));
      expect((await store.entryOf('1'))?.id).toBe('1');
      expect(await store.entryOf('none')).toBeUndefined();
      expect((await store.items(['2']))[0]?.entry).toBe('1');
      expect(await store.holdersOf(['2', '1', 'none'])).toEqual(['1']);
    });

    it.each<[what: string, filter: EntryFilter, ids: string, newest: string]>([
      ['all', {}, '3 1 5 4 6', '4 1 5 3 6'],
      ['of a party', { parties: ['USA'] }, '3 1 4', '4 1 3'],
      ['of two parties', { parties: ['USA', 'CHN'] }, '3 1', '1 3'],
      ['of a party named twice', { parties: ['USA', 'USA'] }, '3 1 4', '4 1 3'],
      ['of three parties', { parties: ['USA', 'JPN', 'CHN'] }, '3', '3'],
      ['of a party that has none', { parties: ['FRA'] }, '', ''],
      ['from a day on', { since: '2023-06-18' }, '1 5 4', '4 1 5'],
      ['from a month on', { since: '2023-06' }, '3 1 5 4', '4 1 5 3'],
      ['up to a month', { until: '2023-06' }, '3 1 5', '1 5 3'],
      ['up to a day', { until: '2023-06-18' }, '3 1 5', '1 5 3'],
      ['of a party in a month', { parties: ['CHN'], since: '2023-06', until: '2023-06' }, '3 1 5', '1 5 3'],
      ['as sure as that', { confidence: { incident: 1 } }, '3 1 5 4 6', '4 1 5 3 6'],
      ['surer than any', { confidence: { incident: 1.1 } }, '', ''],
      ['of a status', { statuses: ['open'] }, '', ''],
      ['published since', { publishedSince: '2023' }, '', ''],
    ])(
      'are listed by day, then in the order of the text, those without a day last: %s',
      async (_, filter, ids, newest) => {
        const store = await filled();
        const idsIn = async (order: 'oldest' | 'newest') =>
          (await allPages((page) => store.list('incident', { ...filter, ...page, order })))
            .map(({ id }) => id)
            .join(' ');
        expect(await idsIn('oldest')).toBe(ids);
        expect(await idsIn('newest')).toBe(newest);
        expect((await collect(store.entries('incident', filter))).map(({ id }) => id).join(' ')).toBe(ids);
      },
    );

    it.each<[what: string, filter: EntryFilter, ids: string, newest: string]>([
      ['all', {}, '3 1 5 7 0 4 6 8', '4 1 5 7 0 3 6 8'],
      ['of a party', { parties: ['USA'] }, '3 1 7 4 8', '4 1 7 3 8'],
      ['of two parties', { parties: ['USA', 'CHN'] }, '3 1 7 8', '1 7 3 8'],
      ['of two parties from a day on', { parties: ['CHN', 'USA'], since: '2023-06-18' }, '1 7', '1 7'],
      ['of three parties', { parties: ['USA', 'JPN', 'CHN'] }, '3', '3'],
    ])('of several kinds are one list: %s', async (_, filter, ids, newest) => {
      const store = await filled();
      await putDocuments(store, 'b');
      await store.transaction(async (writer) => {
        await putItems(writer, 'b', placed('0', 'b', 'k', null), placed('8', 'b', 'k', null));
        await writer.replaceEntries(
          [],
          [
            entryOf(['0'], { kind: 'channel', day: '2023-06-18' }),
            entryOf(['8'], { kind: 'channel', parties: ['USA', 'CHN'] }),
          ],
        );
      });
      const idsIn = async (order: 'oldest' | 'newest') =>
        (await allPages((page) => store.listKinds(['channel', 'incident'], { ...filter, ...page, order })))
          .map(({ id }) => id)
          .join(' ');
      expect(await idsIn('oldest')).toBe(ids);
      expect(await idsIn('newest')).toBe(newest);
    });

    it('that come to be of others are listed with them alone', async () => {
      const store = await filled();
      await store.transaction((writer) =>
        writer.replaceEntries(['1'], [entryOf(['1', '2'], { day: '2023-06-18', parties: ['CHN', 'FRA', 'RUS'] })]),
      );
      const of = async (...parties: NonNullable<EntryFilter['parties']>) =>
        (await store.list('incident', { parties })).lines.map(({ id }) => id);
      expect(await of('USA', 'CHN')).toEqual(['3']);
      expect(await of('RUS', 'CHN')).toEqual(['1']);
      expect(await of('RUS', 'FRA')).toEqual(['1']);
      await store.transaction((writer) => writer.replaceEntries(['1'], []));
      expect(await of('RUS', 'FRA')).toEqual([]);
    });

    it('are walked by day, then in the order of the text', async () => {
      const store = await filled();
      expect((await collect(store.entries('incident'))).map(({ id }) => id)).toEqual(['3', '1', '5', '4', '6']);
      expect((await collect(store.entries('channel'))).map(({ id }) => id)).toEqual(['7']);
      expect((await store.counts()).entries).toMatchObject({ incident: 5, channel: 1, meeting: 0 });
    });

    it('are found by who takes part, what they are about, how sure they are and when they were reported', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b');
      const person = (actor: string, name: string) => ({ actor, name, party: 'CHN' as const });
      const meeting = (id: string, day: string, people: readonly object[], rest: object = {}): Entry =>
        ({
          ...entryOf([id], { day }),
          kind: 'meeting',
          reports: [{ document: 'a', publisher: null, published: day, url: null }],
          value: {
            kind: 'talks',
            status: 'happened',
            participants: people,
            topics: [],
            evidence: [[0, 4]],
            confidence: 0.5,
            why: ['meetings/meet'],
            ...rest,
          },
        }) as unknown as Entry;
      const [qin, xi] = [person('person:qin-gang', 'Qin Gang'), person('person:xi-jinping', 'Xi Jinping')];
      await store.transaction(async (writer) => {
        await putItems(writer, 'a', ...['1', '2', '3'].map((id) => placed(id, 'a', 'k', [1, 1])));
        await putItems(writer, 'b', placed('4', 'b', 'k', [1, 1]));
        await writer.replaceEntries(
          [],
          [
            meeting('1', '2023-01-01', [qin], { evidence: [[90, 95]] }),
            meeting('2', '2023-01-01', [qin, xi], { topics: ['taiwan'] }),
            meeting('3', '2023-02-01', [{ ...xi, role: 'foreign minister', party: 'CHN' }], {
              status: 'planned',
              confidence: 0.9,
            }),
            meeting('4', '2023-03-01', [person('person:?Arno Velde', 'Arno Velde')]),
          ],
        );
      });
      const ids = async (filter: EntryFilter): Promise<string> =>
        (await store.list('meeting', filter)).lines.map(({ id }) => id).join(' ');
      // In the order of the text within a day, whatever the ids.
      expect(await ids({})).toBe('2 1 3 4');
      expect(await ids({ actors: [['person:qin-gang']] })).toBe('2 1');
      expect(await ids({ actors: [['person:qin-gang'], ['person:xi-jinping']] })).toBe('2');
      expect(await ids({ actors: [['person:xi-jinping', 'person:?Arno Velde']] })).toBe('2 3 4');
      expect(await ids({ actors: [[]] })).toBe('');
      expect(await ids({ topics: ['taiwan'] })).toBe('2');
      expect(await ids({ topics: ['regions', 'trade'] })).toBe('2');
      expect(await ids({ statuses: ['planned', 'open'] })).toBe('3');
      expect(await ids({ confidence: { meeting: 0.9 } })).toBe('3');
      expect(await ids({ confidence: { event: 1 } })).toBe('2 1 3 4');
      expect(await ids({ publishedSince: '2023-02' })).toBe('3 4');
      expect(await ids({ words: 'gang QIN' })).toBe('2 1');
      expect(await ids({ words: 'qin', topics: ['taiwan'], order: 'newest' })).toBe('2');
      expect(await ids({ words: 'qin nobody' })).toBe('');
      expect(await ids({ rule: 'meetings/meet' })).toBe('2 1 3 4');
      expect(await ids({ rule: 'meetings/other' })).toBe('');
      expect(await ids({ offices: ['foreign minister CHN', 'envoy CHN'] })).toBe('3');
      expect(await ids({ offices: [] })).toBe('');
      expect(await store.countEntries({ rule: 'meetings/meet', words: 'xi' })).toBe(2);
      const second = await store.list('meeting', { rule: 'meetings/meet', limit: 2 });
      expect(second.next && (await ids({ rule: 'meetings/meet', after: second.next }))).toBe('3 4');
      const unsure = async (looked: boolean, limit: number): Promise<string> =>
        (await store.unsure({ kinds: ['meeting'], looked }, limit)).map(({ id }) => id).join(' ');
      expect([await unsure(false, 3), await unsure(false, 9), await unsure(true, 9)]).toEqual(['1 2 4', '1 2 4 3', '']);
      const gists: string[] = [];
      for await (const { id, names } of store.gists({ statuses: ['planned'] })) gists.push(`${id} ${names.join()}`);
      expect(gists).toEqual(['3 jinp']);
      const documents = async (filter: DocumentFilter): Promise<string> =>
        (await store.documents(filter)).lines.map(({ id }) => id).join(' ');
      expect(await documents({ actors: [['person:qin-gang']] })).toBe('a');
      expect(await documents({ confidence: { meeting: 0.5 } })).toBe('a b');
      expect((await store.search('text', { actors: [['person:?Arno Velde']] })).lines.map(({ id }) => id)).toEqual([
        'b',
      ]);
      expect(await store.actorsIn({ name: 'velde' })).toEqual([
        { actor: 'person:?Arno Velde', name: 'arno velde', entries: 1 },
      ]);
      expect(await store.actorsIn({ ids: ['person:xi-jinping', 'person:nobody'] })).toEqual([
        { actor: 'person:xi-jinping', name: 'xi jinping', entries: 2 },
      ]);
      expect((await store.actorsIn()).map(({ actor }) => actor)).toEqual([
        'person:qin-gang',
        'person:xi-jinping',
        'person:?Arno Velde',
      ]);
    });

    it('take the place of others: merged, split, gone', async () => {
      const store = await filled();
      await store.transaction((writer) =>
        writer.replaceEntries(['1', '3', '6'], [entryOf(['2', '3', '1'], { parties: ['FRA'] }), entryOf(['6'])]),
      );
      expect((await store.entryOf('1'))?.id).toBe('2');
      expect((await store.entryOf('3'))?.id).toBe('2');
      expect((await store.entryOf('6'))?.parties).toEqual([]);
      expect((await store.list('incident', { parties: ['FRA'] })).lines.map(({ id }) => id)).toEqual(['2']);
      expect((await store.list('incident', { parties: ['JPN'] })).lines).toEqual([]);
      await store.transaction((writer) => writer.replaceEntries(['2'], []));
      expect(await store.entryOf('1')).toBeUndefined();
      expect(await store.check()).toEqual([]);
    });

    it('are found again when an item went and came back', async () => {
      const store = await filled();
      const items = (await store.itemsOf(['a'])).map(({ item, key, days }) => ({ item, key, days }));
      await store.transaction(async (writer) => {
        const entry = await writer.entryOf('1');
        await putItems(writer, 'a');
        await putItems(writer, 'a', ...items);
        expect(await writer.entryOf('1')).toBeUndefined();
        await writer.replaceEntries(['1'], entry ? [entry] : []);
      });
      expect((await store.entryOf('2'))?.id).toBe('1');
    });

    it('do not share an item', async () => {
      const store = await filled();
      await expect(store.transaction((writer) => writer.replaceEntries([], [entryOf(['2', '1'])]))).rejects.toThrow();
      await expect(store.transaction((writer) => writer.replaceEntries([], [entryOf(['none'])]))).rejects.toThrow();
      expect((await store.entryOf('2'))?.id).toBe('1');
    });

    it('and items go when the record is cleared; documents, readings and corrections stay', async () => {
      const store = await filled();
      await store.transaction(async (writer) => {
        await writer.putCorrection(correctionOf('c', '2024-01-01', 'a'));
        await writer.clearRecord();
      });
      expect(await store.counts()).toMatchObject({ documents: 1, items: 0, corrections: 1, entries: { incident: 0 } });
      expect(await store.facts(['a'])).toEqual([]);
      expect((await store.search('text')).lines).toHaveLength(1);
      expect(await store.check()).toEqual([]);
    });
  });

  describe('corrections', () => {
    it('are put once, and listed by time, then id', async () => {
      const store = await fresh();
      const all = [
        correctionOf('b', '2024-01-01T00:00:00Z', 'x'),
        correctionOf('c', '2024-01-01T00:00:00Z', 'y', 'x'),
        correctionOf('a', '2024-01-02T00:00:00Z', 'y'),
      ];
      for (const one of [...all].reverse()) {
        expect(await store.transaction((writer) => writer.putCorrection(one))).toBe(true);
      }
      const again = correctionOf('a', '2030-01-01', 'z');
      expect(await store.transaction((writer) => writer.putCorrection(again))).toBe(false);
      expect(await store.corrections()).toEqual(all);
      expect((await store.corrections('x')).map(({ id }) => id)).toEqual(['b', 'c']);
    });
  });
};
