/**
 * `npx tsx scripts/draw-events.ts FILE [--news N] [--readouts N] [--sentences N] [--seed WORD]`: draws coded events for readers to judge, into FILE, for
 * docs/accuracy/events-judged.jsonl; their passages go to FILE.txt, for the eye only: ids, spans and codes are kept, and no
 * word of the texts. Neither documents of the sample of 200 (docs/accuracy/events-200.jsonl) are drawn nor events that are
 * judged already. At most two events of an article and one of a readout or a sentence, by the least hashes (SHA-256).
 */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadResources } from '../src/index.js';
import { CORPORA, codeOf, type JudgedRow, keyOf, linesOf, readingsOf, rowOf } from './likelihood/rows.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    news: { type: 'string', default: '0' },
    readouts: { type: 'string', default: '0' },
    sentences: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'events-judged' },
  },
});
const [file] = positionals;
if (!file) {
  console.error('usage: npx tsx scripts/draw-events.ts FILE [--news N] [--readouts N] [--sentences N] [--seed WORD]');
  process.exit(2);
}
const missing = Object.values(CORPORA).find((path) => !existsSync(join(SHARED, path)));
if (missing) {
  console.log(`nothing to draw: ${join(SHARED, missing)} is missing (CHANCERY_SHARED names the folder)`);
  process.exit(0);
}
/** How many are drawn of a corpus, and of one document. */
const COUNTS = {
  'polnear-train': { all: Number(values.news), each: 2 },
  readouts: { all: Number(values.readouts), each: 1 },
  'plv-train': { all: Number(values.sentences), each: 1 },
} as const;

const sampled = new Set(
  linesOf<{ document: string }>(join(ROOT, 'docs/accuracy/events-200.jsonl')).map((row) => row.document),
);
const known = new Set(
  linesOf<JudgedRow>(join(ROOT, 'docs/accuracy/events-judged.jsonl')).map((row) => `${row.document} ${keyOf(row)}`),
);
const resources = loadResources();
const drawn: { readonly hash: string; readonly row: object; readonly view: string }[] = [];
for (const corpus of Object.keys(CORPORA) as (keyof typeof CORPORA)[]) {
  const all: { readonly hash: string; readonly document: string; readonly row: object; readonly view: string }[] = [];
  for (const { id, document, issuer, told, actors } of readingsOf(
    SHARED,
    corpus,
    resources,
    (one) => !sampled.has(one),
  ))
    for (const { event } of told) {
      const row = rowOf(event, actors);
      if (known.has(`${id} ${keyOf(row)}`)) continue;
      const [begin, end] = event.evidence[0] ?? [0, 0];
      const named = (ids: readonly string[]): string =>
        ids.map((one) => `${actors.get(one)?.name ?? '?'} [${codeOf(actors.get(one))}]`).join(' + ') || '(none)';
      const { text } = document;
      const passage = `${text.slice(Math.max(0, begin - 600), begin)}[[${text.slice(begin, end)}]]${text.slice(end, end + 250)}`;
      all.push({
        hash: createHash('sha256')
          .update(JSON.stringify([values.seed, id, event.evidence, event.plover]))
          .digest('hex'),
        document: id,
        row: { corpus, document: id, ...row, verdict: '', faults: [], reason: '' },
        view: [
          `${event.plover}${event.mode ? `/${event.mode}` : ''}  CAMEO ${event.cameo}  STATUS ${event.status}`,
          `   SOURCE: ${named(event.source)}`,
          `   TARGET: ${named(event.target)}`,
          `   document ${id} of ${document.published ?? 'no date'}${issuer ? ` issued by ${issuer}` : ''}: "${text.slice(0, 250).replace(/\s+/g, ' ')}..."`,
          `   ...${passage.replace(/\s+/g, ' ')}...`,
        ].join('\n'),
      });
    }
  const counts = new Map<string, number>();
  const own = all
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .filter(({ document }) => {
      const count = counts.get(document) ?? 0;
      counts.set(document, count + 1);
      return count < COUNTS[corpus].each;
    })
    .slice(0, COUNTS[corpus].all);
  console.log(`${corpus}: ${own.length} of ${all.length} events that are not judged yet`);
  drawn.push(...own);
}
drawn.sort((a, b) => (a.hash < b.hash ? -1 : 1));
writeFileSync(file, drawn.map(({ row }) => `${JSON.stringify(row)}\n`).join(''));
writeFileSync(`${file}.txt`, drawn.map(({ view }, n) => `#${n} ${view}\n`).join('\n'));
