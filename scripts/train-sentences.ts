/**
 * `npx tsx scripts/train-sentences.ts`: makes data/models/sentences.json, the model of where English sentences end, from the
 * training parts of UD English EWT and GUM. They must lie in `eval/ud` of the shared folder (CHANCERY_SHARED, else ../shared).
 * The same files give the same model, bit for bit. `--held-out` trains without every fifth paragraph and scores on those.
 *
 * The model is a logistic regression over hashed features (src/reading/text/en/splitter.ts), fitted by AdaGrad.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WordColumns } from '../src/reading/text/en/columns.js';
import { Lexicon } from '../src/reading/text/en/lexicon.js';
import { ASK, Sentences, YES } from '../src/reading/text/en/sentences.js';
import { FEATURES, type Splitter, type SplitterFile } from '../src/reading/text/en/splitter.js';
import { Scanner } from '../src/reading/text/en/words.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
const TREEBANKS = ['ewt-train', 'gum-open-train'];
const BITS = 16;
const ROUNDS = 12;
const RATE = 0.15;
/** Pull of every weight towards nothing, at each step on it. */
const DECAY = 1e-3;
const SEED = 20231116;
/** The weight that the largest signed byte stands for; larger ones are cut off. */
const LARGEST = 4;

const lexicon = new Lexicon(
  new Map(
    ['en/abbreviations', 'en/contractions', 'en/affixes', 'en/openers'].map((name) => [
      name,
      readFileSync(join(root, `data/${name}.csv`), 'utf8'),
    ]),
  ),
);
const splitter: Splitter = { bits: BITS, threshold: 0, weights: new Float32Array(2 ** BITS) };

interface Paragraph {
  readonly text: string;
  /** Ends of the sentences, as numbers of characters that are not white space. */
  readonly ends: ReadonlySet<number>;
}

/** The paragraphs of a treebank: the text of each sentence after the other, one space between. */
function* paragraphsOf(name: string): Generator<Paragraph> {
  let sentences: string[] = [];
  const made = (): Paragraph => {
    const ends = new Set<number>();
    let at = 0;
    for (const sentence of sentences) {
      at += sentence.replaceAll(/\s/g, '').length;
      ends.add(at);
    }
    return { text: sentences.join(' '), ends };
  };
  for (const line of readFileSync(join(shared, `eval/ud/${name}.conllu`), 'utf8').split('\n')) {
    if (/^# new(doc|par)/.test(line) && sentences.length > 0) {
      yield made();
      sentences = [];
    }
    if (line.startsWith('# text = ')) sentences.push(line.slice(9));
  }
  if (sentences.length > 0) yield made();
}

interface Places {
  readonly features: number[];
  readonly labels: number[];
}

/** What the model would be asked in a paragraph, and what it should say. */
const addPlaces = ({ text, ends }: Paragraph, places: Places): void => {
  const words = new WordColumns();
  new Scanner(text, words, lexicon).paragraph(0, text.length);
  const solid: number[] = [];
  let seen = 0;
  for (let i = 0; i < words.size; i++) {
    solid.push(seen);
    seen += (words.ends[i] as number) - (words.starts[i] as number);
  }
  new Sentences(text, words, lexicon, splitter).walk(0, words.size, (place, ruling, features) => {
    const end = ends.has(solid[place.word] as number);
    if (ruling === ASK) {
      features.look(place);
      for (const feature of features.found) places.features.push(feature);
      places.labels.push(end ? 1 : 0);
    }
    return end || ruling === YES;
  });
};

/** Marsaglia's xorshift: the order of the examples, the same in every run. */
let state = SEED;
const random = (below: number): number => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};

const fitted = ({ features, labels }: Places): Float64Array => {
  const weights = new Float64Array(2 ** BITS);
  const squares = new Float64Array(2 ** BITS).fill(1e-2);
  const sums = new Float64Array(2 ** BITS);
  const order = Int32Array.from(labels, (_, i) => i);
  let averaged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random(i + 1);
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    for (const example of order) {
      const from = example * FEATURES;
      let sum = 0;
      for (let f = 0; f < FEATURES; f++) sum += weights[features[from + f] as number] as number;
      const wrong = 1 / (1 + Math.exp(-sum)) - (labels[example] as number);
      for (let f = 0; f < FEATURES; f++) {
        const at = features[from + f] as number;
        const slope = wrong + DECAY * (weights[at] as number);
        squares[at] = (squares[at] as number) + slope * slope;
        weights[at] = (weights[at] as number) - (RATE * slope) / Math.sqrt(squares[at] as number);
      }
    }
    if (round < ROUNDS / 2) continue;
    averaged++;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (weights[i] as number);
  }
  return sums.map((sum) => sum / averaged);
};

const quantized = (weights: Float64Array): Int8Array =>
  Int8Array.from(weights, (weight) => Math.round(Math.max(-127, Math.min(127, (weight / LARGEST) * 127))));

/** Right and wrong at a threshold, over places. */
const score = (weights: Int8Array, { features, labels }: Places, threshold: number): string => {
  let right = 0;
  let said = 0;
  let wanted = 0;
  labels.forEach((label, example) => {
    let sum = 0;
    for (let f = 0; f < FEATURES; f++) sum += weights[features[example * FEATURES + f] as number] as number;
    const end = sum > threshold;
    if (end) said++;
    if (label === 1) wanted++;
    if (end && label === 1) right++;
  });
  const p = right / said;
  const r = right / wanted;
  return `P ${(100 * p).toFixed(2)} R ${(100 * r).toFixed(2)} F1 ${((200 * p * r) / (p + r)).toFixed(2)}`;
};

const heldOut = process.argv.includes('--held-out');
const train: Places = { features: [], labels: [] };
const held = new Map<string, Places>();
for (const name of TREEBANKS) {
  const apart: Places = { features: [], labels: [] };
  held.set(name, apart);
  let count = 0;
  for (const paragraph of paragraphsOf(name)) addPlaces(paragraph, heldOut && count++ % 5 === 4 ? apart : train);
}
const weights = quantized(fitted(train));
if (heldOut) {
  for (const [name, places] of held)
    for (const threshold of [-24, -12, 0, 12, 24])
      console.log(`${name} held out, threshold ${threshold}: ${score(weights, places, threshold)}`);
} else {
  const file: SplitterFile = {
    name: 'chancery-sentences-en',
    version: '1',
    training: 'UD English EWT and UD English GUM (its open texts), training parts',
    licence: 'CC BY-SA 4.0',
    bits: BITS,
    threshold: 0,
    weights: Buffer.from(weights.buffer).toString('base64'),
  };
  writeFileSync(join(root, 'data/models/sentences.json'), `${JSON.stringify(file, undefined, 1)}\n`);
  console.log(`${train.labels.length} places: ${score(weights, train, 0)}`);
}
