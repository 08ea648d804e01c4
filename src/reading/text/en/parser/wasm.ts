/** The operations of the net by WebAssembly with SIMD. */
import type { Arithmetic } from './arithmetic.js';
import { KERNEL } from './kernel.js';

/** Given a memory, the arithmetic over it. */
export type MakeArithmetic = (memory: WebAssembly.Memory) => Arithmetic;

let compiled: WebAssembly.Module | undefined;

/** @throws WebAssembly.CompileError where the machine has no SIMD */
export const wasmArithmetic: MakeArithmetic = (memory) => {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...(exports as unknown as Omit<Arithmetic, 'memory'>), memory };
};
