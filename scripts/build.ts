/**
 * `npm run build`: src/ into dist/, a file for a file, and the pages of web/ into dist/web/. esbuild takes the types out,
 * which is all that running wants, in a second; `npm run types` checks them. With `--types` the declarations for users of
 * the library are written, too, as `npm pack` wants them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = { absWorkingDir: root, format: 'esm', target: 'es2022', sourcemap: true, logLevel: 'warning' } as const;

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => join(root, 'src', file));

await Promise.all([
  build({ ...common, entryPoints: sources, outbase: join(root, 'src'), outdir: join(root, 'dist'), platform: 'node' }),
  buildPages(),
]);

if (process.argv.includes('--types')) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

/** The pages: one script, one a page, one style sheet, fonts; their names say what is in them, so that browsers keep them. */
async function buildPages(): Promise<void> {
  const to = join(root, 'dist/web');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const { metafile } = await build({
    ...common,
    sourcemap: false,
    entryPoints: { app: 'web/main.tsx', style: 'web/style.css', icon: 'web/icon.svg' },
    outdir: to,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    publicPath: '/assets',
    entryNames: '[name]-[hash]',
    chunkNames: 'page-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const built = Object.keys(metafile.outputs).map((path) => basename(path));
  const nameOf = (start: string, end: string): string =>
    built.find((name) => name.startsWith(`${start}-`) && name.endsWith(end)) ?? '';
  let page = readFileSync(join(root, 'web/index.html'), 'utf8');
  for (const [name, end] of [
    ['app', '.js'],
    ['style', '.css'],
    ['icon', '.svg'],
  ] as const)
    page = page.replace(`/assets/${name}${end}`, `/assets/${nameOf(name, end)}`);
  writeFileSync(join(to, 'index.html'), page);
  // Pages that the server makes itself ask for it by one name.
  writeFileSync(join(to, 'style.css'), readFileSync(join(to, nameOf('style', '.css'))));
}
