/** The desk over a real store: what is added, in whatever order, removed, read again, corrected. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk.js';
import { EXPORTS } from '../../src/export/columns.js';
import { jsonLine } from '../../src/export/formats.js';
import { exportRow } from '../../src/export/rows.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document, DocumentInput } from '../../src/model/document.js';
import type { Correction, Item } from '../../src/model/record.js';
import { anchorOf } from '../../src/record/record.js';
import { resources } from '../resources.js';
import { describeShared, sharedRows } from '../shared.js';

const folders: string[] = [];
const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const openDesk = async (): Promise<Desk> => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-desk-'));
  folders.push(folder);
  const desk = await Desk.open(join(folder, 'a.db'), { resources, now: () => '2026-01-01T00:00:00Z' });
  desks.push(desk);
  return desk;
};

/** All exports of a record, one after the other. */
const exportsOf = async (desk: Desk): Promise<string> => {
  const lines: string[] = [];
  for (const kind of Object.values(EXPORTS))
    for await (const told of desk.told(kind)) lines.push(jsonLine(exportRow(told, 'test')));
  return lines.join('');
};

const recordOf = async (documents: readonly Document[]): Promise<string> => {
  const desk = await openDesk();
  await desk.add(documents);
  return exportsOf(desk);
};

const report = (id: string, text: string, rest: Partial<DocumentInput> = {}): Document =>
  toDocument({ id, text, published: '2023-06-19', publisher: `paper ${id}`, ...rest });

const TALKS = 'Antony Blinken held talks with Qin Gang in Beijing on Sunday.';
const REPORTS = [
  report('a', TALKS),
  report('b', TALKS, { publisher: 'a copy' }),
  report(
    'c',
    'U.S. Secretary of State Antony Blinken met Qin Gang on June 18, 2023, and China accused Japan of bullying.',
  ),
  report(
    'd',
    'Antony Blinken had dinner with Qin Gang in Beijing on Sunday. He held talks with Wang Yi in Beijing on Monday.',
  ),
  report(
    'e',
    'Emmanuel Macron visited China. China criticized the United States on Sunday. Antony Blinken met Qin Gang.',
  ),
  report('f', 'China and Japan agreed to resume talks. “We are ready,” said Antony Blinken on Sunday.'),
  report('g', 'Antony Blinken spoke by phone with Qin Gang on Sunday.', { published: '2023-06-18' }),
  report('h', 'There is nothing to be read in this one.'),
];

describe('the desk', () => {
  it('counts a copy once: two papers with one text are two reports and one independent', async () => {
    const desk = await openDesk();
    await desk.add(REPORTS.slice(0, 2));
    const [meeting, ...others] = (await desk.list('meeting')).lines;
    expect(others).toEqual([]);
    expect(meeting?.reports.map((one) => one.document)).toEqual(['a', 'b']);
    expect(meeting?.independent).toBe(1);
  });

  it('joins two reports of one meeting in different words, and counts both', async () => {
    const desk = await openDesk();
    await desk.add([REPORTS[0], REPORTS[2]].flatMap((one) => one ?? []));
    const meetings = (await desk.list('meeting')).lines;
    expect(meetings).toHaveLength(1);
    expect(meetings[0]?.independent).toBe(2);
    expect(meetings[0]?.date).toBe('2023-06-18');
  });

  it('gives an entry by the id of any of its items', async () => {
    const desk = await openDesk();
    await desk.add(REPORTS);
    const [meeting] = (await desk.list('meeting', { order: 'oldest' })).lines;
    for (const item of meeting?.items ?? []) expect((await desk.entry(item))?.entry.id).toBe(meeting?.id);
    expect(await desk.entry('none')).toBeUndefined();
  });

  it('tells what came of each document', async () => {
    const desk = await openDesk();
    const counts: unknown[] = [];
    const add = (documents: readonly Document[]) => desk.add(documents, (one) => counts.push(one) > 0);
    await add(REPORTS);
    await add(REPORTS);
    await add([
      report('a', `${TALKS} It rained.`, { retrieved: '2023-06-20' }),
      report('h', 'x', { retrieved: '2023-06-20' }),
    ]);
    expect(counts).toEqual([
      { added: 8, changed: 0, known: 0 },
      { added: 0, changed: 0, known: 8 },
      { added: 0, changed: 2, known: 0 },
    ]);
    expect((await desk.document('a'))?.versions).toHaveLength(2);
  });

  it('stops after the batch that is under way when told to, and goes on from there', async () => {
    const many = Array.from({ length: 120 }, (_, i) => report(`m${i}`, `${TALKS} Day ${i}.`));
    const desk = await openDesk();
    await desk.add(many, () => false);
    const first = (await desk.counts()).documents;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(120);
    await desk.add(many);
    expect(await exportsOf(desk)).toBe(await recordOf(many));
  });

  it('keeps the record of any history as if only what is there had been added', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ add: fc.subarray(REPORTS, { minLength: 1 }) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          remove: fc.subarray(
            REPORTS.map((one) => one.id),
            { minLength: 1 },
          ),
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom('rebuild' as const, 'reread' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const desk = await openDesk();
        const there = new Map<string, Document>();
        for (const one of steps) {
          if (one === 'rebuild') await desk.rebuild();
          else if (one === 'reread') await desk.reread({ all: true });
          else if ('add' in one) {
            await desk.add([...one.add, ...one.add].reverse());
            for (const document of one.add) there.set(document.id, document);
          } else {
            const removed = await desk.remove(one.remove);
            expect(removed.sort()).toEqual(one.remove.filter((id) => there.has(id)).sort());
            for (const id of one.remove) there.delete(id);
          }
        }
        expect(await exportsOf(desk)).toBe(await recordOf([...there.values()]));
      }),
      { numRuns: 25 },
    );
  });

  it('has the version retrieved last in the record, in whatever order they come', async () => {
    const old = report('a', TALKS, { retrieved: '2023-06-19T08:00:00Z' });
    const late = report('a', 'Wang Yi met Antony Blinken on Monday.', { retrieved: '2023-06-20T08:00:00Z' });
    const forth = await recordOf([old, late, ...REPORTS.slice(1)]);
    expect(await recordOf([...REPORTS.slice(1), late, old])).toBe(forth);
    expect(forth).toContain('Wang Yi');
  });

  it('reads nothing again where nothing changed', async () => {
    const desk = await openDesk();
    await desk.add(REPORTS);
    expect(await desk.reread()).toBe(0);
    const before = await exportsOf(desk);
    expect(await desk.reread({ all: true })).toBe(REPORTS.length);
    expect(await exportsOf(desk)).toBe(before);
  });
});

