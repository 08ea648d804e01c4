/** What keeps a record safe: copies between databases, backups while it is written to, restores, and what damage does. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Party } from '../../src/model/generated/parties.js';
import { StoreError } from '../../src/store/error.js';
import { backup, checkArchive, copy, restore } from '../../src/store/keep/keep.js';
import { openEngine } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { describeNeeding } from '../shared.js';
import {
  correctionOf,
  documentOf,
  entryOf,
  factsOf,
  placed,
  putDocuments,
  putItems,
  putVersion,
  RECORDED,
  readingOf,
} from './fixtures.js';
import { hasPostgres, type Server, startServer } from './postgres-server.js';
import { databases } from './postgres-stores.js';
import { folders, sqlite } from './stores.js';

const OPTIONS = { release: '1.0.0' };
const files = folders();
afterEach(files.clear);

const errorOf = async (work: Promise<unknown>): Promise<StoreError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`no StoreError but ${error}`);
  return error;
};

/** Something in every table: texts of all kinds of letters, pages of bytes, items, entries, and all that people say. */
const fill = async (store: Store, count = 230): Promise<void> => {
  for (let at = 0; at < count; at += 50) {
    await store.transaction(async (writer) => {
      for (let number = at; number < Math.min(at + 50, count); number++) {
        const id = `d${number}`;
        const document = documentOf(id, `Wałęsa met \u2028 习近平, said “${number}” \0 and \u{1f91d}.`, {
          title: `Talks ${number}`,
        });
        await putVersion(writer, {
          document,
          recorded: RECORDED,
          raw: { type: 'text/html', bytes: Uint8Array.of(0, number % 256, 255, 10) },
        });
        await writer.putReadings([readingOf(document)]);
        const items = [0, 1].map((one) => placed(`${id}-${one}`, id, 'k', one === 0 ? [number, number] : null));
        await putItems(writer, id, ...items);
        await writer.putFacts([
          {
            facts: { id, family: 'f', sentences: [1, 2], spun: false },
            text: { print: 'p', marks: [2 ** 45 + number, 1], published: number % 3 === 0 ? null : number },
          },
        ]);
        await writer.replaceEntries(
          [],
          [
            entryOf(
              items.map(({ item }) => item.id),
              { day: '2023-06-18', parties: ['CHN', 'USA'] },
            ),
          ],
        );
      }
      await writer.putChanges(
        [{ is: 'added', id: `d${at}-0`, kind: 'incident', parties: [], day: '', from: [], to: [], fields: [] }],
        RECORDED,
      );
      await writer.putCorrection(correctionOf(`c${at}`, RECORDED, 'd0', 'gone'));
      await writer.putFormer([{ id: `old${at}`, document: 'd0', kind: 'event', now: null }]);
      await writer.putMeta('feed', 'https://example.org');
    });
  }
};

