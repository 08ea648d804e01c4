/** `chancery parse`: tokens, tags and lemmas of a text as CoNLL-U. */
import { DEFAULT_LIMIT, InputError } from '../../ingest/text.js';
import { ConlluError, parseConllu, printConllu, retag } from '../../reading/text/conllu.js';
import { createEnglish } from '../../reading/text/en/wink.js';
import { readText, STDIN } from '../input.js';
import { complain, print } from '../output.js';

export interface ParseCommand {
  readonly goldTokens?: boolean;
  /** Megabytes. */
  readonly limit?: number;
}

/** @returns the exit status */
export async function parseCommand(files: readonly string[], options: ParseCommand): Promise<number> {
  const analyse = createEnglish();
  let failed = 0;
  for (const file of files.length === 0 ? [STDIN] : files) {
    try {
      const text = await readText(file, options.limit === undefined ? DEFAULT_LIMIT : options.limit * 1e6);
      if (options.goldTokens) {
        const given = parseConllu(text);
        await print(printConllu(retag(given, analyse(given.text))));
      } else await print(printConllu(analyse(text)));
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
