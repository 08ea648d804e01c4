/**
 * The pages as `npm run build` made them from web/: a few files, all held in memory, so that an address is looked up in a
 * list and never leads to a path.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PAGES_FOLDER = fileURLToPath(new URL('../../../dist/web', import.meta.url));

export interface BuiltFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Missing where it is packed already. */
  readonly packed?: { readonly br: Uint8Array<ArrayBuffer>; readonly gzip: Uint8Array<ArrayBuffer> };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const loaded = new Map<string, ReadonlyMap<string, BuiltFile>>();

/** By name; none where nothing is built. */
export function builtPages(folder = PAGES_FOLDER): ReadonlyMap<string, BuiltFile> {
  const known = loaded.get(folder);
  if (known) return known;
  const files = new Map<string, BuiltFile>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    if (type === undefined) continue;
    const plain = new Uint8Array(readFileSync(join(folder, name)));
    files.set(name, {
      type,
      plain,
      ...(name.endsWith('.woff2') ? {} : { packed: packed(plain) }),
    });
  }
  loaded.set(folder, files);
  return files;
}

const packed = (plain: Uint8Array) => ({
  br: new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })),
  gzip: new Uint8Array(gzipSync(plain)),
});
