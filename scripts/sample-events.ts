/**
 * `npx tsx scripts/sample-events.ts [--show] [--anew] [--seed WORD FILE]`: draws 200 coded events, half from the news of
 * ../shared/eval/polnear (dev), half from the readouts of ../shared/articles, into docs/accuracy/events-200.jsonl, for people to
 * judge; where the news gives fewer, the readouts give the rest. Rows that are there already and still stand keep their
 * verdict, with `--anew` none does; new ones wait with an empty one. `--show` prints the sentences of
 * those that wait, for the eye only: the file holds ids, spans and codes, and no word of the texts.
 *
 * The choice is by the least hashes (SHA-256) of seed, document, evidence and type, so that a better coder changes the
 * sample only where it changes events. At most three events of a document are drawn, more only where that is too few.
 */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources, read } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Reading } from '../src/model/reading.js';
import { tokenAt } from '../src/reading/text/tokens.js';
import { type CodedRow, codedKey, codedOf, linesOf } from './likelihood/rows.js';

/** `--seed WORD FILE` draws another sample into another file, so that nobody has to work on the one that is judged. */
const other = process.argv.indexOf('--seed');
const SEED = (other === -1 ? undefined : process.argv[other + 1]) ?? 'events-200';
const ALL = 200;
const PER_DOCUMENT = 3;

interface Row extends CodedRow {
  readonly corpus: string;
  readonly document: string;
  /** Counted from 0. */
  readonly sentence: number;
  readonly verdict: '' | 'right' | 'wrong';
  readonly reason: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
const file = (other === -1 ? undefined : process.argv[other + 2]) ?? join(root, 'docs/accuracy/events-200.jsonl');
const corpora = [
  ['polnear', join(shared, 'eval/polnear/dev.jsonl')],
  ['readouts', join(shared, 'articles/readouts.jsonl')],
] as const;
const missing = corpora.find(([, path]) => !existsSync(path));
if (missing) {
  console.log(`nothing to sample: ${missing[1]} is missing (CHANCERY_SHARED names the folder)`);
  process.exit(0);
}

const resources = loadResources();
const keyOf = (row: Row): string => `${row.document} ${codedKey(row)}`;
const judged = new Map(process.argv.includes('--anew') ? [] : linesOf<Row>(file).map((row) => [keyOf(row), row]));

/** A row with the hash that orders the sample; the sentence and the rule behind it are for the eye. */
interface Candidate {
  readonly hash: string;
  readonly row: Row;
  readonly text: string;
  readonly why: string;
}

const candidatesOf = (corpus: string, document: DocumentInput & { readonly date?: string }): readonly Candidate[] => {
  const published = document.published ?? document.date;
  const { text } = document;
  const reading: Reading = read({ ...document, ...(published ? { published } : {}) }, resources);
  // Spans are of title and body together: the reading's own text is what they count in.
  const whole = document.title ? `${document.title}\n\n${text}` : text;
  const tokens = resources.language.analyse(whole);
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  return reading.events.map((event): Candidate => {
    const [begin, end] = event.evidence[0] ?? [0, 0];
    const row: Row = {
      corpus,
      document: reading.document.id,
      sentence: tokens.sentenceOf[tokenAt(tokens, begin)] ?? 0,
      ...codedOf(event, actors),
      verdict: '',
      reason: '',
    };
    const seeded = JSON.stringify([SEED, row.document, row.evidence, row.type]);
    return {
      hash: createHash('sha256').update(seeded).digest('hex'),
      row,
      why: event.why[0] ?? '',
      text: `${whole.slice(Math.max(0, begin - 160), begin)}[[${whole.slice(begin, end)}]]${whole.slice(end, end + 100)}`,
    };
  });
};

const sampled: Candidate[] = [];
for (const [k, [corpus, path]] of corpora.entries()) {
  const all = linesOf<DocumentInput & { readonly date?: string }>(path)
    .flatMap((document) => candidatesOf(corpus, document))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const drawn = new Map<string, number>();
  const own: Candidate[] = [];
  const rest: Candidate[] = [];
  for (const candidate of all) {
    const count = drawn.get(candidate.row.document) ?? 0;
    drawn.set(candidate.row.document, count + 1);
    (count < PER_DOCUMENT ? own : rest).push(candidate);
  }
  sampled.push(...[...own, ...rest].slice(0, Math.ceil((ALL - sampled.length) / (corpora.length - k))));
}

const rows = sampled.map(({ row, text, why }) => {
  const known = judged.get(keyOf(row));
  if (!known?.verdict && process.argv.includes('--show'))
    console.log(
      `${sampled.findIndex((one) => one.row === row)} ${row.type}/${row.mode} ${row.cameo} ${row.status} ${row.source.join(' ')} > ${row.target.join(' ')}  ${why}\n   ${text.replace(/\s+/g, ' ')}`,
    );
  return known ?? row;
});
writeFileSync(file, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
const right = rows.filter((row) => row.verdict === 'right').length;
const open = rows.filter((row) => row.verdict === '').length;
console.log(`${rows.length} events: ${right} right, ${rows.length - right - open} wrong, ${open} not judged`);
