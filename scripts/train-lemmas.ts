/**
 * Writes data/models/lemmas.json.
 *
 *   tsx scripts/train-lemmas.ts --wordnet DIR [--exceptions DIR] TRAIN.conllu...
 *
 * `--wordnet` is the folder of WordNet's index files, `--exceptions` that of its lists of irregular forms (`*.exc`), when
 * they stand elsewhere.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readWordNet } from './lemmas/dictionary.js';
import { learnLemmas, readLemmaSentences } from './lemmas/learn.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wordnet: { type: 'string' }, exceptions: { type: 'string' }, out: { type: 'string' } },
});
if (values.wordnet === undefined || positionals.length === 0) {
  console.error('usage: tsx scripts/train-lemmas.ts --wordnet DIR [--exceptions DIR] [--out FILE] TRAIN.conllu...');
  process.exit(2);
}
const sentences = positionals.flatMap((file) => readLemmaSentences(readFileSync(file, 'utf8')));
const table = learnLemmas(sentences, readWordNet(values.wordnet, values.exceptions ?? values.wordnet));
const out = values.out ?? join(dirname(fileURLToPath(import.meta.url)), '../data/models/lemmas.json');
const json = `${JSON.stringify(table)}\n`;
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, json);
console.log(`${out}: ${json.length} characters of ${sentences.length} sentences`);
