/** `chancery changes`: what was added, changed, merged, split or removed. */
import type { Desk } from '../../desk/desk.js';
import { headline } from '../../export/headline.js';
import { isPartialDate } from '../../model/day.js';
import type { Change } from '../../model/record.js';
import type { ChangeFilter, ChangePage } from '../../store/store.js';
import { harmless } from '../harmless.js';
import { complainLine, json, print } from '../output.js';
import { type StoreOption, withRecord } from '../record.js';
import { columns, padded, terminal } from '../terminal.js';

export interface ChangesCommand extends StoreOption {
  /** The number of a change, or a day or moment. */
  readonly since?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

/** A number asks for what comes after it; a day for what was changed on it or later. */
const sinceOf = (since: string | undefined): Pick<ChangeFilter, 'after' | 'since'> =>
  since === undefined ? {} : /^\d+$/.test(since) && since.length !== 4 ? { after: Number(since) } : { since };

export async function changesCommand(options: ChangesCommand): Promise<number> {
  const { since } = options;
  if (since !== undefined && !/^\d+$/.test(since) && !isPartialDate(since.slice(0, 10))) {
    complainLine(
      `--since ${since}`,
      'neither a number of a change nor a date',
      'write a date as 2023, 2023-06 or 2023-06-18',
    );
    return 2;
  }
  return withRecord(options, async (desk) => {
    const { color, width } = terminal();
    let left = options.limit ?? (options.json ? Number.POSITIVE_INFINITY : 50);
    let { after, ...rest } = sinceOf(options.since);
    let next: ChangePage['next'] = null;
    let printed = 0;
    do {
      const page: ChangePage = await desk.changes({
        ...rest,
        limit: Math.min(left, 1000),
        ...(after === undefined ? {} : { after }),
      });
      for (const change of page.lines) {
        printed++;
        if (options.json) await print(`${json(change)}\n`);
        else {
          const line = `${padded(change.is, 8)}${harmless(await described(desk, change))}`;
          await print(`${columns(padded(String(change.number), 7), line, width, 0)}\n`);
          await print(`${' '.repeat(15)}${color.dim(`${change.moment.slice(0, 10)}  ${change.id}`)}\n`);
        }
      }
      left -= page.lines.length;
      next = page.next;
      after = next ?? undefined;
    } while (next !== null && left > 0);
    if (options.json) return 0;
    if (printed === 0) await print('nothing\n');
    else if (next !== null) await print(`\nmore follow: --since ${next}\n`);
    return 0;
  });
}

/** What it is of, as it is now, and where it went. */
const described = async (desk: Desk, change: Change): Promise<string> => {
  const answered = change.is === 'removed' ? undefined : await desk.answer(change.id);
  const what =
    answered?.is === 'entry'
      ? headline(answered.shown.entry)
      : [change.kind, change.day, change.parties.join('–')].filter(Boolean).join(' ');
  if (change.to.length > 0) return `${what}: now ${change.to.join(', ')}`;
  return change.fields.length > 0 ? `${what} (${change.fields.join(', ')})` : what;
};
