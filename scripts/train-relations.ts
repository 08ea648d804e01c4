/**
 * `npx tsx scripts/train-relations.ts [--folds]`: learns the weights of `data/models/relations.json` from sentences with two
 * marked sides and their type (../shared/eval/plv/train.jsonl). With `--folds` it measures by five folds of the id's
 * hash and writes nothing.
 *
 * Multinomial logistic regression on hashed features, by AdaGrad (Duchi, Hazan, Singer 2011) with decay, in fixed order.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '../src/index.js';
import { Matcher } from '../src/reading/events/match.js';
import { relationFeatures } from '../src/reading/events/relation-features.js';
import { bucketOf, type RelationModel, scoreRelation } from '../src/reading/events/relation-model.js';
import { sidedOf } from '../src/reading/events/relations.js';
import { createGrammar } from '../src/reading/text/grammar.js';

const ROOT = join(fileURLToPath(import.meta.url), '../..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');
const BUCKETS = 8192;
const EPOCHS = 30;
const RATE = 0.5;
const DECAY = 0.002;

interface Example {
  readonly id: string;
  readonly type: string;
  readonly features: readonly string[];
}

const resources = loadResources();

const examples: readonly Example[] = readFileSync(join(SHARED, 'eval/plv/train.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const { id, text, source, target, root } = JSON.parse(line) as {
      id: string;
      text: string;
      root: string;
      source: [number, number][];
      target: [number, number][];
    };
    const tokens = resources.language.analyse(text);
    const grammar = createGrammar(tokens, resources.grammar);
    const matcher = new Matcher(tokens, grammar, resources.eventPatterns, resources.eventCarriers);
    return {
      id,
      type: root,
      features: relationFeatures(tokens, grammar, matcher, sidedOf(tokens, { source, target })),
    };
  });
const types = [...new Set(examples.map((one) => one.type))].sort();

const train = (list: readonly Example[]): RelationModel => {
  const size = BUCKETS * types.length;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  const encoded = list.map((one) => ({
    type: types.indexOf(one.type),
    buckets: one.features.map((feature) => bucketOf(feature, BUCKETS) * types.length),
  }));
  const counts = types.map((_, t) => encoded.filter((one) => one.type === t).length);
  const mean = list.length / types.length;
  const order = [...encoded.keys()].sort((a, b) => key(list[a]?.id ?? '') - key(list[b]?.id ?? ''));
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const index of order) {
      const example = encoded[index];
      if (!example) continue;
      const norm = 1 / Math.sqrt(Math.max(1, example.buckets.length));
      const sums = types.map((_, t) => example.buckets.reduce((sum, base) => sum + (weights[base + t] ?? 0), 0) * norm);
      const top = Math.max(...sums);
      const exps = sums.map((sum) => Math.exp(sum - top));
      const total = exps.reduce((a, b) => a + b, 0);
      // Types of few examples count for more: the measure is the mean over types.
      const worth = Math.sqrt(mean / (counts[example.type] ?? 1));
      for (const [t, exp] of exps.entries()) {
        const gradient = (exp / total - (t === example.type ? 1 : 0)) * worth * norm;
        for (const base of example.buckets) {
          const at = base + t;
          const slope = gradient + DECAY * norm * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + slope * slope;
          weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
  const top = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const scale = top / 127;
  return { types, buckets: BUCKETS, scale, weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
};

const key = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0);

const measure = (pairs: readonly (readonly [gold: string, found: string])[]): string => {
  const scores = types.map((type) => {
    const right = pairs.filter(([gold, found]) => gold === type && found === type).length;
    const all = pairs.filter(([gold]) => gold === type).length + pairs.filter(([, found]) => found === type).length;
    return { type, f1: all ? (200 * right) / all : 0 };
  });
  const macro = scores.reduce((sum, one) => sum + one.f1, 0) / types.length;
  const accuracy = (100 * pairs.filter(([gold, found]) => gold === found).length) / pairs.length;
  return `macro-F1 ${macro.toFixed(1)}, accuracy ${accuracy.toFixed(1)}; ${scores.map((one) => `${one.type} ${one.f1.toFixed(0)}`).join(' ')}`;
};

if (process.argv.includes('--folds')) {
  const pairs: (readonly [string, string])[] = [];
  for (let fold = 0; fold < 5; fold++) {
    const model = train(examples.filter((one) => key(one.id) % 5 !== fold));
    for (const one of examples)
      if (key(one.id) % 5 === fold) pairs.push([one.type, scoreRelation(model, one.features)[0]?.type ?? '']);
  }
  console.log(measure(pairs));
} else {
  const { weights, ...rest } = train(examples);
  const text = JSON.stringify({ ...rest, weights: Buffer.from(weights.buffer).toString('base64') });
  writeFileSync(join(ROOT, 'data/models/relations.json'), `${text}\n`);
}
