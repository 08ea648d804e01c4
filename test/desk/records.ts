/** Records to compare, whatever store they are in: all that may be asked of them, line by line. */
import { Desk } from '../../src/desk/desk.js';
import { readerHere } from '../../src/desk/reader.js';
import { type Problem, type Verified, verify } from '../../src/desk/verify.js';
import { EXPORTS } from '../../src/export/columns.js';
import { csvLine, jsonLine } from '../../src/export/formats.js';
import { columnsOf, exportRow } from '../../src/export/rows.js';
import type { Reading } from '../../src/model/reading.js';
import { openStore } from '../../src/store/open.js';
import { resources } from '../resources.js';

export const OPTIONS = { release: '1.0.0' };

/** Each text is read once, however many records it comes into. */
const readings = new Map<string, Promise<Reading>>();
const plain = readerHere(resources);
const reader: typeof plain = {
  ...plain,
  read: (document) => {
    const key = `${document.id} ${document.hash}`;
    const known = readings.get(key) ?? plain.read(document);
    readings.set(key, known);
    return known;
  },
};

export const open = (location: string): Promise<Desk> =>
  Desk.open(location, { resources, reader, now: () => '2026-01-01T00:00:00Z' });

/** All exports in both formats, the feed of changes, and the answers to some searches. */
export const everything = async (location: string): Promise<readonly string[]> => {
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
export const entriesIn = async (location: string): Promise<readonly string[]> =>
  (await everything(location)).slice(0, -1);

/** The first line in which two records differ, shortened; undefined where they are the same. */
export const difference = async (
  one: string,
  other: string,
  of: (location: string) => Promise<readonly string[]>,
): Promise<readonly string[] | undefined> => {
  const [left, right] = [await of(one), await of(other)];
  const at = left.findIndex((line, i) => line !== right[i]);
  if (at === -1) return left.length === right.length ? undefined : [`${left.length} lines`, `${right.length} lines`];
  return [left[at] ?? '', right[at] ?? ''].map((line) => line.slice(0, 500));
};

export const verified = async (location: string): Promise<Verified & { readonly told: readonly Problem[] }> => {
  const store = await openStore(location, { ...OPTIONS, access: 'read' });
  const told: Problem[] = [];
  try {
    return { ...(await verify(store, (problem) => told.push(problem))), told };
  } finally {
    await store.close();
  }
};
