/**
 * `npx tsx scripts/draw-lines.ts FILE [--each 60] [--seed WORD]`: draws lines of every layer for readers to judge by
 * docs/accuracy/judging.md, half from news that nobody annotated and half from readouts, at most two of a document, by the least
 * hashes (SHA-256). FILE gets ids, spans and codes, and no word of the texts (for docs/accuracy/lines-judged.jsonl); FILE.txt what a
 * reader needs to see, for the eye only.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadResources, read, toDocument } from '../src/index.js';
import type { Document, DocumentInput } from '../src/model/document.js';
import type { Actor, Reading } from '../src/model/reading.js';
import type { Span } from '../src/model/span.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');
const CORPORA = { unlabelled: 'corpus/unlabelled.jsonl', readouts: 'articles/readouts.jsonl' } as const;
const MOST_OF_DOCUMENT = 2;
/** Characters of the text before and behind a line that are shown. */
const AROUND = [700, 250] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { each: { type: 'string', default: '60' }, seed: { type: 'string', default: 'lines' } },
});
const [file] = positionals;
if (!file) {
  console.error('usage: npx tsx scripts/draw-lines.ts FILE [--each N] [--seed WORD]');
  process.exit(2);
}
if (!existsSync(join(SHARED, CORPORA.readouts))) {
  console.log(`nothing to draw: ${SHARED} is missing (CHANCERY_SHARED names the folder)`);
  process.exit(0);
}
const hashOf = (...parts: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([values.seed, ...parts]))
    .digest('hex');

interface Line {
  readonly corpus: string;
  readonly document: string;
  readonly layer: Layer;
  readonly evidence: readonly Span[];
  /** What it says in codes of the closed lists. */
  readonly codes: Readonly<Record<string, unknown>>;
}

/** What each layer says, in codes for the sheet and in names for the eye; the first stretch of words that a line rests on. */
const LAYERS = {
  events: ({ events }: Reading) =>
    events.map(({ plover, status, source, target, date, evidence }) => ({
      evidence,
      codes: { plover, status, date },
      who: { source, target },
    })),
  statements: ({ statements }: Reading) =>
    statements.map(({ speaker, speakerText, attribution, act, party, content }) => ({
      evidence: content,
      codes: { attribution, act, party },
      who: { speaker: speaker ? [speaker] : [] },
      words: speakerText,
    })),
  meetings: ({ meetings }: Reading) =>
    meetings.map(({ kind, format, level, status, participants, date, place, evidence }) => ({
      evidence,
      codes: { kind, format, level, status, date, place: place?.country },
      who: { participants: participants.map(({ actor }) => actor) },
    })),
  commitments: ({ commitments }: Reading) =>
    commitments.map(({ by, to, status, due, action, evidence }) => ({
      evidence,
      codes: { by, to, status, due },
      who: {},
      words: action,
    })),
  channels: ({ channels }: Reading) =>
    channels.map(({ parties, kind, state, date, evidence }) => ({
      evidence,
      codes: { parties, kind, state, date },
      who: {},
    })),
  incidents: ({ incidents }: Reading) =>
    incidents.map(({ parties, kind, date, place, evidence }) => ({
      evidence,
      codes: { parties, kind, date, place: place?.country },
      who: {},
    })),
} as const satisfies Record<string, (reading: Reading) => readonly Told[]>;
type Layer = keyof typeof LAYERS;
interface Told {
  readonly evidence: readonly Span[];
  readonly codes: Readonly<Record<string, unknown>>;
  readonly who: Readonly<Record<string, readonly string[]>>;
  readonly words?: string | undefined;
}

const named = (actors: ReadonlyMap<string, Actor>, ids: readonly string[]): string =>
  ids
    .map((id) => actors.get(id))
    .map((actor) => `${actor?.name ?? '?'} [${actor?.party || actor?.country || 'no party'}]`)
    .join(' + ') || '(nobody)';

const viewOf = (
  line: Line,
  { who, words }: Told,
  actors: ReadonlyMap<string, Actor>,
  { text, title, published }: Document,
): string => {
  const [begin, end] = line.evidence[0] ?? [0, 0];
  const last = Math.max(...line.evidence.map(([, to]) => to), end);
  const before = text.slice(Math.max(0, begin - AROUND[0]), begin);
  return [
    `${line.layer} ${JSON.stringify(line.codes)}`,
    ...Object.entries(who).map(([name, ids]) => `   ${name}: ${named(actors, ids)}`),
    ...(words === undefined ? [] : [`   in words: ${words}`]),
    `   document of ${published ?? 'no date'}: "${(title ?? text.slice(0, 160)).replace(/\s+/g, ' ')}"`,
    `   ...${before}[[${text.slice(begin, last)}]]${text.slice(last, last + AROUND[1])}...`.replace(/\s+/g, ' '),
  ].join('\n');
};

const annotated = new Set(readdirSync(join(ROOT, 'test/corpus')).map((name) => name.replace(/\.json$/, '')));
const resources = loadResources();
const drawn: { readonly line: Line; readonly view: string; readonly hash: string }[] = [];
for (const [corpus, path] of Object.entries(CORPORA)) {
  const wanted = Math.ceil(Number(values.each) / 2);
  const counts = new Map<Layer, number>();
  const documents = readFileSync(join(SHARED, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DocumentInput & { readonly id: string })
    .filter(({ id, published = '' }) => !annotated.has(id) && /^(?:|\d{4}-\d\d-\d\d.*)$/.test(published))
    .sort((a, b) => (hashOf(a.id) < hashOf(b.id) ? -1 : 1));
  for (const given of documents) {
    if ((Object.keys(LAYERS) as Layer[]).every((layer) => (counts.get(layer) ?? 0) >= wanted)) break;
    const document = toDocument(given);
    const reading = read(document, resources);
    const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
    for (const layer of Object.keys(LAYERS) as Layer[]) {
      const room = Math.min(MOST_OF_DOCUMENT, wanted - (counts.get(layer) ?? 0));
      const own = LAYERS[layer](reading)
        .map((told) => ({ told, hash: hashOf(document.id, layer, told.evidence, told.codes) }))
        .sort((a, b) => (a.hash < b.hash ? -1 : 1))
        .slice(0, room);
      counts.set(layer, (counts.get(layer) ?? 0) + own.length);
      for (const { told, hash } of own) {
        const line: Line = { corpus, document: document.id, layer, evidence: told.evidence, codes: told.codes };
        drawn.push({ line, hash, view: viewOf(line, told, actors, document) });
      }
    }
  }
}
const order = Object.keys(LAYERS);
drawn.sort((a, b) => order.indexOf(a.line.layer) - order.indexOf(b.line.layer) || (a.hash < b.hash ? -1 : 1));
writeFileSync(file, drawn.map(({ line }) => `${JSON.stringify({ ...line, verdict: '', reason: '' })}\n`).join(''));
writeFileSync(`${file}.txt`, drawn.map(({ view }, n) => `#${n} ${view}\n`).join('\n'));
console.log(order.map((layer) => `${layer} ${drawn.filter(({ line }) => line.layer === layer).length}`).join(', '));
