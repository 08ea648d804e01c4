/** The part of the conformance suite about what texts that a search found tell of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/model/generated/parties.js';
import type { Entry } from '../../../src/model/record.js';
import type { Store } from '../../../src/store/store.js';
import { entryOf, placed, putDocuments, putItems } from '../fixtures.js';

const DOCUMENTS = ['a', 'b', 'c'];
const ITEMS = Array.from({ length: 9 }, (_, at) => `i${at}`);
const documentOf = (item: string): string => DOCUMENTS[ITEMS.indexOf(item) % DOCUMENTS.length] ?? '';
const itemsOf = (document: string): string[] => ITEMS.filter((item) => documentOf(item) === document);

type Told = Readonly<Record<string, readonly [parties: string, entries: number]>>;

const toldIn = async (store: Store): Promise<Told> =>
  Object.fromEntries(
    (await store.search('text')).lines.map(({ id, parties, entries }) => [id, [parties.join(' '), entries]]),
  );

/** Counted anew from all entries. */
const naive = (entries: readonly Entry[]): Told =>
  Object.fromEntries(
    DOCUMENTS.map((document) => {
      const telling = entries.filter(({ items }) => items.some((item) => documentOf(item) === document));
      const times = new Map<string, number>();
      for (const { parties, items } of telling)
        for (const party of parties)
          times.set(party, (times.get(party) ?? 0) + items.filter((item) => documentOf(item) === document).length);
      const parties = [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([party]) => party);
      return [document, [parties.join(' '), telling.length]];
    }),
  );

const placedOf = (items: readonly string[]) => items.map((item) => placed(item, documentOf(item), 'k', [1, 1]));

export const tellingsConformance = (fresh: () => Promise<Store>, runs: (all: number) => number): void => {
  const filled = async (): Promise<Store> => {
    const store = await fresh();
    await putDocuments(store, ...DOCUMENTS);
    await store.transaction(async (writer) => {
      for (const document of DOCUMENTS) await putItems(writer, document, ...placedOf(itemsOf(document)));
    });
    return store;
  };

  describe('what a document tells of', () => {
    it('is the number of its entries and their parties, the commonest first, then by code', async () => {
      const store = await filled();
      expect(await toldIn(store)).toEqual({ a: ['', 0], b: ['', 0], c: ['', 0] });
      await store.transaction((writer) =>
        writer.replaceEntries(
          [],
          [
            entryOf(['i0', 'i1'], { parties: ['CHN', 'USA'] }),
            entryOf(['i3', 'i6'], { parties: ['USA', 'JPN'] }),
            entryOf(['i4'], { parties: [] }),
          ],
        ),
      );
      expect(await toldIn(store)).toEqual({ a: ['USA JPN CHN', 2], b: ['CHN USA', 2], c: ['', 0] });
      await store.transaction((writer) => writer.removeDocument('b'));
      await store.transaction((writer) => writer.clearRecord());
      expect(await toldIn(store)).toEqual({ a: ['', 0], c: ['', 0] });
    });

    it('is what the entries there are say, whatever came, went, merged and changed sides before', async () => {
      const step = fc.record({
        items: fc.subarray(ITEMS, { minLength: 1, maxLength: 5 }),
        parties: fc.subarray<Party>(['CHN', 'JPN', 'USA']),
        /** A document that is read again without one of its items, or with it again. */
        reread: fc.option(fc.constantFrom(...ITEMS)),
        /** Entries that are put as they are. */
        same: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const store = await filled();
          const missing = new Set<string>();
          let there: readonly Entry[] = [];
          for (const { items, parties, reread, same } of steps)
            await store.transaction(async (writer) => {
              if (reread) {
                if (!missing.delete(reread)) missing.add(reread);
                const document = documentOf(reread);
                await putItems(writer, document, ...placedOf(itemsOf(document).filter((item) => !missing.has(item))));
              }
              const taken = new Set([...items, ...missing]);
              const touched = there.filter((entry) => entry.items.some((item) => taken.has(item)));
              const rest = there.filter((entry) => !touched.includes(entry));
              const own = items.filter((item) => !missing.has(item));
              const made = [
                ...touched
                  .map((entry) => ({ parties: entry.parties, items: entry.items.filter((item) => !taken.has(item)) }))
                  .concat({ parties, items: own })
                  .filter((one) => one.items.length > 0)
                  .map((one) => entryOf(one.items, { parties: one.parties })),
              ];
              await writer.replaceEntries(
                touched.map(({ id }) => id),
                same ? [...rest, ...made] : made,
              );
              there = [...rest, ...made];
            });
          expect(await toldIn(store)).toEqual(naive(there));
          await store.close();
        }),
        { numRuns: runs(40) },
      );
    });
  });
};
