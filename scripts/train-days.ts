/**
 * `npx tsx scripts/train-days.ts [--folds]`: learns the weights of `data/en/days.csv`, when an item was, from the days of annotated
 * deeds, meetings and incidents (../shared/corpus/train and test/corpus with its reports) and from those that readers gave
 * (docs/accuracy/items-judged.jsonl). With `--folds` it says by five folds of documents how many are right, and writes nothing.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { DateValue } from '../src/model/reading.js';
import type { Span } from '../src/model/span.js';
import type { Weights } from '../src/reading/choice.js';
import type { Context } from '../src/reading/context.js';
import { type Dated, isWithin, likeliest, type PossibleDay, possibleDays } from '../src/reading/dating.js';
import { clauseOf } from '../src/reading/frames/clause.js';
import type { Frame } from '../src/reading/frames/frame.js';
import { contextOf } from '../src/reading/layers.js';
import type { Choice } from './likelihood/choice.js';
import { linesOf, shareOf } from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { printVerdicts, writeWeights } from './likelihood/table.js';
import { learnedDocuments, ownReports } from './train/annotated.js';

const CORPORA = ['corpus/unlabelled.jsonl', 'articles/readouts.jsonl'];
const PENALTY = 4;
const WEIGHTS = { judged: 2, document: 1, report: 0.3 };
/** Least share that two stretches have in common where they tell the same. */
const ALIKE = 0.6;

type Layer = Dated['layer'];
interface Gold {
  readonly span: Span;
  readonly date?: string | null;
  readonly status?: string;
  readonly plover?: string;
  readonly trigger?: readonly Span[];
}
interface Judged {
  readonly document: string;
  readonly layer: Layer | 'commitments';
  readonly evidence: readonly Span[];
  readonly right?: { readonly date?: string | null; readonly status?: string };
}
interface Question extends Choice {
  readonly document: string;
  readonly of: keyof typeof WEIGHTS;
  readonly layer: Layer;
  readonly possible: readonly PossibleDay[];
  readonly day: DateValue | undefined;
}

needShared('corpus', ...CORPORA);
const resources = loadResources();
const questions: Question[] = [...ofAnnotated(), ...ofJudged()];
if (process.argv.includes('--folds')) {
  printVerdicts(questions, PENALTY, (weights, one) => `${one.of} ${one.layer}: ${verdict(weights, one)}`);
} else {
  const count = writeWeights(join(ROOT, 'data/en/days.csv'), questions, PENALTY);
  console.log(`${count} weights from ${questions.length} items`);
}

function verdict(weights: Weights, { possible, day }: Question) {
  const given = likeliest(weights, possible)?.value;
  if (day === undefined) return given === undefined ? 'none' : 'given where none';
  if (given === undefined) return 'not given';
  if (JSON.stringify(given) === JSON.stringify(day)) return 'to the day';
  return isWithin(given, day) ? 'finer' : isWithin(day, given) ? 'coarser' : 'wrong';
}

function contextIn(input: DocumentInput): Context {
  const document = toDocument(input);
  return contextOf(document, resources.language.analyse(document.text), false, resources);
}

/** The time that says most exactly what the marked one says, else none. */
function questionOf(
  context: Context,
  dated: Dated,
  value: string | null | undefined,
  document: string,
  of: Question['of'],
): Question {
  const [start = '', end] = value?.split('/') ?? [];
  const day = start === '' ? undefined : end ? { start, end } : start;
  const possible = possibleDays(context, dated);
  const fit = possible.map(({ date }) => {
    if (!date || day === undefined) return 0;
    if (JSON.stringify(date.value) === JSON.stringify(day)) return 2;
    return isWithin(date.value, day) || isWithin(day, date.value) ? 1 : 0;
  });
  const most = Math.max(...fit);
  const isRight = possible.map(({ date }, i) => (most === 0 ? date === undefined : fit[i] === most));
  const marks = possible.map((one) => one.marks);
  return { document, of, layer: dated.layer, possible, day, marks, isRight, weight: WEIGHTS[of] };
}

/** What a frame may tell, by layers. */
function toldBy({ deeds, meeting, incident }: Frame): readonly Layer[] {
  return [
    ...(deeds.length > 0 ? (['events'] as const) : []),
    ...(meeting ? (['meetings'] as const) : []),
    ...(incident ? (['incidents'] as const) : []),
  ];
}

function ofAnnotated(): readonly Question[] {
  const reports = new Set(ownReports('learned').map(({ id }) => id));
  return learnedDocuments(SHARED).flatMap(({ id, published, text, marked }) => {
    const context = contextIn({ id, published, text });
    const golds = marked as unknown as Readonly<Record<Layer, readonly Gold[] | undefined>>;
    return context.frames.list.flatMap((frame) =>
      toldBy(frame).flatMap((layer) => {
        const start = context.tokens.starts[frame.token] ?? -1;
        const gold = golds[layer]?.find(
          ({ trigger, plover }) =>
            trigger?.some(([from, to]) => start >= from && start < to) &&
            (layer !== 'events' || frame.deeds.some((deed) => deed.plover === plover)),
        );
        const dated: Dated = { layer, token: frame.token, status: gold?.status ?? 'happened' };
        return gold ? [questionOf(context, dated, gold.date, id, reports.has(id) ? 'report' : 'document')] : [];
      }),
    );
  });
}

function ofJudged(): readonly Question[] {
  const rows = linesOf<Judged>(join(ROOT, 'docs/accuracy/items-judged.jsonl'));
  return CORPORA.flatMap((path) =>
    linesOf<DocumentInput & { readonly id: string }>(join(SHARED, path)).flatMap((document) => {
      const own = rows.filter((row) => row.document === document.id && row.right);
      if (own.length === 0) return [];
      const context = contextIn(document);
      return own.flatMap(({ layer, evidence, right }) => {
        if (layer === 'commitments') return [];
        const frame = context.frames.list.find(
          (one) =>
            toldBy(one).includes(layer) &&
            shareOf([clauseOf(context.tokens, context.grammar, one)], evidence.slice(0, 1)) > ALIKE,
        );
        const dated = frame && { layer, token: frame.token, status: right?.status ?? 'happened' };
        return dated ? [questionOf(context, dated, right?.date, document.id, 'judged')] : [];
      });
    }),
  );
}