describe('a backup', () => {
  it('restores to a store that holds the same, finds the same and can be added to', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await fill(store);
    const file = join(files.folder(), 'a.backup');
    const written = await backup(store.location, file, OPTIONS);
    expect(written.sums.find(({ table }) => table === 'documents')?.rows).toBe(230);
    expect((await checkArchive(file)).digest).toBe(written.digest);
    const again = join(files.folder(), 'b.db');
    expect((await restore(file, again, OPTIONS)).digest).toBe(written.digest);
    const restored = await files.open(again);
    expect(await restored.counts()).toEqual(await store.counts());
    expect(await restored.search('walesa "习近平" 7*')).toEqual(await store.search('walesa "习近平" 7*'));
    expect(await restored.getRaw('d200')).toEqual(await store.getRaw('d200'));
    expect(await restored.check()).toEqual([]);
    await putDocuments(restored, 'new');
    expect((await restored.search('"text of new"')).lines).toHaveLength(1);
  });

  it('is of the moment at which it began, whatever is added meanwhile', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await fill(store, 150);
    const folder = files.folder();
    let isOver = false;
    let added = 0;
    const adding = (async () => {
      while (!isOver && added < 500) await putDocuments(store, ...Array.from({ length: 5 }, () => `later${added++}`));
    })();
    for (const name of ['one', 'two']) {
      const { digest } = await backup(store.location, join(folder, name), OPTIONS);
      expect((await restore(join(folder, name), join(folder, `${name}.db`), OPTIONS)).digest).toBe(digest);
      const { documents, versions } = await (await files.open(join(folder, `${name}.db`))).counts();
      // Whole transactions, of five documents each.
      expect((documents - 150) % 5).toBe(0);
      expect(versions).toBe(documents);
    }
    isOver = true;
    await adding;
    expect(added).toBeGreaterThan(5);
  });

  it('never takes the place of another file, and leaves none behind where it fails', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    const folder = files.folder();
    writeFileSync(join(folder, 'mine'), 'mine');
    expect((await errorOf(backup(store.location, join(folder, 'mine'), OPTIONS))).message).toContain(
      'is there already',
    );
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine');
    expect((await errorOf(backup(store.location, join(folder, 'none', 'a'), OPTIONS))).message).toContain(
      'no such file or folder',
    );
    expect((await errorOf(backup(join(folder, 'none.db'), join(folder, 'a'), OPTIONS))).message).toContain(
      'there is no such store',
    );
    expect(existsSync(join(folder, 'a')) || existsSync(join(folder, 'a.part'))).toBe(false);
  });

  it.skipIf(!existsSync('/dev/full'))('on a full disk says so', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await fill(store, 50);
    const { symlinkSync } = await import('node:fs');
    const file = join(files.folder(), 'a.backup');
    symlinkSync('/dev/full', `${file}.part`);
    expect((await errorOf(backup(store.location, file, OPTIONS))).message).toContain('no room left to write');
    expect(existsSync(file)).toBe(false);
  });

  it('with any byte flipped, or cut off anywhere, is refused, and nothing of it is kept', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await fill(store, 60);
    const folder = files.folder();
    const file = join(folder, 'a.backup');
    const { digest } = await backup(store.location, file, OPTIONS);
    const bytes = readFileSync(file);
    const broken = join(folder, 'broken');
    // Behind the ten bytes at the beginning of a compressed file, of which some say nothing.
    for (let at = 10; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      for (const damaged of [flipped, bytes.subarray(0, at)]) {
        writeFileSync(broken, damaged);
        expect((await errorOf(checkArchive(broken))).message).toMatch(/damaged|not whole|no archive/);
      }
    }
    const target = await files.open(join(folder, 'b.db'));
    expect((await errorOf(restore(broken, target.location, OPTIONS))).message).toContain(broken);
    expect((await target.counts()).documents).toBe(0);
    expect((await restore(file, target.location, OPTIONS)).digest).toBe(digest);
  });

  it('whose lines were changed and packed again is refused, with the table named', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await fill(store, 20);
    const file = join(files.folder(), 'a.backup');
    await backup(store.location, file, OPTIONS);
    const text = gunzipSync(readFileSync(file)).toString();
    writeFileSync(file, gzipSync(text.replace('"Talks 7"', '"Talks 8"')));
    expect((await errorOf(checkArchive(file))).message).toBe(
      `${file}: damaged, the rows of versions are not those that were written`,
    );
    writeFileSync(file, gzipSync(text.replace(/"layout":\d+/, '"layout":99')));
    expect((await errorOf(checkArchive(file))).message).toContain('written by a newer Chancery');
    writeFileSync(file, 'Not an archive.');
    expect((await errorOf(checkArchive(file))).message).toContain('damaged');
  });

  it('is not restored over a store that holds something', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await putDocuments(store, 'a');
    const file = join(files.folder(), 'a.backup');
    await backup(store.location, file, OPTIONS);
    expect((await errorOf(restore(file, store.location, OPTIONS))).message).toBe(
      `${store.location}: not empty, it holds documents`,
    );
    expect((await store.counts()).documents).toBe(1);
  });

  it.each([2, 3, 4, 5, 6, 7, 8, 13])('of the layout %i is restored and brought up to date', async (layout) => {
    const folder = files.folder();
    const old = await openEngine(join(folder, 'old.db'), { ...OPTIONS, layout });
    const { hash, text } = documentOf('a', 'Talks in Beijing.');
    const { sql } = await import('kysely');
    const { pack } = await import('../../src/store/bytes.js');
    await sql`insert into documents (id, hash, day) values ('a', ${hash}, '')`.execute(old.writer);
    await sql`insert into versions (document, hash, recorded, text) values ('a', ${hash}, ${RECORDED}, ${pack(text)})`.execute(
      old.writer,
    );
    await old.close();
    const { writeArchive } = await import('../../src/store/keep/file.js');
    const again = await openEngine(join(folder, 'old.db'), { ...OPTIONS, layout });
    await writeArchive(again, join(folder, 'old.backup'), '0.0.1');
    await again.close();
    await restore(join(folder, 'old.backup'), join(folder, 'new.db'), OPTIONS);
    const store = await files.open(join(folder, 'new.db'));
    expect((await store.getDocument('a'))?.document).toEqual(documentOf('a', 'Talks in Beijing.'));
    expect((await store.search('beijing')).lines).toHaveLength(1);
    expect(statSync(join(folder, 'new.db')).size).toBeGreaterThan(0);
  });
});

