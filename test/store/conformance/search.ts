/** The part of the conformance suite about search. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, searchTokens } from '../../../src/store/search.js';
import type { Store } from '../../../src/store/store.js';
import { allPages, documentOf, putVersion, RECORDED } from '../fixtures.js';

interface Text {
  readonly text: string;
  readonly published?: string;
}

const fill = (store: Store, texts: readonly Text[]): Promise<void> =>
  store.transaction(async (writer) => {
    for (const [at, { text, ...rest }] of texts.entries()) {
      await putVersion(writer, { document: documentOf(`d${at}`, text, rest), recorded: RECORDED });
    }
  });

/** What a search is to find: the tokens of each phrase one after another among those of the text. */
const naive = (texts: readonly Text[], typed: string): readonly string[] => {
  const query = parseQuery(typed);
  if (query.length === 0) return [];
  return texts
    .map(({ text, published = '' }, at) => ({
      id: `d${at}`,
      day: published,
      tokens: ` ${searchTokens(text).join(' ')} `,
    }))
    .filter(({ tokens }) =>
      query.every((choice) =>
        choice.some(({ tokens: wanted, open }) => tokens.includes(` ${wanted.join(' ')}${open ? '' : ' '}`)),
      ),
    )
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1))
    .map(({ id }) => id);
};

export const searchConformance = (fresh: () => Promise<Store>, runs: (all: number) => number): void => {
  const found = async (store: Store, query: string): Promise<readonly string[]> =>
    (await store.search(query)).lines.map(({ id }) => id);

  describe('a search', () => {
    it('sorts a text by its day of publication as that is told later', async () => {
      const store = await fresh();
      await fill(store, [
        { text: 'A text.', published: '2023-06-18' },
        { text: 'Another text.', published: '2023-06-17' },
      ]);
      expect(await found(store, 'text')).toEqual(['d0', 'd1']);
      const later = documentOf('d1', 'Another text.', { published: '2023-06-19', retrieved: '2024-01-01T00:00:00Z' });
      await store.transaction((writer) => putVersion(writer, { document: later, recorded: RECORDED }));
      expect(await found(store, 'text')).toEqual(['d1', 'd0']);
    });

    it('finds title and text, with the piece that shows why', async () => {
      const store = await fresh();
      const document = documentOf('a', 'He met Wałęsa in Xi’an.', {
        title: 'Talks on the South China Sea',
        publisher: 'AP',
        published: '2023-06-18',
        url: 'https://example.org',
      });
      await store.transaction((writer) => putVersion(writer, { document, recorded: RECORDED }));
      const { lines } = await store.search('walesa "south china sea"');
      expect(lines).toEqual([
        {
          id: 'a',
          title: 'Talks on the South China Sea',
          publisher: 'AP',
          published: '2023-06-18',
          url: 'https://example.org',
          parties: [],
          entries: 0,
          snippet: {
            text: document.text,
            span: [0, document.text.length],
            hits: [
              [13, 28],
              [37, 43],
            ],
          },
        },
      ]);
    });

    it('is for whole words, without stemming, and for words that mean something to an engine', async () => {
      const store = await fresh();
      await fill(store, [{ text: 'Talks and NOT talking OR near' }, { text: 'a talk' }]);
      for (const [query, ids] of [
        ['talks', ['d0']],
        ['talk', ['d1']],
        ['AND', ['d0']],
        ['"and not"', ['d0']],
        ['NOT OR', ['d0']],
        ['tal*', ['d0', 'd1']],
        ['"not talk*"', ['d0']],
        ['talk* NEAR', ['d0']],
        ['xyz*', []],
        ['"', []],
        ['', []],
        ["' or 1=1; --", []],
        ['NEAR', ['d0']],
      ] as const) {
        expect(await found(store, query), query).toEqual(ids);
      }
    });

    it('gives the latest first and those without a day last, then by id, in pages', async () => {
      const store = await fresh();
      const days = ['2023-01-01', undefined, '2024-01-01', '2023-01-01', '2024-01-01', undefined];
      await fill(
        store,
        days.map((published) => ({ text: 'word', ...(published ? { published } : {}) })),
      );
      const lines = await allPages((page) => store.search('word', page));
      expect(lines.map(({ id }) => id)).toEqual(['d2', 'd4', 'd0', 'd3', 'd1', 'd5']);
    });

    it('finds what a naive search finds', async () => {
      const word = fc.constantFrom(
        'new',
        'york',
        'York',
        "new's",
        'U.S.',
        'été',
        'ete',
        'हिन्दी',
        '习近平',
        '近',
        '½',
        '1',
        'x-1',
      );
      const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
      const text = fc
        .record({ text: words, published: fc.option(fc.constantFrom('2023-01-01', '2024-01-01')) })
        .map(({ text, published }) => ({ text, ...(published ? { published } : {}) }));
      const query = fc.oneof(
        words,
        words.map((list) => `"${list}"`),
        words.map((list) => `${list.slice(0, -1)}*`),
        fc.tuple(word, words).map(([a, b]) => `${a} "${b}"`),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(text, { minLength: 1, maxLength: 12 }),
          fc.array(query, { minLength: 5, maxLength: 10 }),
          async (texts, queries) => {
            const store = await fresh();
            await fill(store, texts);
            for (const one of queries) expect(await found(store, one), one).toEqual(naive(texts, one));
            await store.close();
          },
        ),
        { numRuns: runs(25) },
      );
    });

    it('finds every text by its own words, whatever they are written in', async () => {
      const store = await fresh();
      let at = 0;
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), async (text) => {
          const id = `d${at++}`;
          await store.transaction((writer) =>
            putVersion(writer, { document: documentOf(id, text), recorded: RECORDED }),
          );
          const tokens = searchTokens(text);
          if (tokens.length === 0) return;
          const ids = (await allPages((page) => store.search(`"${tokens.join(' ')}"`, { ...page, limit: 1000 }))).map(
            (line) => line.id,
          );
          expect(ids).toContain(id);
        }),
        { numRuns: runs(200) },
      );
    });
  });
};
