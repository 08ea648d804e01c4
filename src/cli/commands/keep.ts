/** `chancery backup`, `restore`, `copy`: the whole of a store to a file, from one, into another store. */
import { RELEASE, storeAt } from '../../desk/place.js';
import { backup, type Contents, checkArchive, copy, restore } from '../../store/keep/keep.js';
import { withoutPassword } from '../../store/location.js';
import { harmless } from '../harmless.js';
import { print } from '../output.js';
import { number } from '../progress.js';

const OPTIONS = { release: RELEASE };

interface OneStore {
  readonly store?: string;
}

export async function backupCommand(file: string, { store }: OneStore): Promise<number> {
  return printed(file, await backup(storeAt(store), file, OPTIONS));
}

export async function restoreCommand(
  file: string,
  { store, check }: OneStore & { readonly check?: boolean },
): Promise<number> {
  if (check) return printed(file, await checkArchive(file));
  return printed(storeAt(store), await restore(file, storeAt(store), OPTIONS));
}

export async function copyCommand({ from, to }: { readonly from: string; readonly to: string }): Promise<number> {
  return printed(to, await copy(from, to, OPTIONS));
}

/** What is held where, and its digest: the same wherever the same is held. */
const printed = async (place: string, { digest, sums }: Contents): Promise<number> => {
  const rows = (table: string): string => number(sums.find((sum) => sum.table === table)?.rows ?? 0);
  await print(
    `${harmless(withoutPassword(place))}: ${rows('documents')} documents, ${rows('entries')} entries, ${rows('corrections')} corrections\nsha256:${digest}\n`,
  );
  return 0;
};
