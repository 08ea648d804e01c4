/** Files and standard input of the command line, with one clear line for each that cannot be read. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { DEFAULT_LIMIT, decodeText, InputError } from '../ingest/text.js';

/** '-' is standard input. */
export const STDIN = '-';

/** The bytes of a file or of standard input as they come. */
export const byteStream = (path: string): AsyncIterable<Uint8Array> =>
  path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });

/** @throws InputError where it is no text that can be read; an error of the system is turned into one. */
export async function readText(path: string, limit: number = DEFAULT_LIMIT): Promise<string> {
  return decodeText(path === STDIN ? await readStdin(limit) : await readFileBytes(path, limit), limit);
}

const readFileBytes = async (path: string, limit: number): Promise<Uint8Array> => {
  try {
    const file = await open(path);
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) throw new InputError('a folder', `name the files in it, for instance ${path}/*.txt`);
      // One byte over the limit is enough to refuse it, and a huge file is never held.
      if (stat.isFile() && stat.size > limit) return new Uint8Array(limit + 1);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asInputError(error);
  }
};

const readStdin = async (limit: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
};

const SYSTEM: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ENOENT: ['no such file', 'check the path'],
  EACCES: ['not allowed to read it', 'check its permissions'],
  EISDIR: ['a folder', 'name the files in it'],
  EMFILE: ['too many files are open', 'give fewer at once'],
  ENAMETOOLONG: ['the name is too long', 'check the path'],
  ENOTDIR: ['no such file', 'check the path'],
  ENOSPC: ['the disk is full', 'make room, or choose another place'],
  EROFS: ['nothing can be written there', 'choose another place'],
};

/** An error of the system in words; what is none of these stays as it is. */
export const asInputError = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = SYSTEM[code];
  return known ? new InputError(...known) : error;
};
