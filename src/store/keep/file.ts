/** Archives as files: packed lines, under their name once they are whole. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { splitLines } from '../../ingest/ndjson.js';
import type { Engine } from '../engine.js';
import { StoreError } from '../error.js';
import { archiveLines, archiveParts, type Contents, type Head, type Part } from './archive.js';

/** What was packed before is packed again as base64: more work makes it hardly smaller. */
const LEVEL = 3;

/**
 * Writes an archive of one state of a database to a file, which is not there yet, and reads it again.
 *
 * @throws StoreError where the file is there, or cannot be written
 */
export async function writeArchive(
  engine: Pick<Engine, 'snapshot' | 'schema'>,
  file: string,
  release: string,
): Promise<Contents> {
  if (existsSync(file))
    throw new StoreError(`${file}: is there already`, 'name a file that is not; it was left as it is');
  const part = `${file}.part`;
  try {
    let contents: Contents | undefined;
    await engine.snapshot(async (db) => {
      const lines = archiveLines(db, { layout: engine.schema, release });
      const text = async function* (): AsyncGenerator<string> {
        for (let next = await lines.next(); ; next = await lines.next()) {
          if (next.done) {
            contents = next.value;
            return;
          }
          yield `${next.value}\n`;
        }
      };
      await pipeline(Readable.from(text()), createGzip({ level: LEVEL }), createWriteStream(part));
    });
    const written = await checkArchive(part);
    if (written.digest !== contents?.digest)
      throw new StoreError(`${file}: came back other than it was written`, 'look whether the disk is sound');
    const handle = await open(part, 'r+');
    await handle.sync();
    await handle.close();
    await rename(part, file);
    return written;
  } catch (error) {
    await rm(part, { force: true });
    throw asFileError(file, error);
  }
}

/** Reads an archive from its beginning to its end. @throws StoreError where it is not as it was written */
export async function checkArchive(file: string): Promise<Contents & Head> {
  let head: Head | undefined;
  let contents: Contents | undefined;
  for await (const part of partsIn(file)) {
    if ('head' in part) head = part.head;
    if ('contents' in part) contents = part.contents;
  }
  if (!head || !contents)
    throw new StoreError(`${file}: no archive of Chancery`, 'name a file that chancery backup wrote');
  return { ...head, ...contents };
}

/** The parts of an archive, the last once all is proved. */
export async function* partsIn(file: string): AsyncGenerator<Part> {
  const bytes = createReadStream(file);
  const plain = createGunzip();
  bytes.on('error', (error) => plain.destroy(error)).pipe(plain);
  try {
    yield* archiveParts(linesOf(plain), file);
  } catch (error) {
    throw asFileError(file, error);
  } finally {
    bytes.destroy();
    plain.destroy();
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const line of splitLines(bytes, Number.POSITIVE_INFINITY)) yield Buffer.from(line.bytes ?? []).toString();
}

const FILE_ERRORS: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ENOENT: ['there is no such file or folder', 'check the path'],
  EACCES: ['may not be read or written', 'allow it, or name another file'],
  EISDIR: ['a folder', 'name a file'],
  ENOSPC: ['no room left to write, the disk is full', 'make room, or name a file on another disk'],
  EDQUOT: ['no room left to write, the limit of the user is reached', 'make room, or name a file on another disk'],
};

const asFileError = (file: string, error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [what, advice] = FILE_ERRORS[code] ?? [];
  return what && advice ? new StoreError(`${file}: ${what}`, advice, { cause: error }) : error;
};
