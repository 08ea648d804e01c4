/**
 * `npm run evaluate`: every scorer of ../shared/eval that applies, and one table of where the reading stands.
 * `--json` prints the scorers' own figures instead; `--only articles,events` evaluates some parts alone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseConllu, printConllu } from '../src/cli/conllu.js';
import { Desk } from '../src/desk/desk.js';
import { jsonLine } from '../src/export/formats.js';
import { exportRow } from '../src/export/rows.js';
import { loadResources, read, toDocument } from '../src/index.js';
import type { DocumentInput } from '../src/model/document.js';
import type { Reading } from '../src/model/reading.js';
import { type Tokens, uposOf } from '../src/reading/text/tokens.js';
import { findDates } from '../src/reading/time/dates.js';
import { dateNear } from '../src/reading/time/near.js';
import { measureLayers } from './evaluate/cases.js';
import { bandsOf, codedRecords, sampledEvents } from './evaluate/confidence.js';
import { withoutOthers } from './evaluate/guests.js';
import { rowsOverTime } from './evaluate/over-time.js';
import { measureCopies, measureDemo, rowsOf } from './evaluate/record.js';
import { evaluateClean, evaluateSpun } from './evaluate/spun.js';
import { ownReports } from './train/annotated.js';
import { measureCases, measurePeople, type Share } from './who/measure.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env.CHANCERY_SHARED ?? join(root, '../shared');
if (!existsSync(join(shared, 'eval'))) {
  console.log(`nothing to evaluate: ${shared} is missing (CHANCERY_SHARED names the folder)`);
  process.exit(0);
}
const resources = loadResources();
const folder = mkdtempSync(join(tmpdir(), 'chancery-evaluate-'));
const rows: (readonly [what: string, measure: string, value: string])[] = [];
const all: Record<string, unknown> = {};
type Numbers = Readonly<Record<string, number>>;
type Scores = Readonly<Record<string, Numbers>>;

const score = <T>(scorer: string, ...args: string[]): T => {
  const out = execFileSync('node', [join(shared, 'eval', scorer), ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(out) as T;
};
const lines = <T>(path: string): T[] =>
  readFileSync(join(shared, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
const temporary = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const percent = (value: number | undefined): string => (value === undefined ? '-' : (100 * value).toFixed(1));
const row = (what: string, measure: string, value: string): void => {
  rows.push([what, measure, value]);
};
/** Readings of the documents of a file, one a line, as `chancery read --ndjson` prints them. */
const readOne = (document: DocumentInput): Reading => read(document, resources);
const written = (name: string, made: readonly Reading[]): string =>
  temporary(name, made.map((reading) => `${JSON.stringify(reading)}\n`).join(''));
const readings = (name: string, documents: readonly DocumentInput[]): string => written(name, documents.map(readOne));

/** Verbs of meeting. */
const MEETING_VERBS = new Set(['meet', 'speak', 'talk', 'receive', 'visit', 'host', 'call', 'telephone', 'welcome']);