describe('a store from before pairs were listed', () => {
  it('lists its entries by two parties once it is brought up to date', async () => {
    const file = join(files.folder(), 'a.db');
    const old = await openEngine(file, { ...OPTIONS, layout: 9 });
    const { sql } = await import('kysely');
    for (const [id, parties] of [
      ['a', ['USA', 'CHN', 'FRA']],
      ['b', ['USA']],
      ['c', ['CHN', 'USA']],
    ] as const) {
      const json = JSON.stringify(entryOf([id], { day: '2023-06-18', parties }));
      await sql`insert into entries (id, kind, day, json) values (${id}, 'incident', '2023-06-18', ${json})`.execute(
        old.writer,
      );
      for (const party of parties)
        await sql`insert into entry_parties (entry, party, kind, day) values (${id}, ${party}, 'incident', '2023-06-18')`.execute(
          old.writer,
        );
    }
    await old.close();
    const store = await files.open(file);
    const of = async (a: Party, b: Party) =>
      (await store.list('incident', { parties: [a, b] })).lines.map(({ id }) => id);
    expect(await of('USA', 'CHN')).toEqual(['a', 'c']);
    expect(await of('FRA', 'CHN')).toEqual(['a']);
    expect(await of('FRA', 'RUS')).toEqual([]);
  });
});

describe('a store from before marks had a day', () => {
  it('finds texts by their days once it is brought up to date', async () => {
    const file = join(files.folder(), 'a.db');
    const old = await openEngine(file, { ...OPTIONS, layout: 8 });
    const { sql } = await import('kysely');
    for (const [id, published] of [
      ['a', '2023-06-18T10:00:00Z'],
      ['b', '2024-06-18'],
      ['c', undefined],
    ] as const) {
      const facts = JSON.stringify({ ...factsOf(id), ...(published ? { published } : {}) });
      await sql`insert into documents (id, hash, day, facts, print) values (${id}, 'h', '', ${facts}, 'p')`.execute(
        old.writer,
      );
      await sql`insert into marks (mark, document) values (7, ${id})`.execute(old.writer);
    }
    await old.close();
    const store = await files.open(file);
    const near = async (days: [number, number] | null) =>
      (await store.marked([{ marks: [7], days }])).map(({ facts }) => facts.id);
    expect(await near([19526, 19526])).toEqual(['a', 'c']);
    expect(await near([19527, 19891])).toEqual(['c']);
    expect(await near([19892, 19892])).toEqual(['b', 'c']);
    expect(await near(null)).toEqual(['a', 'b', 'c']);
  });
});

