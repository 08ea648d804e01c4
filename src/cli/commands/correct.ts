/** `chancery correct ...`: what a person says of the record, and takes back; listed, exported and taken in. */
import { userInfo } from 'node:os';
import { CorrectionError, CorrectionSchema } from '../../desk/corrections.js';
import type { Desk } from '../../desk/desk.js';
import type { Said } from '../../desk/said.js';
import type { Correction } from '../../model/record.js';
import { harmless } from '../harmless.js';
import { idMeant } from '../ids.js';
import { asInputError, byteStream, STDIN } from '../input.js';
import { complain, complainLine, json, print } from '../output.js';
import { type StoreOption, withRecord } from '../record.js';
import { columns, padded, terminal } from '../terminal.js';

export interface CorrectCommand extends StoreOption {
  readonly author?: string;
  readonly reason?: string;
}

/** Who says it: as given, else CHANCERY_AUTHOR, else the user of the system. */
const byOf = ({ author, reason }: CorrectCommand) => ({
  author: author ?? process.env.CHANCERY_AUTHOR ?? userInfo().username,
  reason: reason ?? '',
});

/** A value as JSON where it is some, else as text: `2023-06-18`, `'["trade"]'`. */
export const valueGiven = (text: string): unknown => {
  // A year alone is a date, not a number.
  if (/^[\d-]+$/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** @returns the exit status: 1 where it cannot be said */
export async function correctCommand(said: Said, options: CorrectCommand): Promise<number> {
  return saying(options, async (desk) => {
    const item = await idMeant(desk, said.item, 'entry');
    if (item === undefined) return undefined;
    if (!('other' in said)) return desk.correct({ ...said, item }, byOf(options));
    const other = await idMeant(desk, said.other, 'entry');
    return other === undefined ? undefined : desk.correct({ ...said, item, other }, byOf(options));
  });
}

export async function undoCommand(correction: string, options: CorrectCommand): Promise<number> {
  return saying(options, async (desk) => {
    const id = await idMeant(desk, correction, 'correction');
    return id === undefined ? undefined : desk.undo(id, byOf(options));
  });
}

/** @param say gives what was kept, or nothing where it was told why nothing is */
const saying = (
  options: CorrectCommand,
  say: (desk: Desk) => Promise<readonly Correction[] | undefined>,
): Promise<number> =>
  withRecord(options, async (desk) => {
    const before = await desk.lastChange();
    try {
      const kept = await say(desk);
      if (kept === undefined) return 1;
      for (const { id, follows } of kept) if (follows === undefined) await print(`kept as ${id}\n`);
      await print(followingText(kept));
    } catch (error) {
      if (!(error instanceof CorrectionError)) throw error;
      const [input = '', ...what] = error.message.split(': ');
      complainLine(input, what.join(': ') || 'cannot be said', error.advice);
      return 1;
    }
    const { lines } = await desk.changes({ after: before, limit: 1000 });
    await print(
      `${lines.length === 0 ? 'no entry' : lines.length === 1 ? '1 entry' : `${lines.length} entries`} changed\n`,
    );
    return 0;
  });

/** Corrections for people, those that find no item named; with `json` as they can be taken in elsewhere, one a line. */
export async function correctionsCommand(
  options: StoreOption & { readonly json?: boolean; readonly orphaned?: boolean },
): Promise<number> {
  return withRecord(options, async (desk) => {
    const { color, width } = terminal();
    const all = (await desk.corrections()).filter(({ state }) => !options.orphaned || state === 'orphaned');
    if (!options.json && all.length === 0)
      await print(options.orphaned ? 'none is orphaned\n' : 'nothing was corrected\n');
    for (const { correction, state } of all) {
      if (options.json) {
        await print(`${json(correction)}\n`);
        continue;
      }
      const follows = correction.follows === undefined ? '' : `, as ${correction.follows}`;
      const mark = state === 'holds' ? '' : `  [${state}]`;
      const line = `${described(correction)}${mark}`;
      const by = [correction.author, correction.reason].filter(Boolean).join(': ');
      await print(`${columns(padded(correction.time.slice(0, 10), 12), harmless(line), width, 0)}\n`);
      await print(`${' '.repeat(12)}${color.dim(harmless(`${by}  ${correction.id}${follows}`))}\n`);
    }
    return 0;
  });
}

const WORDS_SHOWN = 70;

const described = (correction: Correction): string => {
  const words = (anchor: Correction['item']): string => {
    const all = anchor.words.join(' … ').replace(/\s+/g, ' ');
    return `“${all.length > WORDS_SHOWN ? `${all.slice(0, WORDS_SHOWN)}…` : all}”`;
  };
  const item = `${correction.item.kind} ${words(correction.item)}`;
  switch (correction.is) {
    case 'same':
      return `same: ${item} and ${words(correction.other)}`;
    case 'not-same':
      return `not the same: ${item} and ${words(correction.other)}`;
    case 'field':
      return `${correction.field} is ${JSON.stringify(correction.value)}: ${item}`;
    case 'reject':
      return `rejected: ${item}`;
    case 'hide':
      return `hidden: ${item}`;
    case 'undo':
      return `undone: ${correction.of}`;
  }
};

/** That what was said of a meeting was said of its talks as events, too. */
const followingText = (kept: readonly Correction[]): string => {
  const following = kept.filter(({ follows }) => follows !== undefined);
  const events = new Set(following.map(({ item }) => JSON.stringify(item))).size;
  if (events === 0) return '';
  const which =
    events === 1 ? '1 account of the same talks as an event' : `${events} accounts of the same talks as events`;
  return `so for ${which}${following[0]?.is === 'undo' ? '' : ', taken back with it'}\n`;
};

/** Takes in corrections as `correct list --json` gives them. @returns 1 where some line is none */
export async function importCommand(path: string, options: StoreOption): Promise<number> {
  const corrections: Correction[] = [];
  let failed = 0;
  let number = 0;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of byteStream(path)) chunks.push(chunk);
  } catch (error) {
    complain(path, asInputError(error));
    return 1;
  }
  for (const line of Buffer.concat(chunks).toString('utf8').split('\n')) {
    number++;
    if (line.trim() === '') continue;
    const parsed = CorrectionSchema.safeParse(asJson(line));
    if (parsed.success) corrections.push(parsed.data as Correction);
    else {
      failed++;
      const name = path === STDIN ? 'standard input' : path;
      complainLine(`${name}, line ${number}`, 'no correction', 'give the lines of chancery correct list --json');
    }
  }
  return withRecord(options, async (desk) => {
    const kept = await desk.importCorrections(corrections);
    await print(`${kept.length} kept, ${corrections.length - kept.length} known, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  });
}

const asJson = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
};
