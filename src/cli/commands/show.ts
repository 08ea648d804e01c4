/** `chancery list`, `show`, `search`, `timeline`, `export`: what the record holds. */
import type { Desk } from '../../desk/desk.js';
import { RELEASE } from '../../desk/place.js';
import { csvHeader, csvLine, type Format, jsonLine } from '../../export/formats.js';
import { headline, statusOf } from '../../export/headline.js';
import { EXPORTS, type ExportName, exportRow } from '../../export/rows.js';
import { PARTIES, PARTY, type Party } from '../../model/generated/parties.js';
import { type Entry, ITEM_KINDS } from '../../model/record.js';
import type { Page, PageOptions } from '../../store/store.js';
import { harmless } from '../harmless.js';
import { complainLine, json, print } from '../output.js';
import { page } from '../page.js';
import { entryLines, type StoreOption, withDesk } from '../record.js';
import { padded, terminal, wrapped } from '../terminal.js';

export interface ListCommand extends StoreOption {
  readonly limit?: number;
  readonly party?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

export async function listCommand(kind: string, options: ListCommand): Promise<number> {
  const parties = partiesOf(options.party ?? []);
  if (!parties) return 2;
  const limit = options.limit ?? 50;
  return withDesk(options, async (desk) => {
    if (kind === 'documents') return listDocuments(desk, limit, options);
    const { lines, next } = await atMost<Entry>(limit, (some) =>
      desk.list(EXPORTS[kind as ExportName], {
        ...some,
        order: 'newest',
        ...(parties.length > 0 ? { parties } : {}),
        ...(options.from ? { from: options.from } : {}),
        ...(options.to ? { to: options.to } : {}),
      }),
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

const listDocuments = async (desk: Desk, limit: number, options: ListCommand): Promise<number> => {
  const { lines, next } = await atMost(limit, (some) => desk.documents(some));
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

/** ISO codes or names of parties; says which is none. */
const partiesOf = (given: readonly string[]): Party[] | undefined => {
  const parties: Party[] = [];
  for (const one of given) {
    const wanted = one.toLowerCase();
    const party = PARTIES.find((code) => code.toLowerCase() === wanted || PARTY[code].name.toLowerCase() === wanted);
    if (!party) {
      complainLine(one, 'no such party', 'give a code (CHN) or the common English name (China)');
      return undefined;
    }
    parties.push(party);
  }
  return parties;
};

export async function showCommand(id: string, options: StoreOption & { readonly json?: boolean }): Promise<number> {
  return withDesk(options, async (desk) => {
    const entry = await desk.entry(id);
    if (entry) {
      await print(
        options.json ? `${json({ ...exportRow(entry.entry, RELEASE), items: entry.items }, 2)}\n` : entryPage(entry),
      );
      return 0;
    }
    const shown = await desk.document(id);
    if (!shown) {
      complainLine(id, 'neither an entry nor a document of the record', 'chancery list shows what there is');
      return 1;
    }
    if (options.json) await print(`${json(shown, 2)}\n`);
    else if (shown.reading) await print(page(shown.reading, shown.document.text, shown.document.id, terminal()));
    else await print(`${harmless(shown.document.text)}\n`);
    return 0;
  });
}

const entryPage = ({ entry, items }: NonNullable<Awaited<ReturnType<Desk['entry']>>>): string => {
  const { color, width } = terminal();
  const lines = [color.bold(harmless(headline(entry)))];
  const row = (name: string, value: string): void => {
    lines.push(`  ${color.dim(padded(name, 14))}${wrapped(value, width, 16).slice(16)}`);
  };
  row('kind', entry.kind);
  if (statusOf(entry)) row('status', statusOf(entry));
  row(
    'date',
    entry.date === null
      ? 'not known'
      : typeof entry.date === 'string'
        ? entry.date
        : `${entry.date.start} to ${entry.date.end}`,
  );
  row('parties', entry.parties.join(', ') || 'none');
  if ('topics' in entry.value && entry.value.topics.length > 0) row('topics', entry.value.topics.join(', '));
  for (const { field, values } of entry.contradictions)
    row(
      `${field} differs`,
      values
        .map(
          ({ value, items: by }) =>
            `${harmless(typeof value === 'string' ? value : JSON.stringify(value))} (${by.length})`,
        )
        .join('; '),
    );
  lines.push('', color.bold(`REPORTS (${entry.reports.length}, ${entry.independent} independent)`));
  for (const report of entry.reports) {
    lines.push(`  ${report.published?.slice(0, 10) ?? 'no date   '}  ${harmless(report.publisher ?? report.document)}`);
    for (const item of items.filter((one) => one.document === report.document))
      for (const words of item.words) lines.push(wrapped(color.cyan(`“${harmless(words)}”`), width, 14));
    lines.push(color.dim(`${' '.repeat(14)}${harmless(report.document)}`));
  }
  lines.push('', color.dim(`${entry.id}${entry.why.length > 0 ? `, merged by ${entry.why.join(', ')}` : ''}`));
  return `${lines.join('\n')}\n`;
};

export async function searchCommand(
  words: readonly string[],
  options: StoreOption & { readonly limit?: number; readonly json?: boolean },
): Promise<number> {
  return withDesk(options, async (desk) => {
    const { lines, next } = await atMost(options.limit ?? 20, (some) => desk.search(words.join(' '), some));
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

/** All that the record holds between two parties, oldest first; statements are many and are left out. */
export async function timelineCommand(a: string, b: string, options: ListCommand): Promise<number> {
  const parties = partiesOf([a, b]);
  if (!parties) return 2;
  return withDesk(options, async (desk) => {
    const entries: Entry[] = [];
    for (const kind of ITEM_KINDS) {
      if (kind === 'statement') continue;
      const found = await atMost<Entry>(Number.MAX_SAFE_INTEGER, (some) =>
        desk.list(kind, {
          ...some,
          parties,
          ...(options.from ? { from: options.from } : {}),
          ...(options.to ? { to: options.to } : {}),
        }),
      );
      entries.push(...found.lines);
    }
    entries.sort((x, y) => (x.day === y.day ? (x.id < y.id ? -1 : 1) : x.day < y.day ? -1 : 1));
    await printEntries(options.limit ? entries.slice(-options.limit) : entries, options);
    return 0;
  });
}

export async function exportCommand(
  name: ExportName,
  options: StoreOption & { readonly format: Format },
): Promise<number> {
  return withDesk(options, async (desk) => {
    let first = true;
    for await (const entry of desk.entries(EXPORTS[name])) {
      const row = exportRow(entry, RELEASE);
      if (options.format === 'csv') {
        if (first) await print(csvHeader(row));
        await print(csvLine(row));
      } else await print(jsonLine(row));
      first = false;
    }
    return 0;
  });
}
