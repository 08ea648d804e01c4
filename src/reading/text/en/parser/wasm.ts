/** The operations of the net by WebAssembly with SIMD. */
import type { Arithmetic } from './arithmetic.js';
import { KERNEL } from './kernel.js';

let compiled: WebAssembly.Module | null | undefined;

/** Nothing where the machine has no WebAssembly with SIMD. */
export function wasmArithmetic(memory: WebAssembly.Memory): Arithmetic | undefined {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
    } catch {
      compiled = null;
    }
  }
  if (!compiled) return undefined;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...(exports as unknown as Omit<Arithmetic, 'memory'>), memory };
}
