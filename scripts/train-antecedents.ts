/**
 * `npx tsx scripts/train-antecedents.ts [--folds]`: learns the weights of `data/en/antecedents.csv`, whom *he*, *it* and *they* mean,
 * from what readers said of pronouns of unannotated news and readouts (docs/accuracy/references-judged.jsonl), from the speakers of
 * annotated statements (../shared/corpus/train and test/corpus) and from the chains of UD English GUM (its open texts, training part).
 * With `--folds` it measures by five folds of documents and writes nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { Antecedent, Asked, Discourse, Referent } from '../src/reading/actors/mentions/discourse.js';
import { sharesOf } from '../src/reading/choice.js';
import { contextOf } from '../src/reading/layers.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { linesOf } from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';
import { chainsOf } from './train/chains.js';

/** What a question of GUM, most of whose texts are no news, counts beside one of the corpus. */
const OF_GUM = 0.3;
const PENALTY = 8;

interface GoldStatement {
  readonly speaker: string;
  readonly aliases?: readonly string[];
  readonly sourceWords?: readonly (readonly [number, number])[];
}
/** A pronoun whose meaning somebody told: where those stand whom it means, or that it means nobody whom the passage has in words. */
interface Judged {
  readonly corpus: 'unlabelled' | 'readouts';
  readonly document: string;
  readonly at: readonly [number, number];
  readonly means: readonly (readonly [number, number])[] | 'nobody' | 'other' | 'beyond';
}
type From = 'corpus' | 'GUM' | 'readers';
interface Question extends Choice {
  readonly document: string;
  readonly from: From;
  readonly sort: Asked['sort'];
  /** Of each candidate, whether it is somebody who acts. */
  readonly isSomebody: readonly boolean[];
}

/** What is known of a pronoun that is asked for. */
interface Asking {
  readonly asked: Asked;
  readonly found: readonly Antecedent[];
  readonly discourse: Discourse;
  /** Offsets of a token. */
  readonly spanOf: (from: number, to: number) => readonly [number, number];
}

needShared('corpus');
const resources = loadResources();
const questions: Question[] = [];
let unreachable = 0;

/** @param rightOf which of those who may be meant by a pronoun are; undefined where nobody has said */
function ask(
  { id, published, text }: { readonly id: string; readonly published?: string | undefined; readonly text: string },
  from: From,
  rightOf: (asking: Asking) => readonly boolean[] | undefined,
): void {
  const document = toDocument({ id, text, ...(published ? { published } : {}) });
  const tokens = resources.language.analyse(document.text);
  const spanOf = (first: number, end: number) => [tokens.starts[first] ?? -1, tokens.ends[end - 1] ?? -1] as const;
  contextOf(document, tokens, false, resources, {
    pronoun: (asked, found, discourse) => {
      const isRight = rightOf({ asked, found, discourse, spanOf });
      if (!isRight) return undefined;
      if (!isRight.includes(true)) {
        unreachable++;
        return undefined;
      }
      const weight = from === 'GUM' ? OF_GUM : 1;
      const isSomebody = found.map(({ of }) => of.length > 0);
      const marks = found.map((one) => one.marks);
      questions.push({ marks, isRight, weight, document: id, from, sort: asked.sort, isSomebody });
      return found[isRight.indexOf(true)];
    },
  });
}

/** Nobody, who stands first. */
const nobody = ({ found }: Asking): readonly boolean[] => found.map((_, i) => i === 0);

const partiesOf = (some: readonly Referent[]): ReadonlySet<string> =>
  new Set(some.map(({ who }) => who.party || who.country).filter((party) => party !== ''));

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L} ]/gu, '')
    .toLowerCase();
for (const one of learnedDocuments(SHARED)) {
  const { statements } = one.marked as unknown as { readonly statements: readonly GoldStatement[] };
  ask(one, 'corpus', (asking) => {
    const [offset] = asking.spanOf(asking.asked.token, asking.asked.token + 1);
    const said = statements.find(({ sourceWords }) =>
      sourceWords?.some(([from, to]) => from === offset && to - from <= 3),
    );
    if (!said) return undefined;
    const names = new Set([said.speaker, ...(said.aliases ?? [])].map(plain));
    const isRight = asking.found.map(({ of: [first, other] }) => !!first && !other && names.has(plain(first.who.name)));
    if (isRight.includes(true)) return isRight;
    return asking.asked.sort === 'person' ? nobody(asking) : undefined;
  });
}
for (const { id, text, chainAt } of chainsOf(readFileSync(join(SHARED, 'eval/ud/gum-open-train.conllu'), 'utf8')))
  ask({ id, text }, 'GUM', (asking) => {
    const { asked, found, spanOf } = asking;
    const chainOf = (token: number): string | undefined => chainAt(spanOf(token, token + 1)[0]);
    const chain = chainOf(asked.token);
    // Nothing hangs together with what stands for nothing: 'it rains'.
    if (chain === undefined) return asked.sort === 'body' ? nobody(asking) : undefined;
    const isRight = found.map(({ of, all: [last] }) => of.length === 1 && !!last && chainOf(last.head) === chain);
    if (isRight.includes(true)) return isRight;
    return asked.sort === 'several' ? undefined : nobody(asking);
  });

