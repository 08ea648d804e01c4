/** The lists of data/en/dealings.csv: each has an example with one of its words and a counter-example without. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/reading/tables.js';
import { resources } from '../../resources.js';

const tableOf = (name: string): ReturnType<typeof readTable> =>
  readTable(
    new Map([[name, readFileSync(fileURLToPath(new URL(`../../../data/${name}.csv`, import.meta.url)), 'utf8')]]),
    name,
  );

/** Forms and lemmas of a sentence, in lower case. */
const wordsOf = (text: string): ReadonlySet<string> => {
  const { forms, lemmas } = resources().language.analyse(text);
  return new Set([...forms, ...lemmas].map((word) => word.toLowerCase()));
};

describe('a list of dealings', () => {
  it.each(tableOf('en/dealings').map((row) => [row.text('list'), row] as const))('%s', (_, row) => {
    const words = row.list('words').flatMap((word) => word.split(' '));
    const [example, counter] = [wordsOf(row.text('example')), wordsOf(row.text('counter_example'))];
    expect(words.some((word) => example.has(word))).toBe(true);
    expect(words.some((word) => counter.has(word))).toBe(false);
  });
});

describe('a word that machine paraphrase exchanges', () => {
  it.each(tableOf('en/spun-words').map((row) => [row.text('word'), row] as const))('%s', (word, row) => {
    expect(wordsOf(row.text('example')).has(word)).toBe(true);
    expect(row.text('restored')).not.toBe(word);
  });
});