const PARTS = {
  corpus,
  articles,
  statements,
  events,
  confidence,
  relations,
  meetings,
  days: meetingDays,
  who: whoIsWho,
  cases,
  garbled,
  treebanks,
  travels,
  record,
} as const;
const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const wanted = options.only?.split(',') ?? Object.keys(PARTS);
const strange = wanted.filter((name) => !(name in PARTS));
if (strange.length > 0) {
  console.error(`no part is called ${strange.join(', ')}: ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

try {
  for (const [name, part] of Object.entries(PARTS)) if (wanted.includes(name)) await part();
  if (options.json) console.log(JSON.stringify(all, null, 2));
  else print();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Whole real documents, annotated exhaustively: all of them, and news and documents of states apart; and short reports of our own. */
function corpus(): void {
  const dev = join(shared, 'corpus/dev');
  if (!existsSync(dev)) return;
  const pairs = readdirSync(dev)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((name) => {
      const path = join(dev, name);
      const { document } = JSON.parse(readFileSync(path, 'utf8')) as {
        readonly document: {
          readonly id: string;
          readonly file: string;
          readonly kind: string;
          readonly published?: string;
        };
      };
      const { id, file, kind, published } = document;
      const text = readFileSync(join(dev, file), 'utf8');
      const reading = read({ id, text, ...(published ? { published } : {}) }, resources);
      return { isNews: kind === 'report', files: [temporary(`${id}.json`, JSON.stringify(reading)), path] };
    });
  const reports = ownReports('measured').map(({ id, text, published, marked }) => [
    temporary(`${id}.json`, JSON.stringify(read({ id, text, published }, resources))),
    temporary(`${id}.gold.json`, JSON.stringify(marked)),
  ]);
  for (const [what, some] of [
    ['corpus dev', pairs],
    ['corpus dev, news', pairs.filter(({ isNews }) => isNews)],
    ['corpus dev, states', pairs.filter(({ isNews }) => !isNews)],
    ['short reports', reports.map((files) => ({ files }))],
  ] as const) {
    const scores = score<Scores>('score-reading.mjs', ...some.flatMap(({ files }) => files));
    all[what] = scores;
    for (const [measure, { f1, p, r, gold }] of Object.entries(scores))
      if (gold) row(what, `${measure}, F1 (precision, recall)`, `${percent(f1)} (${percent(p)}, ${percent(r)})`);
  }
}

function articles(): void {
  const names = [
    'beijing-2023-06-18',
    'russia-germany-france-2019-05-21',
    'us-china-2022-11-14',
    'us-iraq-2021-07-26',
    'us-japan-2022-02-11',
  ];
  const pairs = names.flatMap((name) => {
    const gold = join(shared, 'articles', `${name}.gold.json`);
    const { document } = JSON.parse(readFileSync(gold, 'utf8')) as { document: { published?: string } };
    const text = readFileSync(join(shared, 'articles', `${name}.txt`), 'utf8');
    const reading = read(
      { text, ...(document.published ? { published: document.published.slice(0, 10) } : {}) },
      resources,
    );
    return [temporary(`${name}.json`, JSON.stringify(reading)), gold];
  });
  for (const [what, files] of [
    ['five golds, one sum', pairs],
    ['Beijing article alone', pairs.slice(0, 2)],
  ] as const) {
    const scores = score<Scores>('score-reading.mjs', ...files);
    all[what] = scores;
    for (const [measure, { f1, r, gold }] of Object.entries(scores)) {
      if (!gold) continue;
      const recallOnly = measure.includes('recall only');
      row(
        what,
        `${measure.replace(' (recall only)', '')}, ${recallOnly ? 'recall' : 'F1'}`,
        percent(recallOnly ? r : f1),
      );
    }
  }
}

function statements(): void {
  const documents = lines<DocumentInput>('eval/polnear/dev.jsonl');
  const scores = score<Scores>(
    'score-statements.mjs',
    readings('polnear.jsonl', documents),
    join(shared, 'eval/polnear/dev.jsonl'),
  );
  all['PolNeAR dev'] = scores;
  for (const [key, name] of [
    ['exactSource', 'source, exact F1'],
    ['exactCue', 'cue, exact F1'],
    ['exactContent', 'content, exact F1'],
    ['chars', 'content by character, F1'],
    ['content', 'statement (IoU 0.5), F1'],
    ['source', 'statement and speaker, F1'],
  ] as const)
    row('PolNeAR dev', name, percent(scores[key]?.f1));
  row('PolNeAR dev', 'statement, precision / recall', `${percent(scores.content?.p)} / ${percent(scores.content?.r)}`);
}

function events(): void {
  const path = 'eval/plover-gsr/dev.jsonl';
  const scores = score<Scores>('score-events.mjs', readings('gsr.jsonl', lines(path)), join(shared, path));
  all['PLOVER records dev'] = scores;
  row('PLOVER records dev', 'type, recall', percent(scores.type?.r));
  row('PLOVER records dev', 'most confident event right', percent(scores.first?.r));
  row('PLOVER records dev', 'type with source and target', percent(scores.dyad?.r));
}

/** Whether the confidence of events says how often they are right: on judged events, and by their type on the records. */
function confidence(): void {
  const sample = sampledEvents(root, shared, resources);
  for (const { name, share, count } of bandsOf(sample))
    row('events-200, judged', `right, of confidence ${name}`, `${percent(share)} of ${count}`);
  all['events-200, judged'] = bandsOf(sample);
  const coded = codedRecords(shared, resources);
  for (const { name, share, count } of bandsOf(coded))
    row('PLOVER records dev', `type right, of confidence ${name}`, `${percent(share)} of ${count}`);
  all['PLOVER records dev, by confidence'] = bandsOf(coded);
}

function relations(): void {
  const path = 'eval/plv/train.jsonl';
  const documents = lines<DocumentInput & { source: [number, number][]; target: [number, number][] }>(path).map(
    ({ source, target, ...document }) => ({ ...document, pairs: [{ source, target }] }),
  );
  const scores = score<Record<'given' | 'found', Numbers>>(
    'score-relations.mjs',
    readings('plv.jsonl', documents),
    join(shared, path),
  );
  all['PLV train'] = scores;
  row('PLV train', 'sides given, macro-F1, learned from these', percent(scores.given.macroF1));
  row('PLV train', 'sides found, accuracy', percent(scores.found.accuracy));
  row('PLV train', 'sides found, coded at all', percent(scores.found.coded));
}

function meetings(): void {
  const path = 'eval/meetings/dev.jsonl';
  const golds = lines<DocumentInput & { meeting: { parties: readonly string[] } }>(path);
  const made = golds.map(readOne);
  const scores = score<Numbers>('score-meetings.mjs', written('meetings.jsonl', made), join(shared, path));
  const alone = withoutOthers(made, golds);
  all['readouts dev'] = { ...scores, alone };
  for (const [key, name] of [
    ['present', 'people and parties among the actors'],
    ['parties', 'meeting: parties'],
    ['format', 'and format'],
    ['people', 'and people'],
    ['dated', 'day, where told'],
  ] as const)
    row('readouts dev', name, percent(scores[key]));
  row('readouts dev', 'meeting: no other parties, of those with these', percent(alone));
  row('readouts dev', 'further meetings a document', (scores.further ?? 0).toFixed(2));
}

/** The first verb of meeting, -1 where there is none. */
function firstMeeting(tokens: Tokens): number {
  return tokens.lemmas.findIndex((lemma, i) => uposOf(tokens, i) === 'VERB' && MEETING_VERBS.has(lemma));
}

/** The day of the first meeting verb by its clause, else of the publication: a readout is about its own day. */
function meetingDays(): void {
  const documents = lines<DocumentInput & { meeting: { date?: string } }>('eval/meetings/dev.jsonl').filter(
    ({ meeting }) => meeting.date,
  );
  let right = 0;
  let near = 0;
  for (const { text, published, meeting } of documents) {
    const tokens = resources.language.analyse(text);
    const dates = findDates(tokens, { published }, resources.times);
    const first = firstMeeting(tokens);
    const value = (first === -1 ? undefined : dateNear(dates, tokens, first)?.value) ?? dates.reference;
    const day = typeof value === 'string' ? value : value?.start;
    if (day === meeting.date) right++;
    else if (process.argv.includes('--misses')) console.log(`day ${day}, not ${meeting.date}: ${text.slice(0, 200)}`);
    if (Math.abs(Date.parse(day ?? '') - Date.parse(meeting.date ?? '')) <= 86_400_000) near++;
  }
  all['readouts dev, day'] = { n: documents.length, right: right / documents.length, near: near / documents.length };
  row('readouts dev', 'day of the first meeting verb', percent(right / documents.length));
}

/** Our own cases of the layers that are worked on by them. */
function cases(): void {
  for (const { layer, cases: count, missed } of measureLayers(resources)) {
    all[`cases of ${layer}`] = { cases: count, passed: count - missed.size };
    row('cases of our own', `${layer} (${count})`, percent((count - missed.size) / count));
  }
  for (const { layer, cases: count, missed } of measureLayers(resources, 'unseen')) {
    all[`unseen cases of ${layer}`] = { cases: count, passed: count - missed.size };
    row('cases that no code was made for', `${layer} (${count})`, percent((count - missed.size) / count));
  }
}

/** Names and bare phrases on a day: cases of our own, and the people of readouts by their names alone. */
function whoIsWho(): void {
  const figures = measureCases(root, resources);
  const people = measurePeople(lines('eval/meetings/dev.jsonl'), resources);
  all.who = { ...figures, people };
  const show = (measure: string, { right, of }: Share): void =>
    row('who', `${measure} (${of})`, percent(of === 0 ? undefined : right / of));
  for (const [group, share] of Object.entries(figures.groups)) show(group, share);
  for (const [field, share] of Object.entries(figures.fields)) show(`field ${field}`, share);
  show('people of readouts: party', people);
}

/** The secretary of state's stops abroad, by the Office of the Historian, in a record of all the readouts. */
async function travels(): Promise<void> {
  const readouts = 'articles/readouts.jsonl';
  const desk = await Desk.open(join(folder, 'readouts.db'), { resources: () => resources });
  await desk.add(lines<DocumentInput>(readouts).map(toDocument));
  const exported: string[] = [];
  for await (const told of desk.told('meeting')) exported.push(jsonLine(exportRow(told, 'evaluate')));
  await desk.close();
  const meetings = temporary('meetings.export.jsonl', exported.join(''));
  const scorer = [
    join(shared, 'eval/score-travels.mjs'),
    meetings,
    join(shared, 'actors/travels.jsonl'),
    join(shared, readouts),
  ];
  const out = execFileSync('node', scorer, { encoding: 'utf8' });
  const [, stops = '', found = ''] = /readout (\d+)\s+found in the record\s+([\d.]+)/.exec(out) ?? [];
  all.travels = { stops: Number(stops), found: Number(found) / 100 };
  row('record of readouts', `stops abroad found, of ${stops}`, found);
}

/** How what is told by many becomes one: the demo record, and copies of real readouts. */
function record(): void {
  const { all: whole, kept, overTime } = measureDemo(root, resources);
  all['demo record'] = { whole: whole.kinds, kept: kept.kinds, families: whole.families, overTime };
  for (const [measure, value] of rowsOf(whole)) row('demo record', measure, percent(value));
  for (const [measure, value] of rowsOf(kept)) row('demo record, not learned from', measure, percent(value));
  for (const [measure, value] of rowsOverTime(overTime)) row('demo record, over time', measure, percent(value));
  if (process.argv.includes('--misses')) for (const miss of [...whole.misses, ...overTime.misses]) console.log(miss);
  const copies = measureCopies(shared, resources, 400);
  if (!copies) return;
  all['copies of readouts'] = copies;
  row('400 readouts, nine copies each', 'families, F1', percent(copies.families));
  row('400 readouts, nine copies each', `entries as of the originals alone (${copies.entries})`, percent(copies.equal));
}

/** Names restored and verdicts, on readouts that our own spinner garbled and on clean texts. */
function garbled(): void {
  const readouts = lines<DocumentInput>('articles/readouts.jsonl');
  const figures = {
    ...evaluateSpun(resources, shared, { readouts: 300 }),
    ...named('clean news', evaluateClean(resources, lines<DocumentInput>('eval/polnear/dev.jsonl'))),
    ...named('clean readouts', evaluateClean(resources, readouts.filter((_, i) => i % 3 === 1).slice(0, 500))),
  };
  all.spun = figures;
  for (const [measure, value] of Object.entries(figures))
    row(
      'spun',
      measure,
      value <= 1 && !measure.includes('clean ') ? percent(value) : String(Math.round(value * 1000) / 1000),
    );
}

function named(name: string, figures: Numbers): Numbers {
  return Object.fromEntries(Object.entries(figures).map(([measure, value]) => [`${name}: ${measure}`, value]));
}

function treebanks(): void {
  for (const [name, file] of [
    ['EWT dev', 'eval/ud/ewt-dev.conllu'],
    ['GUM dev', 'eval/ud/gum-open-dev.conllu'],
  ] as const) {
    const gold = join(shared, file);
    const given = parseConllu(readFileSync(gold, 'utf8'));
    const tagged = temporary(`${name}.tags.conllu`, printConllu(resources.language.tag(given)));
    const scores = score<Numbers>('score-parse.mjs', tagged, gold);
    const raw = execFileSync('node', [join(shared, 'eval/score-tokens.mjs'), '--text', gold], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const cut = temporary(`${name}.tokens.conllu`, printConllu(resources.language.analyse(raw)));
    const tokens = score<Scores>('score-tokens.mjs', cut, gold);
    all[name] = { ...scores, ...tokens };
    row(name, 'UPOS, gold words', percent(scores.upos));
    row(name, 'lemma, gold words', percent(scores.lemma));
    row(name, 'UAS, gold words', percent(scores.uas));
    row(name, 'LAS, gold words', percent(scores.las));
    row(name, 'passives, agents, relative clauses, F1', percent(scores.roles));
    row(name, 'tokens, F1', percent(tokens.tokens?.f1));
    row(name, 'sentences, F1', percent(tokens.sentences?.f1));
  }
}

function print(): void {
  const width = [0, 1].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  let last = '';
  for (const [what, measure, value] of rows) {
    if (what !== last && last !== '') console.log();
    console.log(
      `${(what === last ? '' : what).padEnd(width[0] ?? 0)}  ${measure.padEnd(width[1] ?? 0)}  ${value.padStart(11)}`,
    );
    last = what;
  }
}
