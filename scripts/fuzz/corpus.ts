/** Inputs by reader: those that are right, to begin with, and those in which a fault was found. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CORPUS = fileURLToPath(new URL('../../test/fuzz/corpus', import.meta.url));

export const corpusOf = (name: string): { readonly file: string; readonly bytes: Buffer }[] => {
  const folder = join(CORPUS, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => ({ file, bytes: readFileSync(join(folder, file)) }));
};
