/**
 * `npx tsx scripts/train-sides.ts [--folds]`: learns the weights of `data/en/sides.csv`, how likely a party is a side of a deed, or
 * is in a meeting or an incident, from those whose parties readers have told (docs/accuracy/deeds-judged.jsonl and items-judged.jsonl, of
 * texts that the net has not learned from) and from the annotated documents of ../shared/corpus/train and test/corpus. With `--folds` it
 * says by five folds of documents how many sides of the judged ones are right, and writes nothing.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { PloverType } from '../src/model/generated/plover.js';
import type { Span } from '../src/model/span.js';
import { type Candidate, candidatesOf } from '../src/reading/events/candidates.js';
import { JOINT } from '../src/reading/events/code.js';
import { matcherIn, meantBy, sidesOfFrame } from '../src/reading/events/doing.js';
import { Governed } from '../src/reading/events/governed.js';
import { type Asked, askedOfDeed, askedOfIncident, Parties, type Possible } from '../src/reading/events/parties.js';
import type { Wanted } from '../src/reading/events/sides.js';
import { clauseOf } from '../src/reading/frames/clause.js';
import type { Frame } from '../src/reading/frames/frame.js';
import { itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { sigmoid } from '../src/reading/odds.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { linesOf } from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';

const CORPORA = { unlabelled: 'corpus/unlabelled.jsonl', readouts: 'articles/readouts.jsonl' } as const;
const PENALTY = 2;
const SIDES = ['source', 'target'] as const;
const PARTNERS = ['partner'] as const;
/** As what the parties of a layer are asked for. */
const ASKED = { meetings: 'partner', incidents: 'party' } as const;
/** The net has learned from the annotated documents: there it knows more of the sides than it will elsewhere. */
const WEIGHTS = { judged: 1, annotated: 0.1 };

interface GoldEvent {
  readonly plover: PloverType;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly trigger?: readonly Span[];
  readonly alternatives?: Readonly<
    Partial<Record<'plover' | 'source' | 'target', readonly (string | readonly string[])[]>>
  >;
}
interface JudgedDeed {
  readonly corpus: keyof typeof CORPORA;
  readonly document: string;
  readonly evidence: readonly Span[];
  readonly plover: PloverType;
  readonly deed: 'yes' | 'type' | 'no';
  readonly right: { readonly source: readonly string[]; readonly target: readonly string[] };
}
/** A side of a deed, a meeting or an incident, with who may be it and who is. */
interface Question {
  readonly document: string;
  readonly layer: Layer | 'deeds';
  readonly isJudged: boolean;
  readonly wanted: Wanted;
  readonly possible: readonly Possible[];
  readonly right: ReadonlySet<string>;
}
type Layer = 'meetings' | 'incidents';
/** A meeting or incident that readers have judged. */
interface JudgedItem {
  readonly corpus: keyof typeof CORPORA;
  readonly document: string;
  readonly layer: Layer;
  readonly evidence: readonly Span[];
  readonly is: 'yes' | 'no';
  readonly right: { readonly parties: readonly string[] };
}
interface GoldItem {
  readonly parties: readonly string[];
  readonly trigger?: readonly Span[];
  readonly alternatives?: { readonly parties?: readonly (readonly string[])[] };
}
interface Told {
  /** Where its word begins. */
  readonly start: number;
  readonly evidence: Span;
  readonly possible: (wanted: Wanted) => readonly Possible[];
}
interface ToldDeed extends Told {
  readonly candidate: Candidate;
}
interface ToldItem extends Told {
  readonly layer: Layer;
}

needShared('corpus', CORPORA.readouts);
// What the weights of before leave out is asked for, too.
const resources = { ...loadResources(), lineOdds: new Map() };
const questions = [...ofJudged(), ...ofAnnotated()];