describe('a store from before what entries are found by stood in order', () => {
  /** Of layout 13: marks of equal texts and others, sums, and two entries that somebody takes part in. */
  const older = async (file: string): Promise<void> => {
    const old = await openEngine(file, { ...OPTIONS, layout: 13 });
    const { sql } = await import('kysely');
    for (const [id, day] of [
      ['d1', 19_526],
      ['d2', 19_892],
      ['d3', 1_000_000_000],
    ] as const) {
      await sql`insert into documents (id, hash, day, facts, print) values (${id}, 'h', '', ${JSON.stringify(factsOf(id))}, 'p')`.execute(
        old.writer,
      );
      for (const mark of [7, 2 ** 45])
        await sql`insert into marks (mark, day, document) values (${mark}, ${day}, ${id})`.execute(old.writer);
    }
    for (const [id, party] of [
      ['b', 'FRA'],
      ['a', 'CHN'],
    ] as const) {
      const json = JSON.stringify(entryOf([id], { day: '2023-06-18', parties: [party, 'USA'] }));
      await sql`insert into entries (id, kind, day, place, json) values (${id}, 'incident', '2023-06-18', ${`d1 ${id}`}, ${json})`.execute(
        old.writer,
      );
      for (const side of [party, 'USA'])
        await sql`insert into entry_parties (entry, party, kind, day, place) values (${id}, ${side}, 'incident', '2023-06-18', ${`d1 ${id}`})`.execute(
          old.writer,
        );
      await sql`insert into entry_pairs (entry, a, b, kind, day, place) values (${id}, ${party}, 'USA', 'incident', '2023-06-18', ${`d1 ${id}`})`.execute(
        old.writer,
      );
      await sql`insert into entry_actors (entry, actor, name, kind, day, place) values (${id}, 'person:x', 'x', 'incident', '2023-06-18', ${`d1 ${id}`})`.execute(
        old.writer,
      );
      await sql`insert into entry_topics (entry, topic) values (${id}, 'trade')`.execute(old.writer);
    }
    await sql`insert into weeks (a, b, week, quad, direction, tenth, events, goldstein) values ('CHN', 'USA', '2023-06-12', 'Q1', 'forth', 9, 2, 30)`.execute(
      old.writer,
    );
    await sql`insert into source_pairs (publisher, other, entries) values ('p', 'q', 1), ('p', 'r', 2)`.execute(
      old.writer,
    );
    await old.close();
  };
  const idsOf = async (store: Store, filter: Parameters<Store['list']>[1]) =>
    (await store.list('incident', filter)).lines.map(({ id }) => id);

  it('gives what it gave once it is brought up to date, and lets go what leaves it', async () => {
    const file = join(files.folder(), 'a.db');
    await older(file);
    const store = await files.open(file);
    const near = async (mark: number, days: [number, number] | null) =>
      (await store.marked([{ marks: [mark], days }])).map(({ facts }) => facts.id);
    expect(await near(7, [19_526, 19_526])).toEqual(['d1', 'd3']);
    expect(await near(7, [19_527, 19_892])).toEqual(['d2', 'd3']);
    expect(await near(7, null)).toEqual(['d1', 'd2', 'd3']);
    expect(await near(2 ** 45, [19_526, 19_526])).toEqual(['d1', 'd3']);
    expect(await near(2 ** 45, null)).toEqual(['d1', 'd2', 'd3']);
    expect(await idsOf(store, { parties: ['USA'] })).toEqual(['a', 'b']);
    expect(await idsOf(store, { parties: ['USA', 'FRA'] })).toEqual(['b']);
    expect(await idsOf(store, { actors: [['person:x']], parties: ['CHN'] })).toEqual(['a']);
    expect(await store.actorsIn({ name: 'x' })).toEqual([{ actor: 'person:x', name: 'x', entries: 2 }]);
    expect(await store.weekTotals([['USA', 'CHN']])).toEqual([[{ week: '2023-06-12', events: 2, goldstein: 3 }]]);
    await store.transaction((writer) => writer.replaceEntries(['b'], []));
    expect(await idsOf(store, { parties: ['USA'] })).toEqual(['a']);
    expect(await idsOf(store, { parties: ['FRA'] })).toEqual([]);
    const engine = await openEngine(file, OPTIONS);
    const { sql } = await import('kysely');
    for (const table of ['entry_parties', 'entry_pairs'])
      expect((await sql`select distinct entry from ${sql.table(table)}`.execute(engine.reader)).rows).toEqual([
        { entry: 'a' },
      ]);
    await engine.close();
  });

  it('is restored from an archive that has its rows in their former order', async () => {
    const folder = files.folder();
    await older(join(folder, 'a.db'));
    const { writeArchive } = await import('../../src/store/keep/file.js');
    const old = await openEngine(join(folder, 'a.db'), { ...OPTIONS, layout: 13 });
    const { digest } = await writeArchive(old, join(folder, 'a.backup'), '0.0.1');
    await old.close();
    expect((await restore(join(folder, 'a.backup'), join(folder, 'b.db'), OPTIONS)).digest).toBe(digest);
    const lines = gunzipSync(readFileSync(join(folder, 'a.backup')))
      .toString('utf8')
      .split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"table":"entry_parties"'));
    expect(lines.slice(at + 1, at + 5).map((line) => JSON.parse(line)[1])).toEqual(['a', 'a', 'b', 'b']);
    expect(await idsOf(await files.open(join(folder, 'b.db')), { parties: ['USA'] })).toEqual(['a', 'b']);
  });
});

