/** `chancery read`: readings of files, of standard input, of NDJSON. */
import { basename } from 'node:path';
import { resourceLoader, type TablesOption } from '../../desk/tables.js';
import { toDocument } from '../../ingest/document.js';
import { DEFAULT_LIMIT, InputError } from '../../ingest/text.js';
import type { Document } from '../../model/document.js';
import { read } from '../../reading/read.js';
import type { Resources } from '../../reading/resources.js';
import { ConlluError, parseConllu } from '../../reading/text/conllu.js';
import type { Tokens } from '../../reading/text/tokens.js';
import { asInputError, byteStream, readText, STDIN } from '../input.js';
import { complain, complainLine, json, print } from '../output.js';

export interface ReadCommand extends TablesOption {
  readonly published?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly url?: string;
  readonly json?: boolean;
  readonly conllu?: boolean;
  readonly ndjson?: boolean;
  /** Megabytes. */
  readonly limit?: number;
}

/** @returns the exit status: 0, or 1 where some input failed */
export async function readCommand(files: readonly string[], options: ReadCommand): Promise<number> {
  const resources = (await resourceLoader(options))();
  const inputs = files.length === 0 ? [STDIN] : files;
  let failed = 0;
  for (const [index, file] of inputs.entries()) {
    if (options.ndjson) failed += await readLines(file, resources, options);
    else if (!(await readOne(file, index, inputs.length, resources, options))) failed++;
  }
  return failed === 0 ? 0 : 1;
}

const limitOf = ({ limit }: ReadCommand): number => (limit === undefined ? DEFAULT_LIMIT : limit * 1e6);

const readOne = async (
  file: string,
  index: number,
  count: number,
  resources: Resources,
  options: ReadCommand,
): Promise<boolean> => {
  try {
    if (/\.(jsonl|ndjson)$/.test(file)) throw new InputError('documents one a line', 'read them with --ndjson');
    const { document, tokens } = parse(await readText(file, limitOf(options)), options);
    const reading = read(document, resources, tokens ? { tokens } : {});
    if (options.json) await print(`${json(reading, count > 1 ? 0 : 2)}\n`);
    else {
      const [{ page }, { terminal }] = await Promise.all([import('../page.js'), import('../terminal.js')]);
      const name = file === STDIN ? 'standard input' : basename(file);
      await print((index > 0 ? '\n\n' : '') + page(reading, document.text, name, terminal()));
    }
    return true;
  } catch (error) {
    complain(file, error);
    return false;
  }
};

/** The document of a file; with --conllu its trees, which bring their own text. */
const parse = (text: string, options: ReadCommand): { document: Document; tokens?: Tokens } => {
  const facts = {
    ...(options.published ? { published: options.published } : {}),
    ...(options.publisher ? { publisher: options.publisher } : {}),
    ...(options.url ? { url: options.url } : {}),
  };
  if (!options.conllu)
    return { document: toDocument({ text, ...facts, ...(options.title ? { title: options.title } : {}) }) };
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
  const { readNdjson } = await import('../../ingest/ndjson.js');
  try {
    for await (const line of readNdjson(byteStream(file), limitOf(options))) {
      if ('document' in line) {
        await print(`${json(read(line.document, resources))}\n`);
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
