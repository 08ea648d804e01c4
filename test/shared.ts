/**
 * What a test needs that a clone may lack: the folder of texts and corpora beside the project, a database. A test that
 * needs it is skipped where it is missing, and its name says so; where CHANCERY_REQUIRE (a list by commas: `shared`,
 * `postgres`) names it, it fails instead.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The folder of texts and corpora: CHANCERY_SHARED, else `../shared` from the project. */
export const SHARED = resolve(ROOT, process.env.CHANCERY_SHARED ?? '../shared');

type Need = 'shared' | 'postgres' | 'nats-server';

/** True where the run says that what is needed must be there: then missing is failing. @public */
export const requires = (need: Need): boolean =>
  (process.env.CHANCERY_REQUIRE ?? '')
    .split(',')
    .map((one) => one.trim())
    .includes(need);

export const hasShared = existsSync(join(SHARED, 'articles'));

/** A file under the shared folder, as text. */
export const sharedText = (path: string): string => readFileSync(join(SHARED, path), 'utf8');

/** The rows of a JSONL file under the shared folder. */
export const sharedRows = <T>(path: string): T[] =>
  sharedText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** A `describe` whose tests need something: run, skipped with the reason in its name, or failed where it is required. @public */
export const describeNeeding = (need: Need, there: boolean, name: string, tests: () => void): void => {
  if (there) describe(name, tests);
  else if (requires(need))
    describe(name, () => {
      it(`needs ${need}, which CHANCERY_REQUIRE asks for`, () => {
        throw new Error(`${need} is missing`);
      });
    });
  else describe.skip(`${name} (skipped: ${need} is missing)`, tests);
};

/** A `describe` whose tests read the shared folder. `tests` runs even where they are skipped, so it must read within tests. */
export const describeShared = (name: string, tests: () => void): void =>
  describeNeeding('shared', hasShared, name, tests);
