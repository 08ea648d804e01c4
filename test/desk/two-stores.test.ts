/**
 * The demo record over both stores: the same exports byte for byte, the same answers, the same digest; and the drill: what
 * a backup that was made during adding restores to. Damage to a file is found and named.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '../../scripts/random.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import { backup, copy, restore } from '../../src/store/keep/keep.js';
import { describeNeeding, ROOT } from '../shared.js';
import { hasPostgres, type Server, startServer } from '../store/postgres-server.js';
import { addWhileKilled } from './add-while-killed.js';
import { difference, entriesIn, everything, OPTIONS, open, verified } from './records.js';

const folder = mkdtempSync(join(tmpdir(), 'two-stores-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documents: readonly Document[] = readFileSync(join(ROOT, 'demo/record/documents.ndjson'), 'utf8')
  .trim()
  .split('\n')
  // A quarter of them, of all days and outlets.
  .filter((_, i) => i % 4 === 0)
  .map((line) => toDocument(JSON.parse(line) as DocumentInput));

describe('a backup during adding', () => {
  it('restores to a whole record, which the rest makes equal to that of a clean run', async () => {
    const [live, file, again] = [join(folder, 'live.db'), join(folder, 'live.backup'), join(folder, 'again.db')];
    const desk = await open(live);
    const half = Math.floor(documents.length / 2);
    await desk.add(documents.slice(0, half));
    const saved = backup(live, file, OPTIONS);
    await desk.add(documents.slice(half));
    await desk.close();
    const { digest } = await saved;
    expect((await restore(file, again, OPTIONS)).digest).toBe(digest);
    const { documents: restored, problems, told } = await verified(again);
    expect([problems, told]).toEqual([0, []]);
    expect(restored).toBeGreaterThan(0);
    expect(restored).toBeLessThan(documents.length);
    const rest = await open(again);
    await rest.add(documents);
    await rest.close();
    expect(await difference(again, live, entriesIn)).toBeUndefined();
    expect((await verified(again)).problems).toBe(0);
  });
});

describe('a byte that became another', () => {
  /** Flips one bit of the first place at which these bytes stand in a file. */
  const flipped = (file: string, bytes: Buffer, at = 0): string => {
    const content = readFileSync(file);
    let found = content.indexOf(bytes);
    expect(found).toBeGreaterThan(0);
    // A page that was given up may hold them still.
    for (; found !== -1; found = content.indexOf(bytes, found + 1))
      content[found + at] = (content[found + at] ?? 0) ^ 1;
    const to = join(folder, 'flipped.db');
    for (const log of ['', '-wal', '-shm']) rmSync(`${to}${log}`, { force: true });
    writeFileSync(to, content);
    return to;
  };

  it('is found and named: in a text, a reading, an item, an entry, an index', async () => {
    const file = join(folder, 'sound.db');
    const desk = await open(file);
    await desk.add(documents.slice(0, 12));
    const [meeting] = (await desk.list('meeting', { limit: 1 })).lines;
    await desk.close();
    expect((await verified(file)).told).toEqual([]);
    const { openEngine } = await import('../../src/store/open.js');
    const engine = await openEngine(file, OPTIONS);
    const id = documents[3]?.id ?? '';
    const { text } = await engine.reader
      .selectFrom('versions')
      .select('text')
      .where('document', '=', id)
      .executeTakeFirstOrThrow();
    const { json } = await engine.reader
      .selectFrom('readings')
      .select('json')
      .where('document', '=', id)
      .executeTakeFirstOrThrow();
    const item = await engine.reader
      .selectFrom('items')
      .select(['id', 'json'])
      .where('document', '=', id)
      .executeTakeFirstOrThrow();
    const entry = await engine.reader
      .selectFrom('entries')
      .select(['json', 'day', 'place'])
      .where('id', '=', meeting?.id ?? '')
      .executeTakeFirstOrThrow();
    await engine.close();
    const bytes = (value: string | Uint8Array) => Buffer.from(value as string).subarray(0, 60);
    const named = async (damaged: string): Promise<string> =>
      (await verified(damaged)).told.map(({ of, is }) => `${of}: ${is}`).join('\n');
    const one = bytes(text);
    expect(await named(flipped(file, one, 40))).toContain(`document ${id}: its text cannot be unpacked`);
    expect(await named(flipped(file, bytes(json), 50))).toContain(`document ${id}: its reading cannot be unpacked`);
    expect(
      await named(
        flipped(
          file,
          Buffer.from(`"words":${JSON.stringify((JSON.parse(item.json) as { words: string[] }).words)}`),
          11,
        ),
      ),
    ).toMatch(/is not that of its reading|is not what its items make/);
    expect(await named(flipped(file, bytes(entry.json.slice(100)), 30))).toContain('entr');
    // In the table the day is followed by something else.
    const row = Buffer.from(`meeting${entry.day}${entry.place}`);
    expect(await named(flipped(file, row, 8))).toContain('the database');
  });
});

describeNeeding('postgres', hasPostgres, 'the demo record over PostgreSQL', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  it('gives the exports, answers and digest of the one over SQLite', async () => {
    const [lite, post] = [join(folder, 'lite.db'), await server.create('demo')];
    for (const location of [lite, post]) {
      const desk = await open(location);
      // One a transaction: how many go into one hangs on the clock, and the feed of changes on that.
      for (const document of documents) await desk.add([document]);
      await desk.remove(documents.slice(20, 30).map(({ id }) => id));
      for (const document of documents.slice(20, 25)) await desk.add([document]);
      const [first] = (await desk.list('event', { limit: 1 })).lines;
      await desk.correct({ is: 'hide', item: first?.id ?? '' }, { author: 'desk', reason: 'seen twice' });
      await desk.close();
    }
    expect(await difference(post, lite, everything)).toBeUndefined();
    const { digest } = await copy(lite, join(folder, 'copy.db'), OPTIONS);
    expect((await copy(post, join(folder, 'from-post.db'), OPTIONS)).digest).toBe(digest);
    expect((await verified(post)).told).toEqual([]);
    const desk = await open(post);
    await desk.rebuild();
    await desk.close();
    expect(await difference(post, lite, entriesIn)).toBeUndefined();
  });

  it('is the record of a clean run after the server was killed again and again', async () => {
    const few = documents.slice(0, 30);
    const [lite, post] = [join(folder, 'clean.db'), await server.create('killed')];
    const clean = await open(lite);
    await clean.add(few);
    await clean.close();
    await addWhileKilled(server, () => open(post), few, 4, randomOf(26));
    expect(await difference(post, lite, entriesIn)).toBeUndefined();
    expect((await verified(post)).told).toEqual([]);
  });

  it('is one record, whoever adds beside whom', async () => {
    const [lite, post] = [join(folder, 'one.db'), await server.create('several')];
    const few = documents.slice(0, 30);
    const alone = await open(lite);
    await alone.add(few);
    await alone.close();
    const desks = await Promise.all([0, 1, 2].map(() => open(post)));
    await Promise.all(desks.map((desk, at) => desk.add(few.filter((_, i) => i % 2 === at % 2))));
    for (const desk of desks) await desk.close();
    expect(await difference(post, lite, entriesIn)).toBeUndefined();
    expect((await verified(post)).told).toEqual([]);
  });
});
