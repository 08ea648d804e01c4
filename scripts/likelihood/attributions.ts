/**
 * Attributions that people marked: those of PolNeAR (../shared/eval/polnear/train.jsonl) and the statements of annotated documents
 * (../shared/corpus/train and test/corpus with its reports), each document with the layers that statements are found on.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../../src/index.js';
import type { Span } from '../../src/model/span.js';
import { sharesOf } from '../../src/reading/choice.js';
import type { Context } from '../../src/reading/context.js';
import { contextOf } from '../../src/reading/layers.js';
import type { Cue } from '../../src/reading/statements/cues.js';
import type { Stretch } from '../../src/reading/statements/stretch.js';
import { at, spanOf } from '../../src/reading/text/tokens.js';
import { learnedDocuments } from '../train/annotated.js';
import { type Choice, type Learning, learnChoice } from './choice.js';
import { linesOf, shareOf } from './rows.js';
import { needShared, ROOT, SHARED } from './shared.js';
import { FOLDS, foldOf, writeWeights } from './table.js';

const POLNEAR = 'eval/polnear/train.jsonl';
const PENALTY = 4;
/** A candidate bears some forty marks, so that a step for each is a long one for all. */
const LEARNING: Learning = { fewest: 500, steps: 150, rate: 0.1 };
/** What a question counts whose right words are none of those that are weighed, where others are near; and one to which nothing is right. */
const WEIGHTS = { exact: 1, near: 0.3, nothing: 0.5 };
/** From which share of common words on a candidate is near. */
const NEAR = 0.5;

interface Said {
  readonly cue: readonly Span[];
  readonly source: readonly Span[];
  readonly content: readonly Span[];
}
interface Marked {
  readonly exhaustive?: boolean;
  readonly statements?: readonly {
    readonly span: Span;
    readonly spans?: readonly Span[];
    readonly cueWords?: readonly Span[];
    readonly sourceWords?: readonly Span[];
  }[];
}

/** A document with what is said in it. */
export interface Attributed {
  readonly id: string;
  readonly from: 'PolNeAR' | 'corpus';
  readonly context: Context;
  readonly said: readonly Said[];
  /** Whether all is marked that is said. */
  readonly isWhole: boolean;
}

export interface Question extends Choice {
  readonly document: string;
  readonly from: Attributed['from'];
  /** How much each candidate has in common with what is right, 0 to 1. */
  readonly shares: readonly number[];
  /** Whether any words are right. */
  readonly isSomething: boolean;
}

/** All documents, one by one, for their layers are large. */
function* attributed(): Generator<Attributed> {
  needShared('corpus', POLNEAR);
  const resources = loadResources();
  const contextFor = (id: string, text: string, published: string | undefined): Context => {
    const document = toDocument({ id, text, ...(published ? { published } : {}) });
    return contextOf(document, resources.language.analyse(document.text), false, resources);
  };
  for (const { id, date, text, attributions } of linesOf<{
    readonly id: string;
    readonly date?: string;
    readonly text: string;
    readonly attributions: readonly Said[];
  }>(join(SHARED, POLNEAR)))
    yield { id, from: 'PolNeAR', context: contextFor(id, text, date), said: attributions, isWhole: true };
  for (const { id, text, published, marked } of learnedDocuments(SHARED)) {
    const { exhaustive = false, statements = [] } = marked as unknown as Marked;
    const said = statements.map(({ span, spans = [span], cueWords = [], sourceWords = [] }) => ({
      cue: cueWords,
      source: sourceWords,
      content: spans,
    }));
    yield { id, from: 'corpus', context: contextFor(id, text, published), said, isWhole: exhaustive };
  }
}

/** What is marked as said by a cue. */
export const saidBy = ({ context: { tokens }, said }: Attributed, cue: Cue): Said | undefined => {
  const own = said.filter((one) => shareOf([spanOf(tokens, cue.from, cue.to)], one.cue) > 0);
  return own.find((one) => shareOf([spanOf(tokens, cue.head, cue.head + 1)], one.cue) > 0) ?? own[0];
};

/**
 * @param candidates with the words of each and its marks
 * @param right the words that are right, none where nothing is
 * @returns the question with its answer; undefined where no candidate comes near
 */
export function questionOf(
  { id, from, context: { tokens } }: Attributed,
  candidates: readonly { readonly words: readonly Stretch[]; readonly marks: readonly (readonly string[])[] }[],
  right: readonly Span[],
): Question | undefined {
  const shares = candidates.map(({ words }) =>
    right.length === 0
      ? Number(words.length === 0)
      : shareOf(
          words.map((one) => spanOf(tokens, one.from, one.to)),
          right,
        ),
  );
  const most = Math.max(...shares);
  if (most < NEAR) return undefined;
  return {
    document: id,
    from,
    shares,
    isSomething: right.length > 0,
    marks: candidates.map(({ marks }) => marks.flat().map(once)),
    isRight: shares.map((share) => share === most),
    weight: right.length === 0 ? WEIGHTS.nothing : most === 1 ? WEIGHTS.exact : WEIGHTS.near,
  };
}

/** Each mark once, since most stand in thousands of lists. */
const known = new Map<string, string>();
function once(mark: string): string {
  const first = known.get(mark);
  if (first !== undefined) return first;
  known.set(mark, mark);
  return mark;
}

/** Learns the weights of a table from the questions of all documents; with `--folds` it measures by five folds of them and writes nothing. */
export function learnOf(table: string, questionsOf: (document: Attributed) => readonly Question[]): void {
  const questions: Question[] = [];
  for (const document of attributed()) questions.push(...questionsOf(document));
  if (!process.argv.includes('--folds')) {
    const count = writeWeights(join(ROOT, `data/en/${table}.csv`), questions, PENALTY, LEARNING);
    console.log(`${count} weights from ${questions.length} cues`);
    return;
  }
  const counts = new Map<string, { all: number; exact: number; near: number; nothing: number; given: number }>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = questions.filter(({ document }) => foldOf(document) !== fold);
    const weights = learnChoice(others, PENALTY, LEARNING);
    for (const { from, marks, shares, isSomething } of questions.filter(({ document }) => foldOf(document) === fold)) {
      const count = counts.get(from) ?? { all: 0, exact: 0, near: 0, nothing: 0, given: 0 };
      counts.set(from, count);
      const odds = sharesOf(
        weights,
        marks.map((own) => ({ marks: own })),
      );
      const best = odds.indexOf(Math.max(...odds));
      if (!isSomething) count.nothing++;
      if (!isSomething && best > 0) count.given++;
      if (!isSomething) continue;
      count.all++;
      if (at(shares, best) === 1) count.exact++;
      if (at(shares, best) >= NEAR) count.near++;
    }
  }
  for (const [from, { all, exact, near, nothing, given }] of counts)
    console.log(`${from}: of ${all} ${exact} exact, ${near} near; where nothing is right ${given} of ${nothing}`);
}
