/**
 * `npm run bench`: the budget of time and memory, beside wink-nlp on the same texts in the same run. Seconds depend on the
 * machine; the ratios are what to compare. With --long it also reads ten million words to see that memory stays flat.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { printConllu } from '../src/cli/conllu.js';
import { loadResources, read } from '../src/index.js';
import type { Tokens } from '../src/reading/text/tokens.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
const demo = join(root, 'demo/summit-report.txt');

spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
  cwd: root,
  stdio: 'inherit',
});

/** Texts that one work reads before the next has its turn. */
const BLOCK = 50;
const rows: (readonly string[])[] = [['what', 'floor', 'goal', 'measured']];
const texts = corpus();
const words = texts.reduce((sum, text) => sum + countWords(text), 0);
// Half warms up the compiler, the other half is measured: every text is read once.
const warm = texts.filter((_, i) => i % 2 === 0);
const measured = texts.filter((_, i) => i % 2 === 1);
const measuredWords = measured.reduce((sum, text) => sum + countWords(text), 0);

const nlp = winkNLP(model);
const resources = loadResources();
const { language } = resources;
const analysed = new Map(texts.map((text): [string, Tokens] => [text, language.analyse(text)]));
// A new resource has met none of the words: text that is read once, not again.
const fresh = loadResources().language;
const { wink, parse, tagging, whole } = speeds({
  wink: (text) => nlp.readDoc(text),
  parse: (text) => printConllu(language.analyse(text)),
  tagging: (text) => fresh.tag(analysed.get(text) as Tokens),
  whole: (text) => read({ text, published: '2022-06-01' }, resources),
});
// Punctuation counts, as in the treebanks.
const tokens = measured.reduce((sum, text) => sum + (analysed.get(text)?.size ?? 0), 0) / measuredWords;

const sentences = measured.reduce((sum, text) => sum + (analysed.get(text)?.sentences.length ?? 0), 0) / measuredWords;

rows.push(['wink-nlp itself, words/s', '', '', number(wink)]);
rows.push(['whole reading, words/s', '15,000 (60,000 for now)', '40,000', number(whole)]);
rows.push(['  sentences/s', '600', '', number(whole * sentences)]);
rows.push(['  wink-nlp is faster by', '35', '', (wink / whole).toFixed(1)]);
rows.push(['tags, trees and lemmas, words of the treebank/s', '50,000', '60,000', number(tagging * tokens)]);
rows.push(['  wink-nlp, which has no trees, is faster by', '', '', (wink / tagging).toFixed(1)]);
rows.push(['parse, raw text to CoNLL-U, words of the treebank/s', '35,000', '', number(parse * tokens)]);
rows.push(['opening the models', '200 ms', '', `${modelLoad()} ms`]);
const size = (...names: string[]): string =>
  `${(names.reduce((sum, name) => sum + statSync(join(root, 'data/models', name)).size, 0) / 1e6).toFixed(2)} MB`;
rows.push(['parser and its word vectors, committed', '8 MB', '', size('parser-en.bin', 'vectors-en.bin')]);
if (process.argv.includes('--long')) rows.push(['memory after 1 and after 10 million words', '', 'flat', longMemory()]);
rows.push(['chancery read of one page, start to end', '1.0 s (0.5 s for now)', '0.5 s', seconds(startToEnd())]);
rows.push(['peak memory of reading', '600 MB', '300 MB', `${peakMemory()} MB`]);
const folders = (...names: string[]): string =>
  `${(names.reduce((sum, name) => sum + folderSize(join(root, 'data', name)), 0) / 1e6).toFixed(2)} MB`;
rows.push(['models and compiled tables, committed', '16 MB', '10 MB', folders('models', 'compiled')]);
rows.push(['edited tables, committed', '', '', folders('actors', 'en', 'places', 'vocabulary')]);
for (const [name, value] of proportion()) rows.push([name, '', 'in proportion', value]);
print();

