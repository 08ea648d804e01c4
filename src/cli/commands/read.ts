/** `chancery read`: readings of documents in any format, of trees of another parser, of NDJSON. */
import { basename } from 'node:path';
import { type Precision, sureEnough } from '../../desk/precision.js';
import { resourceLoader, type TablesOption } from '../../desk/tables.js';
import { toDocument } from '../../ingest/document.js';
import { DEFAULT_LIMIT, InputError } from '../../ingest/text.js';
import type { Document } from '../../model/document.js';
import { read } from '../../reading/read.js';
import type { Resources } from '../../reading/resources.js';
import type { Tokens } from '../../reading/text/tokens.js';
import { ConlluError, parseConllu } from '../conllu.js';
import { type DocumentsCommand, documentsOf } from '../documents.js';
import { asInputError, byteStream, readText, STDIN } from '../input.js';
import { complain, complainLine, json, print } from '../output.js';

export interface ReadCommand extends TablesOption, DocumentsCommand {
  readonly precision?: Precision;
  readonly json?: boolean;
  readonly conllu?: boolean;
}

/** @returns the exit status: 0, or 1 where some input failed */
export async function readCommand(files: readonly string[], options: ReadCommand): Promise<number> {
  const resources = (await resourceLoader(options))();
  const inputs = files.length === 0 ? [STDIN] : files;
  let failed = 0;
  if (options.ndjson) for (const file of inputs) failed += await readLines(file, resources, options);
  else {
    const show = shower(resources, options, inputs.length > 1);
    const found = options.conllu
      ? treesIn(inputs, options)
      : documentsOf(inputs, options, (input, what, advice, isMinor) => {
          if (!isMinor) failed++;
          complainLine(input, what, advice);
        });
    for await (const one of found) {
      if ('failed' in one) failed++;
      else await show(one);
    }
    await show(undefined);
  }
  return failed === 0 ? 0 : 1;
}

const limitOf = ({ limit }: ReadCommand): number => (limit === undefined ? DEFAULT_LIMIT : limit * 1e6);

interface Shown {
  readonly document: Document;
  readonly from: string;
  readonly tokens?: Tokens;
}

/**
 * Prints readings one by one. As JSON one that stands alone is laid out for people, so each waits for the next; at the end
 * it is asked for nothing more.
 */
const shower = (
  resources: Resources,
  options: ReadCommand,
  isOfMany: boolean,
): ((next: Shown | undefined) => Promise<void>) => {
  let count = 0;
  let waiting: Shown | undefined;
  const show = async ({ document, from, tokens }: Shown, isAlone: boolean): Promise<void> => {
    const reading = read(document, resources, tokens ? { tokens } : {});
    if (options.json) return print(`${json(sureEnough(reading, options.precision ?? 'broad'), isAlone ? 2 : 0)}\n`);
    const [{ page }, { terminal }] = await Promise.all([import('../page.js'), import('../terminal.js')]);
    await print((count > 1 ? '\n\n' : '') + page(reading, document.text, nameOf(from), terminal(), options.precision));
  };
  return async (next) => {
    if (!options.json) {
      count++;
      return next && show(next, false);
    }
    if (waiting) await show(waiting, next === undefined && count === 1 && !isOfMany);
    waiting = next;
    count++;
  };
};

const nameOf = (from: string): string => (/^https?:/.test(from) ? from : basename(from));

/** The documents of trees of another parser, which bring their own text. */
async function* treesIn(
  files: readonly string[],
  options: ReadCommand,
): AsyncGenerator<Shown | { readonly failed: true }> {
  for (const file of files) {
    try {
      yield {
        ...trees(await readText(file, limitOf(options)), options),
        from: file === STDIN ? 'standard input' : file,
      };
    } catch (error) {
      complain(file, error);
      yield { failed: true };
    }
  }
}

const trees = (text: string, { published, publisher, url }: ReadCommand): Pick<Shown, 'document' | 'tokens'> => {
  const facts = { ...(published ? { published } : {}), ...(publisher ? { publisher } : {}), ...(url ? { url } : {}) };
  try {
    const tokens = parseConllu(text);
    return { tokens, document: toDocument({ text: tokens.text, ...facts }) };
  } catch (error) {
    if (!(error instanceof ConlluError)) throw error;
    throw new InputError(`no CoNLL-U: ${error.message}`, 'give the output of a UD parser');
  }
};

/** @returns the number of lines that failed */
const readLines = async (file: string, resources: Resources, options: ReadCommand): Promise<number> => {
  let failed = 0;
  const name = file === STDIN ? 'standard input' : file;
  // Brings the runtime schemas, which plain texts do without.
  const { readNdjson, unknownTeller } = await import('../../ingest/ndjson.js');
  const told = unknownTeller();
  try {
    for await (const line of readNdjson(byteStream(file), limitOf(options))) {
      if ('document' in line) {
        const unknown = told(line.unknown ?? []);
        if (unknown) complain(`${name}, line ${line.line}`, unknown);
        await print(`${json(sureEnough(read(line.document, resources), options.precision ?? 'broad'))}\n`);
        continue;
      }
      failed++;
      complainLine(`${name}, line ${line.line}`, line.error, line.advice);
      await print(`${json({ error: line.error, line: line.line })}\n`);
    }
  } catch (error) {
    failed++;
    complain(name, asInputError(error));
  }
  return failed;
};
