/**
 * `npx tsx scripts/train-likelihood.ts [--folds]`: learns `data/en/deed-odds.csv` from the events that readers have judged
 * (docs/accuracy/events-judged.jsonl), whose texts stand in ../shared: those that are still given with the same type, status and
 * sides in the same place. With `--folds` it says how often events are right by what five folds make of them, and writes nothing.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '../src/index.js';
import { groupOf, type Line, logOdds, onLine } from '../src/reading/events/likelihood.js';
import { CORPORA, type JudgedRow, linesOf, readingsOf, rowOf } from './likelihood/rows.js';
import { FOLDS, foldOf } from './likelihood/table.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');

interface Judged {
  readonly document: string;
  /** The kind of text and who sees the deed. */
  readonly group: string;
  readonly odds: number;
  readonly isRight: boolean;
}

const judged = linesOf<JudgedRow>(join(ROOT, 'docs/accuracy/events-judged.jsonl'));
const missing = Object.values(CORPORA).find((path) => !existsSync(join(SHARED, path)));
if (missing) {
  console.log(`nothing to learn from: ${join(SHARED, missing)} is missing (CHANCERY_SHARED names the folder)`);
  process.exit(0);
}
const byDocument = new Map<string, JudgedRow[]>();
for (const row of judged) byDocument.set(row.document, [...(byDocument.get(row.document) ?? []), row]);
const whole = (row: Pick<JudgedRow, 'type' | 'status' | 'source' | 'target'>): string =>
  JSON.stringify([row.type, row.status, row.source, row.target]);
const examples: Judged[] = [];
const resources = loadResources();
for (const corpus of Object.keys(CORPORA) as (keyof typeof CORPORA)[])
  for (const { id, told, actors } of readingsOf(SHARED, corpus, resources, (one) => byDocument.has(one)))
    for (const row of byDocument.get(id) ?? []) {
      const [from, to] = row.evidence[0] ?? [0, 0];
      const one = told.find(
        ({ event }) =>
          whole(rowOf(event, actors)) === whole(row) && event.evidence.some(([start, end]) => start < to && from < end),
      );
      if (!one || row.corpus !== corpus) continue;
      examples.push({
        document: id,
        group: groupOf(one.seeing),
        odds: logOdds(one.share),
        isRight: row.verdict === 'right',
      });
    }

/** What half the slope and no shift count for, so that few events do not lead astray. */
const PENALTY = 4;
const STEPS = 4000;

/** Logistic regression on the log odds, by gradient descent. */
const learn = (some: readonly Judged[]): Line => {
  let slope = 0.5;
  let shift = 0;
  const rate = 1 / (some.reduce((sum, { odds }) => sum + 0.25 * (1 + odds * odds), 0) + PENALTY);
  for (let step = 0; step < STEPS; step++) {
    let [bySlope, byShift] = [PENALTY * (slope - 0.5), PENALTY * 0.1 * shift];
    for (const { odds, isRight } of some) {
      const error = onLine({ slope, shift }, odds) - (isRight ? 1 : 0);
      bySlope += error * odds;
      byShift += error;
    }
    slope -= rate * bySlope;
    shift -= rate * byShift;
  }
  return { slope: Math.max(0, slope), shift };
};

const groups = [...new Set(examples.map(({ group }) => group))].sort();
const linesFrom = (some: readonly Judged[]): ReadonlyMap<string, Line> =>
  new Map(groups.map((group) => [group, learn(some.filter((one) => one.group === group))]));

if (process.argv.includes('--folds')) {
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const lines = linesFrom(examples.filter(({ document }) => foldOf(document) !== fold));
    return examples
      .filter(({ document }) => foldOf(document) === fold)
      .map(({ group, odds, isRight }) => ({ likelihood: onLine(lines.get(group), odds), isRight }));
  }).flat();
  console.log(`${examples.length} of ${judged.length} judged events are given as they were`);
  for (let least = 0; least < 1; least += 0.1) {
    const band = scored.filter(({ likelihood }) => likelihood >= least && likelihood < least + 0.1);
    const right = band.filter(({ isRight }) => isRight).length;
    if (band.length > 0)
      console.log(
        `${least.toFixed(1)} to ${(least + 0.1).toFixed(1)}: ${band.length} events, ${((100 * right) / band.length).toFixed(1)}% right`,
      );
  }
} else {
  const rows = [...linesFrom(examples)].map(
    ([group, { slope, shift }]) =>
      `${group},${slope.toFixed(2)},${shift.toFixed(2)},${examples.filter((one) => one.group === group).length}`,
  );
  writeFileSync(join(ROOT, 'data/en/deed-odds.csv'), `text,seen,sides,slope,shift,events\n${rows.join('\n')}\n`);
  console.log(`${rows.join('\n')}\nfrom ${examples.length} of ${judged.length} judged events`);
}
