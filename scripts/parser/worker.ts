/** One of the two threads of training: the gradient of its half of each batch, then its half of the step. */
import { parentPort, workerData } from 'node:worker_threads';
import { bestTree } from '../../src/reading/text/en/parser/tree.js';
import { type Noise, randomOf, toBatch } from './data.js';
import { instantiate } from './kernel.js';
import { Net } from './net.js';
import type { FromWorker, Scores, ToWorker, WorkerSetup } from './protocol.js';
import type { TreeSentence } from './treebank.js';

const setup = workerData as WorkerSetup;
const { shard, memory, layout, places, train, dev, seen, seed, options } = setup;
const lexicon = {
  vectors: new Map(setup.vectorWords.map((w, i) => [w, i])),
  words: new Map(setup.words.map((w, i) => [w, i])),
};
const kernel = instantiate(setup.module, memory);
const net = new Net(
  kernel,
  memory,
  layout,
  { vectors: places.vectors, arena: places.arenas[shard] ?? 0, end: places.ends[shard] ?? 0 },
  seed + shard,
);
const sync = new Int32Array(setup.sync);
const sums = new Float64Array(setup.sums);

/** Waits until both threads are here. */
const barrier = (): void => {
  const generation = Atomics.load(sync, 1);
  if (Atomics.add(sync, 0, 1) === 1) {
    Atomics.store(sync, 0, 0);
    Atomics.add(sync, 1, 1);
    Atomics.notify(sync, 1);
    return;
  }
  // Now and then a notice got lost (Node 20), so nobody sleeps for long.
  while (Atomics.load(sync, 1) === generation) Atomics.wait(sync, 1, generation, 20);
};

const half = Math.ceil(layout.size / 8) * 4;
const from = shard === 0 ? 0 : half;
const size = shard === 0 ? half : layout.size - half;
const own = (base: number): number => base + from * 4;

const epoch = (message: Extract<ToWorker, { kind: 'epoch' }>): number => {
  let loss = 0;
  message.batches.forEach((batch, b) => {
    const step = message.firstStep + b;
    const sentences = batch.filter((_, i) => i % 2 === shard).map((i) => train[i] as TreeSentence);
    const words = batch.reduce((sum, i) => sum + (train[i]?.forms.length ?? 0), 0);
    const noise: Noise = { random: randomOf(seed + step * 2 + shard), seen };
    net.weights = places.weights;
    net.gradients = places.gradients[shard] ?? 0;
    if (sentences.length > 0)
      loss += net.run(toBatch(sentences, lexicon, layout.labels, noise), 1 / words, options.rates).loss;
    barrier();
    const [a, g] = [own(places.gradients[0] ?? 0), own(places.gradients[1] ?? 0)];
    sums[shard] = kernel.squares(a, g, size);
    barrier();
    const norm = Math.sqrt((sums[0] ?? 0) + (sums[1] ?? 0));
    const scale = norm > options.clip ? options.clip / norm : 1;
    const t = step + 1;
    const rate = (message.rates[b] ?? 0) / (1 - options.beta1 ** t);
    // The average starts short and grows long.
    const decay = Math.min(options.average, (1 + t) / (10 + t));
    kernel.adam(
      own(places.weights),
      a,
      g,
      own(places.first),
      own(places.second),
      own(places.average),
      size,
      scale,
      rate,
      options.beta1,
      options.beta2,
      1 / (1 - options.beta2 ** t),
      1e-7,
      decay,
    );
    barrier();
  });
  return loss;
};

const evaluate = (sentences: readonly TreeSentence[]): Scores => {
  const mine = sentences.filter((_, i) => i % 2 === shard);
  const scores = { words: 0, upos: 0, xpos: 0, uas: 0, las: 0 };
  net.weights = places.average;
  for (let i = 0; i < mine.length; i += 24) {
    const batch = toBatch(mine.slice(i, i + 24), lexicon, layout.labels);
    const found = net.run(batch, 0);
    const rows = batch.heads.length;
    const heads = new Int32Array(rows);
    found.arcs.forEach(({ at, ld }, s) => {
      const start = batch.offsets[s] ?? 0;
      const n = (batch.offsets[s + 1] ?? 0) - start;
      bestTree(net.floats, at, ld, n, heads, start);
      for (let r = start + 1; r < start + n; r++) heads[r] = (heads[r] ?? 0) + start;
    });
    const relations = found.relate(heads);
    const base = (r: number | undefined): string => (layout.labels.relations[r ?? -1] ?? '').split(':')[0] ?? '';
    for (let r = 0; r < rows; r++) {
      if (batch.heads[r] === -1) continue;
      scores.words++;
      if (found.upos[r] === batch.upos[r]) scores.upos++;
      if (found.xpos[r] === batch.xpos[r]) scores.xpos++;
      if (heads[r] === batch.heads[r]) {
        scores.uas++;
        if (base(relations[r]) === base(batch.relations[r])) scores.las++;
      }
    }
  }
  return scores;
};

parentPort?.on('message', (message: ToWorker) => {
  const answer: FromWorker =
    message.kind === 'epoch'
      ? { kind: 'epoch', loss: epoch(message) }
      : { kind: 'evaluate', scores: dev.map(evaluate) };
  parentPort?.postMessage(answer);
});
