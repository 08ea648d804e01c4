/** `chancery compare`: two accounts of one meeting side by side. */
import { basename } from 'node:path';
import { compareDocuments, loadCompareWords } from '../../desk/compare.js';
import { resourceLoader, type TablesOption } from '../../desk/tables.js';
import { comparisonText } from '../comparison.js';
import { readText } from '../input.js';
import { complain, json, print } from '../output.js';
import { terminal } from '../terminal.js';

export interface CompareCommand extends TablesOption {
  readonly published?: string;
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
  const shown = compareDocuments(
    { text: a, ...facts },
    { text: b, ...facts },
    resources,
    loadCompareWords(options.data),
  );
  await print(
    options.json
      ? `${json(shown.comparison, 2)}\n`
      : comparisonText(shown, [basename(files[0]), basename(files[1])], terminal()),
  );
  return 0;
}
