/** The part of the conformance suite about what publishers tell. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/model/record.js';
import { sourceShares } from '../../../src/record/sources.js';
import type { SourceSum, Store } from '../../../src/store/store.js';
import { documentOf, entryOf, placed, putItems, putVersion, RECORDED } from '../fixtures.js';

const IDS = Array.from({ length: 10 }, (_, at) => `e${at}`);

/** An entry that publishers report, each on a day. */
const told = (
  id: string,
  by: readonly (readonly [publisher: string | null, day: string])[],
  differs = false,
): Entry => ({
  ...entryOf([id]),
  reports: by.map(([publisher, published]) => ({ document: 'a', publisher, published, url: null })),
  contradictions: differs ? [{ field: 'kind', values: [] }] : [],
});

const filled = async (fresh: () => Promise<Store>, ...entries: readonly Entry[]): Promise<Store> => {
  const store = await fresh();
  await store.transaction(async (writer) => {
    for (const [id, publisher, published] of [
      ['a', 'Daily', '2023-06-14'],
      ['b', 'Daily', '2021-01-02T10:00:00Z'],
      ['c', 'Post', undefined],
      ['d', undefined, '2023-01-01'],
    ] as const)
      await putVersion(writer, {
        document: documentOf(id, `Text of ${id}.`, {
          ...(publisher ? { publisher } : {}),
          ...(published ? { published } : {}),
        }),
        recorded: RECORDED,
      });
    await putItems(writer, 'a', ...IDS.map((id) => placed(id, 'a', 'k', [1, 1])));
    await writer.replaceEntries([], entries);
  });
  return store;
};

type Sums = Readonly<Record<string, readonly [tells: number, alone: number, ahead: number, differs: number]>>;
const sumsIn = (sources: readonly SourceSum[]): Sums =>
  Object.fromEntries(
    sources.map(({ publisher, tells, alone, ahead, differs }) => [publisher, [tells, alone, ahead, differs]]),
  );

/** The same, made of all entries anew. */
const naive = (entries: readonly Entry[], publishers: readonly string[]): Sums =>
  Object.fromEntries(
    publishers.map((publisher) => {
      const shares = entries.flatMap(sourceShares).filter((share) => share.publisher === publisher);
      const sum = (of: 'tells' | 'alone' | 'ahead' | 'differs'): number =>
        shares.reduce((n, share) => n + share[of], 0);
      return [publisher, [sum('tells'), sum('alone'), sum('ahead'), sum('differs')]];
    }),
  );

export const sourcesConformance = (fresh: () => Promise<Store>, runs: (all: number) => number): void => {
  describe('publishers', () => {
    it('have their documents with the first and last day, those of most documents first', async () => {
      const store = await filled(fresh);
      expect(
        (await store.sources(10)).map(({ publisher, documents, first, last }) => [publisher, documents, first, last]),
      ).toEqual([
        ['Daily', 2, '2021-01-02', '2023-06-14'],
        ['', 1, '2023-01-01', '2023-01-01'],
        ['Post', 1, null, null],
      ]);
      expect(await store.sources(1)).toHaveLength(1);
    });

    it('tell alone, first, and otherwise than others', async () => {
      const store = await filled(
        fresh,
        told('e0', [['Daily', '2023-06-14']]),
        told('e1', [
          ['Daily', '2023-06-14'],
          ['Post', '2023-06-15'],
        ]),
        told(
          'e2',
          [
            ['Post', '2023-06-14'],
            ['Daily', '2023-06-14T12:00:00Z'],
            [null, '2023-06-16'],
          ],
          true,
        ),
      );
      const sources = await store.sources(10);
      expect(sumsIn(sources)).toEqual({ Daily: [3, 1, 1, 1], '': [1, 0, 0, 1], Post: [2, 0, 0, 1] });
      expect(sources.map(({ publisher, beside }) => [publisher, beside])).toEqual([
        ['Daily', { publisher: 'Post', entries: 2 }],
        ['', { publisher: 'Daily', entries: 1 }],
        ['Post', { publisher: 'Daily', entries: 2 }],
      ]);
    });

    it('lose a document that goes, and have it under its new name', async () => {
      const store = await filled(fresh);
      await store.transaction(async (writer) => {
        await writer.removeDocument('b');
        const renamed = documentOf('c', 'Text of c.', { publisher: 'Times', retrieved: '2024-01-01T00:00:00Z' });
        await putVersion(writer, { document: renamed, recorded: RECORDED });
      });
      expect((await store.sources(10)).map(({ publisher, documents }) => [publisher, documents])).toEqual([
        ['', 1],
        ['Daily', 1],
        ['Times', 1],
      ]);
    });

    it('have the sums of the entries there are, whatever came, went and changed before', async () => {
      const report = fc.tuple(fc.constantFrom('Daily', 'Post', null), fc.constantFrom('2023-06-14', '2023-06-15'));
      const step = fc.record({ at: fc.nat(9), by: fc.array(report, { maxLength: 3 }), differs: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const store = await filled(fresh);
          const there = new Map<string, Entry>();
          for (const { at, by, differs } of steps) {
            const id = IDS[at] ?? '';
            const entry = by.length === 0 ? undefined : told(id, by, differs);
            await store.transaction((writer) => writer.replaceEntries(there.has(id) ? [id] : [], entry ? [entry] : []));
            if (entry) there.set(id, entry);
            else there.delete(id);
          }
          const sources = await store.sources(10);
          expect(sumsIn(sources)).toEqual(naive([...there.values()], ['Daily', 'Post', '']));
          await store.close();
        }),
        { numRuns: runs(20) },
      );
    });

    it('tell nothing when the record is cleared', async () => {
      const store = await filled(fresh, told('e0', [['Daily', '2023-06-14']]));
      await store.transaction((writer) => writer.clearRecord());
      expect(sumsIn(await store.sources(1))).toEqual({ Daily: [0, 0, 0, 0] });
    });
  });
};
