/** Processor time of what a program started. */
import { readdirSync, readFileSync } from 'node:fs';

/** What processes spent, in milliseconds of processor, by their number. */
type Spent = ReadonlyMap<number, number>;

/** What all processes under this one have spent, without it; a tick is ten. */
export const spentBelow = (): Spent => {
  const stats = readdirSync('/proc').flatMap((name) => {
    try {
      return /^\d+$/.test(name) ? [readFileSync(`/proc/${name}/stat`, 'utf8')] : [];
    } catch {
      return [];
    }
  });
  const rows = stats.map((stat) => {
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { id: Number.parseInt(stat, 10), parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  });
  const ours = new Set([process.pid]);
  for (let size = 0; size < ours.size; ) {
    size = ours.size;
    for (const { id, parent } of rows) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  return new Map(rows.flatMap(({ id, ticks }) => (ours.has(id) ? [[id, ticks * 10] as const] : [])));
};

/** What was spent since; of a process that ended meanwhile nothing is known. */
export const spentSince = (before: Spent): number =>
  [...spentBelow()].reduce((sum, [id, ms]) => sum + ms - (before.get(id) ?? 0), 0);

/** Milliseconds of processor that a process has spent so far, threads that ended left out; finer than the ticks above. */
export const spentBy = (id: number): number =>
  readdirSync(`/proc/${id}/task`).reduce((sum, task) => {
    try {
      return sum + Number(readFileSync(`/proc/${id}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return sum;
    }
  }, 0);
