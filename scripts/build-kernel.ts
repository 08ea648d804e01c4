/**
 * Compiles kernels/inference.ts and writes it as src/reading/text/en/parser/kernel.ts. With --check it only says whether
 * what is committed is what the source gives.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCE = fileURLToPath(new URL('../kernels/inference.ts', import.meta.url));
const OUT = fileURLToPath(new URL('../src/reading/text/en/parser/kernel.ts', import.meta.url));

const source = readFileSync(SOURCE, 'utf8');
let wasm: Uint8Array | undefined;
const { error, stderr } = await asc.main(
  [
    'inference.ts',
    '--outFile',
    'inference.wasm',
    '--enable',
    'simd',
    '--importMemory',
    '--runtime',
    'stub',
    '-O3',
    '--noAssert',
  ],
  {
    readFile: (name) => (name === 'inference.ts' ? source : null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
  },
);
if (error || !wasm) {
  console.error(`kernels/inference.ts does not compile: ${stderr.toString()}`);
  process.exit(1);
}
const lines =
  Buffer.from(wasm)
    .toString('base64')
    .match(/.{1,100}/g) ?? [];
const code = `/** kernels/inference.ts, compiled by \`npm run build:kernel\`: WebAssembly in base64. Not written by hand. */
export const KERNEL: string = [
${lines.map((line) => `  '${line}',\n`).join('')}].join('');
`;
if (!process.argv.includes('--check')) {
  writeFileSync(OUT, code);
  console.log(`${wasm.length} bytes: ${OUT}`);
} else if (readFileSync(OUT, 'utf8') !== code) {
  console.error('src/reading/text/en/parser/kernel.ts is stale: npm run build:kernel');
  process.exit(1);
}