/** Real texts where they are at hand, else the demo's, often enough to measure anything. */
function corpus(): string[] {
  const files = ['eval/polnear/dev.jsonl', 'eval/polnear/train.jsonl', 'articles/readouts.jsonl'].map((file) =>
    join(shared, file),
  );
  if (files.every((file) => existsSync(file)))
    return files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { text: string }).text),
    );
  const names = ['summit-report', 'summit-readout', 'summit-garbled'];
  const own = names.map((name) => readFileSync(join(root, 'demo', `${name}.txt`), 'utf8'));
  return Array.from({ length: 600 }, (_, i) => `${own[i % own.length]}\n\n${i}`);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/**
 * Words a second over the measured texts, after the others warmed up. A machine that is slower for some seconds is so for
 * all of the works: they take turns, block by block.
 */
function speeds<Name extends string>(works: Readonly<Record<Name, (text: string) => unknown>>): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const spent = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const run = (list: readonly string[], isMeasured: boolean): void => {
    for (let from = 0; from < list.length; from += BLOCK)
      for (const name of names) {
        const start = performance.now();
        for (const text of list.slice(from, from + BLOCK)) works[name](text);
        if (isMeasured) spent[name] += performance.now() - start;
      }
  };
  run(warm, false);
  run(measured, true);
  for (const name of names) spent[name] = (measuredWords / spent[name]) * 1000;
  return spent;
}

/** Median of seven runs of the whole process, in seconds. */
function startToEnd(): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, ['bin/chancery.js', 'read', '--published', '2023-11-16', demo], { cwd: root });
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[3] ?? Number.NaN;
}

/** Peak resident memory of a process that reads all the texts, in megabytes. */
function peakMemory(): number {
  const script = `
    const { loadResources, read } = await import(process.argv[1]);
    const resources = loadResources();
    let input = '';
    for await (const chunk of process.stdin) {
      input += chunk;
      const lines = input.split('\\n');
      input = lines.pop();
      for (const line of lines) read(JSON.parse(line), resources);
    }
    console.log(Math.round(process.resourceUsage().maxRSS / 1024));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script, join(root, 'dist/index.js')], {
    input: texts.map((text) => `${JSON.stringify({ text })}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return Number(stdout);
}

/** Median of five: from tables in memory to the first tree, less the time of a second tree. */
function modelLoad(): number {
  const script = `
    const { loadResources, read } = await import(process.argv[1]);
    const { language } = loadResources();
    const start = performance.now();
    language.analyse('The ministers met.');
    console.log(performance.now() - start);`;
  const times = Array.from({ length: 5 }, () =>
    Number(
      spawnSync(process.execPath, ['--input-type=module', '-e', script, join(root, 'dist/index.js')], {
        encoding: 'utf8',
      }).stdout,
    ),
  );
  return Math.round(times.sort((a, b) => a - b)[2] ?? Number.NaN);
}

/** Resident memory of one process that parses the texts, each made new by a running number, for ten million words. */
function longMemory(): string {
  let done = 0;
  const sizes: number[] = [];
  for (let round = 0; done < 10e6; round++) {
    for (const text of texts) {
      done += language.analyse(text.replace(/\b\d+\b/g, (n) => `${n}${round}`)).size;
      const size = process.memoryUsage.rss() / 1e6;
      if (sizes.length === 0 && done > 1e6) sizes.push(size);
      if (done >= 10e6) {
        sizes.push(size);
        break;
      }
    }
  }
  return sizes.map((size) => `${size.toFixed(0)} MB`).join(', ');
}

/** One text at 1, 10 and 100 times its length: milliseconds, and the time of each word beside the shortest's. */
function* proportion(): Generator<[string, string]> {
  const text = readFileSync(demo, 'utf8');
  let base = 0;
  for (const factor of [1, 10, 100]) {
    const long = Array.from({ length: factor }, () => text).join('\n\n');
    const time = median(factor === 100 ? 5 : 25, () => read({ text: long, published: '2023-11-16' }, resources));
    if (factor === 1) base = time;
    yield [
      `time of a text ${factor} times as long`,
      `${time.toFixed(1)} ms, ${(time / factor / base).toFixed(2)} a word`,
    ];
  }
}

function median(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function folderSize(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? folderSize(path) : statSync(path).size);
  }, 0);
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

function print(): void {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  console.log(`Node ${process.version}, ${number(words)} words in ${number(texts.length)} texts, each read once\n`);
  for (const cells of rows)
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
