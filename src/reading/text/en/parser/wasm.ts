/** The operations of the net by WebAssembly with SIMD. */
import type { Arithmetic } from './arithmetic.js';

/** Given a memory, the arithmetic over it. */
export type MakeArithmetic = (memory: WebAssembly.Memory) => Arithmetic;

/**
 * @param kernel kernels/inference.ts, compiled by `npm run build:kernel`
 * @throws WebAssembly.CompileError where the machine has no SIMD
 */
export const wasmArithmetic = (kernel: Uint8Array): MakeArithmetic => {
  const compiled = new WebAssembly.Module(Uint8Array.from(kernel));
  return (memory) => {
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
    return { ...(exports as unknown as Omit<Arithmetic, 'memory'>), memory };
  };
};