function toldIn(input: DocumentInput): { readonly deeds: readonly ToldDeed[]; readonly items: readonly ToldItem[] } {
  const document = toDocument(input);
  const context = contextOf(document, resources.language.analyse(document.text), false, resources);
  const { tokens, grammar } = context;
  const { reporting } = itemsOf(context);
  const { eventPatterns: patterns } = resources;
  const matcher = matcherIn(context);
  const parties = new Parties(context, reporting, true);
  const startOf = ({ token }: Frame): number => tokens.starts[token] ?? 0;
  const deeds = candidatesOf(context, matcher, new Governed(tokens, grammar, matcher, patterns)).map((candidate) => {
    const meant = meantBy(context, candidate, matcher);
    const all = new Map<Wanted, readonly Possible[]>();
    for (const wanted of JOINT.has(candidate.plover) ? PARTNERS : SIDES)
      all.set(wanted, parties.possible(askedOfDeed(candidate), wanted, meant));
    if (candidate.isSeen) parties.tell(candidate, meant.both);
    return {
      candidate,
      start: startOf(candidate.frame),
      evidence: clauseOf(tokens, grammar, candidate.frame),
      possible: (wanted: Wanted) => all.get(wanted) ?? [],
    };
  });
  const items = context.frames.list.flatMap((frame): readonly ToldItem[] => {
    const told = { start: startOf(frame), evidence: clauseOf(tokens, grammar, frame) };
    const net = sidesOfFrame(context, frame);
    const ask = (asked: Asked, wanted: Wanted) => parties.possible(asked, wanted, { net, both: net });
    const deed = deeds.find(
      ({ candidate }) => candidate.isSeen && candidate.plover === 'CONSULT' && candidate.frame.token === frame.token,
    );
    const sitting: Candidate = { frame, plover: 'CONSULT', score: 0, row: undefined, isSeen: true };
    return [
      ...(frame.incident
        ? [{ ...told, layer: 'incidents' as const, possible: (wanted: Wanted) => ask(askedOfIncident(frame), wanted) }]
        : []),
      ...(frame.meeting
        ? [
            {
              ...told,
              layer: 'meetings' as const,
              possible: deed?.possible ?? ((wanted: Wanted) => ask(askedOfDeed(sitting), wanted)),
            },
          ]
        : []),
    ];
  });
  return { deeds, items };
}

function questionOf(
  { layer, possible }: ToldItem,
  right: readonly string[],
  rest: Pick<Question, 'document' | 'isJudged'>,
): Question {
  const wanted = ASKED[layer];
  return { ...rest, layer, wanted, possible: possible(wanted), right: new Set(right) };
}

function questionsOf(
  { candidate, possible }: ToldDeed,
  right: Readonly<Record<'source' | 'target', readonly string[]>>,
  rest: Pick<Question, 'document' | 'isJudged'>,
): readonly Question[] {
  if (JOINT.has(candidate.plover)) {
    const all = new Set([...right.source, ...right.target]);
    return [{ ...rest, layer: 'deeds', wanted: 'partner', possible: possible('partner'), right: all }];
  }
  return SIDES.map((wanted) => ({
    ...rest,
    layer: 'deeds',
    wanted,
    possible: possible(wanted),
    right: new Set(right[wanted]),
  }));
}

function ofJudged(): readonly Question[] {
  const rows = linesOf<JudgedDeed>(join(ROOT, 'docs/accuracy/deeds-judged.jsonl')).filter(({ deed }) => deed !== 'no');
  const items = linesOf<JudgedItem>(join(ROOT, 'docs/accuracy/items-judged.jsonl')).filter((row) => row.is === 'yes');
  return Object.values(CORPORA).flatMap((path) =>
    linesOf<DocumentInput & { readonly id: string; readonly date?: string }>(join(SHARED, path)).flatMap((document) => {
      const own = rows.filter((row) => row.document === document.id);
      const ownItems = items.filter((row) => row.document === document.id);
      if (own.length + ownItems.length === 0) return [];
      const { date, ...plain } = document;
      const published = document.published ?? date;
      const told = toldIn({ ...plain, ...(published ? { published } : {}) });
      const rest = { document: document.id, isJudged: true };
      const ofItems = ownItems.flatMap(({ layer, evidence, right }) => {
        const found = told.items.find((one) => one.layer === layer && `${one.evidence}` === `${evidence[0] ?? ''}`);
        return found ? [questionOf(found, right.parties, rest)] : [];
      });
      const ofDeeds = own.flatMap(({ plover, evidence, right }) => {
        const found = told.deeds.find(
          (one) => one.candidate.plover === plover && `${one.evidence}` === `${evidence[0] ?? ''}`,
        );
        return found ? questionsOf(found, right, rest) : [];
      });
      return [...ofDeeds, ...ofItems];
    }),
  );
}

