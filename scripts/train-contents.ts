/**
 * `npx tsx scripts/train-contents.ts [--folds]`: learns the weights of `data/en/contents.csv`, which words are what a cue says, from the
 * attributions of PolNeAR (../shared/eval/polnear/train.jsonl) and the statements of annotated documents (../shared/corpus/train and
 * test/corpus with its reports). With `--folds` it measures by five folds of documents and writes nothing.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { Span } from '../src/model/span.js';
import { sharesOf } from '../src/reading/choice.js';
import { contextOf } from '../src/reading/layers.js';
import { askedOf } from '../src/reading/statements/contents.js';
import { findMarks } from '../src/reading/statements/marks.js';
import { at, spanOf } from '../src/reading/text/tokens.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { linesOf, shareOf } from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';

const POLNEAR = 'eval/polnear/train.jsonl';
const PENALTY = 4;
/** A candidate bears some forty marks, so that a step for each is a long one for all. */
const LEARNING = { fewest: 500, steps: 150, rate: 0.1 };
/** What a question counts whose right words are none of those that are weighed, where others are near; and one of which nothing is said. */
const WEIGHTS = { exact: 1, near: 0.3, nothing: 0.5 };
/** From which share of common words on a candidate is near. */
const NEAR = 0.5;

interface Said {
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}
interface Attributed {
  readonly id: string;
  readonly date?: string;
  readonly text: string;
  readonly attributions: readonly Said[];
}
interface Marked {
  readonly exhaustive?: boolean;
  readonly statements?: readonly {
    readonly span: Span;
    readonly spans?: readonly Span[];
    readonly cueWords?: readonly Span[];
  }[];
}
interface Question extends Choice {
  readonly document: string;
  readonly from: 'PolNeAR' | 'corpus';
  /** How much each candidate has in common with what is said, 0 to 1. */
  readonly shares: readonly number[];
  readonly isSaid: boolean;
}

needShared('corpus', POLNEAR);
const resources = loadResources();
/** Each mark once, since most stand in thousands of lists. */
const known = new Map<string, string>();
const questions: Question[] = [
  ...linesOf<Attributed>(join(SHARED, POLNEAR)).flatMap(({ id, date, text, attributions }) =>
    questionsOf({ id, text, published: date }, 'PolNeAR', attributions, true),
  ),
  ...learnedDocuments(SHARED).flatMap(({ marked, ...document }) => {
    const { exhaustive = false, statements = [] } = marked as unknown as Marked;
    const said = statements.map(({ span, spans = [span], cueWords = [] }) => ({ cue: cueWords, content: spans }));
    return questionsOf(document, 'corpus', said, exhaustive);
  }),
];

/** @param isWhole whether all is annotated that is said */
function questionsOf(
  { id, text, published }: { readonly id: string; readonly text: string; readonly published?: string | undefined },
  from: Question['from'],
  said: readonly Said[],
  isWhole: boolean,
): readonly Question[] {
  const document = toDocument({ id, text, ...(published ? { published } : {}) });
  const context = contextOf(document, resources.language.analyse(document.text), false, resources);
  const { tokens } = context;
  const { outer, inner } = findMarks(tokens, context.quotes);
  const asked = [...askedOf({ ...context, quotes: outer }, { ...context, quotes: inner })];
  return asked.flatMap(({ core: { cue }, candidates }): readonly Question[] => {
    const own = said.filter((one) => shareOf([spanOf(tokens, cue.from, cue.to)], one.cue) > 0);
    const right = own.find((one) => shareOf([spanOf(tokens, cue.head, cue.head + 1)], one.cue) > 0) ?? own[0];
    // In the corpus what is asked, thought or intended is not annotated throughout.
    if (!right && (!isWhole || (from === 'corpus' && cue.rule.act !== 'said'))) return [];
    const spans = candidates.map(({ pieces }) => pieces.map((one) => spanOf(tokens, one.from, one.to)));
    const shares = spans.map((words) => (right ? shareOf(words, right.content) : Number(words.length === 0)));
    const most = Math.max(...shares);
    if (most < NEAR) return [];
    return [
      {
        document: id,
        from,
        shares,
        isSaid: right !== undefined,
        marks: candidates.map(({ marks }) => marks.flat().map(once)),
        isRight: shares.map((share) => share === most),
        weight: !right ? WEIGHTS.nothing : most === 1 ? WEIGHTS.exact : WEIGHTS.near,
      },
    ];
  });
}

function once(mark: string): string {
  const first = known.get(mark);
  if (first !== undefined) return first;
  known.set(mark, mark);
  return mark;
}

if (process.argv.includes('--folds')) {
  const counts = new Map<string, { said: number; exact: number; near: number; nothing: number; given: number }>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = questions.filter(({ document }) => foldOf(document) !== fold);
    const weights = learnChoice(others, PENALTY, LEARNING);
    for (const { from, marks, shares, isSaid } of questions.filter(({ document }) => foldOf(document) === fold)) {
      const count = counts.get(from) ?? { said: 0, exact: 0, near: 0, nothing: 0, given: 0 };
      counts.set(from, count);
      const odds = sharesOf(
        weights,
        marks.map((own) => ({ marks: own })),
      );
      const best = odds.indexOf(Math.max(...odds));
      if (!isSaid) count.nothing++;
      if (!isSaid && best > 0) count.given++;
      if (!isSaid) continue;
      count.said++;
      if (at(shares, best) === 1) count.exact++;
      if (at(shares, best) >= NEAR) count.near++;
    }
  }
  for (const [from, { said, exact, near, nothing, given }] of counts)
    console.log(
      `${from}: of ${said} contents ${exact} exact, ${near} near; where nothing is said ${given} of ${nothing}`,
    );
} else {
  const count = writeWeights(join(ROOT, 'data/en/contents.csv'), questions, PENALTY, LEARNING);
  console.log(`${count} weights from ${questions.length} cues`);
}
