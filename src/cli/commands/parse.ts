/** `chancery parse`: words, tags, lemmas and trees of a text as CoNLL-U. */

import { loadLanguage } from '../../desk/resources.js';
import { DEFAULT_LIMIT, InputError } from '../../ingest/text.js';
import { ConlluError, parseConllu, printConllu } from '../conllu.js';
import { readText, STDIN } from '../input.js';
import { complain, print } from '../output.js';

export interface ParseCommand {
  readonly goldTokens?: boolean;
  /** Megabytes. */
  readonly limit?: number;
}

/** @returns the exit status */
export async function parseCommand(files: readonly string[], options: ParseCommand): Promise<number> {
  const language = loadLanguage();
  let failed = 0;
  for (const file of files.length === 0 ? [STDIN] : files) {
    try {
      const text = await readText(file, options.limit === undefined ? DEFAULT_LIMIT : options.limit * 1e6);
      if (options.goldTokens) {
        await print(printConllu(language.tag(parseConllu(text))));
      } else await print(printConllu(language.analyse(text)));
    } catch (error) {
      const shown =
        error instanceof ConlluError
          ? new InputError(`no CoNLL-U: ${error.message}`, 'with --gold-tokens the input is CoNLL-U')
          : error;
      complain(file, shown);
      failed++;
    }
  }
  return failed === 0 ? 0 : 1;
}
