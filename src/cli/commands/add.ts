/** `chancery add`, `remove`, `reread`, `rebuild`: into and out of the record. */
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { AddCounts } from '../../desk/desk.js';
import { storeAt } from '../../desk/place.js';
import { toDocument } from '../../ingest/document.js';
import { headed, otherFormat } from '../../ingest/format.js';
import { readNdjson } from '../../ingest/ndjson.js';
import { DEFAULT_LIMIT, InputError } from '../../ingest/text.js';
import type { Document } from '../../model/document.js';
import { asInputError, byteStream, readText, STDIN } from '../input.js';
import { complainLine, print } from '../output.js';
import { countDocuments, filesIn, holdsLines, interruptible, number, progressLine } from '../progress.js';
import { type StoreOption, withDesk } from '../record.js';

export interface AddCommand extends StoreOption {
  readonly published?: string;
  readonly publisher?: string;
  /** Of a single text. */
  readonly title?: string;
  readonly url?: string;
  /** Called for a text whose day nobody says. */
  readonly undated?: (path: string) => void;
  readonly ndjson?: boolean;
  /** Megabytes. */
  readonly limit?: number;
}

/** @returns the exit status: 0, 1 where some input failed, 130 where it was interrupted */
export async function addCommand(paths: readonly string[], options: AddCommand): Promise<number> {
  const inputs = paths.length === 0 ? [STDIN] : paths;
  const single = (['title', 'url'] as const).find((name) => options[name] !== undefined);
  if (
    single &&
    (inputs.length !== 1 || inputs[0] === STDIN || holdsLines(inputs[0] ?? '') || (await isFolder(inputs[0])))
  ) {
    complainLine(`--${single}`, 'is of one text', 'name one file of text, or say it in NDJSON of each document');
    return 2;
  }
  let failed = 0;
  let total: AddCounts = { added: 0, changed: 0, known: 0 };
  const interrupt = interruptible();
  const line = progressLine(interrupt.signal, () => countDocuments(inputs, options.ndjson === true, interrupt.signal));
  const summary = (): string =>
    [
      `${number(total.added)} added`,
      ...(total.changed > 0 ? [`${number(total.changed)} changed`] : []),
      `${number(total.known)} known`,
      `${number(failed)} failed`,
    ].join(', ');
  const fail = (input: string, what: string, advice: string): void => {
    failed++;
    line.counted(summary(), 1);
    line.aside(() => complainLine(input, what, advice));
  };
  let told = false;
  const undated = (path: string): void => {
    if (told) return;
    told = true;
    line.aside(() =>
      complainLine(
        path,
        'no day of publication is known, so that relative dates and offices stay open',
        'say it with --published 2023-06-18 (told once; it is read all the same)',
      ),
    );
  };
  try {
    await withDesk(
      options,
      (desk) =>
        desk.add(
          documentsIn(inputs, { ...options, undated }, fail),
          (counts) => {
            total = {
              added: total.added + counts.added,
              changed: total.changed + counts.changed,
              known: total.known + counts.known,
            };
            line.counted(summary(), counts.known);
            return true;
          },
          { signal: interrupt.signal, read: line.read, share: line.share },
        ),
      'create',
    );
  } finally {
    line.stop();
    interrupt.done();
  }
  await print(`${summary()} (${storeAt(options.store)})\n`);
  if (!interrupt.signal.aborted) return failed === 0 ? 0 : 1;
  await print('interrupted: what is counted is kept; the same command goes on from here\n');
  return 130;
}

const isFolder = async (path: string | undefined): Promise<boolean> => {
  try {
    return path !== undefined && (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};

type Fail = (input: string, what: string, advice: string) => void;

/** The documents of files, folders and streams, in order; what cannot be read is reported and passed over. */
async function* documentsIn(paths: readonly string[], options: AddCommand, fail: Fail): AsyncGenerator<Document> {
  for (const path of paths) {
    try {
      if (path === STDIN) yield* lines(path, options, fail);
      else if ((await stats(path)).isDirectory()) yield* folder(path, options, fail);
      else yield* file(path, options, fail);
    } catch (error) {
      const known = asInputError(error);
      if (!(known instanceof InputError)) throw error;
      fail(path, known.message, known.advice);
    }
  }
}

const stats = async (path: string): Promise<Stats> => {
  try {
    return await stat(path);
  } catch (error) {
    throw asInputError(error);
  }
};

async function* folder(path: string, options: AddCommand, fail: Fail): AsyncGenerator<Document> {
  const files = await filesIn(path);
  if (files.length === 0) fail(path, 'there is no .txt, .jsonl or .ndjson file in it', 'name the files');
  for (const one of files) yield* documentsIn([one], options, fail);
}

async function* file(path: string, options: AddCommand, fail: Fail): AsyncGenerator<Document> {
  if (options.ndjson || holdsLines(path)) return yield* lines(path, options, fail);
  const given = await readText(path, limitOf(options));
  const format = otherFormat(given);
  if (format) throw new InputError(format.what, format.advice);
  if (!options.published) options.undated?.(path);
  const { title, text } = options.title === undefined ? headed(given) : { title: options.title, text: given };
  yield toDocument({
    text,
    ...(title === undefined ? {} : { title }),
    ...(options.url ? { url: options.url } : {}),
    ...(options.published ? { published: options.published } : {}),
    ...(options.publisher ? { publisher: options.publisher } : {}),
  });
}

async function* lines(path: string, options: AddCommand, fail: Fail): AsyncGenerator<Document> {
  const name = path === STDIN ? 'standard input' : path;
  for await (const line of readNdjson(byteStream(path), limitOf(options))) {
    if ('document' in line) yield line.document;
    else fail(`${name}, line ${line.line}`, line.error, line.advice);
  }
}

const limitOf = ({ limit }: AddCommand): number => (limit === undefined ? DEFAULT_LIMIT : limit * 1e6);

export async function removeCommand(ids: readonly string[], options: StoreOption): Promise<number> {
  const wanted = ids.length === 1 && ids[0] === STDIN ? await idsOnStdin() : ids;
  const removed = new Set(await withDesk(options, (desk) => desk.remove(wanted), 'write'));
  const missing = wanted.filter((id) => !removed.has(id));
  for (const id of missing) complainLine(id, 'no such document', 'chancery list documents shows their ids');
  await print(`${number(removed.size)} removed\n`);
  return missing.length === 0 ? 0 : 1;
}

/** Ids, one a line. */
const idsOnStdin = async (): Promise<string[]> =>
  (await readText(STDIN))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export async function rereadCommand(options: StoreOption & { readonly all?: boolean }): Promise<number> {
  const interrupt = interruptible();
  const line = progressLine(interrupt.signal);
  let done = 0;
  try {
    done = await withDesk(
      options,
      (desk) =>
        desk.reread(
          options.all ? { all: true } : {},
          (count) => {
            line.counted(`${number(count)} read again`, 0);
            return true;
          },
          { signal: interrupt.signal, read: line.read, share: line.share },
        ),
      'write',
    );
  } finally {
    line.stop();
    interrupt.done();
  }
  await print(`${number(done)} read again\n`);
  return interrupt.signal.aborted ? 130 : 0;
}

export async function rebuildCommand(options: StoreOption): Promise<number> {
  const entries = await withDesk(options, (desk) => desk.rebuild(), 'write');
  await print(`${number(entries)} entries\n`);
  return 0;
}