describe('a correction', () => {
  const meetingItems = async (desk: Desk): Promise<Item[]> => {
    const items: Item[] = [];
    for (const entry of (await desk.list('meeting', { limit: 1000 })).lines)
      items.push(...((await desk.entry(entry.id))?.items ?? []));
    return items;
  };
  const correction = (rest: Partial<Correction> & { readonly is: Correction['is'] }, item: Item): Correction =>
    ({
      id: 'c1',
      author: 'the desk',
      time: '2026-01-02T00:00:00Z',
      reason: 'seen',
      item: anchorOf(item),
      ...rest,
    }) as Correction;

  it('parts what was joined, and holds after reading again and making anew', async () => {
    const desk = await openDesk();
    await desk.add([REPORTS[0], REPORTS[2]].flatMap((one) => one ?? []));
    const [a, b] = await meetingItems(desk);
    if (!a || !b) throw new Error('two items were expected');
    expect(await desk.importCorrections([correction({ is: 'not-same', other: anchorOf(b) }, a)])).toHaveLength(1);
    expect(await desk.importCorrections([correction({ is: 'not-same', other: anchorOf(b) }, a)])).toEqual([]);
    expect((await desk.list('meeting')).lines).toHaveLength(2);
    const parted = await exportsOf(desk);
    await desk.reread({ all: true });
    expect(await exportsOf(desk)).toBe(parted);
    await desk.rebuild();
    expect(await exportsOf(desk)).toBe(parted);
  });

  it('rejects an item, and is there before its document as after it', async () => {
    const desk = await openDesk();
    await desk.add(REPORTS);
    const [item] = await meetingItems(desk);
    if (!item) throw new Error('an item was expected');
    const rejected = correction({ is: 'reject' }, item);
    await desk.importCorrections([rejected]);
    expect(await desk.entry(item.id)).toBeUndefined();
    const other = await openDesk();
    await other.importCorrections([rejected]);
    await other.add([...REPORTS].reverse());
    expect(await exportsOf(other)).toBe(await exportsOf(desk));
  });
});

describe('real readouts', () => {
  describeShared('a hundred of them', () => {
    const documents = (): Document[] =>
      sharedRows<DocumentInput>('articles/readouts.jsonl').slice(300, 420).map(toDocument);

    it('give the same exports in any order, in batches of any size, after removals and made anew', async () => {
      const all = documents();
      const expected = await recordOf(all);
      expect(expected.split('\n').length).toBeGreaterThan(100);
      const shuffled = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 2, seed: 7 });
      for (const order of shuffled) expect(await recordOf(order)).toBe(expected);

      const desk = await openDesk();
      const extra = sharedRows<DocumentInput>('articles/readouts.jsonl').slice(420, 470).map(toDocument);
      await desk.add([...extra, ...all]);
      await desk.remove(extra.map((one) => one.id));
      expect(await exportsOf(desk)).toBe(expected);
      await desk.rebuild();
      expect(await exportsOf(desk)).toBe(expected);
    });
  });
});

describe('a desk without its store', () => {
  it('says what is wrong with the place', async () => {
    await expect(Desk.open(join(tmpdir(), 'no', 'such', 'folder', 'a.db'), { resources })).rejects.toThrow(
      /folder|SQLite/,
    );
  });
});
