/** The part of the conformance suite about documents, their versions and readings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import type { Put, Store } from '../../../src/store/store.js';
import {
  allPages,
  collect,
  correctionOf,
  documentOf,
  factsOf,
  orders,
  placed,
  putDocuments,
  putItems,
  putVersion,
  RECORDED,
  readingOf,
} from '../fixtures.js';

const put = (store: Store, document: Document): Promise<Put> =>
  store.transaction((writer) => putVersion(writer, { document, recorded: RECORDED }));

export const documentsConformance = (fresh: () => Promise<Store>, runs: (all: number) => number): void => {
  describe('documents', () => {
    it('come back as they were put', async () => {
      const store = await fresh();
      const document = documentOf('url:https://example.org/ä?b=1&c=\u{1f600}', 'Body “quoted” \u{1f600}.\r\n\tEnd', {
        title: 'Title',
        kind: 'readout',
        publisher: 'Xinhua',
        issuer: 'CHN',
        url: 'https://example.org/ä',
        published: '2023-06-18T10:00+08:00',
        retrieved: '2023-06-19',
        pairs: [{ source: [[0, 4]], target: [[5, 7]] }],
      });
      expect(await put(store, document)).toEqual({ is: 'added', changed: 'text' });
      const stored = await store.getDocument(document.id);
      expect(stored?.document).toEqual(document);
      expect(stored?.versions).toEqual([
        {
          hash: document.hash,
          title: 'Title',
          publisher: 'Xinhua',
          issuer: 'CHN',
          kind: 'readout',
          url: 'https://example.org/ä',
          published: '2023-06-18T10:00+08:00',
          retrieved: '2023-06-19',
          recorded: RECORDED,
          extractor: null,
          language: null,
          raw: null,
          file: null,
        },
      ]);
    });

    it('are found by the beginnings of their ids, by code point, and know their file', async () => {
      const store = await fresh();
      await putDocuments(store, 'b', 'ab', 'a\u{1f600}', 'aB', 'a', 'A');
      const from = async (beginning: string, limit = 9) => (await store.idsFrom(beginning, limit)).documents;
      expect(await from('a')).toEqual(['a', 'aB', 'ab', 'a\u{1f600}']);
      expect(await from('a', 2)).toEqual(['a', 'aB']);
      expect(await from('a%')).toEqual([]);
      const document = documentOf('f', 'Text.');
      await store.transaction((writer) => putVersion(writer, { document, recorded: RECORDED, file: 'news.txt' }));
      expect((await store.getDocument('f'))?.versions[0]?.file).toBe('news.txt');
      expect((await store.documents()).lines.find(({ id }) => id === 'f')?.file).toBe('news.txt');
    });

    it('that are not there are undefined', async () => {
      const store = await fresh();
      expect(await store.getDocument('a')).toBeUndefined();
      expect(await store.getVersion('a', 'b')).toBeUndefined();
      expect(await store.getRaw('a')).toBeUndefined();
      expect(await store.getReading('a')).toBeUndefined();
      expect(await store.transaction((writer) => writer.removeDocument('a'))).toEqual([]);
    });

    it('put twice are known, and change nothing', async () => {
      const store = await fresh();
      const document = documentOf('a', 'Text.', { retrieved: '2024-01-01', title: 'T' });
      await put(store, document);
      const before = await store.getDocument('a');
      const again = await store.transaction((writer) => putVersion(writer, { document, recorded: '2030-01-01' }));
      expect(again).toEqual({ is: 'known', changed: 'nothing' });
      expect(await store.getDocument('a')).toEqual(before);
    });

    it('with another text have a version more; the one retrieved last is in the record', async () => {
      const store = await fresh();
      const [old, now] = [
        documentOf('a', 'Old words.', { retrieved: '2024-01-01' }),
        documentOf('a', 'New words.', { retrieved: '2024-01-02' }),
      ];
      await put(store, now);
      expect(await put(store, old)).toEqual({ is: 'version', changed: 'nothing' });
      expect((await store.getDocument('a'))?.document).toEqual(now);
      expect((await store.getDocument('a'))?.versions.map(({ hash }) => hash)).toEqual([now.hash, old.hash]);
      expect(await store.getVersion('a', old.hash)).toEqual(old);
      expect((await store.search('old')).lines).toEqual([]);

      const later = documentOf('a', 'Old words.', { retrieved: '2024-01-03' });
      expect(await put(store, later)).toEqual({ is: 'known', changed: 'text' });
      expect((await store.getDocument('a'))?.document).toEqual(later);
      expect((await store.search('old')).lines.map(({ id }) => id)).toEqual(['a']);
      expect((await store.search('new')).lines).toEqual([]);
    });

    it('say whether the facts or the moment of retrieval alone are new', async () => {
      const store = await fresh();
      const first = documentOf('a', 'Text.', { retrieved: '2024-01-01', published: '2023-12-31' });
      const second = documentOf('a', 'Text.', { retrieved: '2024-01-02', published: '2023-12-31' });
      const third = documentOf('a', 'Text.', { retrieved: '2024-01-03', published: '2023-12-30' });
      await put(store, first);
      await store.transaction((writer) => writer.putReadings([readingOf(first)]));
      expect(await put(store, second)).toEqual({ is: 'known', changed: 'retrieved' });
      expect(await store.getReading('a')).toBeDefined();
      expect(await put(store, third)).toEqual({ is: 'known', changed: 'facts' });
      expect(await store.getReading('a'), 'a reading of other facts').toBeUndefined();
      expect(await put(store, first)).toEqual({ is: 'known', changed: 'nothing' });
      expect((await store.getDocument('a'))?.document).toEqual(third);
    });

    it('are the same in whatever order their versions come in', async () => {
      const texts = fc.constantFrom('One.', 'Two.', 'Three.');
      const retrieved = fc.constantFrom('2024-01-01', '2024-01-01T00:00Z', '2024-01-01T09:00+09:00', '2024-01-02');
      const version = fc
        .record({
          text: texts,
          retrieved: fc.option(retrieved),
          published: fc.constantFrom('2023-01-01', '2023-01-02'),
        })
        .map(({ text, retrieved, published }) =>
          documentOf('a', text, { published, ...(retrieved ? { retrieved } : {}) }),
        );
      await fc.assert(
        fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 3 }), async (versions) => {
          const seen = new Set<string>();
          for (const [at, order] of orders(versions).entries()) {
            const store = await fresh();
            // One after the other, or together.
            if (at % 2 === 0) for (const document of order) await put(store, document);
            else
              await store.transaction((writer) =>
                writer.putVersions(order.map((document) => ({ document, recorded: RECORDED }))),
              );
            const stored = await store.getDocument('a');
            const words = await store.search(stored?.document.text ?? '');
            seen.add(JSON.stringify([stored, await store.documents(), words]));
            await store.close();
          }
          expect(seen.size).toBe(1);
        }),
        { numRuns: runs(15) },
      );
    });

    it('keep the page, and a page that comes later', async () => {
      const store = await fresh();
      const bytes = new TextEncoder().encode('<p>Text.</p>'.repeat(50));
      const document = documentOf('a');
      const raw = { type: 'text/html', bytes };
      await put(store, document);
      await store.transaction((writer) => putVersion(writer, { document, recorded: RECORDED, raw }));
      const other = documentOf('b');
      await store.transaction((writer) =>
        putVersion(writer, { document: other, recorded: RECORDED, raw, extractor: 'readable 1' }),
      );
      for (const { id, hash } of [document, other]) {
        const page = await store.getRaw(id);
        expect(page?.type).toBe('text/html');
        expect([...(page?.bytes ?? [])]).toEqual([...bytes]);
        expect(await store.getRaw(id, hash)).toEqual(page);
        expect((await store.getDocument(id))?.versions[0]?.raw).toBe('text/html');
      }
      expect((await store.getDocument('b'))?.versions[0]?.extractor).toBe('readable 1');
    });

    it('are listed by day, the newest first and those without one last, then by id', async () => {
      const store = await fresh();
      const days = { a: '2024-01-01', b: undefined, c: '2024-01-02T10:00Z', d: '2024-01-01', e: '2023-12-31' };
      for (const [id, published] of Object.entries(days)) {
        await put(store, documentOf(id, `Text of ${id}.`, published ? { published } : {}));
      }
      await put(store, documentOf('a', 'Another text.', { published: '2024-01-01', retrieved: '2024-02-01' }));
      const lines = await allPages((page) => store.documents(page));
      expect(lines.map(({ id }) => id)).toEqual(['c', 'a', 'd', 'e', 'b']);
      expect(lines[1]?.versions).toBe(2);
      expect((await store.documents({ limit: 2 })).lines).toEqual(lines.slice(0, 2));
      expect((await store.documents()).next).toBeNull();
    });

    it('are walked in the order of their ids, by code point', async () => {
      const store = await fresh();
      const ids = ['B', 'a', 'ä', '\uff5e', '\u{1f600}', ...Array.from({ length: 1100 }, (_, at) => `x${at}`)];
      await putDocuments(store, ...ids);
      const sorted = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await collect(store.documentIds())).toEqual(sorted);
    });

    it('can be written while they are walked', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b', 'c');
      for await (const id of store.documentIds()) {
        await store.transaction((writer) => writer.putReadings([readingOf(documentOf(id))]));
      }
      expect((await store.counts()).readings).toBe(3);
    });

    it('are removed with all that hangs on them but what people said', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b');
      const gone = await store.transaction(async (writer) => {
        await putVersion(writer, {
          document: documentOf('a', 'More.', { retrieved: '2024-01-01' }),
          recorded: RECORDED,
        });
        await writer.putReadings([readingOf(documentOf('a'))]);
        await putItems(writer, 'a', placed('i', 'a', 'key', [1, 2]));
        await putItems(writer, 'b', placed('j', 'b', 'key', [1, 2]));
        await writer.putCorrection(correctionOf('c', RECORDED, 'a'));
        return writer.removeDocument('a');
      });
      expect(gone).toEqual([{ key: 'key', days: [1, 2], entry: null }]);
      expect(await store.counts()).toMatchObject({ documents: 1, versions: 1, readings: 0, items: 1, corrections: 1 });
      expect(await store.getDocument('a')).toBeUndefined();
      expect((await store.search('more')).lines).toEqual([]);
      expect((await store.search('text')).lines.map(({ id }) => id)).toEqual(['b']);
      expect(await store.facts(['a', 'b'])).toEqual([factsOf('b')]);
      expect(await store.check()).toEqual([]);
    });
  });

  describe('readings', () => {
    it('are of the version in the record, one each, and tell its language', async () => {
      const store = await fresh();
      const [old, now] = [documentOf('a', 'Old.'), documentOf('a', 'New.', { retrieved: '2024-01-02' })];
      await put(store, old);
      await store.transaction((writer) => writer.putReadings([readingOf(old)]));
      expect(await store.getReading('a')).toEqual(readingOf(old));
      expect((await store.documents()).lines[0]?.language).toBe('en');
      await put(store, now);
      expect(await store.getReading('a')).toBeUndefined();
      await store.transaction((writer) => writer.putReadings([readingOf(now)]));
      await store.transaction((writer) => writer.putReadings([readingOf(now, '1.1.0')]));
      expect(await store.getReading('a')).toEqual(readingOf(now, '1.1.0'));
      expect((await store.counts()).readings).toBe(2);
    });

    it('of a version that is not there are refused', async () => {
      const store = await fresh();
      await expect(store.transaction((writer) => writer.putReadings([readingOf(documentOf('a'))]))).rejects.toThrow();
    });

    it('that are missing, or made by others, are found for reading again', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b', 'c', 'd');
      await store.transaction(async (writer) => {
        await writer.putReadings([readingOf(documentOf('a'), '1.0.0')]);
        await writer.putReadings([readingOf(documentOf('b'), '1.1.0')]);
        await writer.putReadings([readingOf(documentOf('d'), '1.1.0')]);
        await putVersion(writer, {
          document: documentOf('d', 'New.', { retrieved: '2024-01-01' }),
          recorded: RECORDED,
        });
      });
      const unless = { release: '1.1.0', data: 'sha256:0' };
      expect(await collect(store.documentIds({ unless }))).toEqual(['a', 'c', 'd']);
      expect(await collect(store.documentIds({ unless: { ...unless, data: 'sha256:1' } }))).toHaveLength(4);
    });

    it('say by what the documents of the record were read, those of earlier versions left out', async () => {
      const store = await fresh();
      await putDocuments(store, 'a', 'b', 'c', 'd');
      await store.transaction(async (writer) => {
        for (const id of ['a', 'b']) await writer.putReadings([readingOf(documentOf(id), '1.1.0')]);
        for (const id of ['c', 'd']) await writer.putReadings([readingOf(documentOf(id), '1.0.0')]);
        await putVersion(writer, {
          document: documentOf('d', 'New.', { retrieved: '2024-01-01' }),
          recorded: RECORDED,
        });
      });
      expect(await store.madeBy()).toEqual([
        { release: '1.1.0', data: 'sha256:0', documents: 2 },
        { release: '1.0.0', data: 'sha256:0', documents: 1 },
      ]);
      expect(await store.dataOf(['a', 'c', 'd', 'none'])).toEqual(
        new Map([
          ['a', 'sha256:0'],
          ['c', 'sha256:0'],
        ]),
      );
      expect(await store.dataOf([])).toEqual(new Map());
    });
  });
};
