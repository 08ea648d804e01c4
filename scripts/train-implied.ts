/**
 * `npx tsx scripts/train-implied.ts [--folds]`: learns the weights of `data/en/implied-sides.csv` from the annotated documents of
 * ../shared/corpus/train and test/corpus: for each deed that the net finds there, who its sides are by hand, asked with the words that name
 * them known and unknown. With `--folds` it measures by five folds of documents and writes nothing.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources, toDocument } from '../src/index.js';
import type { PloverType } from '../src/model/generated/plover.js';
import { sharesOf } from '../src/reading/choice.js';
import { JOINT } from '../src/reading/events/code.js';
import { type Dyad, Implied, type Wanted } from '../src/reading/events/implied.js';
import { itemsOf } from '../src/reading/items.js';
import { contextOf } from '../src/reading/layers.js';
import { type Choice, learnChoice } from './likelihood/choice.js';
import { FOLDS, foldOf, writeWeights } from './likelihood/table.js';
import { learnedDocuments } from './train/annotated.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');
/** What is asked with the words of a side hidden is easier than what has none. */
const HIDDEN = 0.5;
const OPTIONAL = 0.5;

interface GoldEvent {
  readonly plover: PloverType;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly trigger?: readonly (readonly [number, number])[];
  readonly optional?: boolean;
  readonly alternatives?: Readonly<
    Partial<Record<'plover' | 'source' | 'target', readonly (string | readonly string[])[]>>
  >;
}

const resources = loadResources();
const choices: (Choice & { readonly document: string })[] = [];
if (!existsSync(join(SHARED, 'corpus'))) {
  console.log(
    `nothing to learn from: ${join(SHARED, 'corpus')} is missing (CHANCERY_SHARED names the folder of shared data)`,
  );
  process.exit(0);
}
for (const { id, published, text, marked } of learnedDocuments(SHARED)) {
  const { events } = marked as unknown as { readonly events: readonly GoldEvent[] };
  choices.push(...choicesOf(toDocument({ id, published, text }), events).map((one) => ({ ...one, document: id })));
}

function choicesOf(document: ReturnType<typeof toDocument>, events: readonly GoldEvent[]): Choice[] {
  const context = contextOf(document, resources.language.analyse(document.text), false, resources);
  const { sides, reporting } = itemsOf(context);
  const { tokens, frames, grammar } = context;
  const partiesOf = (ids: readonly string[]) => sides.antecedents.partiesOf(ids);
  const implied = new Implied(context, grammar, partiesOf, reporting);
  const found: Choice[] = [];
  for (const frame of frames.list) {
    const start = tokens.starts[frame.token] ?? 0;
    const source = sides.of(frame.source);
    const target = sides.of(frame.target).filter((one) => !source.includes(one));
    const gold = events.find(
      ({ trigger, plover, alternatives }) =>
        trigger?.some(([from, to]) => start >= from && start < to) &&
        frame.deeds.some((deed) => deed.plover === plover || alternatives?.plover?.includes(deed.plover)),
    );
    if (gold) {
      const plover = frame.deeds.find((deed) => deed.plover === gold.plover)?.plover ?? frame.deeds[0]?.plover;
      if (plover) {
        const ask = (wanted: Wanted, dyad: Dyad, right: ReadonlySet<string>, share: number) => {
          const candidates = implied.candidates(frame, plover, wanted, dyad);
          const isRight = candidates.map(({ party }) => party !== undefined && right.has(party));
          // Whom nobody named can be found by nobody.
          if (!isRight.includes(true) || right.has('')) isRight[0] = true;
          found.push({
            marks: candidates.map((one) => one.marks),
            isRight,
            weight: share * (gold.optional ? OPTIONAL : 1),
          });
        };
        if (JOINT.has(plover)) {
          const right = new Set([...gold.source, ...gold.target]);
          const known = partiesOf([...source, ...target]);
          if ([...known].every((party) => right.has(party))) ask('partner', { source, target }, minus(right, known), 1);
          for (const side of [source, target])
            for (const one of side) {
              const without = (ids: readonly string[]) => ids.filter((other) => other !== one);
              const rest = { source: without(source), target: without(target) };
              const left = partiesOf([...rest.source, ...rest.target]);
              if (left.size < known.size && [...left].every((party) => right.has(party)))
                ask('partner', rest, minus(right, left), HIDDEN);
            }
        } else
          for (const wanted of ['source', 'target'] as const) {
            const right = new Set(
              [gold[wanted], ...(gold.alternatives?.[wanted] ?? [])].flatMap((one) => (one.length === 0 ? [''] : one)),
            );
            const given = partiesOf(wanted === 'source' ? source : target);
            const rest = wanted === 'source' ? { source: [], target } : { source, target: [] };
            if (frame[wanted].length === 0) ask(wanted, rest, right, 1);
            else if ([...given].every((party) => right.has(party))) ask(wanted, rest, right, HIDDEN);
          }
      }
    }
    if (source.length + target.length > 0) implied.tell({ source, target });
  }
  return found;
}

function minus(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((one) => !some.has(one)));
}

if (process.argv.includes('--folds')) {
  for (const penalty of [0.5, 1, 2, 4]) {
    let [loss, count] = [0, 0];
    const answers: { readonly share: number; readonly isRight: boolean }[] = [];
    let missing = 0;
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = learnChoice(
        choices.filter(({ document }) => foldOf(document) !== fold),
        penalty,
      );
      for (const one of choices.filter(({ document, weight }) => foldOf(document) === fold && weight > HIDDEN)) {
        const shares = sharesOf(
          weights,
          one.marks.map((marks) => ({ marks })),
        );
        loss -= Math.log(
          Math.max(
            1e-9,
            shares.reduce((sum, share, i) => sum + (one.isRight[i] ? share : 0), 0),
          ),
        );
        count++;
        if (!one.isRight[0]) missing++;
        const best = shares.reduce((top, share, i) => (i > 0 && share > (shares[top] ?? 0) ? i : top), 1);
        if (shares.length > 1) answers.push({ share: shares[best] ?? 0, isRight: one.isRight[best] === true });
      }
    }
    console.log(`penalty ${penalty}: ${count} questions, ${missing} with an answer, loss ${(loss / count).toFixed(3)}`);
    for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
      const given = answers.filter(({ share }) => share >= least);
      const right = given.filter(({ isRight }) => isRight).length;
      console.log(
        `  from ${least}: ${given.length} given, ${right} right (${((100 * right) / Math.max(1, given.length)).toFixed(0)}%)`,
      );
    }
  }
} else {
  const count = writeWeights(join(ROOT, 'data/en/implied-sides.csv'), choices, 1);
  console.log(`${count} weights from ${choices.length} questions`);
}
