/**
 * What every store has to do, whatever database is behind it: written against the interface alone. The suite is in
 * parts, each a function of how to get an empty store.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.js';
import { documentOf, putDocuments, putVersion, RECORDED, readingOf } from '../fixtures.js';
import { documentsConformance } from './documents.js';
import { recordConformance } from './record.js';
import { searchConformance } from './search.js';
import { sourcesConformance } from './sources.js';
import { tellingsConformance } from './tellings.js';
import { tokensConformance } from './tokens.js';
import { weeksConformance } from './weeks.js';

/** How the suite gets at a database of the kind under test. */
export interface Databases {
  /** Opens a store that holds nothing; it may have the place of one that is closed. */
  readonly fresh: () => Promise<Store>;
  /** Opens the same store a second time, as another process would. */
  readonly again: (store: Store) => Promise<Store>;
  /** Share of the random cases that are tried; all unless told. */
  readonly share?: number;
  /** Removes all that `fresh` and `again` made, closing what is open. */
  readonly clear: () => Promise<void>;
}

export const storeConformance = (name: string, databases: Databases): void => {
  describe(name, () => {
    afterEach(databases.clear);

    const runs = (all: number): number => Math.ceil(all * (databases.share ?? 1));
    documentsConformance(databases.fresh, runs);
    recordConformance(databases.fresh, runs);
    searchConformance(databases.fresh, runs);
    sourcesConformance(databases.fresh, runs);
    tellingsConformance(databases.fresh, runs);
    tokensConformance(databases.fresh);
    weeksConformance(databases.fresh, runs);

    describe('transactions', () => {
      it('write all or nothing', async () => {
        const store = await databases.fresh();
        const failing = store.transaction(async (writer) => {
          await putVersion(writer, { document: documentOf('a'), recorded: RECORDED });
          throw new Error('on purpose');
        });
        await expect(failing).rejects.toThrow('on purpose');
        expect(await store.getDocument('a')).toBeUndefined();
        expect((await store.search('text')).lines).toEqual([]);
        await putDocuments(store, 'a');
        expect((await store.counts()).documents).toBe(1);
      });

      it('see what they wrote, while others do not yet, and do not wait', async () => {
        const store = await databases.fresh();
        await store.transaction(async (writer) => {
          await putVersion(writer, { document: documentOf('a'), recorded: RECORDED });
          expect((await writer.counts()).documents).toBe(1);
          expect((await store.counts()).documents).toBe(0);
        });
        expect((await store.counts()).documents).toBe(1);
      });

      it('come one after another', async () => {
        const store = await databases.fresh();
        await store.transaction((writer) => writer.putMeta('count', '0'));
        const add = () =>
          store.transaction(async (writer) => {
            const count = Number(await writer.getMeta('count'));
            await writer.putMeta('count', String(count + 1));
          });
        await Promise.all(Array.from({ length: 20 }, add));
        expect(await store.getMeta('count')).toBe('20');
      });

      it('of two who opened the store come one after another too', async () => {
        const store = await databases.fresh();
        const other = await databases.again(store);
        await store.transaction((writer) => writer.putMeta('count', '0'));
        const add = (to: Store) =>
          to.transaction(async (writer) => {
            const count = Number(await writer.getMeta('count'));
            await new Promise((resolve) => setTimeout(resolve, 5));
            await writer.putMeta('count', String(count + 1));
          });
        await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 === 0 ? store : other)));
        expect(await store.getMeta('count')).toBe('20');
      });

      it('by keys come one after another where they lock the same, in one store and several, and keep nothing that failed', async () => {
        const store = await databases.fresh();
        const other = await databases.again(store);
        await store.transaction((writer) => writer.putMeta('count', '0'));
        const add = (to: Store, at: number): Promise<void> =>
          to.transactionByKeys(async (writer) => {
            await writer.lock(() => [`of ${at}`, 'count']);
            const count = Number(await writer.getMeta('count'));
            await new Promise((resolve) => setTimeout(resolve, 5));
            await writer.putMeta('count', String(count + 1));
            if (at % 5 === 4) throw new Error('failed');
          });
        const added = await Promise.allSettled(
          Array.from({ length: 20 }, (_, index) => add(index % 2 === 0 ? store : other, index)),
        );
        expect(added.filter(({ status }) => status === 'rejected')).toHaveLength(4);
        expect(await store.getMeta('count')).toBe('16');
        const nested = store.transactionByKeys(() => store.transaction(async () => 1));
        await expect(nested).rejects.toThrow('a transaction within a transaction');
      });

      it('are refused within one another, where they would wait for ever', async () => {
        const store = await databases.fresh();
        const nested = store.transaction(() => store.transaction(async () => 1));
        await expect(nested).rejects.toThrow('a transaction within a transaction');
        expect(await store.transaction(async () => 2)).toBe(2);
      });
    });

    it('keeps all when it is closed and opened again', async () => {
      const store = await databases.fresh();
      const document = documentOf('a');
      await store.transaction(async (writer) => {
        await putVersion(writer, { document, recorded: RECORDED });
        await writer.putReadings([readingOf(document)]);
      });
      const again = await databases.again(store);
      await store.close();
      expect((await again.getDocument('a'))?.document).toEqual(document);
      expect(await again.getReading('a')).toEqual(readingOf(document));
      expect(again.schema).toBe(store.schema);
      expect(await again.check()).toEqual([]);
    });

    it('notes the release that laid it out, and what else is told', async () => {
      const store = await databases.fresh();
      expect(await store.getMeta('release')).toBe('1.0.0');
      expect(await store.getMeta('other')).toBeUndefined();
      await store.transaction((writer) => writer.putMeta('other', 'a'));
      await store.transaction((writer) => writer.putMeta('other', 'b'));
      expect(await store.getMeta('other')).toBe('b');
    });
  });
};
