/**
 * `npx tsx scripts/train-lines.ts [--folds | --only LAYER]`: learns the weights of `data/en/line-odds.csv`, how likely a statement, an event, a meeting, an
 * undertaking or an incident is right, from annotated documents (../shared/corpus/train and test/corpus with its reports) and from what readers have
 * judged (docs/accuracy/lines-judged.jsonl and events-judged.jsonl). With `--folds` it says by five folds of documents how many are right
 * of those from each likelihood on, and writes nothing; with `--only statements` it learns the rows of that layer alone.
 */
import { join } from 'node:path';
import { loadResources, toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Statement } from '../src/model/reading.js';
import type { Span } from '../src/model/span.js';
import type { Meanings } from '../src/reading/actors/meant/meanings.js';
import { itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { type Line, likelihoodOf, marksOf } from '../src/reading/likelihood.js';
import { marksOfStatement } from '../src/reading/statement-marks.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import {
  type CodedRow,
  codedOf,
  CORPORA as EVENT_CORPORA,
  type JudgedRow,
  linesOf,
  shareOf,
} from './likelihood/rows.js';
import { needShared, ROOT, SHARED } from './likelihood/shared.js';
import { isSaidAsMarked } from './likelihood/statements.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments, ownReports } from './train/annotated.js';

const LAYERS = ['events', 'meetings', 'commitments', 'channels', 'incidents'] as const;
const LINE_CORPORA = ['corpus/unlabelled.jsonl', 'articles/readouts.jsonl'];
const PENALTY = 4;
/** Lines that two readers judged are of texts that the net has not learned from; short reports are easier than news. */
const WEIGHTS = { judged: 3, event: 1, document: 1, report: 0.3 };
/** Least shares that two stretches have in common where they tell the same. */
const ALIKE = { marked: 0.25, judged: 0.6, said: 0.9 };
/** What of a line, told otherwise than when it was judged, makes it another. */
const COMPARED = ['kind', 'status', 'state', 'date', 'parties', 'by', 'to', 'attribution', 'party'];
/** Deeds that all sides do alike. */
const JOINT: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE']);

/** What was marked; other right answers stand beside each field. */
interface Marked {
  readonly span: Span;
  readonly spans?: readonly Span[];
  readonly optional?: boolean;
  readonly alternatives?: Readonly<Record<string, readonly unknown[]>>;
  readonly [field: string]: unknown;
}
interface JudgedLine {
  readonly document: string;
  readonly layer: string;
  readonly evidence: readonly Span[];
  readonly codes: Readonly<Record<string, unknown>>;
  readonly verdicts: readonly string[];
}
interface JudgedDeed {
  readonly document: string;
  readonly evidence: readonly Span[];
  readonly plover: string;
  readonly deed: 'yes' | 'type' | 'no';
  readonly right: { readonly status: string; readonly source: readonly string[]; readonly target: readonly string[] };
}
/** A line with its marks, in the reading of its document. */
interface Told {
  readonly told: Line | { readonly layer: 'statements'; readonly line: Statement };
  readonly marks: readonly string[];
  readonly meant: Meanings;
  /** The words that it rests on; of a statement what is said. */
  readonly words: readonly Span[];
}
interface Example extends Choice {
  readonly document: string;
  readonly layer: Told['told']['layer'];
  readonly of: keyof typeof WEIGHTS;
}

needShared(...LINE_CORPORA, ...Object.values(EVENT_CORPORA));
// Without weights every line is given with what the net thinks of it.
const resources = { ...loadResources(), lineOdds: new Map() };

const examples = [...ofAnnotated(), ...ofJudgedEvents(), ...ofJudgedDeeds(), ...ofJudgedLines()];
if (process.argv.includes('--folds')) {
  for (const layer of ['statements', ...LAYERS]) {
    const some = likelihoods(examples.filter((one) => one.layer === layer));
    for (const of of Object.keys(WEIGHTS)) {
      const own = some.filter((one) => one.of === of);
      if (own.length === 0) continue;
      const counts = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((least) => {
        const given = own.filter(({ likelihood }) => likelihood >= least);
        return `${least}: ${given.filter(({ isRight }) => isRight[0]).length} of ${given.length}`;
      });
      console.log(`${layer}, ${of}, right from each likelihood on: ${counts.join('; ')}`);
    }
  }
} else {
  const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
  const asked = examples.filter(({ layer }) => only === undefined || layer === only);
  const isOfOthers = only === undefined ? undefined : (mark: string) => !mark.startsWith(`${only} `);
  const count = writeWeights(join(ROOT, 'data/en/line-odds.csv'), asked, PENALTY, undefined, isOfOthers);
  console.log(`${count} weights, ${asked.length} lines asked`);
}

