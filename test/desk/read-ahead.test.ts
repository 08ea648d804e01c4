/** Reading ahead with several threads: the order that came in goes out, within bounds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAhead } from '../../src/desk/read-ahead.js';
import type { Reader } from '../../src/desk/reader.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document } from '../../src/model/document.js';
import type { Reading } from '../../src/model/reading.js';
import { chancery, files, folder } from '../cli/run.js';
import { recordIn } from '../worker/record.js';

const texts = (lengths: readonly number[]): Document[] =>
  lengths.map((length, i) => toDocument({ id: `d${i}`, text: 'x'.repeat(length + 1) }));

/** Reads by turns of the event loop: as many as the text has characters; of a very long one it never ends. Counts what it is asked for at once. */
const slowReader = (ahead: number): Reader & { most: number; begun: number } => {
  let now = 0;
  const reader = {
    ahead,
    most: 0,
    begun: 0,
    made: async () => ({ release: 'test', data: 'test' }),
    read: async ({ id, text }: Document): Promise<Reading> => {
      reader.begun++;
      reader.most = Math.max(reader.most, ++now);
      if (text.length > 1000) await new Promise(() => undefined);
      for (let i = 0; i < text.length; i++) await new Promise((resolve) => setImmediate(resolve));
      now--;
      if (text.length % 7 === 0) throw new Error(`no ${id}`);
      return { id } as unknown as Reading;
    },
    close: async () => undefined,
  };
  return reader;
};

it('gives out what came in, in its order, whichever is read first, and never more at once than it may', async () => {
  const lengths = fc.array(fc.nat({ max: 20 }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(lengths, fc.integer({ min: 1, max: 5 }), async (given, ahead) => {
      const documents = texts(given);
      const reader = slowReader(ahead);
      let taken = 0;
      const seen: string[] = [];
      for await (const { one, reading, error } of readAhead(documents, async (d) => d, reader, {})) {
        // What is read, waits to be taken, or is being taken.
        expect(reader.begun - taken).toBeLessThanOrEqual(ahead + 1);
        taken++;
        const fails = one.text.length % 7 === 0;
        expect(error?.message).toBe(fails ? `no ${one.id}` : undefined);
        expect(reading).toEqual(fails ? undefined : { id: one.id });
        seen.push(one.id);
      }
      expect(seen).toEqual(documents.map(({ id }) => id));
      expect(reader.most).toBeLessThanOrEqual(ahead);
    }),
    { numRuns: 40 },
  );
});

it('gives out what is read when it is stopped, and gives up the rest, though the source never ends', async () => {
  const stop = new AbortController();
  const reader = slowReader(8);
  async function* endless(): AsyncGenerator<Document> {
    yield* texts([3, 5000, 2, 4]);
    await new Promise(() => undefined);
  }
  const seen: [string, boolean][] = [];
  setTimeout(() => stop.abort(), 100);
  for await (const { one, reading } of readAhead(endless(), async (d) => d, reader, { signal: stop.signal }))
    seen.push([one.id, reading !== undefined]);
  expect(seen).toEqual([
    ['d0', true],
    ['d1', false],
    ['d2', true],
    ['d3', true],
  ]);
});

it('add with three threads gives the record of one, a long text among short ones', async () => {
  const sentence = 'Antony Blinken met Qin Gang in Beijing on Sunday. Japan criticized China over fishing. ';
  const [list = ''] = files({
    'list.jsonl': Array.from({ length: 30 }, (_, i) =>
      JSON.stringify({ id: `d${i}`, published: '2023-06-20', text: `${sentence.repeat(i === 1 ? 300 : 1)}${i}` }),
    ).join('\n'),
  });
  const stores = ['1', '3'].map((jobs) => ({ jobs, store: `${folder()}/a.db` }));
  const records: string[] = [];
  for (const { jobs, store } of stores) {
    const { status, out } = await chancery(['add', list, '--store', store, '--jobs', jobs]);
    expect({ status, out }).toEqual({ status: 0, out: `30 added, 0 known, 0 failed (${store})\n` });
    records.push(await recordIn(store));
  }
  expect(records[1]).toBe(records[0]);
});
