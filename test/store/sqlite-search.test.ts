/** Words that thousands of texts hold, which SQLite finds in other ways than rare ones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import type { Cursor, DocumentFilter, Store } from '../../src/store/store.js';
import { documentOf, entryOf, placed, putItems, putVersion, RECORDED } from './fixtures.js';

/** Texts with the word that many hold, of old days, and of the latest days texts without it. */
const MANY = 3100;
const LATEST = 80;

const TEXTS = Array.from({ length: MANY + LATEST }, (_, at) => {
  const isLate = at >= MANY;
  return {
    id: `d${String(at).padStart(4, '0')}`,
    text: `everywhere ${isLate ? 'late' : 'often'}${at % 1000 === 0 ? ' rarely' : ''}`,
    published: isLate ? '2024-01-01' : `20${String(10 + (at % 10))}-05-01`,
    parties: at % 500 === 0 ? (['USA'] as const) : [],
  };
});
const ORDERED = [...TEXTS].sort(
  (a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0) || (a.id < b.id ? -1 : 1),
);

describe('a search in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-search-'));
  let store: Store;
  beforeAll(async () => {
    store = await openStore(join(folder, 'a.db'), { release: '1.0.0' });
    await store.transaction(async (writer) => {
      for (const { id, text, published } of TEXTS)
        await putVersion(writer, { document: documentOf(id, text, { published }), recorded: RECORDED });
      const told = TEXTS.filter(({ parties }) => parties.length > 0);
      for (const { id } of told) await putItems(writer, id, placed(`i${id}`, id, 'k', [1, 1]));
      await writer.replaceEntries(
        [],
        told.map(({ id, parties }) => entryOf([`i${id}`], { parties })),
      );
    });
  });
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each<[what: string, word: string, filter: DocumentFilter]>([
    ['nearly all hold', 'everywhere', {}],
    ['many hold, but none of the latest', 'often', {}],
    ['few hold', 'rarely', {}],
    ['nearly all hold, of a party', 'everywhere', { parties: ['USA'] }],
    ['many hold, of a party', 'often', { parties: ['USA'] }],
    ['few hold, of a party', 'rarely', { parties: ['USA'] }],
    ['nearly all hold, of a party that none tells of', 'everywhere', { parties: ['CHN'] }],
    ['many hold, of some days', 'often', { since: '2012', until: '2013' }],
  ])('for what %s gives page after page what it is to find', async (_, word, filter) => {
    const wanted = ORDERED.filter(
      ({ text, published, parties }) =>
        text.includes(word) &&
        (filter.parties ?? []).every((party) => parties.some((one) => one === party)) &&
        (filter.since === undefined || published >= filter.since) &&
        (filter.until === undefined || published <= `${filter.until}~`),
    ).map(({ id }) => id);
    const found: string[] = [];
    let after: Cursor | null = null;
    for (let page = 0; page < 4; page++) {
      const { lines, next } = await store.search(word, { ...filter, limit: 40, ...(after ? { after } : {}) });
      found.push(...lines.map(({ id }) => id));
      after = next;
      if (!next) break;
    }
    expect(found).toEqual(wanted.slice(0, 160));
    expect(after !== null).toBe(wanted.length > 160);
  });
});
