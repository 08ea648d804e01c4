/** `chancery compare`: two accounts of one meeting side by side, of files or of the record. */
import { basename } from 'node:path';
import { type ComparedWithLast, compareMeeting, compareReports, compareWithLast } from '../../desk/accounts.js';
import type { ShownEntry } from '../../desk/answers.js';
import { compareDocuments, loadCompareWords } from '../../desk/compare.js';
import type { Desk } from '../../desk/desk.js';
import { resourceLoader } from '../../desk/tables.js';
import type { Entry } from '../../model/record.js';
import type { Span } from '../../model/span.js';
import type { Resources } from '../../reading/resources.js';
import type { CompareWords } from '../../record/compare/words.js';
import { comparisonText } from '../comparison.js';
import { harmless } from '../harmless.js';
import { idMeant } from '../ids.js';
import { readText } from '../input.js';
import { complain, complainLine, json, print, remark } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';
import { columns, padded, type Terminal, terminal } from '../terminal.js';

export interface CompareCommand extends StoreOption {
  readonly published?: string;
  readonly last?: boolean;
  readonly json?: boolean;
}

/** @returns the exit status: 0, or 1 where an account could not be read */
export async function compareCommand(files: readonly [string, string], options: CompareCommand): Promise<number> {
  const texts: string[] = [];
  for (const file of files) {
    try {
      texts.push(await readText(file));
    } catch (error) {
      complain(file, error);
    }
  }
  const [a, b] = texts;
  if (a === undefined || b === undefined) return 1;
  const facts = options.published ? { published: options.published } : {};
  const resources = (await resourceLoader(options))();
  const words = loadCompareWords(options.data);
  const shown = compareDocuments({ text: a, ...facts }, { text: b, ...facts }, resources, words);
  const names = [basename(files[0]), basename(files[1])] as const;
  await print(options.json ? `${json(shown.comparison, 2)}\n` : comparisonText(shown, names, terminal()));
  return 0;
}

/** The accounts of an entry in the record, as its page has them. @returns 0, or 1 where there are no two to compare */
export async function compareEntryCommand(given: string, options: CompareCommand): Promise<number> {
  return withDesk(options, async (desk) => {
    const id = await idMeant(desk, given, 'entry');
    if (id === undefined) return 1;
    const shown = await desk.entry(id);
    if (!shown) {
      complainLine(id, 'no entry of the record', "give two texts, or an id that 'chancery list meetings' shows");
      return 1;
    }
    const resources = (await resourceLoader(options))();
    const words = loadCompareWords(options.data);
    const tables = { resources, words };
    return options.last ? printLast(desk, shown.entry, tables, options) : printAccounts(desk, shown, tables, options);
  });
}

interface Tables {
  readonly resources: Resources;
  readonly words: CompareWords;
}

const printLast = async (
  desk: Desk,
  entry: Entry,
  { resources, words }: Tables,
  options: CompareCommand,
): Promise<number> => {
  if (entry.kind !== 'meeting') {
    complainLine(entry.id, `--last is of a meeting, and this is of kind ${entry.kind}`, 'leave --last out');
    return 1;
  }
  const found = await compareWithLast(desk, entry, resources, words);
  if (found.length === 0) {
    complainLine(entry.id, 'no earlier account by the same office of the same people', 'add its earlier readouts');
    return 1;
  }
  for (const one of found)
    await print(
      options.json
        ? `${json({ earlier: one.earlier, later: one.later, formulas: one.formulas })}\n`
        : lastText(one, terminal()),
    );
  return 0;
};

const printAccounts = async (
  desk: Desk,
  shown: ShownEntry,
  { resources, words }: Tables,
  options: CompareCommand,
): Promise<number> => {
  const { entry } = shown;
  const ofSides = entry.kind === 'meeting' ? await compareMeeting(desk, entry, resources, words) : [];
  const ofReports = ofSides.length > 0 ? undefined : await compareReports(desk, shown, resources, words);
  const found = ofReports ? [ofReports] : ofSides;
  if (found.length === 0) {
    complainLine(entry.id, 'one document alone tells of it', 'add another account of it, or give two texts');
    return 1;
  }
  if (ofReports)
    remark(
      `${entry.id}: no accounts by two of its sides; ${entry.reports.length > 2 ? `two of its ${entry.reports.length}` : 'its two'} reports are compared`,
    );
  for (const { comparison, texts } of found) {
    const { a, b } = comparison;
    const names = [a.publisher ?? a.document, b.publisher ?? b.document] as const;
    await print(options.json ? `${json(comparison)}\n` : comparisonText({ comparison, texts }, names, terminal()));
  }
  return 0;
};

const CHANGE_WIDTH = 10;

const lastText = ({ earlier, later, formulas, texts }: ComparedWithLast, { color, width }: Terminal): string => {
  const words = (text: string, spans: readonly Span[]): string =>
    spans.map((span) => `“${harmless(text.slice(...span))}”`).join(' … ');
  const lines = [
    color.bold(harmless(later.title ?? later.document)),
    `${later.published?.slice(0, 10) ?? ''} beside ${earlier.published?.slice(0, 10) ?? ''}: ${harmless(earlier.title ?? earlier.document)}`,
    '',
  ];
  for (const { formula, change, note, before, after } of formulas) {
    lines.push(
      columns(padded(change, CHANGE_WIDTH), `${formula.replaceAll('-', ' ')}${note ? ` (${note})` : ''}`, width, 0),
    );
    if (before.length > 0 && change !== 'kept')
      lines.push(color.dim(columns('before: ', words(texts.earlier, before), width, CHANGE_WIDTH)));
    if (after.length > 0) lines.push(color.dim(columns('now:    ', words(texts.later, after), width, CHANGE_WIDTH)));
  }
  if (formulas.length === 0) lines.push('no set formula of position in either');
  return `${lines.join('\n')}\n`;
};
