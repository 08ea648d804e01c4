/** `chancery add`, `remove`, `reread`, `rebuild`: into and out of the record. */
import { stat } from 'node:fs/promises';
import type { AddCounts } from '../../desk/desk.js';
import { storeAt } from '../../desk/place.js';
import { withoutPassword } from '../../store/location.js';
import { type DocumentsCommand, documentsOf, type Tell } from '../documents.js';
import { idMeant } from '../ids.js';
import { readText, STDIN } from '../input.js';
import { complainLine, print, remark } from '../output.js';
import {
  countDocuments,
  holdsLines,
  interruptible,
  laterKnown,
  number,
  progressLine,
  turnTaking,
} from '../progress.js';
import { type StoreOption, withRecord } from '../record.js';

export type AddCommand = StoreOption & DocumentsCommand;

const isFolder = async (path: string | undefined): Promise<boolean> => {
  try {
    return path !== undefined && (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};

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
  const tell: Tell = (input, what, advice, isMinor) => {
    if (!isMinor) {
      failed++;
      line.counted(summary(), 1);
    }
    line.aside(() => complainLine(input, what, advice));
  };
  try {
    await withRecord(
      options,
      (desk) =>
        desk.add(
          documentsOf(inputs, { ...options, isArticle: true }, tell, 'ndjson'),
          (counts) => {
            total = {
              added: total.added + counts.added,
              changed: total.changed + counts.changed,
              known: total.known + counts.known,
            };
            line.counted(summary(), counts.known);
            return true;
          },
          {
            signal: interrupt.signal,
            read: line.read,
            share: line.share,
            failed: ({ document }, error) =>
              tell(document.id, `not read (${error.message})`, 'the others are kept; please report it', false),
          },
        ),
      'create',
    );
  } finally {
    line.stop();
    interrupt.done();
  }
  await print(`${summary()} (${withoutPassword(storeAt(options.store))})\n`);
  if (!interrupt.signal.aborted) return failed === 0 ? 0 : 1;
  await print('interrupted: what is counted is kept; the same command goes on from here\n');
  return 130;
}

export async function removeCommand(given: readonly string[], options: StoreOption): Promise<number> {
  const isPiped = given.length === 1 && given[0] === STDIN;
  const wanted = isPiped ? await idsOnStdin() : given;
  return withRecord(
    options,
    async (desk) => {
      const meant: string[] = [];
      for (const one of wanted) {
        // A program says the whole id: of one that was removed before, another may be what it begins.
        const id = isPiped ? one : await idMeant(desk, one, 'document');
        if (id === undefined) continue;
        if (id !== one) remark(`${one}: taken as ${id}`);
        meant.push(id);
      }
      const removed = new Set(await desk.remove(meant));
      const missing = meant.filter((id) => !removed.has(id));
      for (const id of missing) complainLine(id, 'no such document', 'chancery list documents shows their ids');
      await print(`${number(removed.size)} removed\n`);
      return missing.length === 0 && meant.length === wanted.length ? 0 : 1;
    },
    'write',
  );
}

/** Ids, one a line. */
const idsOnStdin = async (): Promise<string[]> =>
  (await readText(STDIN))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export async function rereadCommand(options: StoreOption & { readonly all?: boolean }): Promise<number> {
  const interrupt = interruptible();
  const amount = laterKnown();
  const line = progressLine(interrupt.signal, amount.asked);
  let done = 0;
  try {
    done = await withRecord(
      options,
      async (desk) => {
        const which = options.all ? { all: true } : {};
        amount.is(await desk.countToReread(which));
        return desk.reread(
          which,
          (count) => {
            line.counted(`${number(count)} read again`, 0);
            return true;
          },
          { signal: interrupt.signal, read: line.read, share: line.share },
        );
      },
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
  const amount = laterKnown();
  // It is one transaction, which an interrupt takes back as it is.
  const line = progressLine(undefined, amount.asked, 'making the record anew');
  let entries = 0;
  try {
    entries = await withRecord(
      options,
      async (desk) => {
        amount.is((await desk.ask.sizes()).documents);
        return desk.rebuild(turnTaking(line.read));
      },
      'write',
    );
  } finally {
    line.stop();
  }
  await print(`${number(entries)} entries\n`);
  return 0;
}
