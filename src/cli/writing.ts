/** Files and folders that a command writes: opened before anything is read, waited for where they are slow. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { InputError } from '../ingest/text.js';

/** The file, open for writing. @throws where it cannot be; an InputError where its folder is not there, or it is one itself */
export const created = async (path: string, flags: 'w' | 'a' = 'w'): Promise<WriteStream> => {
  const stream = createWriteStream(path, { flags });
  try {
    await once(stream, 'open');
  } catch (error) {
    throw unwritable(path, error);
  }
  // What goes wrong between two writes is told by the next one, or at the end.
  stream.on('error', () => undefined);
  return stream;
};

/** What is said of a file that is read ('no such file') helps nobody who wants one made. */
const unwritable = (path: string, error: unknown): unknown => {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError(`there is no folder ${dirname(path)}`, 'make it first, or name a file elsewhere');
    case 'EISDIR':
      return new InputError('a folder', 'name a file in it');
    case 'EACCES':
    case 'EPERM':
      return new InputError('not allowed to write it', 'check its permissions, or name a file elsewhere');
    default:
      return error;
  }
};

/** @throws what went wrong with the file before, too */
export const write = async (stream: WriteStream, content: string | Uint8Array): Promise<void> => {
  if (stream.errored) throw stream.errored;
  if (!stream.write(content)) await once(stream, 'drain');
};

export const ended = async (stream: WriteStream): Promise<void> => {
  stream.end();
  await finished(stream);
};

/**
 * A folder for what is written, made where it is not there. One that holds something is left alone: old files among new ones
 * would be taken for part of them.
 *
 * @returns a function that opens a file in it by its path with slashes; one that was written before goes on
 * @throws InputError where there is something in the folder
 */
export const folderFor = async (folder: string): Promise<(path: string) => Promise<WriteStream>> => {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new InputError('the folder is not empty', 'name a new one with --to');
  const begun = new Set<string>();
  return async (path) => {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    const stream = await created(file, begun.has(path) ? 'a' : 'w');
    begun.add(path);
    return stream;
  };
};
