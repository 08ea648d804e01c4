/** `chancery add`, `remove`, `reread`, `rebuild`: into and out of the record. */
import type { AddCounts } from '../../desk/desk.js';
import { storeAt } from '../../desk/place.js';
import { type DocumentsCommand, documentsOf, type Tell } from '../documents.js';
import { readText, STDIN } from '../input.js';
import { complainLine, print } from '../output.js';
import { counter, interruptible, number } from '../progress.js';
import { type StoreOption, withDesk } from '../record.js';

export type AddCommand = StoreOption & DocumentsCommand;

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
  const tell: Tell = (input, what, advice, isMinor) => {
    if (!isMinor) failed++;
    line.clear();
    complainLine(input, what, advice);
  };
  await withDesk(options, (desk) =>
    desk.add(documentsOf(paths.length === 0 ? [STDIN] : paths, options, tell, 'ndjson'), (counts) => {
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
