/**
 * `npm run demo`: reads the demo record's documents and prints, in less than one screen, what a desk officer would want to
 * see of each pair of states: who met last and how well that is reported, which lines are open, what was promised, what
 * went wrong. It ends with the briefing on the first pair, as Markdown and as one page. With a path, the record is kept there.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { columns, padded, terminal } from '../src/cli/terminal.js';
import { briefingTexts } from '../src/desk/demo.js';
import { Desk } from '../src/desk/desk.js';
import { loadResources } from '../src/desk/resources.js';
import { headline, reportsText, whenText } from '../src/export/headline.js';
import { toDocument } from '../src/ingest/document.js';
import type { DocumentInput } from '../src/model/document.js';
import { PARTY, type Party } from '../src/model/generated/parties.js';
import type { Entry, ItemKind } from '../src/model/record.js';
import type { Resources } from '../src/reading/resources.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PAIRS: readonly (readonly [Party, Party])[] = [
  ['CHN', 'USA'],
  ['RUS', 'TUR'],
];
const { color, width } = terminal();

let loaded: Resources | undefined;
const resources = (): Resources => {
  loaded ??= loadResources();
  return loaded;
};

const folder = mkdtempSync(join(tmpdir(), 'chancery-demo-'));
const [place] = process.argv.slice(2);
try {
  const desk = await Desk.open(place ?? join(folder, 'demo.db'), { resources });
  const documents = readFileSync(join(root, 'demo/record/documents.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => toDocument(JSON.parse(line) as DocumentInput));
  await desk.add(documents);
  await print(desk, documents.length);
  await brief(desk);
  await desk.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function print(desk: Desk, documents: number): Promise<void> {
  const counts = await desk.counts();
  const { copies, families, garbled } = await desk.families();
  const entries = Object.values(counts.entries).reduce((sum, count) => sum + count, 0);
  console.log(
    `${documents} documents, ${copies} of them copies in ${families} families (${garbled} garbled by machine): ${entries} entries`,
  );
  for (const pair of PAIRS) await printPair(desk, pair);
}

/** Writes the briefing on the first pair beside the demo, and says where it lies. */
async function brief(desk: Desk): Promise<void> {
  const [pair] = PAIRS;
  if (!pair) return;
  const { markdown, html } = await briefingTexts(desk, pair, resources);
  const to = join(root, 'demo/briefing');
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'briefing.md'), markdown);
  writeFileSync(join(to, 'briefing.html'), html);
  console.log(`\n${color.bold('Briefing')}  demo/briefing/briefing.html, briefing.md`);
}

async function printPair(desk: Desk, parties: readonly [Party, Party]): Promise<void> {
  const all = async <K extends ItemKind>(kind: K): Promise<Entry<K>[]> => {
    const found: Entry<K>[] = [];
    for await (const entry of desk.entries(kind, { parties })) found.push(entry);
    return found;
  };
  const meetings = (await all('meeting')).filter(({ value }) => value.status === 'happened');
  // A CONSULT is the meeting once more.
  const deeds = (await all('event')).filter(({ value }) => value.plover !== 'CONSULT');
  console.log(`\n${color.bold(parties.map((party) => PARTY[party].name).join(' and '))}`);
  row('met last', newest(meetings.filter(isDay), 3).map(told));
  row('most told', mostTold([...meetings, ...deeds], 2).map(told));
  row(
    'lines',
    [...latest(await all('channel'))].map((entry) => `${entry.value.kind} ${entry.value.state} (${whenText(entry)})`),
    ' · ',
  );
  row(
    'promised',
    newest(
      (await all('commitment')).filter(({ reports }) => reports.length > 1),
      2,
    ).map(told),
  );
  row('incidents', mostTold(await all('incident'), 2).map(told));
}

function row(name: string, values: readonly string[], joint?: string): void {
  if (values.length === 0) return;
  const lines = joint === undefined ? values : [values.join(joint)];
  for (const [i, line] of lines.entries()) console.log(columns(padded(i === 0 ? `  ${name}` : '', 13), line, width, 0));
}

function isDay({ date }: Entry): boolean {
  return typeof date === 'string' && date.length === 10;
}

function newest<E extends Entry>(entries: readonly E[], count: number): E[] {
  return [...entries].sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, count);
}

function mostTold<E extends Entry>(entries: readonly E[], count: number): E[] {
  return [...entries].sort((a, b) => b.independent - a.independent || (a.id < b.id ? -1 : 1)).slice(0, count);
}

/** The newest state of each kind of line. */
function latest(channels: readonly Entry<'channel'>[]): Iterable<Entry<'channel'>> {
  return new Map([...channels].sort((a, b) => (a.day < b.day ? -1 : 1)).map((one) => [one.value.kind, one])).values();
}

function told(entry: Entry): string {
  // On one line, however the headline is wrapped.
  const reports = reportsText(entry).replaceAll(' ', '\u00a0');
  return `${whenText(entry)}  ${headline(entry)}  ${color.dim(reports)}`;
}
