/** Several who write to one store of PostgreSQL at once: each waits only for those who change what it changes, and the record is that of one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { randomOf } from '../../scripts/random.js';
import type { Desk } from '../../src/desk/desk.js';
import { keysOf, putReadings } from '../../src/desk/remake.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Document } from '../../src/model/document.js';
import { read } from '../../src/reading/read.js';
import { openStore } from '../../src/store/open.js';
import type { StoreWriter } from '../../src/store/store.js';
import { resources } from '../resources.js';
import { describeNeeding } from '../shared.js';
import { hasPostgres, type Server, startServer } from '../store/postgres-server.js';
import { difference, entriesIn, OPTIONS, open, verified } from './records.js';

const MOMENT = '2026-01-01T00:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'writers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = ['Japan', 'China', 'France', 'India', 'Brazil', 'Egypt', 'Kenya', 'Norway'];

const of = (id: string, text: string, publisher = 'Outlet'): Document =>
  toDocument({ id, published: '2023-06-20', publisher, text });

/** Some tell of the same meeting, some of other pairs, and every fourth is a copy of the one before. */
const documents: readonly Document[] = Array.from({ length: 28 }, (_, i) => {
  const told = i % 4 === 3 ? i - 1 : i;
  const [a, b, c] = [NAMES[told % 3], NAMES[3 + (told % 4)], NAMES[(told * 5) % 8]];
  const text = `Antony Blinken met Qin Gang in Beijing on Sunday. ${a} criticized ${b} over ship number ${told % 5}. ${b} and ${a} agreed to resume talks on fishing near island ${told}, and ${c} condemned the ${told + 7} arrests that followed in the harbour towns of the north.`;
  return of(`d${i}`, text, `Outlet ${i % 7}`);
});

describeNeeding('postgres', hasPostgres, 'writers at one store', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  const opened = async (location: string): Promise<Desk> => {
    const desk = await open(location);
    onTestFinished(() => desk.close());
    return desk;
  };

  it('leave the record of one who adds all, however they come between each other', async () => {
    const random = randomOf(26);
    const [lite, post] = [join(folder, 'one.db'), await server.create('several')];
    // Whatever the server is set to.
    await server.sql("alter database several set default_transaction_isolation to 'serializable'");
    const alone = await opened(lite);
    await alone.add(documents);
    const gone = documents.filter(() => random() < 0.2).map(({ id }) => id);
    await alone.remove(gone);
    const desks = await Promise.all(Array.from({ length: 4 }, () => opened(post)));
    // The first writer adds all, the others parts of it in orders of their own, a few in each transaction; the last takes out.
    const shuffled = (): Document[] =>
      documents
        .map((one) => [random(), one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
    const writing = desks.map(async (desk, at) => {
      const list = shuffled().slice(0, at === 0 ? documents.length : 12);
      for (let from = 0; from < list.length; ) {
        const to = from + 1 + Math.floor(random() * 4);
        await desk.add(list.slice(from, to));
        from = to;
      }
      if (at === 3) await desk.remove(gone);
    });
    await Promise.all(writing);
    await Promise.all(gone.map((id, i) => desks[i % 4]?.remove([id])));
    expect(await difference(post, lite, entriesIn)).toBeUndefined();
    expect((await verified(post)).told).toEqual([]);
    const { lines } = await (desks[0] as Desk).changes({ limit: 1000 });
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1));
  });

  /** Puts a document and holds its transaction open until told. */
  const held = async (location: string, document: Document) => {
    const store = await openStore(location, OPTIONS);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    onTestFinished(async () => {
      letGo();
      await store.close();
    });
    const reading = read(document, resources());
    let isThere = (): void => undefined;
    const there = new Promise<void>((resolve) => {
      isThere = resolve;
    });
    const done = store.transactionByKeys(async (writer) => {
      await writer.lock(() => keysOf([[document, reading]]));
      await writer.putVersions([{ document, recorded: MOMENT }]);
      const slow: StoreWriter = {
        ...writer,
        replaceEntries: async (...given) => {
          isThere();
          await gate;
          await writer.replaceEntries(...given);
        },
      };
      await putReadings(slow, [document.id], () => reading, MOMENT);
    });
    await there;
    return { letGo, done };
  };

  const isDone = (work: Promise<unknown>, within = 700): Promise<boolean> =>
    Promise.race([work.then(() => true), sleep(within).then(() => false)]);

  it('do not wait for one another where they tell of different pairs, and do where of one', async () => {
    const location = await server.create('pairs');
    const [one, other, reader] = [await opened(location), await opened(location), await opened(location)];
    const first = await held(location, of('a', 'On Monday France criticized Germany over fishing.'));
    await other.add([of('b', 'On Monday Japan criticized India over steel.')]);
    expect(await reader.document('b')).toBeDefined();
    expect(await reader.document('a')).toBeUndefined();
    const same = one.add([of('c', 'On Monday France criticized Germany over wine and cheese.')]);
    expect(await isDone(same)).toBe(false);
    // Who corrects waits for all, and who only asks for nobody.
    const [event] = (await reader.list('event')).lines;
    const hidden = other.correct({ is: 'hide', item: event?.id ?? '' }, { author: 'desk', reason: 'twice' });
    expect(await isDone(hidden)).toBe(false);
    expect((await reader.counts()).documents).toBe(1);
    first.letGo();
    await Promise.all([first.done, same, hidden]);
    expect((await reader.counts()).documents).toBe(3);
    expect((await verified(location)).told).toEqual([]);
  });

  it('run alone where they would lock too much', async () => {
    const location = await server.create('much');
    const [one, other] = [await openStore(location, OPTIONS), await openStore(location, OPTIONS)];
    onTestFinished(async () => {
      await Promise.all([one.close(), other.close()]);
    });
    const many = (of: string) => () => Array.from({ length: 1500 }, (_, i) => `${of} ${i}`);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let begun = 0;
    const first = one.transactionByKeys(async (writer) => {
      await writer.lock(many('a'));
      begun++;
      await gate;
    });
    while (begun === 0) await sleep(10);
    const second = other.transactionByKeys((writer) => writer.lock(() => ['b']));
    expect(await isDone(second)).toBe(false);
    letGo();
    await Promise.all([first, second]);
    expect(begun).toBe(1);
  });

  it('find copies that came in at the same moment, though there is no chain for which they would wait', async () => {
    const location = await server.create('copies');
    const desk = await opened(location);
    const text = `Rain fell over the hills all week. ${Array.from({ length: 12 }, (_, i) => `Well ${i + 3} rose by ${i * 7 + 2} inches, and barn ${i + 40} stayed dry.`).join(' ')}`;
    const first = await held(location, of('x', text, 'One'));
    const copy = desk.add([of('y', text, 'Two')]);
    // However busy the machine is: who waits, waits until the first lets go.
    expect(await isDone(copy, 300_000)).toBe(true);
    expect(await desk.document('x')).toBeUndefined();
    first.letGo();
    await Promise.all([first.done, copy]);
    expect(await desk.families()).toMatchObject({ families: 1, copies: 1 });
    expect((await verified(location)).told).toEqual([]);
  });
});
