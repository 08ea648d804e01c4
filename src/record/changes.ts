/**
 * What became of entries between two states of the record, told by their items: which came, went, were united or parted.
 * Pure; the order of the input does not matter.
 */
import type { Change, Entry } from '../model/record.js';

/** A change before the store gives it its number and moment. */
export type ChangeDraft = Omit<Change, 'number' | 'moment'>;

/**
 * The changes that lead from some entries to those in their place, sorted by id. Entries that are equal give none.
 *
 * @param before entries as they were: all that held an item of those that are new
 * @param after entries as they are
 */
export function changesBetween(before: readonly Entry[], after: readonly Entry[]): ChangeDraft[] {
  const now = homesOf(after);
  const then = homesOf(before);
  const heirs = new Map(before.map((entry) => [entry, entriesOf(entry, now)]));
  const changes: ChangeDraft[] = [];
  for (const entry of before) {
    const to = heirs.get(entry) ?? [];
    const ids = to.map((heir) => heir.id);
    if (to.length === 0) changes.push(draft(entry, 'removed', {}));
    else if (to.length > 1) changes.push(draft(entry, 'split', { to: ids }));
    else if (ids[0] !== entry.id && entriesOf(to[0] ?? entry, then).length > 1)
      changes.push(draft(entry, 'merged', { to: ids }));
  }
  for (const entry of after) {
    const parents = entriesOf(entry, then);
    const from = parents.map((parent) => parent.id).filter((id) => id !== entry.id);
    // Of an entry that was split the part that kept its id was told of with it.
    const parted = parents.filter((parent) => (heirs.get(parent)?.length ?? 0) > 1);
    if (parents.length === 0 || parents.length === parted.length) {
      if (!parted.some((parent) => parent.id === entry.id)) changes.push(draft(entry, 'added', { from }));
      continue;
    }
    const own = parents.find((parent) => parent.id === entry.id) ?? parents[0] ?? entry;
    const fields = differing(own, entry);
    if (fields.length > 0 || from.length > 0) changes.push(draft(entry, 'changed', { from, fields }));
  }
  return changes.sort((a, b) => (a.id === b.id ? order(a.is, b.is) : order(a.id, b.id)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const homesOf = (entries: readonly Entry[]): Map<string, Entry> =>
  new Map(entries.flatMap((entry) => entry.items.map((item) => [item, entry] as const)));

/** The entries in which the items of one are, each once, by id. */
const entriesOf = (entry: Entry, homes: ReadonlyMap<string, Entry>): Entry[] =>
  [...new Set(entry.items.flatMap((item) => homes.get(item) ?? []))].sort((a, b) => order(a.id, b.id));

const draft = (
  { id, kind, parties, day }: Entry,
  is: Change['is'],
  { from = [], to = [], fields = [] }: Partial<Pick<Change, 'from' | 'to' | 'fields'>>,
): ChangeDraft => ({ is, id, kind, parties, day, from: [...from].sort(), to, fields });

/** Of the head of an entry what people ask for; what only says how it came about goes with its reports. */
const HEAD = ['parties', 'reports', 'independent', 'contradictions', 'hidden'] as const;

/** Names of the fields in which two entries differ, sorted; `why` where nothing else does. */
const differing = (a: Entry, b: Entry): string[] => {
  const fields = new Set<string>();
  const [x, y]: Readonly<Record<string, unknown>>[] = [{ ...a.value }, { ...b.value }];
  for (const field of [...Object.keys(x ?? {}), ...Object.keys(y ?? {})])
    if (field !== 'id' && JSON.stringify(x?.[field]) !== JSON.stringify(y?.[field])) fields.add(field);
  for (const field of HEAD) if (JSON.stringify(a[field]) !== JSON.stringify(b[field])) fields.add(field);
  if (fields.size === 0 && JSON.stringify(a) !== JSON.stringify(b)) fields.add('why');
  return [...fields].sort();
};
