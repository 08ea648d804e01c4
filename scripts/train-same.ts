/**
 * `npm run train:same [-- --folds] [-- --only=people/guest,people/one]`: learns how much each likeness of two items counts
 * (data/record/same.csv), by logistic regression over named features, kind by kind, near weights that were reasoned before. Reads pairs
 * that readers have judged (docs/accuracy/pairs-judged.jsonl; documents of ../shared) and the demo documents' train part. The same data
 * give the same table. Then `npm run build:same`. With `--only` all other weights stay. With `--folds` it says how many pairs are right
 * by weights that had not seen them, and writes nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { loadResources, read } from '../src/index.js';
import type { Document } from '../src/model/document.js';
import { ITEM_KINDS } from '../src/model/record.js';
import { featuresOf } from '../src/record/features.js';
import { profileOf } from '../src/record/profile.js';
import { itemsOf } from '../src/record/record.js';
import { mayBeSame } from '../src/record/same.js';
import { linesOf } from './likelihood/rows.js';
import { readGold } from './record/gold.js';
import { CORPORA, demoPairs, documentsOf, type JudgedPair, judgedPairs, type Pair } from './record/pairs.js';
import { CONSTANT, type Example, learnNear, likelihoodOf } from './record/regression.js';

interface Row {
  readonly kind: string;
  readonly feature: string;
  /** What was reasoned before any pair was seen: few pairs leave a weight near it. */
  readonly prior: string;
  readonly weight: string;
  readonly why: string;
}

const FOLDS = 10;
const ONLY = process.argv
  .find((word) => word.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
if (!existsSync(join(shared, 'corpus'))) {
  console.log(`nothing to learn from: ${shared} is missing (CHANCERY_SHARED names the folder of shared data)`);
  process.exit(0);
}
const resources = loadResources();
const itemsIn = (documents: readonly Document[]) =>
  documents.flatMap((document) => itemsOf(read(document, resources), document.text));

const judged = linesOf<JudgedPair>(join(root, 'docs/accuracy/pairs-judged.jsonl'));
const passages = judged.flatMap(({ a, b }) => [a, b]);
const items = CORPORA.flatMap((corpus) =>
  itemsIn(
    documentsOf(shared, corpus, new Set(passages.flatMap((one) => (one.corpus === corpus ? [one.document] : [])))),
  ),
);
const gold = readGold(root);
const ofReaders = judgedPairs(judged, items);
const pairs = [...ofReaders, ...demoPairs(gold, itemsIn(gold.documents))];

const path = join(root, 'data/record/same.csv');
const { data: table } = Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
/** None of pairs of which is decided before any weight is asked. */
const exampleOf = ({ a, b, same }: Pair): Example[] => {
  const [x, y] = [profileOf(a), profileOf(b)];
  return mayBeSame(x, y) ? [{ marks: featuresOf(x, y), isRight: same }] : [];
};
const learned = ITEM_KINDS.flatMap((kind) => {
  const examples = pairs.filter((pair) => pair.a.kind === kind).flatMap(exampleOf);
  const own = table.filter((row) => row.kind === kind);
  const prior = new Map(own.map((row) => [row.feature, Number(row.prior)]));
  const said = `${kind}: ${examples.length} pairs, ${examples.filter(({ isRight }) => isRight).length} of them the same`;
  if (process.argv.includes('--folds')) {
    // Those of the readers alone are measured: the demo's forty tellings of one thing would drown them.
    const asked = ofReaders.filter((pair) => pair.a.kind === kind).flatMap(exampleOf);
    const others = examples.slice(asked.length);
    const likelihoods = asked.map((example, i) => {
      const seen = [...asked.filter((_, k) => k % FOLDS !== i % FOLDS), ...others];
      return likelihoodOf(learnNear(seen, prior), example.marks);
    });
    const reasoned = asked.map(({ marks }) => likelihoodOf(prior, marks));
    console.log(`${said}; of readers: reasoned ${countsOf(asked, reasoned)}; learned ${countsOf(asked, likelihoods)}`);
    return [];
  }
  console.log(said);
  const held = ONLY ? own.filter((row) => !ONLY.includes(row.feature)) : [];
  const weights = learnNear(examples, prior, new Map(held.map((row) => [row.feature, Number(row.weight)])));
  const having = (feature: string) => examples.filter(({ marks }) => feature === CONSTANT || marks.includes(feature));
  return own.map(({ feature, prior, why }) => ({
    kind,
    feature,
    prior,
    weight: (weights.get(feature) ?? Number(prior)).toFixed(2),
    pairs: having(feature).length,
    same: having(feature).filter(({ isRight }) => isRight).length,
    why,
  }));
});
if (!process.argv.includes('--folds')) writeFileSync(path, `${Papa.unparse(learned, { newline: '\n' })}\n`);

/** Of how many that are the same, and from each likelihood on right ones of those made. */
function countsOf(asked: readonly Example[], likelihoods: readonly number[]): string {
  const counts = [0.5, 0.6, 0.7, 0.8].map((least) => {
    const made = asked.filter((_, i) => (likelihoods[i] ?? 0) >= least);
    return `${made.filter(({ isRight }) => isRight).length} of ${made.length} from ${least}`;
  });
  return `${counts.join(', ')}, of ${asked.filter(({ isRight }) => isRight).length}`;
}
