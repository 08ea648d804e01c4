/**
 * In how many readouts of states a word stands: what official accounts say anyhow ('discuss', 'cooperation') tells nothing
 * of what two of them have in common. Reads the readouts beside the project; writes data/en/compare/account-words.csv.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATA_FOLDER, loadLanguage } from '../src/desk/resources.js';
import { contentWord } from '../src/record/compare/content.js';

const SHARED = resolve(DATA_FOLDER, '..', process.env.CHANCERY_SHARED ?? '../shared');
const READOUTS = join(SHARED, 'articles/readouts.jsonl');
/** Rarer words are all alike rare. */
const LEAST_SHARE = 0.01;

if (!existsSync(READOUTS)) {
  console.error(`no readouts at ${READOUTS}: set CHANCERY_SHARED`);
  process.exit(2);
}
const language = loadLanguage();
const counts = new Map<string, number>();
let documents = 0;
for (const line of readFileSync(READOUTS, 'utf8').split('\n')) {
  if (line === '') continue;
  const { text } = JSON.parse(line) as { readonly text: string };
  documents++;
  const tokens = language.analyse(text);
  const words = new Set<string>();
  for (let i = 0; i < tokens.size; i++) {
    const word = contentWord(tokens, i);
    if (word !== '') words.add(word);
  }
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const rows = [...counts]
  .filter(([word, count]) => count >= LEAST_SHARE * documents && /^[\p{L}][\p{L}.'-]*$/u.test(word))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([word, count]) => `${word},${(count / documents).toFixed(3)}`);
writeFileSync(join(DATA_FOLDER, 'en/compare/account-words.csv'), `word,share\n${rows.join('\n')}\n`);
console.log(`${rows.length} words of ${documents} readouts`);
