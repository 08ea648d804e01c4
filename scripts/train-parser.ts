/**
 * Trains the parser on the treebanks in ../shared/eval/ud (or CHANCERY_SHARED) and writes data/models/parser-en.bin. Two
 * threads, whatever the machine: the same seed gives the same bytes.
 *
 * npm run train:parser -- [--epochs N] [--seed N] [--out FILE] [--shape JSON] [--rate X] [--input X] [--layer X] [--head X]
 *
 * --teacher FILE: it also learns from news and readouts as another parser, a larger one, reads them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { loadLanguage } from '../src/desk/resources.js';
import { VECTOR_WIDTH } from '../src/reading/text/en/parser/features.js';
import { openVectors, vectorValue } from '../src/reading/text/en/parser/vectors.js';
import { labelsOf, randomOf, toBatch, vocabularyOf } from './parser/data.js';
import { compileKernel, instantiate, PAGES } from './parser/kernel.js';
import { layoutOf, Net, type Shape } from './parser/net.js';
import { packParser } from './parser/pack.js';
import type { FromWorker, Options, Scores, ToWorker, WorkerSetup } from './parser/protocol.js';
import { silverTreebank } from './parser/silver.js';
import { readTreebank } from './parser/treebank.js';

const VERSION = '1';
const TREEBANKS = 'train files of UD English EWT and of the open genres of UD English GUM';
const SILVER =
  "readouts of the White House, the State Department and the Kremlin and PolNeAR's train articles as a larger parser reads them";
const VECTORS = 'word vectors of vectors-en.bin';

const { values } = parseArgs({
  options: {
    teacher: { type: 'string' },
    epochs: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: fileURLToPath(new URL('../data/models/parser-en.bin', import.meta.url)) },
    shape: { type: 'string', default: '{}' },
    rate: { type: 'string', default: '0.003' },
    layer: { type: 'string', default: '0.22' },
    head: { type: 'string', default: '0.15' },
    input: { type: 'string', default: '0.12' },
    batch: { type: 'string', default: '24' },
  },
});
const SHAPE = { form: 256, width: 160, convolutions: 2, layers: 1, hidden: 96, arc: 96, product: 32, sum: 48 };
const shape: Shape = { ...SHAPE, ...JSON.parse(values.shape) };
const epochs = Number(values.epochs);
const seed = Number(values.seed);
const BATCH = Number(values.batch);
const PEAK = Number(values.rate);
const WARMUP = 300;
const options: Options = {
  rates: { input: Number(values.input), layer: Number(values.layer), head: Number(values.head) },
  clip: 5,
  beta1: 0.9,
  beta2: 0.95,
  average: 0.9985,
};

const shared = process.env.CHANCERY_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
const treebank = (name: string): ReturnType<typeof readTreebank> => readTreebank(`${shared}/eval/ud/${name}.conllu`);
const ewt = treebank('ewt-train');
const gum = treebank('gum-open-train');
/** Texts of readouts, then of news articles. */
function* silverTexts(): Generator<string> {
  for (const file of ['articles/readouts.jsonl', 'eval/polnear/train.jsonl'])
    for (const line of readFileSync(`${shared}/${file}`, 'utf8').split('\n'))
      if (line !== '') yield (JSON.parse(line) as { readonly text: string }).text;
}
const gold = [...ewt, ...gum];
const silver = values.teacher ? silverTreebank(silverTexts(), loadLanguage(values.teacher)) : [];
const train = [...gold, ...silver];
// GUM is a third as large and nearer to news and official texts, so an epoch goes over it twice.
const goldOf = [...gold.keys(), ...gum.map((_, i) => ewt.length + i)];
const wordsOf = (list: readonly number[]): number => list.reduce((sum, i) => sum + (train[i]?.forms.length ?? 0), 0);
const goldWords = wordsOf(goldOf);
const dev = [treebank('ewt-dev'), treebank('gum-open-dev')];

const vectors = openVectors(readFileSync(fileURLToPath(new URL('../data/models/vectors-en.bin', import.meta.url))));
// No word and no label is learned from texts whose trees nobody has seen.
const vocabulary = vocabularyOf(gold);
const labels = labelsOf(gold);
const layout = layoutOf(shape, labels, vocabulary.words.length);
console.log(
  `${gold.length} sentences of the treebanks, ${silver.length} others, ${vocabulary.words.length} words, ${labels.relations.length} relations, ${layout.size} weights`,
);

const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true });
const floats = new Float32Array(memory.buffer);
let next = 1 << 20;
const take = (bytes: number): number => {
  const at = next;
  next += Math.ceil(bytes / 64) * 64;
  return at;
};
const block = (): number => take(layout.size * 4);
const places = {
  vectors: take(vectors.words.length * VECTOR_WIDTH * 4),
  weights: block(),
  average: block(),
  first: block(),
  second: block(),
  gradients: [block(), block()],
  arenas: [take(600 << 20), take(600 << 20)],
  ends: [] as number[],
};
places.ends = places.arenas.map((arena) => arena + (600 << 20));
vectors.words.forEach((_, w) => {
  for (let i = 0; i < VECTOR_WIDTH; i++)
    floats[(places.vectors >> 2) + w * VECTOR_WIDTH + i] = vectorValue(vectors, w, i);
});
const random = randomOf(seed);
/** A normal number (Box and Muller). */
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
for (const parameter of layout.parameters) {
  for (let i = 0; i < parameter.rows * parameter.cols; i++) {
    const value = parameter.deviation === 0 ? 0 : normal() * parameter.deviation;
    floats[(places.weights >> 2) + parameter.offset + i] = value;
  }
  // An LSTM that remembers at first learns faster (Jozefowicz et al. 2015).
  if (/^lstm\d\.(forward|backward)\.bias$/.test(parameter.name))
    floats.fill(
      1,
      (places.weights >> 2) + parameter.offset + shape.hidden,
      (places.weights >> 2) + parameter.offset + 2 * shape.hidden,
    );
}