/** What the other folds make of each. */
function likelihoods(some: readonly Example[]): readonly (Example & { readonly likelihood: number })[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const others = some.filter(({ document }) => foldOf(document) !== fold);
    const weights = learnChoice(others, PENALTY);
    return some
      .filter(({ document }) => foldOf(document) === fold)
      .map((one) => ({ ...one, likelihood: likelihoodOf(weights, one.marks[0] ?? []) }));
  }).flat();
}

function tellingsOf(input: DocumentInput): readonly Told[] {
  const document = toDocument(input);
  const context = contextOf(document, resources.language.analyse(document.text), false, resources);
  const { statements, events, diplomacy } = itemsOf(context);
  const { meant } = context;
  const all = { ...diplomacy, events };
  return [
    ...statements.map((line) => ({
      told: { layer: 'statements' as const, line },
      marks: marksOfStatement(context, line),
      meant,
      words: line.content,
    })),
    ...LAYERS.flatMap((layer) => all[layer].map((line) => ({ layer, line }) as Line)).map((told) => ({
      told,
      marks: marksOf(context, told),
      meant,
      words: told.line.evidence,
    })),
  ];
}

function exampleOf({ told, marks }: Told, document: string, isRight: boolean, of: Example['of']): Example {
  return { marks: [marks, []], isRight: [isRight, !isRight], weight: WEIGHTS[of], document, layer: told.layer, of };
}

function ofAnnotated(): readonly Example[] {
  const reports = new Set(ownReports('learned').map(({ id }) => id));
  return learnedDocuments(SHARED).flatMap(({ id, text, published, marked }) =>
    tellingsOf({ id, text, published }).flatMap((one): readonly Example[] => {
      const { layer, line } = one.told;
      const all = (marked as unknown as Readonly<Record<string, readonly Marked[] | undefined>>)[layer] ?? [];
      const near = all
        .map((gold) => ({
          gold,
          share:
            layer === 'statements'
              ? shareOf(line.content, gold.spans ?? [gold.span])
              : Math.max(...line.evidence.map((span: Span) => shareOf([span], [gold.span]))),
          isRight: isAsMarked(one, gold),
        }))
        .filter(({ share }) => share > ALIKE.marked)
        .sort((a, b) => Number(b.isRight) - Number(a.isRight) || b.share - a.share)[0];
      // What need not be told is no fault.
      if (near && !near.isRight && near.gold.optional) return [];
      // What is asked, thought or intended is not annotated throughout.
      if (!near && layer === 'statements' && line.act !== 'said') return [];
      return [exampleOf(one, id, near?.isRight ?? false, reports.has(id) ? 'report' : 'document')];
    }),
  );
}

/** Events that are still given with the same type, status and sides in the same place. */
function ofJudgedEvents(): readonly Example[] {
  const coded = ({ type, status, source, target }: CodedRow): string => JSON.stringify([type, status, source, target]);
  const rows = byDocument(linesOf<JudgedRow>(join(ROOT, 'docs/accuracy/events-judged.jsonl')));
  return Object.values(EVENT_CORPORA).flatMap((path) =>
    judgedIn(path, rows, (one, row) => {
      if (one.told.layer !== 'events') return undefined;
      const actors = new Map(one.meant.all().map((actor) => [actor.id, actor]));
      const isSame = coded(codedOf(one.told.line, actors)) === coded(row) && alike(one, row) > 0;
      return isSame ? exampleOf(one, row.document, row.verdict === 'right', 'event') : undefined;
    }),
  );
}

/** Deeds of which readers said whose they are. */
function ofJudgedDeeds(): readonly Example[] {
  const rows = byDocument(linesOf<JudgedDeed>(join(ROOT, 'docs/accuracy/deeds-judged.jsonl')));
  const key = (...parties: readonly string[]): string => [...new Set(parties)].sort().join();
  return LINE_CORPORA.flatMap((path) =>
    judgedIn(path, rows, ({ told: { layer, line }, ...one }, { evidence, plover, deed, right, document }) => {
      if (layer !== 'events' || line.plover !== plover || `${line.evidence[0]}` !== `${evidence[0]}`) return undefined;
      const [source, target] = [line.source, line.target].map((ids) => [...one.meant.partiesOf(ids)]);
      const isBetween = JOINT.has(plover)
        ? key(...(source ?? []), ...(target ?? [])) === key(...right.source, ...right.target)
        : key(...(source ?? [])) === key(...right.source) && key(...(target ?? [])) === key(...right.target);
      const isRight = deed === 'yes' && line.status === right.status && isBetween;
      return exampleOf({ told: { layer, line }, ...one }, document, isRight, 'judged');
    }),
  );
}

