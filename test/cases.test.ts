/** The case files of our own keep their own rules: what their `check.mjs` says. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('./cases', import.meta.url));
const folders = readdirSync(root).filter((name) => existsSync(join(root, name, 'check.mjs')));

test.each(folders)('the cases of %s are well formed', (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['check.mjs'], {
    cwd: join(root, name),
    encoding: 'utf8',
  });
  expect(status, `${stdout}${stderr}`).toBe(0);
});
