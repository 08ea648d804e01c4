/**
 * `npx tsx scripts/train-likelihood.ts [--folds | --check]`: learns the weights of `data/en/event-marks.csv` from the events that
 * readers have judged (docs/accuracy/events-judged.jsonl), whose texts stand in ../shared. With `--folds` it measures by five
 * folds of the documents' hashes and writes nothing; with `--check` it tells which judged events still stand as they were.
 */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '../src/index.js';
import { EVERY } from '../src/reading/events/likelihood.js';
import { type Example, learn, likelihood } from './likelihood/model.js';
import { CORPORA, type JudgedRow, keyOf, linesOf, readingsOf, rowOf } from './likelihood/rows.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');
const FOLDS = 5;
/** Folds whose faults may be looked at; the others tell what mending them is worth elsewhere. */
const STUDIED = 3;

interface Judged extends Example {
  readonly corpus: string;
  readonly document: string;
}

const foldOf = ({ document }: { readonly document: string }): number =>
  createHash('sha256').update(document).digest().readUInt32BE(0) % FOLDS;

const judged = linesOf<JudgedRow>(join(ROOT, 'docs/accuracy/events-judged.jsonl'));
const missing = Object.values(CORPORA).find((path) => !existsSync(join(SHARED, path)));
if (missing) {
  console.log(`nothing to learn from: ${join(SHARED, missing)} is missing (CHANCERY_SHARED names the folder)`);
  process.exit(0);
}
const byDocument = new Map<string, JudgedRow[]>();
for (const row of judged) byDocument.set(row.document, [...(byDocument.get(row.document) ?? []), row]);
const resources = loadResources();
const examples: Judged[] = [];
const fates: Record<string, Record<string, number>> = {};
for (const corpus of Object.keys(CORPORA) as (keyof typeof CORPORA)[])
  for (const { id, all, actors } of readingsOf(SHARED, corpus, resources, (one) => byDocument.has(one))) {
    const found = new Map(all.events.map((event) => [keyOf(rowOf(event, actors)), event]));
    for (const row of byDocument.get(id) ?? []) {
      if (row.corpus !== corpus) continue;
      const event = found.get(keyOf(row));
      const isThere = all.events.some(
        ({ plover, evidence: [one] }) => plover === row.type && one?.[0] === row.evidence[0]?.[0],
      );
      const key = `${corpus} ${row.verdict}, documents ${foldOf(row) < STUDIED ? 'studied' : 'kept back'}`;
      const fate = event ? 'as it was' : isThere ? 'changed' : 'gone';
      const counts = fates[key] ?? {};
      fates[key] = { ...counts, [fate]: (counts[fate] ?? 0) + 1 };
      if (event) examples.push({ corpus, document: id, isRight: row.verdict === 'right', marks: all.marksOf(event) });
      else if (process.argv.includes('--rows') && foldOf(row) < STUDIED)
        console.log(
          `${fate} ${row.verdict} ${row.type} ${row.source.join(' ')} > ${row.target.join(' ')} ${row.rule} (${id} ${row.evidence[0]?.join('-')}) ${row.reason}`,
        );
    }
  }

if (process.argv.includes('--check')) console.table(fates);
else if (process.argv.includes('--folds')) {
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const model = learn(examples.filter((one) => foldOf(one) !== fold));
    return examples
      .filter((one) => foldOf(one) === fold)
      .map((one) => ({ ...one, likelihood: likelihood(model, one.marks) }));
  }).flat();
  for (const corpus of Object.keys(CORPORA)) {
    const own = scored.filter((one) => one.corpus === corpus).sort((a, b) => b.likelihood - a.likelihood);
    const share = (list: readonly Judged[]): string =>
      ((100 * list.filter(({ isRight }) => isRight).length) / Math.max(1, list.length)).toFixed(1);
    console.log(`\n${corpus}: ${own.length} events, ${share(own)}% right`);
    for (let least = 0; least < 1; least += 0.1) {
      const kept = own.filter((one) => one.likelihood >= least);
      const band = kept.filter((one) => one.likelihood < least + 0.1);
      if (kept.length > 0)
        console.log(
          `likelihood ${least.toFixed(1)} to ${(least + 0.1).toFixed(1)}: ${String(band.length).padStart(4)} events, ${share(band).padStart(5)}% right; from there on ${String(kept.length).padStart(4)}, ${share(kept).padStart(5)}% right`,
        );
    }
  }
} else {
  const { constant, weights } = learn(examples);
  const counts = new Map<string, number>();
  for (const { marks } of examples) for (const mark of new Set(marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const rows = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= 0.02)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mark, weight]) => `${mark},${weight.toFixed(2)},${counts.get(mark) ?? 0}`);
  const text = ['mark,weight,events', `${EVERY},${constant.toFixed(2)},${examples.length}`, ...rows].join('\n');
  writeFileSync(join(ROOT, 'data/en/event-marks.csv'), `${text}\n`);
  console.log(`${rows.length} weights from ${examples.length} of ${judged.length} judged events`);
}