describe('a file of an older layout', () => {
  const older = async (layout: number): Promise<string> => {
    const file = join(files.folder(), 'a.db');
    const old = await openEngine(file, { ...OPTIONS, layout });
    await old.writer.insertInto('meta').values({ name: 'kept', value: 'yes' }).execute();
    await old.close();
    return file;
  };

  it('is copied beside itself before it is brought up to date', async () => {
    const file = await older(5);
    const store = await files.open(file);
    expect(await store.getMeta('kept')).toBe('yes');
    const copied = await openEngine(`${file}.layout-5`, { ...OPTIONS, layout: 5 });
    expect([copied.schema, await copied.check()]).toEqual([5, []]);
    await copied.close();
  });

  it('is as it was where it cannot be brought up to date, and so is the copy', async () => {
    const file = await older(5);
    const other = sqlite(file);
    other.exec('create table watches (in_the_way)');
    other.close();
    await expect(files.open(file)).rejects.toThrow('watches');
    for (const path of [file, `${file}.layout-5`]) {
      const connection = sqlite(path);
      expect(connection.prepare('pragma user_version').all()).toEqual([{ user_version: 5 }]);
      expect(connection.prepare("select value from meta where name = 'kept'").all()).toEqual([{ value: 'yes' }]);
      expect(connection.prepare("select name from sqlite_master where name = 'weeks'").all()).toEqual([]);
      connection.close();
    }
  });

  it('is not touched where there is no room for a copy', async () => {
    const file = await older(5);
    mkdirSync(`${file}.layout-5`);
    writeFileSync(join(`${file}.layout-5`, 'in the way'), '');
    const error = await errorOf(files.open(file));
    expect(error.message).toContain('could not be copied before');
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('layout'))).toEqual(['a.db.layout-5']);
  });
});

describeNeeding('postgres', hasPostgres, 'a copy between SQLite and PostgreSQL', () => {
  let server: Server;
  const stores = databases(() => server);
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());
  afterEach(stores.clear);

  it('holds the same byte for byte, there and back, and finds the same', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    await fill(store, 60);
    const there = await stores.bare();
    const { digest } = await copy(store.location, there, OPTIONS);
    const file = join(files.folder(), 'pg.backup');
    expect((await backup(there, file, OPTIONS)).digest).toBe(digest);
    const back = join(files.folder(), 'b.db');
    expect((await copy(there, back, OPTIONS)).digest).toBe(digest);
    const [copied, again] = [await stores.open(there), await files.open(back)];
    for (const query of ['walesa', '"met 习近平"', 'tal* 5*'])
      for (const other of [copied, again]) expect(await other.search(query)).toEqual(await store.search(query));
    expect((await errorOf(copy(store.location, there, OPTIONS))).message).toContain('not empty');
    const third = await stores.bare();
    expect((await restore(file, third, OPTIONS)).digest).toBe(digest);
  });

  it('of an older layout is written to a backup before it is brought up to date', async () => {
    const location = await stores.bare();
    const old = await openEngine(location, { ...OPTIONS, layout: 5 });
    await old.writer.insertInto('meta').values({ name: 'kept', value: 'yes' }).execute();
    await old.close();
    const folder = files.folder();
    vi.stubEnv('CHANCERY_BACKUPS', folder);
    expect(await (await stores.open(location)).getMeta('kept')).toBe('yes');
    vi.unstubAllEnvs();
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/-public-layout-5-\d+\.backup$/);
    expect(await checkArchive(join(folder, name))).toMatchObject({ layout: 5, release: '1.0.0' });
  });

  it('of PostgreSQL is of the moment at which it began', async () => {
    const store = await stores.open(await stores.bare());
    await fill(store, 100);
    let [isOver, added] = [false, 0];
    const adding = (async () => {
      while (!isOver && added < 500) await putDocuments(store, ...Array.from({ length: 5 }, () => `later${added++}`));
    })();
    const to = join(files.folder(), 'a.db');
    await copy(store.location, to, OPTIONS);
    isOver = true;
    await adding;
    const { documents, versions } = await (await files.open(to)).counts();
    expect((documents - 100) % 5).toBe(0);
    expect(versions).toBe(documents);
  });
});
