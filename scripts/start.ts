/**
 * `npm start`: opens the demo record in the browser. It is read once, into a file among the caches, and kept for the next
 * time. What follows goes to `chancery serve`: `npm start -- --port 9000`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RELEASE } from '../src/desk/place.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const store = join(root, 'node_modules/.cache/chancery', `demo-${RELEASE}.db`);

if (!existsSync(store)) {
  const making = `${store}.new`;
  mkdirSync(dirname(store), { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${making}${suffix}`, { force: true });
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/demo.ts'), making], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  // Half a record would be taken for the whole the next time.
  renameSync(making, store);
}
const served = spawn(
  process.execPath,
  [join(root, 'bin/chancery.js'), 'serve', '--store', store, '--open', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
served.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
process.on('SIGINT', () => undefined);
