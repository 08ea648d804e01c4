/** The index of entries in SQLite: looking a list through gives what walking entry by entry gives. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine.js';
import type { Held, IndexedEntry } from '../../src/store/entry-index.js';
import { openEngine } from '../../src/store/open.js';
import { sqliteEntryIndex } from '../../src/store/sqlite/entry-index.js';

const WORDS = ['a', 'ab', 'b', '习', 'zürich'.normalize('NFC')];
const MARKS = ['kevent', 'pusa', 'pus', 'ttrade'];

const indexed = (entry: string, words: readonly string[], marks: readonly string[], hidden: boolean): IndexedEntry => ({
  entry,
  words: words.join(' '),
  marks: marks.join(' '),
  hidden: hidden ? 1 : 0,
  kind: 'event',
  day: '',
  place: '',
  status: '',
  confidence: 1,
  published: '',
  gist: '',
});

describe('the index of entries in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-index-'));
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine(join(folder, 'a.db'), { release: '1.0.0' });
  });
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds the same by looking up, by walking and by counting', async () => {
    const entry = fc.tuple(fc.subarray(WORDS), fc.subarray(MARKS), fc.boolean());
    const asked = fc
      .record({ words: fc.subarray(WORDS), marks: fc.array(fc.subarray(MARKS), { maxLength: 2 }) })
      .filter(({ words, marks }) => words.length + marks.length > 0);
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 20 }), asked, async (entries, held: Held) => {
        const db = engine.writer;
        await sqliteEntryIndex.clear(db);
        await sqliteEntryIndex.put(
          db,
          entries.map((one, i) => indexed(`e${String(i).padStart(2, '0')}`, ...one)),
        );
        const expected = entries.flatMap(([words, marks, hidden], i) => {
          const is =
            held.words.every((word) => words.includes(word)) &&
            held.marks.every((list) => list.some((mark) => marks.includes(mark)));
          return is ? [{ id: `e${String(i).padStart(2, '0')}`, hidden }] : [];
        });
        const ids = expected.map(({ id }) => id);
        const walked = await sql<{ id: string }>`select found.id from (select entry as id from entry_index) as found
          where ${sqliteEntryIndex.holds(held)} order by found.id`.execute(db);
        expect(walked.rows.map(({ id }) => id)).toEqual(ids);
        const lookedUp =
          sqliteEntryIndex.few && db.selectFrom(sqliteEntryIndex.few.found(held)).select('id').orderBy('id');
        expect((await lookedUp?.execute())?.map(({ id }) => id)).toEqual(ids);
        expect(await sqliteEntryIndex.count(db, held)).toBe(expected.filter(({ hidden }) => !hidden).length);
        expect(await sqliteEntryIndex.few?.lotOf(db, held, 20)).toBe(ids.length === 0 ? 'none' : 'few');
      }),
      { numRuns: 200 },
    );
  });
});
