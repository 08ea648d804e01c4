/** The store over SQLite: what every store does, then what goes wrong with files. */

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../src/store/error.js';
import { openStore } from '../../src/store/open.js';
import { loadSqlite } from '../../src/store/sqlite/database.js';
import { asLoadError } from '../../src/store/sqlite/errors.js';
import { storeConformance } from './conformance/suite.js';
import { documentOf, putDocuments, putVersion, RECORDED } from './fixtures.js';
import { folders, sqlite } from './stores.js';

const files = folders();

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

describe('SQLite', () => storeConformance('does what every store does', files));

describe('a file that cannot be a store', () => {
  afterEach(files.clear);

  it.each([
    ['a text', 'Not a database at all.\n'],
    ['a text shorter than the mark of a database', 'x'],
    ['a long text', 'Not a database. '.repeat(1000)],
  ])('is refused and left as it was: %s', async (_, content) => {
    const folder = files.folder();
    const file = join(folder, 'notes.db');
    writeFileSync(file, content);
    const error = await errorOf(files.open(file));
    expect(error.message).toBe(`${file}: no database, but a file of something else`);
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['notes.db']);
  });

  it('is a database of another program', async () => {
    const file = join(files.folder(), 'other.db');
    const other = sqlite(file);
    other.exec('create table theirs (a)');
    other.close();
    const before = readFileSync(file);
    const error = await errorOf(files.open(file));
    expect(error.message).toBe(`${file}: a database of another program`);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is laid out by a newer release, which the message names', async () => {
    const file = join(files.folder(), 'a.db');
    const store = await files.open(file);
    await store.transaction((writer) => writer.putMeta('release', '9.1.0'));
    await store.close();
    const newer = sqlite(file);
    newer.exec('pragma user_version = 99');
    newer.close();
    const before = readFileSync(file);
    const error = await errorOf(files.open(file));
    expect(error.message).toContain(`${file}: laid out by a newer Chancery, 9.1.0 (layout 99, this release knows`);
    expect(error.advice).toContain('install that release');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is damaged', async () => {
    const file = join(files.folder(), 'a.db');
    const store = await files.open(file);
    await putDocuments(store, ...Array.from({ length: 200 }, (_, at) => `d${at}`));
    await store.close();
    const bytes = readFileSync(file);
    // The first page says what the file is; all others are made nonsense.
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0x5a)]));
    const error = await errorOf(files.open(file).then((opened) => opened.documents()));
    expect(error.message).toBe(`${file}: damaged, its pages contradict one another`);
  });

  it('is in a folder that is not there, which is not made', async () => {
    const folder = join(files.folder(), 'none');
    const error = await errorOf(files.open(join(folder, 'a.db')));
    expect(error.message).toBe(`${join(folder, 'a.db')}: there is no folder ${folder}`);
    expect(existsSync(folder)).toBe(false);
  });

  it('is a folder', async () => {
    const folder = files.folder();
    expect((await errorOf(files.open(folder))).message).toBe(`${folder}: no file`);
  });

  it('is missing where it has to be there', async () => {
    const file = join(files.folder(), 'a.db');
    expect((await errorOf(files.open(file, { access: 'write' }))).message).toBe(`${file}: there is no such store`);
    expect(existsSync(file)).toBe(false);
  });

  it('is the address of a database that this release does not know', async () => {
    expect((await errorOf(openStore('mysql://host/a', { release: '1.0.0' }))).message).toContain('mysql://host/a');
  });

  it('is empty: then it becomes one', async () => {
    const file = join(files.folder(), 'a.db');
    writeFileSync(file, '');
    await putDocuments(await files.open(file), 'a');
    expect(statSync(file).size).toBeGreaterThan(0);
  });
});

/** Runs `work` as somebody whom permissions hold back: root they do not. */
const asNobody = async <T>(work: () => Promise<T>): Promise<T> => {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
};

