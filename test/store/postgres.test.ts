/** The store over PostgreSQL: what every store does, then what goes wrong with servers and databases. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/error.js';
import { withoutPassword } from '../../src/store/location.js';
import { openStore } from '../../src/store/open.js';
import { describeNeeding } from '../shared.js';
import { storeConformance } from './conformance/suite.js';
import { documentOf, putDocuments, putVersion, RECORDED } from './fixtures.js';
import { hasPostgres, type Server, startServer } from './postgres-server.js';
import { databases } from './postgres-stores.js';

/** The error that opening or writing ends in. */
const errorOf = async (work: Promise<unknown>): Promise<StoreError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`no StoreError but ${error}`);
  expect(error.advice).not.toBe('');
  return error;
};

const signal = (): { readonly given: Promise<void>; readonly give: () => void } => {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
};

describeNeeding('postgres', hasPostgres, 'PostgreSQL', () => {
  let server: Server;
  const stores = databases(() => server);
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  storeConformance('does what every store does', stores);

  describe('a database', () => {
    afterEach(stores.clear);

    it('that is empty becomes a store, unless it has to be one', async () => {
      const location = await stores.bare();
      const error = await errorOf(stores.open(location, { access: 'read' }));
      expect(error.message).toContain('there is no store in it');
      await putDocuments(await stores.open(location), 'a');
      expect((await (await stores.open(location, { access: 'read' })).counts()).documents).toBe(1);
    });

    it('is laid out once by many who open it at once', async () => {
      const location = await stores.bare();
      const many = await Promise.all(Array.from({ length: 5 }, () => stores.open(location)));
      await Promise.all(many.map((store, at) => putDocuments(store, `d${at}`)));
      expect((await many[0]?.counts())?.documents).toBe(5);
    });

    it('may hold a store a schema', async () => {
      const location = await stores.bare();
      await server.sql('create schema one; create schema two', nameIn(location));
      const of = (schema: string) => stores.open(`${location}&options=-csearch_path%3D${schema}`);
      await putDocuments(await of('one'), 'a', 'b');
      await putDocuments(await of('two'), 'c');
      expect((await (await of('one')).counts()).documents).toBe(2);
      expect((await (await of('two')).search('text')).lines.map(({ id }) => id)).toEqual(['c']);
    });

    it('is refused and left as it was where it is of another program', async () => {
      const location = await stores.bare();
      await server.sql('create table theirs (a integer)', nameIn(location));
      expect((await errorOf(stores.open(location))).message).toContain('a database of another program');
      expect(await server.sql("select tablename from pg_tables where schemaname = 'public'", nameIn(location))).toEqual(
        [{ tablename: 'theirs' }],
      );
    });

    it('is refused where a newer release laid it out, which the message names', async () => {
      const location = await stores.bare();
      await (await stores.open(location)).close();
      await server.sql("insert into chancery_layouts values ('9999-later', '')", nameIn(location));
      await server.sql("update meta set value = '9.1.0' where name = 'release'", nameIn(location));
      expect((await errorOf(stores.open(location))).message).toContain('laid out by a newer Chancery, 9.1.0');
    });

    it('that cannot be had is told of without the password', async () => {
      const missing = await errorOf(stores.open(server.address('missing').replace('chancery@', 'chancery:secret@')));
      expect(missing.message).toMatch(/^postgres:\/\/chancery@\/missing\?host=\S+: there is no such database$/);
      const away = await errorOf(stores.open('postgres://me:secret@127.0.0.1:1/a'));
      expect(away.message).toBe('postgres://me@127.0.0.1:1/a: cannot be reached');
    });

    it('that may only be read is read, and refuses to be written', async () => {
      const location = await stores.bare();
      await putDocuments(await stores.open(location), 'a');
      const sealed = await stores.open(location, { access: 'read', sealed: true });
      expect((await sealed.counts()).documents).toBe(1);
      expect((await errorOf(putDocuments(sealed, 'b'))).message).toContain('may not be written');
    });
  });

  describe('a lock', () => {
    afterEach(stores.clear);

    it('that another keeps is told of once the wait is over; reading goes on meanwhile', async () => {
      const location = await stores.bare();
      const [store, other] = [await stores.open(location, { wait: 200 }), await stores.open(location)];
      await putDocuments(store, 'a');
      const [begun, ended] = [signal(), signal()];
      const held = other.transaction(async (writer) => {
        await writer.putMeta('held', 'yes');
        begun.give();
        await ended.given;
      });
      await begun.given;
      expect((await errorOf(putDocuments(store, 'b'))).message).toContain('locked, another program is writing to it');
      expect((await store.counts()).documents).toBe(1);
      ended.give();
      await held;
      await putDocuments(store, 'b');
      expect((await store.counts()).documents).toBe(2);
    });
  });

  describe('a text', () => {
    afterEach(stores.clear);

    it('of more different words than an index entry holds is found as any other', async () => {
      const store = await stores.fresh();
      const words = Array.from({ length: 60_000 }, (_, at) => `${at}${'w'.repeat(12)}`).join(' ');
      await store.transaction((writer) =>
        putVersion(writer, { document: documentOf('long', `Talks in ${words} Beijing`), recorded: RECORDED }),
      );
      await putDocuments(store, 'short');
      const found = async (query: string) => (await store.search(query)).lines.map(({ id }) => id);
      expect(await found('59999* beijing')).toEqual(['long']);
      expect(await found('"59999wwwwwwwwwwww beij*"')).toEqual(['long']);
      expect(await found('"beijing talks"')).toEqual([]);
      expect(await found('text')).toEqual(['short']);
    });
  });

  it('that ends and comes back is asked again', async () => {
    const store = await stores.fresh();
    await putDocuments(store, 'a');
    await server.kill();
    await errorOf(store.counts());
    await server.start();
    await sleep(50);
    expect((await store.counts()).documents).toBe(1);
    await putDocuments(store, 'b');
    await stores.clear();
  });
});

describe('an address', () => {
  it.each([
    ['postgres://me:se:cr%40et@host:5432/a', 'postgres://me@host:5432/a'],
    ['postgresql://me@host/a?password=secret&x=1', 'postgresql://me@host/a?password=…&x=1'],
    ['postgres://host/a', 'postgres://host/a'],
    ['/home/a:b@c.db', '/home/a:b@c.db'],
  ])('%s is shown as %s', (location, shown) => {
    expect(withoutPassword(location)).toBe(shown);
  });

  it('of a database that is none of ours says which are', async () => {
    expect((await errorOf(openStore('mysql://host/a', { release: '1' }))).advice).toContain('postgres://');
  });
});

const nameIn = (location: string): string => new URL(location.replace('@/', '@x/')).pathname.slice(1);
