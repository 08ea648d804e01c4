/**
 * `npm run build`: src/ into dist/, a file for a file. esbuild takes the types out, which is all that running wants, in a
 * second; `npm run types` checks them. With `--types` the declarations for users of the library are written, too, as
 * `npm pack` wants them.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join(root, 'src', file));

await build({
  entryPoints: sources,
  outbase: join(root, 'src'),
  outdir: join(root, 'dist'),
  absWorkingDir: root,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
});

if (process.argv.includes('--types')) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
