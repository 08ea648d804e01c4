/** `chancery verify`: whether all that the store holds is as it was put. */
import { RELEASE, storeAt } from '../../desk/place.js';
import { verify } from '../../desk/verify.js';
import { withoutPassword } from '../../store/location.js';
import { openStore } from '../../store/open.js';
import { harmless } from '../harmless.js';
import { json, print } from '../output.js';
import { number } from '../progress.js';

/** @returns the exit status: 1 where something is wrong */
export async function verifyCommand(options: { readonly store?: string; readonly json?: boolean }): Promise<number> {
  const location = storeAt(options.store);
  const store = await openStore(location, { release: RELEASE, access: 'read' });
  try {
    const lines: string[] = [];
    const { documents, items, entries, problems } = await verify(store, (problem) => {
      const { of, is, advice } = problem;
      lines.push(options.json ? json(problem) : harmless(`${of}: ${is}; ${advice}`));
    });
    for (const line of lines) await print(`${line}\n`);
    const found =
      problems === 0 ? 'all as it was put' : `${number(problems)} ${problems === 1 ? 'problem' : 'problems'}`;
    if (!options.json)
      await print(
        `${harmless(withoutPassword(location))}: ${number(documents)} documents, ${number(items)} items, ${number(entries)} entries: ${found}\n`,
      );
    return problems === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}
