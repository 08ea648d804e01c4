/** Files and folders that a command writes: opened before anything is read, waited for where they are slow. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { InputError } from '../ingest/text.js';

/** The file, open for writing. @throws where it cannot be */
export const created = async (path: string, flags: 'w' | 'a' = 'w'): Promise<WriteStream> => {
  const stream = createWriteStream(path, { flags });
  await once(stream, 'open');
  // What goes wrong between two writes is told by the next one, or at the end.
  stream.on('error', () => undefined);
  return stream;
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
