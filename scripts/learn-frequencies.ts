/**
 * Learns data/en/word-frequencies.csv: how often words stand in diplomatic readouts and in news, of a million. An odd word
 * where a common one of its meaning would do shows that a text is garbled, and the common one is what stood there.
 *
 *   tsx scripts/learn-frequencies.ts FILE.jsonl...
 *
 * Every file counts alike, however long it is. Every fifth document of each file is left out, to measure with.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FOLDER } from '../src/desk/resources.js';
import { loadResources } from '../src/index.js';

/** Documents that a word must stand in; rarer words are all alike. */
const FEWEST_DOCUMENTS = 3;

const { language } = loadResources();
const files = process.argv.slice(2);
const shares = new Map<string, number>();
for (const file of files) for (const [word, share] of sharesOf(file)) shares.set(word, (shares.get(word) ?? 0) + share);
const rows = [...shares]
  .map(([word, share]) => [word, Math.round((10 * share) / files.length) / 10] as const)
  .filter(([, perMillion]) => perMillion > 0)
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  join(DATA_FOLDER, 'en/word-frequencies.csv'),
  `word,of_a_million\n${rows.map(([word, perMillion]) => `${word},${perMillion}\n`).join('')}`,
);
console.log(`data/en/word-frequencies.csv: ${rows.length} rows`);

/** Words of a million in a file of documents, one a line. */
function sharesOf(file: string): Map<string, number> {
  const counts = new Map<string, number>();
  const documents = new Map<string, number>();
  let total = 0;
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .forEach((line, i) => {
      if (i % 5 === 0) return;
      const { forms } = language.analyse((JSON.parse(line) as { readonly text: string }).text);
      total += forms.length;
      const seen = new Set<string>();
      for (const form of forms) {
        if (!/^[a-z][a-z-]+$/.test(form)) continue;
        counts.set(form, (counts.get(form) ?? 0) + 1);
        seen.add(form);
      }
      for (const form of seen) documents.set(form, (documents.get(form) ?? 0) + 1);
    });
  return new Map(
    [...counts]
      .filter(([form]) => (documents.get(form) ?? 0) >= FEWEST_DOCUMENTS)
      .map(([form, count]) => [form, (1e6 * count) / total]),
  );
}
