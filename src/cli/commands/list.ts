/** `chancery list`, `timeline`, `search`: what the record holds, for people and one a line as JSON. */
import type { Desk } from '../../desk/desk.js';
import type { Filter } from '../../desk/filter.js';
import { RELEASE } from '../../desk/place.js';
import { EXPORTS, type ExportName, exportRow } from '../../export/rows.js';
import type { Entry } from '../../model/record.js';
import type { Page, PageOptions } from '../../store/store.js';
import { type FilterOptions, filterOf } from '../filter.js';
import { harmless } from '../harmless.js';
import { json, print } from '../output.js';
import { entryLines, type StoreOption, withDesk } from '../record.js';
import { terminal, wrapped } from '../terminal.js';

interface ListCommand extends StoreOption, FilterOptions {
  readonly limit?: number;
  readonly json?: boolean;
}

export async function listCommand(kind: string, options: ListCommand): Promise<number> {
  const limit = options.limit ?? 50;
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    if (kind === 'documents') return listDocuments(desk, limit, filter, options);
    const { lines, next } = await atMost<Entry>(limit, (some) =>
      desk.list(EXPORTS[kind as ExportName], { ...some, ...filter, order: 'newest' }),
    );
    await printEntries(lines, options);
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

const printEntries = async (entries: readonly Entry[], options: { readonly json?: boolean }): Promise<void> => {
  if (options.json) {
    for (const entry of entries) await print(`${json(exportRow(entry, RELEASE))}\n`);
  } else if (entries.length === 0) await print('nothing\n');
  else await print(`${entries.map((entry) => entryLines(entry, terminal())).join('\n')}\n`);
};

const listDocuments = async (desk: Desk, limit: number, filter: Filter, options: ListCommand): Promise<number> => {
  const { lines, next } = await atMost(limit, (some) => desk.documents({ ...filter, ...some }));
  if (lines.length === 0 && !options.json) await print('nothing\n');
  const { color, width } = terminal();
  for (const line of lines) {
    if (options.json) await print(`${json(line)}\n`);
    else {
      const corrected = line.versions > 1 ? `, corrected: ${line.versions} versions` : '';
      await print(
        `${line.published?.slice(0, 10) ?? 'no date   '}  ${wrapped(harmless(line.title ?? 'untitled'), width, 12).slice(12)}\n${' '.repeat(12)}${color.dim(`${harmless(line.publisher ?? 'no publisher')}${corrected}  ${harmless(line.id)}`)}\n`,
      );
    }
  }
  if (next && !options.json) await print(`\nmore follow: --limit ${limit * 2} shows twice as many\n`);
  return 0;
};

export async function searchCommand(words: readonly string[], options: ListCommand): Promise<number> {
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options);
    if (!filter) return 2;
    const { lines, next } = await atMost(options.limit ?? 20, (some) =>
      desk.search(words.join(' '), { ...filter, ...some }),
    );
    const { color, width } = terminal();
    for (const hit of lines) {
      if (options.json) {
        await print(`${json(hit)}\n`);
        continue;
      }
      await print(`${hit.published?.slice(0, 10) ?? 'no date   '}  ${color.bold(harmless(hit.title ?? 'untitled'))}\n`);
      await print(
        `${wrapped(harmless(hit.snippet.text), width, 12)}\n${' '.repeat(12)}${color.dim(harmless(hit.id))}\n`,
      );
    }
    if (!options.json && lines.length === 0) await print('nothing\n');
    if (!options.json && next) await print('\nmore follow: --limit shows more\n');
    return 0;
  });
}

/** All that the record holds with all of these sides, the oldest first. */
export async function timelineCommand(sides: readonly string[], options: ListCommand): Promise<number> {
  return withDesk(options, async (desk) => {
    const filter = await filterOf(desk, options, sides);
    if (!filter) return 2;
    const told = await desk.timeline(filter);
    const entries = told.map(({ entry }) => entry);
    await printEntries(options.limit ? entries.slice(-options.limit) : entries, options);
    return 0;
  });
}
