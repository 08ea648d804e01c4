/** `chancery compare`: two accounts of one meeting side by side, of files or of the record. */
import { basename } from 'node:path';
import { type ComparedWithLast, compareMeeting, compareWithLast } from '../../desk/accounts.js';
import { compareDocuments, loadCompareWords } from '../../desk/compare.js';
import { resourceLoader } from '../../desk/tables.js';
import type { Span } from '../../model/span.js';
import { comparisonText } from '../comparison.js';
import { harmless } from '../harmless.js';
import { idMeant } from '../ids.js';
import { readText } from '../input.js';
import { complain, complainLine, json, print } from '../output.js';
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

/** The accounts of a meeting in the record. @returns 0, or 1 where there are no two to compare */
export async function compareMeetingCommand(given: string, options: CompareCommand): Promise<number> {
  return withDesk(options, async (desk) => {
    const id = await idMeant(desk, given, 'entry');
    if (id === undefined) return 1;
    const entry = (await desk.entry(id))?.entry;
    if (entry?.kind !== 'meeting') {
      complainLine(id, 'no meeting in the record', "give two texts, or an id that 'chancery list meetings' shows");
      return 1;
    }
    const resources = (await resourceLoader(options))();
    const words = loadCompareWords(options.data);
    if (options.last) {
      const found = await compareWithLast(desk, entry, resources, words);
      if (found.length === 0) {
        complainLine(id, 'no earlier account by the same office of the same people', 'add its earlier readouts');
        return 1;
      }
      for (const one of found)
        await print(
          options.json
            ? `${json({ earlier: one.earlier, later: one.later, formulas: one.formulas })}\n`
            : lastText(one, terminal()),
        );
      return 0;
    }
    const found = await compareMeeting(desk, entry, resources, words);
    if (found.length === 0) {
      complainLine(
        id,
        'the record does not hold accounts of it by two of its sides',
        'add the readout of the other side',
      );
      return 1;
    }
    for (const shown of found) {
      const { a, b } = shown.comparison;
      const names = [a.publisher ?? a.document, b.publisher ?? b.document] as const;
      await print(options.json ? `${json(shown.comparison)}\n` : comparisonText(shown, names, terminal()));
    }
    return 0;
  });
}

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