describe('a file without permission', () => {
  afterEach(files.clear);

  it('cannot be made in a folder that may not be written', async () => {
    const folder = join(files.folder(), 'locked');
    mkdirSync(folder);
    chmodSync(join(folder, '..'), 0o755);
    chmodSync(folder, 0o555);
    const file = join(folder, 'a.db');
    const error = await asNobody(() => errorOf(files.open(file)));
    expect(error.message).toBe(`${file}: cannot be opened`);
    expect(error.advice).toContain('may be read and written');
  });

  it('is not written where it may be read alone', async () => {
    const folder = files.folder();
    const file = join(folder, 'a.db');
    await (await files.open(file)).close();
    chmodSync(folder, 0o755);
    chmodSync(file, 0o444);
    const before = readFileSync(file);
    const error = await asNobody(() => errorOf(files.open(file).then((store) => putDocuments(store, 'a'))));
    expect(error.message).toMatch(/^\/.*a\.db: (may not be written|cannot be opened)$/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is listed where it may be read alone, and nothing is left beside it', async () => {
    const folder = files.folder();
    const file = join(folder, 'a.db');
    const store = await files.open(file);
    await putDocuments(store, 'a');
    await store.close();
    for (const log of ['-wal', '-shm']) rmSync(`${file}${log}`, { force: true });
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    await asNobody(async () => {
      const sealed = await files.open(file, { access: 'read' });
      expect((await sealed.documents()).lines.map(({ id }) => id)).toEqual(['a']);
      expect((await errorOf(putDocuments(sealed, 'b'))).message).toBe(`${file}: may not be written`);
      await sealed.close();
    });
    chmodSync(folder, 0o755);
    expect(readdirSync(folder)).toEqual(['a.db']);
  });

  it('is not read where it may not be', async () => {
    const folder = files.folder();
    const file = join(folder, 'a.db');
    await (await files.open(file)).close();
    chmodSync(folder, 0o755);
    chmodSync(file, 0o000);
    expect((await asNobody(() => errorOf(files.open(file)))).message).toBe(`${file}: may not be read`);
  });
});

describe('a store that is locked', () => {
  afterEach(files.clear);

  it('says so once the wait is over; reading goes on meanwhile, and so does the process', async () => {
    const store = await files.open(join(files.folder(), 'a.db'), { wait: 300 });
    await putDocuments(store, 'a');
    const other = sqlite(store.location);
    other.exec('begin immediate');
    let beats = 0;
    const heart = setInterval(() => beats++, 10);
    const error = await errorOf(putDocuments(store, 'b'));
    clearInterval(heart);
    expect(beats).toBeGreaterThan(2);
    expect(error.message).toBe(`${store.location}: locked, another program is writing to it`);
    expect((await store.counts()).documents).toBe(1);
    other.exec('rollback');
    other.close();
    await putDocuments(store, 'b');
    expect((await store.counts()).documents).toBe(2);
  });

  it('is written once the other has ended', async () => {
    const store = await files.open(join(files.folder(), 'a.db'));
    const other = sqlite(store.location);
    other.exec('begin immediate');
    setTimeout(() => {
      other.exec('commit');
      other.close();
    }, 200);
    await putDocuments(store, 'a');
    expect((await store.counts()).documents).toBe(1);
  });

  it('is no trouble to many who open a new file at once', async () => {
    const file = join(files.folder(), 'a.db');
    const stores = await Promise.all(Array.from({ length: 8 }, () => files.open(file)));
    await Promise.all(stores.map((store, at) => putDocuments(store, `d${at}`)));
    expect((await stores[0]?.counts())?.documents).toBe(8);
  });
});

describe('a disk that is full', () => {
  afterEach(files.clear);

  it('is told, what was there before is kept, and writing goes on when there is room', async () => {
    const file = join(files.folder(), 'a.db');
    const store = await files.open(file, { maxBytes: 400_000 });
    await putDocuments(store, 'a', 'b');
    const random = (at: number) =>
      Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919 * (at + 3)) % 251)).toString('hex');
    const fill = store.transaction(async (writer) => {
      for (let at = 0; at < 1000; at++) {
        await putVersion(writer, { document: documentOf(`x${at}`, random(at) + Math.random()), recorded: RECORDED });
      }
    });
    const error = await errorOf(fill);
    expect(error.message).toContain(`${file}: no room left to write`);
    expect(error.advice).toContain('what was there before is unharmed');
    expect((await store.counts()).documents).toBe(2);
    expect((await store.getDocument('b'))?.document).toEqual(documentOf('b'));
    expect(await store.check()).toEqual([]);
    await putDocuments(store, 'c');
    await store.close();
    const again = await files.open(file);
    expect((await again.counts()).documents).toBe(3);
    expect((await again.search('text')).lines).toHaveLength(3);
  });

  it('from the first moment leaves no half of a store', async () => {
    const file = join(files.folder(), 'a.db');
    expect((await errorOf(files.open(file, { maxBytes: 20_000 }))).message).toContain('no room left');
    await putDocuments(await files.open(file), 'a');
  });
});

describe('SQLite that cannot be loaded', () => {
  it('is told with what to do, for a package that is broken', async () => {
    const file = join(files.folder(), 'sqlite.node');
    writeFileSync(file, 'built for another machine');
    const load = async () => createRequire(import.meta.url)(file);
    const error = await errorOf(load().catch((reason: unknown) => Promise.reject(asLoadError(reason))));
    expect(error.message).toContain(`Node ${process.version} has none of its own`);
    expect(error.advice).toBe('use Node 22.16 or later, which has it');
    await files.clear();
  });

  it.each([
    ['No native build was found for platform=sunos arch=x64', '', 'is not made for this machine'],
    ["Cannot find package '@photostructure/sqlite'", 'ERR_MODULE_NOT_FOUND', 'is not installed'],
  ])('is told for what Node says: %s', (message, code, told) => {
    const error = asLoadError(Object.assign(new Error(message), { code }));
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toContain(told);
  });

  it('is no cover for other errors', () => {
    const error = new Error('another');
    expect(asLoadError(error)).toBe(error);
  });
});

describe('SQLite of Node itself', () => {
  it('is taken without the warning that it is experimental, and warnings come as before', async () => {
    const warn = vi.spyOn(process, 'emitWarning');
    (await loadSqlite())(':memory:').close();
    expect(warn).not.toHaveBeenCalled();
    expect(process.emitWarning).toBe(warn);
    warn.mockRestore();
  });
});
