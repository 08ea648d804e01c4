/** Builds dist/ before the tests that run what is built, where any file of src/ is newer. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css|html|svg)$/.test(file))
    .map((file) => join(folder, file));

/** True where a source has no built file, or one that is older. */
const isStale = (): boolean =>
  pagesAreStale() ||
  sources(join(root, 'src')).some((source) => {
    const built = source.replace(`${join(root, 'src')}`, join(root, 'dist')).replace(/\.ts$/, '.js');
    return !existsSync(built) || statSync(built).mtimeMs < statSync(source).mtimeMs;
  });

/** The pages are built from all of web/ at once. */
const pagesAreStale = (): boolean => {
  const built = join(root, 'dist/web/index.html');
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return sources(join(root, 'web')).some((source) => statSync(source).mtimeMs > mtimeMs);
};

export default function setup(): void {
  if (!isStale()) return;
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the build failed:\n${stderr}`);
}
