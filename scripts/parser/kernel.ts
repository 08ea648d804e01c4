/** The arithmetic of training: kernels/training.ts, compiled when it is wanted. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

export interface TrainingKernel {
  gemmNN(
    a: number,
    lda: number,
    b: number,
    ldb: number,
    c: number,
    ldc: number,
    m: number,
    n: number,
    k: number,
    add: boolean,
  ): void;
  gemmTN(
    a: number,
    lda: number,
    b: number,
    ldb: number,
    c: number,
    ldc: number,
    m: number,
    n: number,
    k: number,
    add: boolean,
  ): void;
  gemmNT(
    a: number,
    lda: number,
    b: number,
    ldb: number,
    c: number,
    ldc: number,
    m: number,
    n: number,
    k: number,
    add: boolean,
    scratch: number,
  ): void;
  axpy(from: number, to: number, n: number, scale: number, add: boolean): void;
  biasRelu(x: number, bias: number, rows: number, n: number, relu: boolean): void;
  biasReluBack(y: number, dy: number, dbias: number, rows: number, n: number, relu: boolean): void;
  gather(table: number, ids: number, out: number, ldo: number, rows: number, n: number): void;
  scatter(table: number, ids: number, from: number, ldf: number, rows: number, n: number): void;
  multiply(x: number, y: number, z: number, n: number, add: boolean): void;
  dropMask(mask: number, n: number, keep: number, state: number): void;
  windows(x: number, out: number, offsets: number, count: number, n: number): void;
  windowsBack(dx: number, dout: number, offsets: number, count: number, n: number): void;
  softmax(
    x: number,
    ld: number,
    gold: number,
    best: number,
    rows: number,
    n: number,
    scale: number,
    scratch: number,
  ): number;
  lstm(
    x: number,
    weights: number,
    cells: number,
    out: number,
    ldo: number,
    offsets: number,
    count: number,
    h: number,
    reverse: boolean,
    scratch: number,
  ): void;
  lstmBack(
    x: number,
    turned: number,
    cells: number,
    out: number,
    dout: number,
    ldo: number,
    history: number,
    offsets: number,
    count: number,
    h: number,
    reverse: boolean,
    scratch: number,
  ): void;
  squares(a: number, b: number, n: number): number;
  adam(
    weight: number,
    a: number,
    b: number,
    m: number,
    v: number,
    average: number,
    n: number,
    scale: number,
    rate: number,
    beta1: number,
    beta2: number,
    correction2: number,
    epsilon: number,
    decay: number,
  ): void;
  distances(scores: number, ld: number, r: number, n: number): void;
  distancesBack(dscores: number, ld: number, dr: number, n: number): void;
}

/** Pages of 64 KiB that the threads share. */
export const PAGES = 24_576;

export async function compileKernel(): Promise<WebAssembly.Module> {
  const source = readFileSync(fileURLToPath(new URL('../../kernels/training.ts', import.meta.url)), 'utf8');
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'training.ts',
      '--outFile',
      'training.wasm',
      '--enable',
      'simd,threads',
      '--importMemory',
      '--sharedMemory',
      '--initialMemory',
      '16',
      '--maximumMemory',
      String(PAGES),
      '--runtime',
      'stub',
      '-O3',
      '--noAssert',
    ],
    {
      readFile: (name) => (name === 'training.ts' ? source : null),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !wasm) throw new Error(`kernels/training.ts does not compile: ${stderr.toString()}`);
  return new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
}

export const instantiate = (module: WebAssembly.Module, memory: WebAssembly.Memory): TrainingKernel =>
  new WebAssembly.Instance(module, {
    env: {
      memory,
      abort: () => {
        throw new Error('the training kernel stopped');
      },
    },
  }).exports as unknown as TrainingKernel;
