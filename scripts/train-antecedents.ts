/**
 * `npx tsx scripts/train-antecedents.ts [--folds]`: learns the weights of `data/en/antecedents.csv`, whom *he* and *she* mean, from the
 * speakers of annotated statements (../shared/corpus/train and test/corpus) and from the chains of UD English GUM (its open texts,
 * training part). With `--folds` it measures by five folds of documents and writes nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { Antecedent } from '../src/reading/actors/mentions/antecedents.js';
import { sharesOf } from '../src/reading/choice.js';
import { contextOf } from '../src/reading/layers.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';
import { chainsOf } from './train/chains.js';

/** What a question of GUM, most of whose texts are no news, counts beside one of the corpus. */
const OF_GUM = 0.3;
const PENALTY = 4;

interface GoldStatement {
  readonly speaker: string;
  readonly aliases?: readonly string[];
  readonly sourceWords?: readonly (readonly [number, number])[];
}
type Question = Choice & { readonly document: string; readonly isOurs: boolean };

needShared('corpus');
const resources = loadResources();
const questions: Question[] = [];

/** @param rightAt which of those who may be meant by the pronoun at an offset are, undefined where nobody has said */
function ask(
  { id, published, text }: { readonly id: string; readonly published?: string; readonly text: string },
  isOurs: boolean,
  rightAt: (
    offset: number,
    found: readonly Antecedent[],
    startOf: (token: number) => number,
  ) => readonly boolean[] | undefined,
): void {
  const document = toDocument({ id, text, ...(published ? { published } : {}) });
  const tokens = resources.language.analyse(document.text);
  const startOf = (token: number): number => tokens.starts[token] ?? -1;
  contextOf(document, tokens, false, resources, {
    pronoun: (token, found) => {
      const isRight = rightAt(startOf(token), found, startOf);
      if (!isRight) return undefined;
      const right = isRight.includes(true) ? isRight : found.map((_, i) => i === 0);
      const weight = isOurs ? 1 : OF_GUM;
      questions.push({ marks: found.map((one) => one.marks), isRight: right, weight, document: id, isOurs });
      return found[right.indexOf(true)];
    },
  });
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L} ]/gu, '')
    .toLowerCase();
for (const one of learnedDocuments(SHARED)) {
  const { statements } = one.marked as unknown as { readonly statements: readonly GoldStatement[] };
  ask(one, true, (offset, found) => {
    const said = statements.find(({ sourceWords }) =>
      sourceWords?.some(([from, to]) => from === offset && to - from <= 3),
    );
    if (!said) return undefined;
    const names = new Set([said.speaker, ...(said.aliases ?? [])].map(plain));
    return found.map(({ referent }) => referent !== undefined && names.has(plain(referent.who.name)));
  });
}
for (const { id, text, chainAt } of chainsOf(readFileSync(join(SHARED, 'eval/ud/gum-open-train.conllu'), 'utf8')))
  ask({ id, text }, false, (offset, found, startOf) => {
    const chain = chainAt(offset);
    return chain === undefined
      ? undefined
      : found.map(
          ({ referent, last }) => referent !== undefined && last !== undefined && chainAt(startOf(last.head)) === chain,
        );
  });

const bestOf = (weights: ReadonlyMap<string, number>, { marks }: Choice): number => {
  const shares = sharesOf(
    weights,
    marks.map((own) => ({ marks: own })),
  );
  return shares.indexOf(Math.max(...shares));
};

if (process.argv.includes('--folds')) {
  for (const penalty of [0.5, 1, 2, 4, 8]) {
    const right = { ours: 0, GUM: 0 };
    const all = { ours: 0, GUM: 0 };
    const given = { ours: 0, GUM: 0 };
    const rightly = { ours: 0, GUM: 0 };
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = learnChoice(
        questions.filter(({ document }) => foldOf(document) !== fold),
        penalty,
      );
      for (const one of questions.filter(({ document }) => foldOf(document) === fold)) {
        const of = one.isOurs ? 'ours' : 'GUM';
        all[of]++;
        const best = bestOf(weights, one);
        if (best > 0) given[of]++;
        if (one.isRight[best]) right[of]++;
        if (best > 0 && one.isRight[best]) rightly[of]++;
      }
    }
    const told = (['ours', 'GUM'] as const).map(
      (of) =>
        `${of} ${right[of]} of ${all[of]} (${((100 * right[of]) / all[of]).toFixed(1)}%), somebody ${rightly[of]} of ${given[of]}`,
    );
    console.log(`penalty ${penalty}: ${told.join(', ')}`);
  }
} else {
  const count = writeWeights(join(ROOT, 'data/en/antecedents.csv'), questions, PENALTY);
  console.log(`${count} weights from ${questions.length} questions`);
}
