/** Records to compare: documents that tell of the same things in part, and all that a store holds of them, as one text. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '../../src/desk/desk.js';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { resources } from '../resources.js';

const NAMES = ['Japan', 'China', 'France', 'India', 'Brazil', 'Egypt', 'Kenya', 'Norway'];

/** So many documents, one a line. The order in which they are merged could matter. */
export const documents = (count: number): string =>
  Array.from({ length: count }, (_, i) => {
    const [a, b] = [NAMES[i % 3], NAMES[3 + (i % 4)]];
    const text = `Antony Blinken met Qin Gang in Beijing on Sunday. ${a} criticized ${b} over ship number ${i % 5}. ${b} and ${a} agreed to resume talks.`;
    return JSON.stringify({ id: `d${i}`, published: '2023-06-20', publisher: `Outlet ${i % 7}`, text });
  }).join('\n');

const dump = async (desk: Desk): Promise<string> => {
  const all: string[] = [];
  for (const kind of ['meeting', 'event', 'statement', 'commitment', 'channel', 'incident'] as const)
    for await (const entry of desk.entries(kind)) all.push(JSON.stringify(entry));
  return all.join('\n');
};

const within = async <T>(store: string, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const desk = await Desk.open(store, { resources });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
};

/** The record of a store. */
export const recordIn = (store: string): Promise<string> => within(store, dump);

/** The record of so many documents, added one after the other. */
export const recordOf = async (count: number): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-whole-'));
  const lines = documents(count).split('\n');
  try {
    return await within(join(folder, 'a.db'), async (desk) => {
      await desk.add(lines.map((line) => toDocument(JSON.parse(line) as DocumentInput)));
      return dump(desk);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