function ofAnnotated(): readonly Question[] {
  return learnedDocuments(SHARED).flatMap(({ id, published, text, marked }) => {
    const all = marked as unknown as { readonly events: readonly GoldEvent[] } & Readonly<
      Record<Layer, readonly GoldItem[]>
    >;
    const { deeds, items } = toldIn({ id, published, text });
    const rest = { document: id, isJudged: false };
    const ofItems = items.flatMap((told) => {
      const gold = all[told.layer].find(({ trigger }) =>
        trigger?.some(([from, to]) => told.start >= from && told.start < to),
      );
      return gold ? [questionOf(told, [...gold.parties, ...(gold.alternatives?.parties ?? []).flat()], rest)] : [];
    });
    const ofDeeds = deeds.flatMap((told) => {
      const { candidate, start } = told;
      const gold = all.events.find(
        ({ trigger, plover, alternatives }) =>
          candidate.isSeen &&
          trigger?.some(([from, to]) => start >= from && start < to) &&
          (plover === candidate.plover || alternatives?.plover?.includes(candidate.plover)),
      );
      const answers = (side: 'source' | 'target'): readonly string[] => [
        ...(gold?.[side] ?? []),
        ...(gold?.alternatives?.[side] ?? []).flat(),
      ];
      return gold ? questionsOf(told, { source: answers('source'), target: answers('target') }, rest) : [];
    });
    return [...ofDeeds, ...ofItems];
  });
}

/** As the table has them: marks of one side say nothing of another. */
const marksOf = ({ wanted }: Question, { marks }: Pick<Possible, 'marks'>): readonly string[] =>
  marks.map((mark) => `${wanted}: ${mark}`);

function choicesOf(question: Question): readonly (Choice & { document: string })[] {
  const { possible, right, document, isJudged } = question;
  return possible.map(({ party, ...one }) => ({
    marks: [marksOf(question, one), []],
    isRight: [right.has(party), !right.has(party)],
    weight: isJudged ? WEIGHTS.judged : WEIGHTS.annotated,
    document,
  }));
}

if (process.argv.includes('--folds')) {
  const likelihoods = new Map<Question, readonly number[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learnChoice(
      questions.filter(({ document }) => foldOf(document) !== fold).flatMap(choicesOf),
      PENALTY,
    );
    for (const one of questions.filter(({ document, isJudged }) => isJudged && foldOf(document) === fold))
      likelihoods.set(
        one,
        one.possible.map((some) =>
          sigmoid(marksOf(one, some).reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0)),
        ),
      );
  }
  for (const [layer, wanted] of [
    ...[...SIDES, ...PARTNERS].map((side) => ['deeds', side] as const),
    ...Object.entries(ASKED),
  ]) {
    const own = [...likelihoods].filter(([question]) => question.layer === layer && question.wanted === wanted);
    const countOf = (isRight: (question: Question, shares: readonly number[]) => boolean): string =>
      `${own.filter(([question, shares]) => isRight(question, shares)).length} of ${own.length}`;
    const isAll = (some: readonly Possible[], { right }: Question): boolean =>
      some.length === right.size && some.every(({ party }) => right.has(party));
    console.log(
      `${layer}, ${wanted}: those whom words mean ${countOf((q) =>
        isAll(
          q.possible.filter((one) => one.isMeant),
          q,
        ),
      )}`,
    );
    for (const meant of [0.3, 0.4, 0.5])
      for (const implied of [0.25, 0.3, 0.35, 0.4, 0.5]) {
        const isRight = (question: Question, shares: readonly number[]): boolean => {
          const all = question.possible
            .map((one, i) => ({ one, share: shares[i] ?? 0 }))
            .sort((a, b) => b.share - a.share);
          const kept = all.filter(({ one, share }) => one.isMeant && share >= meant);
          const fewest = Math.max(0, (wanted === 'partner' || wanted === 'party' ? 2 : 1) - kept.length);
          const added = all.filter(({ one, share }) => !one.isMeant && share >= implied).slice(0, fewest);
          return isAll(
            [...kept, ...added].map(({ one }) => one),
            question,
          );
        };
        console.log(`  meant from ${meant}, implied from ${implied}: ${countOf(isRight)}`);
      }
  }
} else {
  const count = writeWeights(join(ROOT, 'data/en/sides.csv'), questions.flatMap(choicesOf), PENALTY);
  console.log(`${count} weights from ${questions.length} questions`);
}
