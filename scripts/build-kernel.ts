/**
 * Compiles kernels/inference.ts and writes it as data/models/kernel.wasm. With --check it only says whether
 * what is committed is what the source gives.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCE = fileURLToPath(new URL('../kernels/inference.ts', import.meta.url));
const OUT = fileURLToPath(new URL('../data/models/kernel.wasm', import.meta.url));

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
if (!process.argv.includes('--check')) {
  writeFileSync(OUT, wasm);
  console.log(`${wasm.length} bytes: ${OUT}`);
} else if (!readFileSync(OUT).equals(wasm)) {
  console.error('data/models/kernel.wasm is stale: npm run build:kernel');
  process.exit(1);
}
