/** The folder of shared data that weights are learned from. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const SHARED = process.env.CHANCERY_SHARED ?? join(ROOT, '../shared');

/** Ends the process with a word about it where one of the paths below the folder is missing: there is nothing to learn from then. */
export function needShared(...paths: readonly string[]): void {
  const missing = paths.find((path) => !existsSync(join(SHARED, path)));
  if (missing === undefined) return;
  console.log(
    `nothing to learn from: ${join(SHARED, missing)} is missing (CHANCERY_SHARED names the folder of shared data)`,
  );
  process.exit(0);
}
