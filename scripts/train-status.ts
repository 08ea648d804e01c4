/**
 * `npx tsx scripts/train-status.ts [--folds]`: learns the weights of `data/en/status-odds.csv`, whether a deed or a meeting happened, from
 * what readers said of deeds and meetings (docs/accuracy/deeds-judged.jsonl and items-judged.jsonl, of texts that the net has not learned
 * from), from the annotated documents of ../shared/corpus/train and test/corpus, and from the examples of `data/en/status.csv` and
 * `rules.csv`. With `--folds` it says by five folds of documents how many are right, and writes nothing.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import { EVENT_STATUSES, type EventStatus } from '../src/model/generated/lists.js';
import type { Span } from '../src/model/span.js';
import type { MeantContext } from '../src/reading/actors/meant/meanings.js';
import { sharesOf } from '../src/reading/choice.js';
import { candidatesOf } from '../src/reading/events/candidates.js';
import { matcherIn } from '../src/reading/events/doing.js';
import { Governed } from '../src/reading/events/governed.js';
import { type Asked, statusMarks } from '../src/reading/events/status.js';
import { clauseOf } from '../src/reading/frames/clause.js';
import type { Frame } from '../src/reading/frames/frame.js';
import { itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { linesOf, shareOf } from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';

const CORPORA = ['corpus/unlabelled.jsonl', 'articles/readouts.jsonl'];
const PENALTY = 4;
/** The net has learned from the annotated documents: there it knows more than it will elsewhere. */
const WEIGHTS = { judged: 1, annotated: 0.3, example: 1 };
/** Least share that two stretches have in common where they tell the same. */
const ALIKE = 0.6;
/** What the forms say that `rules.csv` names. */
const OF_FORM: Readonly<Record<string, EventStatus>> = {
  'status/future': 'planned',
  'status/possible': 'hypothetical',
  'status/negation': 'denied',
  'status/will-not': 'refused',
  'status/conditional': 'hypothetical',
  'status/question': 'hypothetical',
};
/** A form is told by one example, and stands in many texts. */
const OF_FORMS = 10;
const DAY = '2023-06-18';

interface Gold {
  readonly plover?: string;
  readonly status: EventStatus;
  readonly trigger?: readonly Span[];
  readonly alternatives?: { readonly status?: readonly EventStatus[] };
}
interface Judged {
  readonly document: string;
  readonly layer?: string;
  readonly plover?: string;
  readonly evidence: readonly Span[];
  readonly deed?: string;
  readonly right?: { readonly status?: EventStatus };
}
interface Question extends Choice {
  readonly document: string;
  readonly of: keyof typeof WEIGHTS;
  readonly right: readonly EventStatus[];
  readonly net: EventStatus | undefined;
}

needShared('corpus', ...CORPORA);
const resources = { ...loadResources(), lineOdds: new Map() };
const questions: readonly Question[] = [...ofJudged(), ...ofAnnotated(), ...ofExamples()];
if (process.argv.includes('--folds')) {
  const counts = { judged: [0, 0, 0], annotated: [0, 0, 0], example: [0, 0, 0] };
  for (let fold = 0; fold < FOLDS; fold++) {
    const isIn = ({ document }: Question): boolean => foldOf(document) === fold;
    const weights = learnChoice(
      questions.filter((one) => !isIn(one)),
      PENALTY,
    );
    for (const { of, marks, right, net } of questions.filter(isIn)) {
      const shares = sharesOf(
        weights,
        marks.map((some) => ({ marks: some })),
      );
      const status = EVENT_STATUSES[shares.indexOf(Math.max(...shares))];
      const [all = 0, own = 0, nets = 0] = counts[of];
      counts[of] = [
        all + 1,
        own + (status && right.includes(status) ? 1 : 0),
        nets + (net && right.includes(net) ? 1 : 0),
      ];
    }
  }
  for (const [of, [all, own, net]] of Object.entries(counts))
    console.log(`${of}: ${own} of ${all} right, by the net alone ${net}`);
} else {
  const count = writeWeights(join(ROOT, 'data/en/status-odds.csv'), questions, PENALTY);
  console.log(`${count} weights from ${questions.length} deeds and meetings`);
}

