/** Real readouts over both stores: every export in every format, byte for byte. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS, type Format } from '../../src/export/format/table.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { describeNeeding, describeShared, sharedRows } from '../shared.js';
import { hasPostgres, startServer } from '../store/postgres-server.js';
import { difference, everything, open, verified } from './records.js';

const COUNT = 60;

/** Of each file of each format of each kind its length and hash, and what was left out of it. */
const files = async (location: string): Promise<ReadonlyMap<string, string>> => {
  const desk = await open(location);
  const made = new Map<string, string>();
  const versions = await desk.versions();
  for (const name of FORMAT_NAMES) {
    const format: Format = FORMATS[name];
    const write = await format.load();
    for (const what of format.of) {
      const hashes = new Map<string, { readonly hash: ReturnType<typeof createHash>; length: number }>();
      const put = (file: string, content: string | Uint8Array): void => {
        const one = hashes.get(file) ?? { hash: createHash('sha256'), length: 0 };
        one.hash.update(content);
        one.length += content.length;
        hashes.set(file, one);
      };
      const request = { what, versions, filters: '', day: '2026-01-01', participants: true } as const;
      const remark = (text: string): void => put('left out', text);
      const source = desk.source(format.statuses ? { statuses: format.statuses } : {});
      for await (const { file, content } of write(source, { ...request, remark })) put(file, content);
      for (const [file, { hash, length }] of hashes)
        made.set(`${name} ${what} ${file}`, `${length} ${hash.digest('hex')}`);
    }
  }
  await desk.close();
  return made;
};

describeShared('readouts', () => {
  describeNeeding('postgres', hasPostgres, 'over both stores', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readouts-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('give the same exports in all formats, answers and feed of changes', async () => {
      const rows = sharedRows<DocumentInput>('articles/readouts.jsonl');
      const step = Math.floor(rows.length / COUNT);
      const documents = rows
        .filter((_, i) => i % step === 0)
        .slice(0, COUNT)
        .map((row) => toDocument(row));
      expect(documents).toHaveLength(COUNT);
      const server = await startServer();
      try {
        const [lite, post] = [join(folder, 'a.db'), await server.create('readouts')];
        for (const location of [lite, post]) {
          const desk = await open(location);
          // One a transaction: how many go into one hangs on the clock, and the feed of changes on that.
          for (const document of documents) await desk.add([document]);
          await desk.close();
        }
        expect(await difference(post, lite, everything)).toBeUndefined();
        const made = await files(lite);
        expect(made.size).toBeGreaterThan(FORMAT_NAMES.length);
        expect(await files(post)).toEqual(made);
        expect((await verified(post)).told).toEqual([]);
      } finally {
        await server.stop();
      }
    });
  });
});
