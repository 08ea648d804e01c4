/**
 * Learns data/en/collocations.csv: pairs and short runs of words that diplomacy and its news use together far more often
 * than by chance. Garbling breaks them, so that a text shows by them that it is garbled where it holds few names.
 *
 *   tsx scripts/learn-collocations.ts FILE.jsonl...
 *
 * A file whose name holds `polnear` gives no run longer than two words. Every fifth document of each file is left out, to
 * measure with.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DATA_FOLDER, loadTables } from '../src/desk/resources.js';
import { loadResources } from '../src/index.js';
import { findCandidates } from '../src/reading/repair/candidates.js';
import { strengthOf } from '../src/reading/repair/evidence.js';
import { readTable } from '../src/reading/tables.js';
import { at } from '../src/reading/text/tokens.js';

const LONGEST = 4;
/** Share of the documents of a file that a run must stand in; 'importance of', with one word to exchange, in more. */
const SHARE = { pairs: 0.0018, runs: 0.0025, single: 0.015 } as const;
/** How many times more often than by chance the first and last word stand together. */
const TOGETHER = { pairs: 5, single: 2 } as const;
/** Of the phrases of a garbled text about this share are garbled and recognized. */
const GARBLED = 0.3;
/** Phrases that say less, as a logarithm, say nothing: they are known to be as they should be. No phrase says more. */
const WEIGHTS = { least: 0.9, most: 3 } as const;

const resources = loadResources();
const files = process.argv.slice(2);
const small = new Set([
  ...resources.functionWords,
  ...'be have do not also which who all more most other such'.split(' '),
]);
const set = new Set(
  readTable(loadTables(DATA_FOLDER, ['en/']).tables, 'en/set-phrases').map((row) => row.text('restored')),
);
const found = new Map<string, number>();
const texts: string[] = [];
for (const file of files) {
  const documents = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .filter((_, i) => i % 5 !== 0)
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  texts.push(...documents);
  learn(documents, basename(join(file, '..')) === 'polnear' ? 2 : LONGEST);
}
const sorted = [...found.keys()].filter((phrase) => !set.has(phrase)).sort();
write(sorted.map((phrase) => [phrase, WEIGHTS.least]));
const all = weighted(sorted);
const telling = all.filter(([, weight]) => weight > 0);
write(telling);
write([...telling, ...needed(all.filter(([, weight]) => weight === 0))].sort(([a], [b]) => (a < b ? -1 : 1)));

function learn(documents: readonly string[], longest: number): void {
  const counts = new Map<string, number>();
  const documentsOf = new Map<string, number>();
  let total = 0;
  for (const text of documents) {
    const { forms } = resources.language.analyse(text);
    const seen = new Set<string>();
    total += forms.length;
    for (let i = 0; i < forms.length; i++) {
      const first = at(forms, i);
      counts.set(first, (counts.get(first) ?? 0) + 1);
      if (!isContent(first)) continue;
      for (let length = 2; length <= longest && i + length <= forms.length; length++) {
        const last = at(forms, i + length - 1);
        if (!/^[a-z-]+$/.test(last)) break;
        if (isContent(last) || length === 2) seen.add(forms.slice(i, i + length).join(' '));
      }
    }
    for (const run of seen) documentsOf.set(run, (documentsOf.get(run) ?? 0) + 1);
  }
  for (const [run, count] of documentsOf) {
    const words = run.split(' ');
    const single = !isContent(at(words, words.length - 1));
    const least = documents.length * (single ? SHARE.single : words.length === 2 ? SHARE.pairs : SHARE.runs);
    const chance = ((counts.get(at(words, 0)) ?? 0) * (counts.get(at(words, words.length - 1)) ?? 0)) / total;
    if (count >= least && count / chance >= (single ? TOGETHER.single : TOGETHER.pairs))
      found.set(run, (found.get(run) ?? 0) + count);
  }
}

function isContent(word: string): boolean {
  return /^[a-z-]{3,}$/.test(word) && !small.has(word);
}

/**
 * Reads the clean texts with what was learned. What a garbled phrase says is the logarithm of how much likelier it is in
 * a garbled text than in a clean one, where it is a look-alike: 'business people' for 'business community'.
 */
function weighted(phrases: readonly string[]): (readonly [string, number])[] {
  const { synonyms, language } = loadResources();
  const alike = new Map<string, number>();
  for (const text of texts)
    for (const candidate of findCandidates(language.analyse(text), synonyms()).candidates)
      if (strengthOf(candidate) > 0) alike.set(candidate.restored, (alike.get(candidate.restored) ?? 0) + 1);
  return phrases.map((phrase) => {
    const share = ((alike.get(phrase) ?? 0) + 0.5) / ((found.get(phrase) ?? 0) + 1);
    const weight = Math.min(WEIGHTS.most, Math.round(10 * Math.log(GARBLED / share)) / 10);
    return [phrase, weight >= WEIGHTS.least ? weight : 0] as const;
  });
}

/** Of the phrases that say nothing those that would be taken for another that is garbled. */
function needed(phrases: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  const { synonyms, language } = loadResources();
  return phrases.filter(([phrase]) =>
    findCandidates(language.analyse(phrase), synonyms()).candidates.some((candidate) => strengthOf(candidate) > 0),
  );
}

function write(phrases: readonly (readonly [string, number])[]): void {
  const rows = phrases.map(([phrase, weight]) => `${phrase},${weight}\n`);
  writeFileSync(join(DATA_FOLDER, 'en/collocations.csv'), `phrase,weight\n${rows.join('')}`);
  console.log(`data/en/collocations.csv: ${phrases.length} rows`);
}