function questionOf(
  context: MeantContext,
  asked: Asked,
  right: readonly EventStatus[],
  document: string,
  of: Question['of'],
) {
  const marks = statusMarks(context, asked);
  return {
    document,
    of,
    right,
    net: asked.frame?.status,
    marks: EVENT_STATUSES.map((status) => marks.map((mark) => `${status}: ${mark}`)),
    isRight: EVENT_STATUSES.map((status) => right.includes(status)),
    weight: WEIGHTS[of],
  };
}

function contextIn(input: DocumentInput): MeantContext {
  const document = toDocument(input);
  return contextOf(document, resources.language.analyse(document.text), false, resources);
}

/** Each deed that a text may tell, and each meeting that the net sees. */
function askedIn(context: MeantContext): readonly (Asked & { readonly frame: Frame })[] {
  const { tokens, grammar, frames } = context;
  // Who met is known when all has been read.
  itemsOf(context);
  const matcher = matcherIn(context);
  const governed = new Governed(tokens, grammar, matcher, resources.eventPatterns);
  return [
    ...candidatesOf(context, matcher, governed).map(({ frame, plover }) => ({
      frame,
      token: frame.token,
      what: plover,
    })),
    ...frames.list.flatMap((frame) => (frame.meeting ? [{ frame, token: frame.token, what: 'meeting' as const }] : [])),
  ];
}

function ofJudged(): readonly Question[] {
  const isStatus = (status: string | undefined): status is EventStatus => EVENT_STATUSES.some((one) => one === status);
  const rows = ['deeds-judged', 'items-judged']
    .flatMap((name) => linesOf<Judged>(join(ROOT, `docs/accuracy/${name}.jsonl`)))
    .filter(
      ({ layer, deed, right }) => (layer ?? 'meetings') === 'meetings' && deed !== 'no' && isStatus(right?.status),
    );
  return CORPORA.flatMap((path) =>
    linesOf<DocumentInput & { readonly id: string }>(join(SHARED, path)).flatMap((document) => {
      const own = rows.filter((row) => row.document === document.id);
      if (own.length === 0) return [];
      const context = contextIn(document);
      const all = askedIn(context).map((asked) => ({
        asked,
        clause: clauseOf(context.tokens, context.grammar, asked.frame),
      }));
      return own.flatMap(({ plover, evidence, right }) => {
        const found = all.find(
          ({ asked, clause }) =>
            asked.what === (plover ?? 'meeting') && shareOf([clause], evidence.slice(0, 1)) > ALIKE,
        );
        return found && right?.status ? [questionOf(context, found.asked, [right.status], document.id, 'judged')] : [];
      });
    }),
  );
}

function ofAnnotated(): readonly Question[] {
  return learnedDocuments(SHARED).flatMap(({ id, published, text, marked }) => {
    const context = contextIn({ id, published, text });
    const { events = [], meetings = [] } = marked as unknown as Readonly<Record<string, readonly Gold[] | undefined>>;
    return askedIn(context).flatMap((asked) => {
      const start = context.tokens.starts[asked.token] ?? -1;
      const gold = (asked.what === 'meeting' ? meetings : events).find(
        ({ trigger, plover }) =>
          trigger?.some(([from, to]) => start >= from && start < to) &&
          (asked.what === 'meeting' || plover === asked.what),
      );
      return gold
        ? [questionOf(context, asked, [gold.status, ...(gold.alternatives?.status ?? [])], id, 'annotated')]
        : [];
    });
  });
}

/** The deed of an example has the status of its row, that of a counter-example happened. */
function ofExamples(): readonly Question[] {
  const rows = [...resources.statuses.values()].map(({ id, status }) => [id, status] as const);
  return [...new Map([...rows, ...Object.entries(OF_FORM)])].flatMap(([id, status]) => {
    const info = resources.rules.get(id);
    const of = (text: string, right: readonly EventStatus[]): readonly Question[] => {
      const context = contextIn({ text, published: DAY });
      const [asked] = askedIn(context).filter(({ what }) => what !== 'meeting');
      const weight = id in OF_FORM ? OF_FORMS : WEIGHTS.example;
      return asked ? [{ ...questionOf(context, asked, right, id, 'example'), weight }] : [];
    };
    if (!info) throw new Error(`${id} is no rule`);
    return [...of(info.example, [status]), ...of(info.counterExample, ['happened'])];
  });
}
