/**
 * `npx tsx scripts/train/dump.ts FOLDER [SET...]`: what the trainer in PyTorch learns from, as this project's own reading
 * cuts and parses it, so that what is learned and what is read agree word by word.
 *
 * For each set of documents FOLDER gets `SET.ndjson` (a line a document: words with their offsets, sentences, tags, trees,
 * and what people marked) and `SET.enc` (16-bit numbers of the parser's encoder, a row a word). `forms.bin` and `forms.txt`
 * hold the numbers of each form that occurs. The folder holds sentences of corpora that may not be passed on: keep it out
 * of the repository.
 */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadResources } from '../../src/index.js';
import { openParser } from '../../src/reading/text/en/parser/model.js';
import { ParserNet } from '../../src/reading/text/en/parser/net.js';
import { openVectors } from '../../src/reading/text/en/parser/vectors.js';
import { wasmArithmetic } from '../../src/reading/text/en/parser/wasm.js';
import { UPOS } from '../../src/reading/text/tokens.js';
import { ownDocuments, ownReports, sharedDocuments } from './annotated.js';

const ROOT = join(fileURLToPath(import.meta.url), '../../..');
const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');

interface Given {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
  /** What people marked, as the corpus has it. */
  readonly marked?: unknown;
}

const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(resolve(SHARED, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const plainLines = (path: string): Given[] =>
  lines(path).map((line) => ({
    id: String(line.id),
    published: String(line.published ?? line.date ?? ''),
    text: line.title ? `${line.title}\n\n${line.text}` : String(line.text),
    marked:
      line.attributions ?? (line.root ? { source: line.source, target: line.target, root: line.root } : undefined),
  }));

/** Readouts that are annotated in the corpus are left to it: `off-whitehouse-2021-09-27-0209` is one of them. */
const readouts = (): Given[] => {
  const held = new Set(
    ['train', 'dev'].flatMap((folder) =>
      readdirSync(join(SHARED, 'corpus', folder)).map((name) => name.replace(/^off-/, '').replace(/\..*$/, '')),
    ),
  );
  return plainLines('articles/readouts.jsonl').filter(({ id }) => !held.has(id));
};

const SETS: Readonly<Record<string, () => Given[]>> = {
  dev: () => sharedDocuments(SHARED, 'dev'),
  train: () => sharedDocuments(SHARED, 'train'),
  annotated: () => ownDocuments(SHARED),
  reports: () => ownReports('learned'),
  'reports-dev': () => ownReports('measured'),
  plv: () => plainLines('eval/plv/train.jsonl'),
  'polnear-dev': () => plainLines('eval/polnear/dev.jsonl'),
  polnear: () => plainLines('eval/polnear/train.jsonl'),
  unlabelled: () => plainLines('corpus/unlabelled.jsonl'),
  readouts,
};

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('usage: dump.ts FOLDER [SET...]');
mkdirSync(folder, { recursive: true });
const models = join(ROOT, 'data/models');
const { language } = loadResources();
const net = new ParserNet(
  openParser(readFileSync(join(models, 'parser-en.bin'))),
  openVectors(readFileSync(join(models, 'vectors-en.bin'))),
  wasmArithmetic(readFileSync(join(models, 'kernel.wasm'))),
);

const formsFile = join(folder, 'forms.txt');
const formIds = new Map(
  existsSync(formsFile)
    ? readFileSync(formsFile, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((form, i) => [form, i])
    : [],
);
const forms = { text: openSync(formsFile, 'a'), rows: openSync(join(folder, 'forms.bin'), 'a') };
const formId = (form: string): number => {
  const known = formIds.get(form);
  if (known !== undefined) return known;
  const row = net.formRow(form);
  writeSync(forms.rows, new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
  writeSync(forms.text, `${form}\n`);
  formIds.set(form, formIds.size);
  return formIds.size - 1;
};

for (const name of wanted.length > 0 ? wanted : Object.keys(SETS)) {
  const own = name.endsWith('.ndjson');
  const given = own ? plainLines(resolve(name)) : SETS[name]?.();
  if (!given) throw new Error(`no set '${name}': ${Object.keys(SETS).join(' ')}, or a file of documents (.ndjson)`);
  const out = openSync(join(folder, `${basename(name, '.ndjson')}.ndjson`), 'w');
  const rows = openSync(join(folder, `${basename(name, '.ndjson')}.enc`), 'w');
  let words = 0;
  for (const document of given) {
    const tokens = language.analyse(document.text);
    const { size, tree } = tokens;
    const encoder = new Int16Array(size * net.encoderWidth);
    net.run(tokens.forms, tokens.sentences, {
      upos: new Uint8Array(size),
      xpos: new Uint8Array(size),
      heads: new Int32Array(size),
      relations: new Uint8Array(size),
      encoder,
    });
    writeSync(rows, new Uint8Array(encoder.buffer));
    const line = {
      ...document,
      row: words,
      starts: [...tokens.starts],
      ends: [...tokens.ends],
      forms: tokens.forms.map(formId),
      sentences: [...tokens.sentences],
      paragraphs: [...tokens.paragraphs],
      upos: [...tokens.upos].map((tag) => UPOS[tag]),
      xpos: tokens.xpos,
      lemmas: tokens.lemmas,
      heads: [...(tree?.heads ?? [])],
      relations: tree?.relations ?? [],
    };
    writeSync(out, `${JSON.stringify(line)}\n`);
    words += size;
  }
  closeSync(out);
  closeSync(rows);
  console.log(`${name}: ${given.length} documents, ${words} words`);
}
