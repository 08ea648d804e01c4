/**
 * `npx tsx scripts/train-homes.ts [--folds]`: learns the weights of `data/en/homes.csv`, for whom somebody acts of whom no words
 * beside the name tell it, from the people of annotated documents (../shared/corpus/train and test/corpus with its reports), and counts in `data/en/name-states.csv` of which states people of the actor table are who are
 * called so. With `--folds` it measures by five folds of documents and writes no weights.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import { sharesOf } from '../src/reading/choice.js';
import { contextOf } from '../src/reading/layers.js';
import { foldMarks } from '../src/reading/text/phrases.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';

const PENALTY = 2;
/** Words of names, and ends of words, that fewer people bear tell nothing. */
const FEWEST = { word: 2, ending: 5 };
const ENDING = 3;

interface GoldPerson {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly party: string;
}
type Question = Choice & { readonly document: string; readonly parties: readonly string[] };

needShared('corpus');
const plain = (name: string): string => foldMarks(name).toLowerCase();
const file = join(ROOT, 'data/en/name-states.csv');
if (!process.argv.includes('--folds')) writeFileSync(file, nameStates());

const resources = loadResources();
const questions: Question[] = [];
for (const { id, published, text, marked } of learnedDocuments(SHARED)) {
  const { people = [] } = marked as unknown as { readonly people?: readonly GoldPerson[] };
  const partyOf = new Map(
    people.flatMap(({ name, aliases = [], party }) => [name, ...aliases].map((one) => [plain(one), party])),
  );
  const document = toDocument({ id, text, published });
  contextOf(document, resources.language.analyse(document.text), false, resources, {
    home: (name, found) => {
      const party = partyOf.get(plain(name));
      if (party === undefined || found.length < 2) return undefined;
      const at = Math.max(
        0,
        found.findIndex((one) => one.party === party),
      );
      const marks = found.map((one) => one.marks);
      const parties = found.map((one) => one.party);
      questions.push({ marks, isRight: marks.map((_, i) => i === at), weight: 1, document: id, parties });
      return found[at];
    },
  });
}
console.log(`${questions.length} questions of ${new Set(questions.map(({ document }) => document)).size} documents`);

if (process.argv.includes('--folds')) {
  for (const penalty of [0.3, 1, 2, 4]) {
    let [right, given, wrong, somebody] = [0, 0, 0, 0];
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = learnChoice(
        questions.filter(({ document }) => foldOf(document) !== fold),
        penalty,
      );
      for (const { marks, isRight, parties } of questions.filter(({ document }) => foldOf(document) === fold)) {
        const shares = sharesOf(
          weights,
          marks.map((own) => ({ marks: own })),
        );
        const most = Math.max(...shares);
        const best = most >= 0.5 ? shares.indexOf(most) : 0;
        const gold = parties[isRight.indexOf(true)] ?? '';
        if (gold !== '') somebody++;
        if (parties[best] === '') continue;
        given++;
        if (isRight[best]) right++;
        else wrong++;
      }
    }
    console.log(
      `penalty ${penalty}: of ${somebody} who act for somebody ${right} found, ${wrong} of ${given} given wrong`,
    );
  }
} else {
  const count = writeWeights(join(ROOT, 'data/en/homes.csv'), questions, PENALTY);
  console.log(`${count} weights`);
}

function nameStates(): string {
  const counts = new Map<string, Map<string, number>>();
  for (const { kind, name, country } of loadResources().actors.all()) {
    if (kind !== 'person' || country === '') continue;
    const words = plain(name)
      .split(' ')
      .filter((word) => word.length > 1 && !/[",;]/.test(word));
    const endings = words.filter((word) => word.length > ENDING).map((word) => `-${word.slice(-ENDING)}`);
    for (const key of new Set([...words, ...endings])) {
      const of = counts.get(key) ?? new Map<string, number>();
      counts.set(key, of.set(country, (of.get(country) ?? 0) + 1));
    }
  }
  const rows = [...counts]
    .map(([key, of]) => ({ key, of: [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) }))
    .filter(
      ({ key, of }) => of.reduce((sum, [, n]) => sum + n, 0) >= (key.startsWith('-') ? FEWEST.ending : FEWEST.word),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return `${['name,states', ...rows.map(({ key, of }) => `${key},${of.map((one) => one.join(' ')).join('; ')}`)].join('\n')}\n`;
}
