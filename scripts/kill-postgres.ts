/**
 * `tsx scripts/kill-postgres.ts [KILLS] [DOCUMENTS]`: the demo record over PostgreSQL, whose server is killed at moments by
 * chance while documents are added; then the exports beside those of a clean run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '../src/desk/desk.js';
import { readerHere } from '../src/desk/reader.js';
import { loadResources } from '../src/desk/resources.js';
import { verify } from '../src/desk/verify.js';
import { EXPORTS } from '../src/export/columns.js';
import { jsonLine } from '../src/export/formats.js';
import { exportRow } from '../src/export/rows.js';
import { toDocument } from '../src/ingest/document.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Reading } from '../src/model/reading.js';
import { openStore } from '../src/store/open.js';
import { addWhileKilled } from '../test/desk/add-while-killed.js';
import { startServer } from '../test/store/postgres-server.js';
import { randomOf } from './random.js';

const kills = Number(process.argv[2] ?? 50);
const documents = readFileSync(new URL('../demo/record/documents.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(0, Number(process.argv[3] ?? 60))
  .map((line) => toDocument(JSON.parse(line) as DocumentInput));
const resources = loadResources();
const readings = new Map<string, Promise<Reading>>();
const plain = readerHere(() => resources);
const reader: typeof plain = {
  ...plain,
  read: (document) => {
    const known = readings.get(document.id) ?? plain.read(document);
    readings.set(document.id, known);
    return known;
  },
};
const open = (location: string): Promise<Desk> =>
  Desk.open(location, { resources: () => resources, reader, now: () => '2026-01-01T00:00:00Z' });
const exportsOf = async (location: string): Promise<string> => {
  const desk = await open(location);
  const lines: string[] = [];
  for (const kind of Object.values(EXPORTS))
    for await (const told of desk.told(kind)) lines.push(jsonLine(exportRow(told, 'kill')));
  await desk.close();
  return lines.join('');
};

const folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'));
const server = await startServer();
try {
  const clean = join(folder, 'clean.db');
  const desk = await open(clean);
  await desk.add(documents);
  await desk.close();
  const location = await server.create('killed');
  const within = await addWhileKilled(server, () => open(location), documents, kills, randomOf(50));
  const isSame = (await exportsOf(location)) === (await exportsOf(clean));
  const store = await openStore(location, { release: 'kill' });
  const { problems } = await verify(store, ({ of, is }) => console.log(`${of}: ${is}`));
  await store.close();
  console.log(
    `${kills} kills, ${within} of them while something was written: exports ${isSame ? 'are those' : 'are NOT those'} of a clean run, ${problems} problems`,
  );
  if (!isSame || problems > 0) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
