/**
 * The demo record over both stores: the same exports byte for byte, the same answers, the same digest; and the drill: what
 * a backup that was made during adding restores to. Damage to a file is found and named.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomOf } from '../../scripts/random.js';
import { Desk } from '../../src/desk/desk.js';
import { readerHere } from '../../src/desk/reader.js';
import { type Problem, type Verified, verify } from '../../src/desk/verify.js';
import { EXPORTS } from '../../src/export/columns.js';
import { csvLine, jsonLine } from '../../src/export/formats.js';
import { columnsOf, exportRow } from '../../src/export/rows.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { backup, copy, restore } from '../../src/store/keep/keep.js';
import { openStore } from '../../src/store/open.js';
import { resources } from '../resources.js';
import { describeNeeding, ROOT } from '../shared.js';
import { hasPostgres, type Server, startServer } from '../store/postgres-server.js';
import { addWhileKilled } from './add-while-killed.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const OPTIONS = { release: '1.0.0' };
const folder = mkdtempSync(join(tmpdir(), 'two-stores-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documents: readonly Document[] = readFileSync(join(ROOT, 'demo/record/documents.ndjson'), 'utf8')
  .trim()
  .split('\n')
  // A quarter of them, of all days and outlets.
  .filter((_, i) => i % 4 === 0)
  .map((line) => toDocument(JSON.parse(line) as DocumentInput));

/** Each text is read once, however many records it comes into. */
const readings = new Map<string, Promise<Reading>>();
const plain = readerHere(resources);
const reader: typeof plain = {
  ...plain,
  read: (document) => {
    const known = readings.get(document.id) ?? plain.read(document);
    readings.set(document.id, known);
    return known;
  },
};

const open = (location: string): Promise<Desk> =>
  Desk.open(location, { resources, reader, now: () => '2026-01-01T00:00:00Z' });

/** All exports in both formats, the feed of changes, and the answers to some searches. */
const everything = async (location: string): Promise<readonly string[]> => {
  const desk = await open(location);
  const lines: string[] = [];
  for (const kind of Object.values(EXPORTS))
    for await (const told of desk.told(kind)) {
      const row = exportRow(told, 'test');
      lines.push(jsonLine(row), csvLine(columnsOf(kind), row));
    }
  for (const query of ['talks', '"foreign minister"', 'sanction*', 'Xi Biden', 'Qin Gang', '"the tal*" beijing', 'нет'])
    lines.push(JSON.stringify([query, await desk.countFound(query), await desk.search(query, { limit: 20 })]));
  for (const party of ['CHN', 'RUS'] as const)
    lines.push(JSON.stringify(await desk.timeline({ parties: [party], confidence: { event: 0.7 } })));
  lines.push(JSON.stringify([await desk.changes({ limit: 1000 }), await desk.counts(), await desk.families()]));
  await desk.close();
  return lines;
};

/** The same without the feed of changes, which tells in which steps it came about. */
const entriesIn = async (location: string): Promise<readonly string[]> => (await everything(location)).slice(0, -1);

/** The first line in which two records differ, shortened; undefined where they are the same. */
const difference = async (
  one: string,
  other: string,
  of: (location: string) => Promise<readonly string[]>,
): Promise<readonly string[] | undefined> => {
  const [left, right] = [await of(one), await of(other)];
  const at = left.findIndex((line, i) => line !== right[i]);
  if (at === -1) return left.length === right.length ? undefined : [`${left.length} lines`, `${right.length} lines`];
  return [left[at] ?? '', right[at] ?? ''].map((line) => line.slice(0, 500));
};

const verified = async (location: string): Promise<Verified & { readonly told: readonly Problem[] }> => {
  const store = await openStore(location, { ...OPTIONS, access: 'read' });
  const told: Problem[] = [];
  try {
    return { ...(await verify(store, (problem) => told.push(problem))), told };
  } finally {
    await store.close();
  }
};

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