const module = await compileKernel();
const sync = new SharedArrayBuffer(8);
const sums = new SharedArrayBuffer(16);
const workers = [0, 1].map((shard) => {
  const setup: WorkerSetup = {
    shard,
    module,
    memory,
    sync,
    sums,
    layout,
    places,
    vectorWords: vectors.words,
    words: vocabulary.words,
    seen: vocabulary.seen,
    train,
    dev,
    seed,
    options,
  };
  // Node 20 hands no loader down to a thread, so the thread loads its own.
  const start = `import('tsx/esm/api').then(({ tsImport }) => tsImport('./parser/worker.ts', ${JSON.stringify(import.meta.url)}))`;
  return new Worker(start, { eval: true, workerData: setup });
});
const ask = (message: ToWorker): Promise<FromWorker[]> =>
  Promise.all(
    workers.map(
      (worker) =>
        new Promise<FromWorker>((resolve, reject) => {
          const failed = (error: Error): void => reject(error);
          worker.once('error', failed);
          worker.once('message', (answer: FromWorker) => {
            worker.off('error', failed);
            resolve(answer);
          });
          worker.postMessage(message);
        }),
    ),
  );

const shuffle = <T>(list: T[]): T[] => {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
};
let silverOrder: number[] = [];
/** As many words of the other texts as the treebanks have, those next that have not been gone over yet. */
const silverOf = (): number[] => {
  const some: number[] = [];
  for (let words = 0; silver.length > 0 && words < goldWords; ) {
    if (silverOrder.length === 0) silverOrder = shuffle(silver.map((_, i) => gold.length + i));
    const next = silverOrder.pop() as number;
    words += train[next]?.forms.length ?? 0;
    some.push(next);
  }
  return some;
};
/** Batches of sentences of like length, in random order. */
const batchesOf = (): number[][] => {
  const order = shuffle([...goldOf, ...silverOf()]);
  const batches: number[][] = [];
  const POOL = BATCH * 12;
  for (let p = 0; p < order.length; p += POOL) {
    const pool = order
      .slice(p, p + POOL)
      .sort((a, b) => (train[b]?.forms.length ?? 0) - (train[a]?.forms.length ?? 0) || a - b);
    for (let b = 0; b < pool.length; b += BATCH) batches.push(pool.slice(b, b + BATCH));
  }
  return shuffle(batches);
};

const plan = Array.from({ length: epochs }, batchesOf);
const steps = plan.reduce((sum, batches) => sum + batches.length, 0);
const rateAt = (step: number): number =>
  step < WARMUP
    ? (PEAK * (step + 1)) / WARMUP
    : PEAK * 0.5 * (1 + Math.cos((Math.PI * Math.min(step, steps)) / steps)) + PEAK * 0.005;
const percent = (n: number, of: number): string => ((100 * n) / of).toFixed(2);
const show = (s: Scores): string =>
  `UPOS ${percent(s.upos, s.words)} XPOS ${percent(s.xpos, s.words)} UAS ${percent(s.uas, s.words)} LAS ${percent(s.las, s.words)}`;
const add = (a: Scores, b: Scores): Scores => ({
  words: a.words + b.words,
  upos: a.upos + b.upos,
  xpos: a.xpos + b.xpos,
  uas: a.uas + b.uas,
  las: a.las + b.las,
});

let step = 0;
const started = performance.now();
for (const [e, batches] of plan.entries()) {
  const epoch = e + 1;
  const losses = await ask({ kind: 'epoch', firstStep: step, batches, rates: batches.map((_, b) => rateAt(step + b)) });
  step += batches.length;
  const loss =
    losses.reduce((sum, answer) => sum + (answer.kind === 'epoch' ? answer.loss : 0), 0) / wordsOf(batches.flat());
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  let line = `epoch ${epoch}/${epochs}  loss ${loss.toFixed(4)}`;
  if (epoch % 2 === 0 || epoch === epochs || epoch === 1) {
    const answers = await ask({ kind: 'evaluate' });
    const [a, b] = answers.map((answer) => (answer.kind === 'evaluate' ? answer.scores : []));
    const both = dev.map((_, d) => add(a?.[d] as Scores, b?.[d] as Scores));
    line += `  EWT ${show(both[0] as Scores)}  GUM ${show(both[1] as Scores)}`;
  }
  console.log(`${line}  ${seconds} s`);
}
await Promise.all(workers.map((worker) => worker.terminate()));

// The largest activations over some of the training text say how finely the whole numbers of reading can be cut.
const net = new Net(
  instantiate(module, memory),
  memory,
  layout,
  { vectors: places.vectors, arena: places.arenas[0] ?? 0, end: places.ends[0] ?? 0 },
  seed,
);
net.weights = places.average;
const rows = {
  vectors: new Map(vectors.words.map((word, i) => [word, i])),
  words: new Map(vocabulary.words.map((word, i) => [word, i])),
};
for (let i = 0; i + 24 <= gold.length; i += 24 * 7) {
  const batch = toBatch(gold.slice(i, i + 24), rows, labels);
  net.run(batch, 0).relate(batch.heads);
}
const weights = floats.slice(places.average >> 2, (places.average >> 2) + layout.size);
const trainedOn = [TREEBANKS, ...(silver.length > 0 ? [SILVER] : []), VECTORS].join('; ');
const file = packParser(weights, layout, vocabulary.words, net.peaks, VERSION, trainedOn);
writeFileSync(values.out, file);
console.log(`${file.length} bytes: ${values.out}`);
