/** `chancery list`, `timeline`, `search`: what the record holds, for people and one a line for programs. */
import type { Desk } from '../../desk/desk.js';
import type { Filter } from '../../desk/filter.js';
import { RELEASE } from '../../desk/place.js';
import { EXPORTS, type ExportName, TIMELINE_COLUMNS } from '../../export/columns.js';
import { csvHeader, csvLine, type Format, jsonLine } from '../../export/formats.js';
import { exportRow, timelineRow } from '../../export/rows.js';
import type { Entry, ToldEntry } from '../../model/record.js';
import type { Page, PageOptions, SearchHit } from '../../store/store.js';
import { type FilterOptions, filterOf, namesSomebody } from '../filter.js';
import { harmless } from '../harmless.js';
import { json, print } from '../output.js';
import { listText, type StoreOption, withDesk, withRecord } from '../record.js';
import { columns, type Terminal, terminal, wrapped } from '../terminal.js';

interface ListCommand extends StoreOption, FilterOptions {
  readonly limit?: number;
  readonly json?: boolean;
}

export async function listCommand(kind: string, options: ListCommand): Promise<number> {
  const limit = options.limit ?? 50;
  return (namesSomebody(options) ? withDesk : withRecord)(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    if (kind === 'documents') return listDocuments(desk, limit, filter, options);
    const { lines, next } = await atMost<Entry>(limit, (some) =>
      desk.list(EXPORTS[kind as ExportName], { ...some, ...filter, order: 'newest' }),
    );
    await printEntries(desk, await desk.withWords(lines), options);
    if (next && !options.json) await print(`\nmore follow: --limit ${limit * 2} shows twice as many\n`);
    return 0;
  });
}

/** The first lines of a list, as many as are asked for: in several pages where that is more than the store gives at once. */
const atMost = async <T>(limit: number, page: (some: PageOptions) => Promise<Page<T>>): Promise<Page<T>> => {
  const lines: T[] = [];
  let next: Page<T>['next'] = null;
  do {
    const found = await page({ limit: limit - lines.length, ...(next ? { after: next } : {}) });
    lines.push(...found.lines);
    next = found.next;
  } while (next && lines.length < limit);
  return { lines, next };
};

const printEntries = async (
  desk: Desk,
  told: readonly ToldEntry[],
  options: { readonly json?: boolean },
): Promise<void> => {
  if (options.json) for (const one of told) await print(jsonLine(exportRow(one, RELEASE)));
  else await print(told.length === 0 ? await nothingText(desk) : listText(told, terminal()));
};

/** That nothing was found; of a record that holds nothing at all, what to do. */
const nothingText = async (desk: Desk): Promise<string> =>
  (await desk.ask.sizes()).documents === 0
    ? 'nothing: the record is empty, chancery add reads documents into it\n'
    : 'nothing\n';

/** Column of the day in lists of documents. */
const DAY = 12;

const listDocuments = async (desk: Desk, limit: number, filter: Filter, options: ListCommand): Promise<number> => {
  const { lines, next } = await atMost(limit, (some) => desk.documents({ ...filter, ...some }));
  if (lines.length === 0 && !options.json) await print(await nothingText(desk));
  const { color, width } = terminal();
  for (const line of lines) {
    if (options.json) await print(`${json(line)}\n`);
    else {
      const from = [line.publisher ?? 'no publisher', ...(line.title && line.file ? [line.file] : [])].join(' · ');
      const corrected = line.versions > 1 ? `, corrected: ${line.versions} versions` : '';
      await print(
        `${columns(dayText(line.published), harmless(line.title ?? line.file ?? 'untitled'), width, 0)}\n${' '.repeat(DAY)}${color.dim(`${harmless(from)}${corrected}  ${harmless(line.id)}`)}\n`,
      );
    }
  }
  if (next && !options.json) await print(`\nmore follow: --limit ${limit * 2} shows twice as many\n`);
  return 0;
};

const dayText = (published: string | null): string => `${published?.slice(0, 10) ?? 'no date   '}  `;

export async function searchCommand(words: readonly string[], options: ListCommand): Promise<number> {
  const limit = options.limit ?? 20;
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    const typed = words.join(' ');
    const { lines, next } = await atMost(limit, (some) => desk.search(typed, { ...filter, ...some }));
    if (options.json) {
      for (const hit of lines) await print(`${json(hit)}\n`);
      return 0;
    }
    if (lines.length === 0) await print(await nothingText(desk));
    for (const hit of lines) await print(hitLines(hit, terminal()));
    if (next) {
      const all = await desk.countFound(typed, filter);
      await print(`\n${lines.length} of ${all.toLocaleString('en')}: --limit ${limit * 2} shows twice as many\n`);
    }
    return 0;
  });
}

/** So many parties of a document are shown. */
const PARTIES = 6;

/** A document that was found: day and title; publisher, parties and number of entries; the words; the id. */
const hitLines = (hit: SearchHit, { color, width }: Terminal): string => {
  const parties = [...hit.parties.slice(0, PARTIES), ...(hit.parties.length > PARTIES ? ['…'] : [])].join(', ');
  const entries = hit.entries === 1 ? '1 entry' : `${hit.entries} entries`;
  const facts = [harmless(hit.publisher ?? 'no publisher'), parties, entries].filter(Boolean).join(' · ');
  return [
    columns(dayText(hit.published), color.bold(harmless(hit.title ?? 'untitled')), width, 0),
    columns(' '.repeat(DAY), facts, width, 0),
    wrapped(color.cyan(harmless(hit.snippet.text)), width, DAY),
    `${' '.repeat(DAY)}${color.dim(harmless(hit.id))}\n`,
  ].join('\n');
};

/** All that the record holds with all of these sides, the oldest first. */
export async function timelineCommand(
  sides: readonly string[],
  options: ListCommand & { readonly format?: Format },
): Promise<number> {
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options, sides);
    if (!filter) return 2;
    const all = await desk.timeline(filter);
    const told = options.limit ? all.slice(-options.limit) : all;
    if (options.format === undefined) {
      await printEntries(desk, told, options);
      return 0;
    }
    if (options.format === 'csv') await print(csvHeader(TIMELINE_COLUMNS));
    for (const one of told) {
      const row = timelineRow(one, RELEASE);
      await print(options.format === 'csv' ? csvLine(TIMELINE_COLUMNS, row) : jsonLine(row));
    }
    return 0;
  });
}