/** Whether a line says what it said when it was judged. */
function isAsJudged({ told: { layer, line } }: Told, { codes }: JudgedLine): boolean {
  const parties = layer === 'meetings' ? [...new Set(line.participants.map(({ party }) => party))].sort() : undefined;
  const now = { ...line, ...(parties ? { parties } : {}) } as unknown as Readonly<Record<string, unknown>>;
  return COMPARED.every((field) => !(field in codes) || JSON.stringify(codes[field]) === JSON.stringify(now[field]));
}

function ofJudgedLines(): readonly Example[] {
  const rows = byDocument(linesOf<JudgedLine>(join(ROOT, 'docs/accuracy/lines-judged.jsonl')));
  return LINE_CORPORA.flatMap((path) =>
    judgedIn(path, rows, (one, row) => {
      const { layer } = one.told;
      if (layer !== row.layer || layer === 'events' || !isAsJudged(one, row)) return undefined;
      const isSame =
        layer === 'statements' ? shareOf(one.words, row.evidence) > ALIKE.said : alike(one, row) > ALIKE.judged;
      if (!isSame) return undefined;
      const isRight = row.verdicts.every((verdict) => verdict === 'right');
      return exampleOf(one, row.document, isRight, 'judged');
    }),
  );
}

function byDocument<T extends { readonly document: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const all = new Map<string, T[]>();
  for (const row of rows) all.set(row.document, [...(all.get(row.document) ?? []), row]);
  return all;
}

/** For each row that was judged of a corpus the first telling that it is of. */
function judgedIn<T>(
  path: string,
  rows: ReadonlyMap<string, readonly T[]>,
  find: (one: Told, row: T) => Example | undefined,
): readonly Example[] {
  return linesOf<DocumentInput & { readonly date?: string }>(join(SHARED, path)).flatMap(({ date, ...input }) => {
    const own = rows.get(input.id ?? '') ?? [];
    if (own.length === 0) return [];
    const published = input.published ?? date;
    const all = tellingsOf({ ...input, ...(published ? { published } : {}) });
    return own.flatMap((row) => {
      for (const one of all) {
        const found = find(one, row);
        if (found) return [found];
      }
      return [];
    });
  });
}

function alike({ words }: Told, { evidence }: { readonly evidence: readonly Span[] }): number {
  const [one, other] = [words[0], evidence[0]];
  return one && other ? shareOf([one], [other]) : 0;
}

function isAsMarked({ told: { layer, line }, meant }: Told, marked: Marked): boolean {
  const key = (...values: readonly unknown[]): string => JSON.stringify([...new Set(values.flat())].sort());
  const answers = (field: string): readonly unknown[] => [marked[field], ...(marked.alternatives?.[field] ?? [])];
  const agrees = (field: string, value: unknown): boolean => answers(field).some((one) => key(one) === key(value));
  if (layer === 'statements')
    return agrees('party', line.party) && isSaidAsMarked(line, meant.actor(line.speaker ?? '')?.name, marked);
  if (layer === 'meetings')
    return (
      agrees(
        'parties',
        line.participants.map(({ party }) => party),
      ) && agrees('status', line.status)
    );
  if (layer === 'commitments') return agrees('by', line.by) && agrees('status', line.status);
  if (layer === 'channels')
    return agrees('kind', line.kind) && agrees('state', line.state) && agrees('parties', line.parties);
  if (layer === 'incidents') return agrees('kind', line.kind) && agrees('parties', line.parties);
  if (!agrees('plover', line.plover) || !agrees('status', line.status)) return false;
  const [source, target] = [line.source, line.target].map((ids) => [...meant.partiesOf(ids)]);
  return JOINT.has(line.plover)
    ? answers('source').some((one) => answers('target').some((two) => key(one, two) === key(source, target)))
    : agrees('source', source) && agrees('target', target);
}
