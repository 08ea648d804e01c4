/** `chancery add`, `remove`, `reread`, `rebuild`: into and out of the record. */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import ora from 'ora';
import type { AddCounts } from '../../desk/desk.js';
import { storeAt } from '../../desk/place.js';
import { toDocument } from '../../ingest/document.js';
import { readNdjson } from '../../ingest/ndjson.js';
import { DEFAULT_LIMIT, InputError } from '../../ingest/text.js';
import type { Document } from '../../model/document.js';
import { asInputError, byteStream, readText, STDIN } from '../input.js';
import { complainLine, print } from '../output.js';
import { type StoreOption, withDesk } from '../record.js';

export interface AddCommand extends StoreOption {
  readonly published?: string;
  readonly publisher?: string;
  readonly ndjson?: boolean;
  /** Megabytes. */
  readonly limit?: number;
}

const number = (value: number): string => value.toLocaleString('en');

/** Stops after the batch that is under way; a second interrupt ends at once. */
const interruptible = (): { readonly stopped: () => boolean; readonly done: () => void } => {
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
  };
  process.on('SIGINT', stop);
  return { stopped: () => stopped, done: () => process.off('SIGINT', stop) };
};

/** A line that counts on a terminal; elsewhere nothing but what is printed at the end. */
const counter = (text: string) => ora({ text, stream: process.stderr, isSilent: !process.stderr.isTTY }).start();

/** @returns the exit status: 0, 1 where some input failed, 130 where it was interrupted */
export async function addCommand(paths: readonly string[], options: AddCommand): Promise<number> {
  let failed = 0;
  let total: AddCounts = { added: 0, changed: 0, known: 0 };
  const interrupt = interruptible();
  const line = counter('adding');
  const summary = (): string =>
    [
      `${number(total.added)} added`,
      ...(total.changed > 0 ? [`${number(total.changed)} changed`] : []),
      `${number(total.known)} known`,
      `${number(failed)} failed`,
    ].join(', ');
  const fail = (input: string, what: string, advice: string): void => {
    failed++;
    line.clear();
    complainLine(input, what, advice);
  };
  await withDesk(options, (desk) =>
    desk.add(documentsIn(paths.length === 0 ? [STDIN] : paths, options, fail), (counts) => {
      total = {
        added: total.added + counts.added,
        changed: total.changed + counts.changed,
        known: total.known + counts.known,
      };
      line.text = summary();
      return !interrupt.stopped();
    }),
  );
  line.stop();
  interrupt.done();
  await print(`${summary()} (${storeAt(options.store)})\n`);
  if (!interrupt.stopped()) return failed === 0 ? 0 : 1;
  await print('interrupted: what is counted is kept; the same command goes on from here\n');
  return 130;
}

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
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(txt|jsonl|ndjson)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) fail(path, 'there is no .txt, .jsonl or .ndjson file in it', 'name the files');
  for (const one of files) yield* documentsIn([one], options, fail);
}

async function* file(path: string, options: AddCommand, fail: Fail): AsyncGenerator<Document> {
  if (options.ndjson || /\.(jsonl|ndjson)$/.test(path)) return yield* lines(path, options, fail);
  const text = await readText(path, limitOf(options));
  yield toDocument({
    text,
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
  const removed = new Set(await withDesk(options, (desk) => desk.remove(wanted)));
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
  const line = counter('reading again');
  const done = await withDesk(options, (desk) =>
    desk.reread(options.all ? { all: true } : {}, (count) => {
      line.text = `${number(count)} read again`;
      return !interrupt.stopped();
    }),
  );
  line.stop();
  interrupt.done();
  await print(`${number(done)} read again\n`);
  return interrupt.stopped() ? 130 : 0;
}

export async function rebuildCommand(options: StoreOption): Promise<number> {
  const line = counter('making the record anew');
  const entries = await withDesk(options, (desk) => desk.rebuild());
  line.stop();
  await print(`${number(entries)} entries\n`);
  return 0;
}