const judged = new Map<string, Judged[]>();
for (const one of linesOf<Judged>(join(ROOT, 'docs/accuracy/references-judged.jsonl'))) {
  const key = `${one.corpus} ${one.document}`;
  judged.set(key, [...(judged.get(key) ?? []), one]);
}
for (const [corpus, file] of [
  ['unlabelled', 'corpus/unlabelled.jsonl'],
  ['readouts', 'articles/readouts.jsonl'],
] as const)
  for (const { id, text, published, date } of linesOf<{ id: string; text: string; published?: string; date?: string }>(
    join(SHARED, file),
  )) {
    const told = judged.get(`${corpus} ${id}`);
    if (told)
      ask({ id, text, published: (published ?? date)?.slice(0, 10) }, 'readers', (asking) => rightBy(told, asking));
  }

/** Those whom readers hold for meant: one by where he stands, several by who they are. */
function rightBy(told: readonly Judged[], asking: Asking): readonly boolean[] | undefined {
  const { asked, found, discourse, spanOf } = asking;
  const [offset] = spanOf(asked.token, asked.token + 1);
  const means = told.find(({ at }) => at[0] === offset)?.means;
  if (means === undefined) return undefined;
  if (typeof means === 'string') return nobody(asking);
  const spans = new Set(means.map((span) => span.join()));
  const meant = discourse.occurrences.filter(
    ({ from, to, form }) => form !== 'pronoun' && spans.has(spanOf(from, to).join()),
  );
  const ids = new Set(meant.flatMap(({ of }) => of));
  if (ids.size > 0) {
    const isRight = found.map(({ of }) => of.length === ids.size && of.every((one) => ids.has(one)));
    if (isRight.includes(true) || asked.sort !== 'together' || asked.noun === 'people') return isRight;
    // *The two sides* are the states of those who speak for them.
    const parties = partiesOf([...ids]);
    return parties.size < 2
      ? isRight
      : found.map(
          ({ of }) => of.length === parties.size && new Set([...parties, ...partiesOf(of)]).size === parties.size,
        );
  }
  const isRight = found.map(({ all }) => all.some((one) => meant.includes(one)));
  return isRight.includes(true) ? isRight : nobody(asking);
}

const bestOf = (weights: ReadonlyMap<string, number>, { marks }: Choice): number => {
  const shares = sharesOf(
    weights,
    marks.map((own) => ({ marks: own })),
  );
  return shares.indexOf(Math.max(...shares));
};

if (process.argv.includes('--folds')) {
  for (const penalty of [4, 8, 16]) {
    const counts = new Map<string, [all: number, right: number, given: number, rightly: number, meant: number]>();
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = learnChoice(
        questions.filter(({ document }) => foldOf(document) !== fold),
        penalty,
      );
      for (const one of questions.filter(({ document }) => foldOf(document) === fold)) {
        const key = `${one.from}, ${one.sort}`;
        const count = counts.get(key) ?? [0, 0, 0, 0, 0];
        counts.set(key, count);
        const best = bestOf(weights, one);
        const isGiven = one.isSomebody[best] ?? false;
        const isMeant = one.isRight.some((isRight, i) => isRight && one.isSomebody[i]);
        const isRight = (isGiven || isMeant ? one.isRight[best] : true) ? 1 : 0;
        count[0]++;
        count[1] += isRight;
        if (isGiven) count[2]++;
        if (isGiven) count[3] += isRight;
        if (isMeant) count[4]++;
      }
    }
    console.log(`penalty ${penalty} (${unreachable} of whom none that may be meant is right are not counted)`);
    for (const [key, [all, right, given, rightly, meant]] of [...counts].sort())
      console.log(`  ${key}: right ${right} of ${all}, somebody ${rightly} of ${given}, of ${meant} who are meant`);
  }
} else {
  const count = writeWeights(join(ROOT, 'data/en/antecedents.csv'), questions, PENALTY);
  console.log(`${count} weights from ${questions.length} questions`);
}
