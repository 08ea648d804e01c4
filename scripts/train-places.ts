/**
 * `npx tsx scripts/train-places.ts [--folds]`: learns the weights of `data/en/places.csv`, where an item was, from the places of annotated
 * meetings and incidents (../shared/corpus/train and test/corpus with its reports), and from the states of places in lines that readers
 * held for right (docs/accuracy/lines-judged.jsonl). With `--folds` it says by five folds of documents how many are right, and writes
 * nothing.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Span } from '../src/model/span.js';
import type { Weights } from '../src/reading/choice.js';
import type { Context } from '../src/reading/context.js';
import { clauseOf } from '../src/reading/frames/clause.js';
import type { Frame } from '../src/reading/frames/frame.js';
import { contextOf } from '../src/reading/layers.js';
import { likeliestPlace, type Placed, type PossiblePlace, placeGiven, possiblePlaces } from '../src/reading/placing.js';
import type { PlaceMention } from '../src/reading/time/places.js';
import type { Choice } from './likelihood/choice.js';
import { linesOf, shareOf } from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { printVerdicts, writeWeights } from './likelihood/table.js';
import { learnedDocuments, ownReports } from './train/annotated.js';

const PENALTY = 4;
const WEIGHTS = { judged: 1, document: 1, report: 0.3 };
const CORPORA = ['corpus/unlabelled.jsonl', 'articles/readouts.jsonl'];
/** Least share that two stretches have in common where they tell the same. */
const ALIKE = 0.6;

interface Gold {
  readonly place?: string | null;
  readonly trigger?: readonly Span[];
}
interface Judged {
  readonly document: string;
  readonly layer: string;
  readonly evidence: readonly Span[];
  readonly codes: { readonly place?: string };
  readonly verdicts: readonly string[];
}
interface Question extends Choice {
  readonly document: string;
  readonly of: keyof typeof WEIGHTS;
  readonly layer: Placed['layer'];
  readonly possible: readonly PossiblePlace[];
  readonly place: string;
}
/** How well a place fits what is marked: it is that, it lies in it, it is not. */
type Fit = 2 | 1 | 0;

needShared('corpus', ...CORPORA);
const resources = loadResources();
const questions = [...ofAnnotated(), ...ofJudged()];
if (process.argv.includes('--folds')) {
  printVerdicts(questions, PENALTY, (weights, one) => `${one.of} ${one.layer}: ${verdict(weights, one)}`);
} else {
  const count = writeWeights(join(ROOT, 'data/en/places.csv'), questions, PENALTY);
  console.log(`${count} weights from ${questions.length} items`);
}

function verdict(weights: Weights, { possible, place }: Question): string {
  const given = likeliestPlace(weights, possible);
  if (place === '') return given ? 'given where none' : 'none';
  if (!given) return 'not given';
  const fit = fitOf(given, place);
  return fit === 2 ? 'right' : fit === 1 ? 'in it' : 'wrong';
}

/** @param place its name, or the code of its state */
function fitOf(mention: PlaceMention, place: string): Fit {
  if (mention.country === place) return mention.kind === 'state' ? 2 : 1;
  const { place: given } = placeGiven(mention);
  const bare = bareOf(place);
  if ([given.name, mention.name].some((name) => bareOf(name) === bare)) return 2;
  const state = given.country && resources.actors.actor(`state:${given.country}`)?.name;
  return state !== undefined && bareOf(state) === bare ? (mention.kind === 'state' ? 2 : 1) : 0;
}

function bareOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:the|city of) /, '')
    .replace(/,? d\.?c\.?$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function contextIn(input: DocumentInput): Context {
  const document = toDocument(input);
  return contextOf(document, resources.language.analyse(document.text), false, resources);
}

function questionOf(context: Context, placed: Placed, place: string, document: string, of: Question['of']): Question {
  const possible = possiblePlaces(context, placed);
  const fit = possible.map(({ mention }) => (mention && place !== '' ? fitOf(mention, place) : 0));
  const most = Math.max(...fit);
  const isRight = possible.map(({ mention }, i) =>
    place === '' ? !mention : (fit[i] ?? 0) > 0 && (of === 'judged' || fit[i] === most),
  );
  // Of a place that no table knows nothing is learned.
  const weight = place !== '' && most === 0 ? 0 : WEIGHTS[of];
  const marks = possible.map((one) => one.marks);
  return { document, of, layer: placed.layer, possible, place, marks, isRight, weight };
}

function ofAnnotated(): readonly Question[] {
  const reports = new Set(ownReports('learned').map(({ id }) => id));
  return learnedDocuments(SHARED).flatMap(({ id, published, text, marked }) => {
    const context = contextIn({ id, published, text });
    const golds = marked as unknown as Readonly<Partial<Record<Placed['layer'], readonly Gold[]>>>;
    return context.frames.list.flatMap((frame) =>
      toldBy(frame).flatMap((placed): readonly Question[] => {
        const start = context.tokens.starts[frame.token] ?? -1;
        const gold = golds[placed.layer]?.find(({ trigger }) =>
          trigger?.some(([from, to]) => start >= from && start < to),
        );
        if (!gold) return [];
        return [questionOf(context, placed, gold.place ?? '', id, reports.has(id) ? 'report' : 'document')];
      }),
    );
  });
}

function ofJudged(): readonly Question[] {
  const rows = linesOf<Judged>(join(ROOT, 'docs/accuracy/lines-judged.jsonl')).filter(
    ({ codes, verdicts }) => codes.place && verdicts.every((verdict) => verdict === 'right'),
  );
  return CORPORA.flatMap((path) =>
    linesOf<DocumentInput & { readonly id: string }>(join(SHARED, path)).flatMap((document) => {
      const own = rows.filter((row) => row.document === document.id);
      if (own.length === 0) return [];
      const context = contextIn(document);
      return own.flatMap(({ layer, evidence, codes: { place = '' } }): readonly Question[] => {
        const placed = context.frames.list
          .filter((one) => shareOf([clauseOf(context.tokens, context.grammar, one)], evidence.slice(0, 1)) > ALIKE)
          .flatMap(toldBy)
          .find((one) => one.layer === layer);
        return placed ? [questionOf(context, placed, place, document.id, 'judged')] : [];
      });
    }),
  );
}

/** What a frame may tell, by layers. */
function toldBy({ token, meeting, incident }: Frame): readonly Placed[] {
  return [
    ...(meeting ? [{ layer: 'meetings' as const, token, kind: meeting.format }] : []),
    ...(incident ? [{ layer: 'incidents' as const, token, kind: incident.kind }] : []),
  ];
}
