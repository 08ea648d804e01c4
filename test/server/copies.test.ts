/** Copies of one text, one of them garbled by a machine: which stands for them, whichever came in first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocument } from '../../src/ingest/document.js';
import type { DocumentInput } from '../../src/model/document.js';
import { ROOT } from '../shared.js';
import { type Served, serve } from './served.js';

const DEMO = readFileSync(join(ROOT, 'demo/record/documents.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as DocumentInput);

/** Under an id by which it would be the first of its family, and earlier than what it copies. */
const demo = (id: string, as: string): DocumentInput => ({
  ...(DEMO.find((one) => one.id === id) as DocumentInput),
  id: as,
  published: as === 'a' ? '2023-11-15' : '2023-11-16',
});
const GARBLED = demo('sd-1116-filoli', 'a');
const CLEAN = demo('mw-1115-filoli', 'z');

interface Shown {
  readonly id: string;
  readonly line: { readonly words: string };
  readonly families: readonly {
    readonly reports: readonly {
      readonly document: string;
      readonly spun: boolean;
      readonly words: readonly string[];
    }[];
  }[];
}

describe.each([
  ['the garbled one first', [GARBLED], [CLEAN]],
  ['the clean one first', [CLEAN], [GARBLED]],
])('of a text and its garbled copy, %s', (_, first, then) => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(first);
    // In two goes: what is told alone at first gives way to the original when that comes.
    await served.desk.add(then.map((one) => toDocument(one)));
  });
  afterAll(() => served.close());

  it('the clean one is the original', async () => {
    expect((await served.view<{ family: string[] }>('document', { id: 'z' })).family).toEqual([]);
    expect((await served.view<{ family: string[] }>('document', { id: 'a' })).family).toEqual(['z']);
  });

  it('every entry that both tell is shown with the words of the clean one, and called by its item', async () => {
    const { lines } = await served.view<{ lines: readonly { id: string; reports: number }[] }>('lines', {
      limit: '100',
    });
    const both = lines.filter(({ reports }) => reports === 2);
    expect(both.length).toBeGreaterThan(5);
    for (const { id } of both) {
      const shown = await served.view<Shown>('entry', { id });
      const [reports, ...others] = shown.families.map((one) => one.reports);
      expect(others).toEqual([]);
      expect(reports?.map(({ document, spun }) => [document, spun])).toEqual([
        ['z', false],
        ['a', true],
      ]);
      const { entry, items } = (await served.desk.entry(id)) ?? { entry: undefined, items: [] };
      expect(items.map(({ document }) => document)).toEqual(['z', 'a']);
      expect(entry?.id).toBe(items[0]?.id);
    }
  });
});
